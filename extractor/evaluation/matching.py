"""When two printed phrases count as the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LAYOUT = re.compile(r"[\W_]+")

TITLE_BEHIND = 4
"""Longest annotated title that may be the half behind the name (`教授`)."""

TITLE_REST = 3
"""Longest half behind the name, where the annotation has the half before it."""


@lru_cache(maxsize=65536)
def letters(text: str | None) -> str:
    """The text without punctuation, spaces and width variants, so that layout decides no match."""
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", text or ""))


def character_f1(first: str | None, second: str | None) -> float:
    """F1 over the longest common subsequence of letters; two empty texts are equal."""
    a, b = letters(first), letters(second)
    if not a and not b:
        return 1.0
    return 2 * _common(a, b) / (len(a) + len(b))


def _common(a: str, b: str) -> int:
    """Length of the longest common subsequence."""
    best = [0] * (len(b) + 1)
    for letter in a:
        diagonal = 0
        for at, other in enumerate(b, 1):
            above = best[at]
            best[at] = diagonal + 1 if letter == other else max(above, best[at - 1])
            diagonal = above
    return best[-1]


def same_title(gold: str, reported: str | None) -> bool:
    """Equal, or the annotated half of a title that stands on both sides of the name (四川大学|教授)."""
    want, got = letters(gold), letters(reported)
    if not got:
        return False
    half_behind = len(want) <= TITLE_BEHIND and got.endswith(want)
    half_before = got.startswith(want) and len(got) - len(want) <= TITLE_REST
    return half_behind or half_before


def same_or_inside(gold: str | None, reported: str | None, least: float) -> bool:
    """Equal, or one inside the other with a character F1 of at least `least`."""
    a, b = letters(gold), letters(reported)
    if not a or not b:
        return False
    return a == b or ((a in b or b in a) and character_f1(gold, reported) >= least)


def same_place(gold: str | None, reported: str | None) -> bool:
    """Equal or one inside the other; 京 counts as 北京."""
    return same_or_inside(_full_place(gold), _full_place(reported), 0.0)


def _full_place(text: str | None) -> str | None:
    return "北京" if text == "京" else text
