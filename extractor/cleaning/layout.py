"""The layout pass: a line feed ends a paragraph and stands nowhere else; blanks part words.

Line breaks come from paragraphs, from hard wraps at a fixed width, and from page templates that
break at a tag inside a sentence. A break is kept unless something says that the sentence goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.cleaning import blanks
from extractor.cleaning.edits import Edit, Edits
from extractor.spans import Span

ENDS = "。！？；：…!?;:”’』」）)】〉》"
"""A line that ends so may be complete."""
GOES_ON_AFTER = "，、,（(《〈“‘「『【[—-－"
"""A line that ends so is not complete."""
GOES_ON_WITH = "，、。；：！？）》〉”’」』】,;!?)]%"
"""No paragraph begins so."""
FUNCTION_WORDS = "的和与及或在对从向把将被由于以为是并而等"
"""A line of prose that ends with one of these is not complete."""
COUNTED = "年月日号时分秒个名位人项家届度余万亿"
"""What a number at the end of a line goes on with."""
PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "「": "」", "『": "』", "【": "】"}
"""What is opened in one line and closed in the next holds both together."""

MIN_WIDTH = 24
"""Columns (a Chinese character fills two) below which equal lines are captions or verse, not wraps."""
MIN_WRAPS = 2
"""Fewer full lines do not show that a text is wrapped."""
REACH = 80
"""How far into a line the bracket that an earlier line opened is looked for."""

_BREAKS = re.compile(f"[{blanks.BLANK}{blanks.INVISIBLE}]*[\r\n\v\f\x85\u2028\u2029]"
                     f"[{blanks.BLANK}{blanks.INVISIBLE}\r\n\v\f\x85\u2028\u2029]*")
_EDGE = re.compile(f"[{blanks.BLANK}{blanks.INVISIBLE}]+")
_CLAUSES = re.compile(r"[，。；、]")
_UNIT = re.compile(r"[^\x00-\u02ff][，。、；：！？）》”’」』】]?|[!-\u02ff]+[，。、；：！？）》”’」』】]?")
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]\D|[图表附第]\s?[一二三四五六七八九十\d]"
    r"|[■●◆▲★☆○·*#<\[【“（(]|https?:|[^，。]{2,6}[：:]"
)
_LAST_WORD = re.compile(r"([@./:]?)[A-Za-z0-9-]+$")


def find(text: str) -> Edits:
    """The line breaks and blanks of a text to remove or to replace, in text order."""
    lines = _lines(text)
    if not lines:
        return Edits([Edit(0, len(text), "", "blank")] if text else [])
    wrapped = _wrapped(text, lines)
    edits = Edits()
    position, paragraph = 0, lines[0].start
    for index, line in enumerate(lines):
        if line.start > position:
            replacement, rule = "", "blank"
            if index:
                if index - 1 in wrapped:
                    replacement = _glue(text, lines[index - 1], line)
                else:
                    before = lines[index - 1]
                    paragraph = max(paragraph, before.end - 5 * REACH)
                    replacement = _between(text, Span(paragraph, before.end), line)
                rule = "blank" if replacement == "\n" else "line-break"
                paragraph = line.start if replacement == "\n" else paragraph
            if text[position : line.start] != replacement:
                edits.add(position, line.start, replacement, rule)
        blanks.add(edits, text, line.start, line.end)
        position = line.end
    if position < len(text):
        edits.add(position, len(text), "", "blank")
    return edits


def _lines(text: str) -> list[Span]:
    """The lines of a text that hold anything, without the blanks at their ends."""
    lines = []
    start = 0
    first = _EDGE.match(text)
    if first:
        start = first.end()
    for gap in _BREAKS.finditer(text, start):
        if gap.start() > start:
            lines.append(Span(start, gap.start()))
        start = gap.end()
    end = len(text)
    while end > start and _EDGE.match(text, end - 1):
        end -= 1
    if end > start:
        lines.append(Span(start, end))
    return lines


def _width(text: str, line: Span) -> int:
    """The columns a line fills: a Chinese character, three bytes in UTF-8, fills two."""
    return (line.end - line.start + len(text[line.start : line.end].encode("utf-8", "replace"))) // 2


def _wrapped(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """The lines that end only because they are full: their text goes on in the next line.

    A line is full if the next line's first word would not have fitted into the width of the widest
    line. Full lines show a hard wrap if most lines that end inside a sentence are full.
    """
    if len(lines) < 2:
        return frozenset()
    width = max(_width(text, line) for line in lines)
    if width < MIN_WIDTH:
        return frozenset()
    open_ended = [index for index in range(len(lines) - 1) if text[lines[index].end - 1] not in ENDS]
    full = []
    for index in open_ended:
        following = _UNIT.match(text, lines[index + 1].start)
        word = Span(*following.span()) if following else Span(0, 0)
        if _width(text, lines[index]) + _width(text, word) > width:
            full.append(index)
    prose = sum(_CLAUSES.search(text, *lines[index]) is not None for index in full)
    if len(full) < MIN_WRAPS or 2 * prose < len(full) or 5 * len(full) < 3 * len(open_ended):
        return frozenset()
    return frozenset(full)


def _between(text: str, line: Span, following: Span) -> str:
    """What belongs between two lines: a line feed, or less if the sentence goes on."""
    last, first = text[line.end - 1], text[following.start]
    dash = last in "-—" and line.end - line.start > 1 and text[line.end - 2] in "-—"
    if first in GOES_ON_WITH or (last in GOES_ON_AFTER and not dash):
        return _glue(text, line, following)
    if last in ENDS:
        return "\n"
    if held := _held_together(text, line, following):
        # Halves of a quoted headline or title stood in two lines: a blank keeps them apart.
        return " " if held in "”’》」』" else _glue(text, line, following)
    if _ITEM.match(text, following.start) or _CLAUSES.search(text, *line) is None:
        return "\n"
    if last in FUNCTION_WORDS or first in "的了着们" or _inside_foreign(text, line, following):
        return _glue(text, line, following)
    return "\n"


def _inside_foreign(text: str, line: Span, following: Span) -> bool:
    """True if a template broke a line where foreign words or numbers meet the Chinese around them."""
    last, first = text[line.end - 1], text[following.start]
    if not (last.isascii() and last.isalnum()):
        return False
    if last.isdigit():
        return first in COUNTED
    word = _LAST_WORD.search(text, max(line.start, line.end - REACH), line.end)
    return first.isalpha() and word is not None and not word[1]


def _held_together(text: str, line: Span, following: Span) -> str:
    """The closing character of a bracket or quotation that one line opens and the next one closes."""
    opened: list[str] = []
    for character in text[line.start : line.end]:
        if character in PAIRS:
            opened.append(PAIRS[character])
        elif opened and character == opened[-1]:
            opened.pop()
    if not opened:
        return ""
    for character in text[following.start : min(following.end, following.start + REACH)]:
        if character == opened[-1]:
            return character
        if character in PAIRS and PAIRS[character] == opened[-1]:
            return ""
    return ""


def _glue(text: str, line: Span, following: Span) -> str:
    """What stands between two lines that are joined: a blank between Latin words, else nothing."""
    last, first = text[line.end - 1], text[following.start]
    if last.isascii() and last.isalnum() and first.isascii() and first.isalnum():
        return " "
    return ""
