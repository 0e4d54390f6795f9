"""Tibetan, Mongolian, Uyghur, Kazakh and Yi names without a mark, from the elements they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.meetings.people.lexicon import BLANKS, HAN, alternation, load_table
from extractor.meetings.people.name_shapes import boundary, context
from extractor.meetings.people.title_heads import ends_behind_title

_BEFORE = "、，。；：（(和与由请及同对向"
"""What joins a name to its clause or parts it from the words before."""


def minority_names(text: str, start: int, end: int) -> Iterator[str]:
    """The names of `text[start:end]` that are made of the elements of `data/minority_names.toml`.

    Two elements name a person wherever a name can stand; one does behind an office or before one.
    """
    for match in _elements().finditer(text, start, end):
        left, right = match.span()
        office = _office().match(text, right) is not None
        titled = ends_behind_title(text, left)
        if match[2]:
            opens = titled or left == start or text[left - 1] in _BEFORE + BLANKS or _body_ends(text, left)
            closes = office or boundary().match(text, right) is not None
        else:
            opens = titled or (office and _body_ends(text, left))
            closes = office or boundary().match(text, right) is not None
        if opens and closes:
            yield match[0]


def elements_end(text: str, place: int) -> int | None:
    """Where the elements of a name that stand at `place` end; None if none does."""
    match = _elements().match(text, place)
    return match.end() if match else None


@cache
def _elements() -> re.Pattern[str]:
    element = alternation(word for words in load_table("minority_names.toml").values() for word in words)
    return re.compile(f"({element})((?:{element}){{1,3}})?")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"[{BLANKS}]?(?:{alternation(context()['offices'] | context()['address'])})")


@cache
def _endings() -> frozenset[str]:
    return frozenset(ending[-1] for ending in load_table("organizations.toml")["endings"])


def _body_ends(text: str, place: int) -> bool:
    """True if the character before `place` ends names of bodies (科研处|嘎玛|处长)."""
    return (
        text[place - 1 : place] in _endings()
        and re.match(f"[{HAN}]", text[place - 2 : place - 1]) is not None
    )
