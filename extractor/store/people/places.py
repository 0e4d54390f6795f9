"""The place that a title, an organisation or a location names, as far as the words themselves say it.

No gazetteer: a place is what stands before 省, 市, 县 and their like. Words in which those characters mean
something else (市场, 县域) and places that only point (全市, 本县) are listed in `data/not_places.txt`.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_LEVELS = "特别行政区|自治区|自治州|自治县|地区|新区|省|市|州|盟|县|区|旗|镇|乡"
_HAN = "一-鿿"
_STEP = re.compile(f"[{_HAN}]{{2,9}}?(?:{_LEVELS})")
_PREFIX = re.compile("^(?:中共|中国|共青团|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)")


NATIONAL = "全国"
"""The place of bodies of the whole country."""


def place_of(text: str) -> str | None:
    """The place a text begins with (云岭省永宁市教育局 → 云岭省永宁市), `NATIONAL`, or None.

    Names of up to four levels are taken together. A bare 市委书记 names none.
    """
    if text.startswith(_national()):
        return NATIONAL
    at = match.end() if (match := _PREFIX.match(text)) else 0
    first = at
    for _ in range(4):
        step = _STEP.match(text, at)
        if step is None or _misread(step[0], text[step.end() : step.end() + 1]):
            break
        at = step.end()
    return text[first:at] or None


def _misread(step: str, following: str) -> bool:
    """True if the level character belongs to another word, or the place only points to one."""
    words, pointers = _exceptions()
    return step[-1] + following in words or step[0] in pointers or any(word in step for word in words)


def compatible(first: str, second: str) -> bool:
    """True if two places can be one: they are equal, or one is printed with more levels."""
    return (
        first.endswith(second)
        or second.endswith(first)
        or first.startswith(second)
        or second.startswith(first)
    )


@cache
def _exceptions() -> tuple[frozenset[str], frozenset[str]]:
    entries = _entries("not_places.txt")
    return frozenset(e for e in entries if len(e) > 1), frozenset(e for e in entries if len(e) == 1)


@cache
def _national() -> tuple[str, ...]:
    return _entries("national.txt")


def _entries(name: str) -> tuple[str, ...]:
    lines = (files("extractor.store.people") / "data" / name).read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
