"""The pass against characters put between others: emoji in polluted text, dots against word filters."""

from __future__ import annotations

import re

from extractor.cleaning import lexicon
from extractor.cleaning.edits import Edit, Edits, ordered
from extractor.cleaning.pollution import Pollution
from extractor.cleaning.readings import HAN

_EMOJI = re.compile(
    "[\u203c\u2049\u2139\u2194-\u21aa\u231a-\u23ff\u2600-\u2604\u2607-\u27bf\u2934\u2935\u2b05-\u2b55"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff\u200d\u20e3\ufe0e\ufe0f\U000e0020-\U000e007f]{1,24}"
    rf"(?=[{HAN}])"
)
_IS_HAN = re.compile(f"[{HAN}]").match
_DOT = re.compile(rf"(?<=[{HAN}])(?<![一二三四五六七八九十])\.(?=[{HAN}])")
DOTS = 3
"""Fewer dots inside words are no sign of a word filter."""


def find(text: str, pollution: Pollution) -> Edits:
    """The inserted emoji and dots of a text.

    Emoji go only from polluted text. Dots go from a document that several dots inside words show to
    be made against a word filter (市.委, 班.子); those of foreign names and numbered items stay.
    """
    edits = []
    if pollution is not Pollution.PLAIN:
        edits += [
            Edit(match.start(), match.end(), "", "emoji")
            for match in _EMOJI.finditer(text)
            if match.start() and _IS_HAN(text, match.start() - 1)
        ]
    dots = [match.start() for match in _DOT.finditer(text)] if "." in text else []
    if len(dots) >= DOTS:
        dots = [dot for dot in dots if not _in_foreign_name(text, dot)]
        if len(dots) >= DOTS:
            edits += [Edit(dot, dot + 1, "", "dot") for dot in dots]
    return ordered(edits)


def _in_foreign_name(text: str, dot: int) -> bool:
    """True if two characters beside a dot are ones that foreign names are written with (托马斯.林)."""
    foreign = lexicon.characters("transliteration.txt")
    return foreign.issuperset(text[max(dot - 2, 0) : dot]) or foreign.issuperset(text[dot + 1 : dot + 3])
