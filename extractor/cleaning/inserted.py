"""What is put between characters: emoji in polluted text, dots against word filters."""

from __future__ import annotations

import re

from extractor.cleaning import lexicon
from extractor.cleaning.edits import Edit, Edits
from extractor.cleaning.readings import HAN, is_han

_EMOJI = re.compile(
    "[\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23ff\u2600-\u2604\u2607-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\u200d\u20e3\ufe0e\ufe0f\U000e0020-\U000e007f]{1,24}"
    rf"(?=[{HAN}])"
)
_DOT = re.compile(rf"(?<=[{HAN}])(?<![一二三四五六七八九十])\.(?=[{HAN}])")
DOTS = 3
"""Fewer dots inside words are no sign of a word filter."""


def with_emoji(text: str, readings: Edits) -> Edits:
    """The removal of readings from polluted text, and of the emoji between its characters.

    Args:
        text: The text the edits point into.
        readings: The readings to remove; an emoji may follow one.
    """
    found = [match.span() for match in _EMOJI.finditer(text)]
    if not found:
        return readings
    behind = frozenset(readings.ends)
    places = [place for place in found if place[0] in behind or (place[0] and is_han(text, place[0] - 1))]
    return Edits(sorted([*readings, *(Edit(start, end, "", "emoji") for start, end in places)]))


def find_dots(text: str) -> Edits:
    """The dots of a text that several dots inside words show to be made against a word filter.

    `市.委` and `班.子` lose theirs; those of foreign names and numbered items stay.
    """
    dots = [match.start() for match in _DOT.finditer(text)] if "." in text else []
    if len(dots) >= DOTS:
        dots = [dot for dot in dots if not _in_foreign_name(text, dot)]
    return Edits(Edit(dot, dot + 1, "", "dot") for dot in dots if len(dots) >= DOTS)


def _in_foreign_name(text: str, dot: int) -> bool:
    """True if two characters beside a dot are ones that foreign names are written with (托马斯.林)."""
    foreign = lexicon.characters("transliteration.txt")
    return foreign.issuperset(text[max(dot - 2, 0) : dot]) or foreign.issuperset(text[dot + 1 : dot + 3])
