"""Bracketed syllables that follow a Chinese character: the raw material of the annotation rules."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractor.cleaning.readings import HAN, LATIN, agrees, fold

BLANK = " \t\u00a0\u3000"
CLOSERS = {
    "(": ")）",
    "（": "）)",
    "[": "]］",
    "［": "］]",
    "【": "】",
    "〔": "〕",
    "{": "}",
    "<": ">",
}
"""Closing brackets that may answer each opening one: ASCII and full width mix in one pair."""

_ANY_BRACKET = re.compile(rf"[(（\[［【〔{{<][{BLANK}]{{0,2}}[{LATIN}]")
_SYLLABLE = re.compile(
    rf"([(（\[［【〔{{<])[{BLANK}]{{0,2}}([{LATIN}:]{{1,8}}[0-6]?)[{BLANK}]{{0,2}}([)）\]］】〕}}>])"
)
_IS_HAN = re.compile(f"[{HAN}]").match


class Reading(NamedTuple):
    """One bracketed syllable after a Chinese character, or after other syllables of that character.

    `[start, end)` is what goes when the reading goes: the bracket with the blanks before it.
    `host` is the offset of the character, `repeats` tells that the same reading stands right before.
    """

    host: int
    start: int
    end: int
    inner: str
    folded: str
    bracket: str
    agrees: bool
    lower: bool
    repeats: bool


def find(text: str) -> list[Reading]:
    """All bracketed syllables that follow a Chinese character, in text order.

    At most one blank may stand between character and bracket and between two brackets.
    """
    if _ANY_BRACKET.search(text) is None:
        return []
    found: list[Reading] = []
    host, end, before = -1, -1, ""
    for match in _SYLLABLE.finditer(text):
        opener, inner, closer = match.groups()
        if closer not in CLOSERS[opener]:
            continue
        bracket = match.start()
        start = bracket - 1 if bracket and text[bracket - 1] in BLANK else bracket
        if start != end or host < 0:
            if start == 0 or not _IS_HAN(text, start - 1):
                host = -1
                continue
            host, before = start - 1, ""
        end = match.end()
        folded = fold(inner)
        found.append(
            Reading(
                host, start, end, inner, folded, opener, agrees(text[host], inner), inner == inner.lower(),
                folded == before,
            )
        )
        before = folded
    return found
