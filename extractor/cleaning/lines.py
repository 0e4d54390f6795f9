"""The lines of a text, and which of them end only because they were full."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.cleaning import blanks

ENDS = "。！？；：…!?;:”’』」）)】〉》"
"""A line that ends so may be complete."""
CLOSERS = "”’』」）)】〉》"
"""Those of them that also stand inside a sentence."""
MIN_WIDTH = 24
"""Columns (a Chinese character fills two) below which equal lines are captions or verse, not wraps."""
SPREAD = 4
"""Columns by which full lines differ: punctuation and Latin words do not break everywhere."""
MIN_FULL = 3
"""Fewer full lines do not show that a text is wrapped, unless they are long."""
LONG = 48
"""Columns of a line too long for a caption; two of them show a wrap."""
MOST = 0.6
"""Share of the lines ending inside a sentence that are full in wrapped text."""
WIDER = 0.15
"""Share of lines that may be wider still: a headline, an address."""

_BLANKS = blanks.ALL + "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
CLAUSES = re.compile(r"[，。；、]")


class Line(NamedTuple):
    """A line that holds anything, without the blanks at its ends: `[start, end)` of the text.

    `indent` counts the columns before it; `apart` tells that an empty line stands above it.
    """

    start: int
    end: int
    indent: int
    apart: bool


def split(text: str) -> list[Line]:
    """The lines of a text that hold anything."""
    lines = []
    start, apart = 0, False
    for piece in text.splitlines(keepends=True):
        kept = piece.strip(_BLANKS)
        if kept:
            indent = len(piece) - len(piece.lstrip(_BLANKS))
            begin = start + indent
            lines.append(Line(begin, begin + len(kept), columns(piece[:indent]) if indent else 0, apart))
        apart = not kept
        start += len(piece)
    return lines


def columns(text: str) -> int:
    """The columns a text fills: a Chinese character, three bytes in UTF-8, fills two."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


def wrapped(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that end only because they are full: their text goes on in the next.

    In wrapped text the lines that end inside a sentence are nearly equally wide, and none is wider.
    The line after an empty one, and an indented line, begin a paragraph, unless all lines stand so.
    """
    ending = [index for index in range(len(lines) - 1) if text[lines[index].end - 1] not in ENDS]
    if len(ending) < 2:
        return _without_indent(text, lines, ending)
    widths = [line.indent + columns(text[line.start : line.end]) for line in lines]
    flowing = [index for index in ending if not _begins_paragraph(lines[index + 1])]
    found = _full(text, lines, flowing, widths)
    if not found:
        return frozenset(_full(text, lines, ending, widths)) or _without_indent(text, lines, ending)
    # A full line that happens to end with a bracket goes on as well.
    least = widths[found[0]]
    bracketed = (
        index
        for index in range(len(lines) - 1)
        if least <= widths[index] <= least + SPREAD
        and not _begins_paragraph(lines[index + 1])
        and text[lines[index].end - 1] in CLOSERS
        and text[lines[index].end - 2] not in ENDS
    )
    return frozenset(found).union(bracketed)


def _without_indent(text: str, lines: Sequence[Line], ending: Sequence[int]) -> frozenset[int]:
    """Long lines of indented paragraphs that end inside a sentence, in front of prose without an indent.

    One line that was full in a page of unwrapped ones: no width tells, but every paragraph is indented.
    """
    if sum(line.indent > 1 for line in lines) < 2:
        return frozenset()
    found: set[int] = set()
    for index in ending:
        line, following = lines[index], lines[index + 1]
        inside = (line.indent > 1 or index - 1 in found) and columns(text[line.start : line.end]) >= LONG
        prose = all(CLAUSES.search(text, one.start, one.end) for one in (line, following))
        if inside and prose and not _begins_paragraph(following):
            found.add(index)
    return frozenset(found)


def _begins_paragraph(line: Line) -> bool:
    return line.apart or line.indent > 1


def _full(text: str, lines: Sequence[Line], candidates: Sequence[int], widths: Sequence[int]) -> list[int]:
    """The candidates, narrowest first, of the width that most of them have, if that looks like a wrap."""
    ranked = sorted((index for index in candidates if widths[index] >= MIN_WIDTH), key=widths.__getitem__)
    begin = end = low = 0
    for high in range(len(ranked)):
        while widths[ranked[high]] - widths[ranked[low]] > SPREAD:
            low += 1
        if high + 1 - low >= end - begin:
            begin, end = low, high + 1
    best = ranked[begin:end]
    if not best or len(best) < (MIN_FULL if widths[best[-1]] < LONG else 2):
        return []
    wider = sum(width > widths[best[-1]] + SPREAD for width in widths)
    prose = sum(CLAUSES.search(text, *lines[index][:2]) is not None for index in best)
    if len(best) < MOST * len(candidates) or wider > WIDER * len(lines) or 2 * prose < len(best):
        return []
    return best
