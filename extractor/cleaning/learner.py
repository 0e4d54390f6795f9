"""The pass for learners' texts: readings of words, in zhuyin, in jyutping, and without brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, compress

from extractor.cleaning.brackets import BLANK, CLOSERS, OPENERS
from extractor.cleaning.edits import Edits
from extractor.cleaning.pollution import Pollution
from extractor.cleaning.readings import (
    HAN,
    LATIN,
    ZHUYIN,
    agrees,
    agrees_in_zhuyin,
    is_han,
    is_jyutping,
    spelled,
)

_BRACKET = re.compile(
    rf"[{BLANK}]?[{OPENERS}][{BLANK}]{{0,2}}([{LATIN}:{ZHUYIN}0-6'’ ·-]{{1,40}}?)[{BLANK}]{{0,2}}[{CLOSERS}]"
)
_OPENER = re.compile(f"[{OPENERS}]")
_BARE = re.compile(rf"(?<=[{HAN}])([{BLANK}]?[{LATIN}]{{1,7}}[0-5]?)(?![{LATIN}0-9])")
_NOT_LETTERS = re.compile(r"[\s'’·-]")
_HAS_ZHUYIN = re.compile(f"[{ZHUYIN}]").search


def find(text: str, pollution: Pollution) -> Edits:
    """The annotations to remove from a text that is for learners; nothing from any other."""
    edits = Edits()
    if pollution is not Pollution.LEARNER:
        return edits
    position = 0
    for start, end, rule in _brackets(text):
        if start >= position:
            _add_bare(edits, text, position, start)
            edits.add(start, end, "", rule)
            position = end
    _add_bare(edits, text, position, len(text))
    return edits


def _rows(text: str) -> Iterator[list[re.Match[str]]]:
    """Brackets that follow each other without a gap, row by row."""
    row: list[re.Match[str]] = []
    if _OPENER.search(text) is None:  # the pattern, which begins with a blank, is tried at every character
        return
    for match in _BRACKET.finditer(text):
        if row and row[-1].end() != match.start():
            yield row
            row = []
        row.append(match)
    if row:
        yield row


def _brackets(text: str) -> Iterator[tuple[int, int, str]]:
    for row in _rows(text):
        start, count = row[0].start(), len(row)
        # Brackets in a row may belong to the characters before them, one each: 只是(zhi3)(shi4).
        if start >= count > 1 and all(
            agrees(text[start - count + offset], match[1]) for offset, match in enumerate(row)
        ):
            yield start, row[-1].end(), "reading"
            continue
        for match in row:
            rule = _rule(text, start, match[1]) if start else None
            if rule is None:
                break
            yield match.start(), match.end(), rule


def _rule(text: str, host_end: int, inner: str) -> str | None:
    """The rule by which a bracket behind the characters before `host_end` goes, None if it stays."""
    character = text[host_end - 1]
    if not is_han(character) or inner.isupper():
        return None
    if agrees(character, inner):
        # A capital without a tone may be an element: 锂(Li).
        return "reading" if inner.islower() or not inner.isascii() else None
    if _HAS_ZHUYIN(inner) and agrees_in_zhuyin(character, inner):
        return "zhuyin"
    if is_jyutping(inner):
        return "jyutping"
    letters = _NOT_LETTERS.sub("", inner)
    return "reading-word" if len(letters) > 1 and spelled(text, host_end, letters) else None


def _add_bare(edits: Edits, text: str, start: int, end: int) -> None:
    """Add pinyin that stands right behind its character, without a bracket (暮mù云yún)."""
    # What stands between the readings and the readings take turns; the first character decides nothing.
    first = max(start - 1, 0)
    parts = _BARE.split(text[first:end])
    offsets = list(accumulate(map(len, parts), initial=first))
    hosts = [before[-1:] for before in parts[:-1:2]]
    right = list(map(_is_reading, hosts, parts[1::2]))
    starts, ends = compress(offsets[1:-1:2], right), compress(offsets[2::2], right)
    edits.remove(list(starts), list(ends), "reading-bare")


@cache
def _is_reading(character: str, letters: str) -> bool:
    return agrees(character, letters.strip(BLANK))
