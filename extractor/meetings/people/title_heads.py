"""Titles in front of names, by their heads alone."""

from __future__ import annotations

import re
from functools import cache

from extractor.meetings.people.lexicon import BLANKS, HAN, alternation, ends_with_title_head, load_table
from extractor.spans import Span


@cache
def class_nouns() -> tuple[str, ...]:
    """Heads that name a class of people rather than an office."""
    return tuple(load_table("titles.toml")["class_nouns"])


@cache
def heads() -> tuple[str, ...]:
    """Heads of two characters and more."""
    return tuple(head for head in load_table("titles.toml")["heads"] if len(head) > 1)


@cache
def long_heads() -> str:
    """The same as a part of a regular expression."""
    return alternation(heads())


_PRODUCTIVE = rf"[{HAN}]{{2}}员|首席[{HAN}]{{2,4}}官|[{HAN}](?:[（(][{HAN}]{{1,2}}[）)])?长(?!官)"
"""检票员, 首席品牌官, 船长, 副校（院）长."""


@cache
def _short_heads() -> str:
    """副总, where it is not the beginning of 副总经理."""
    longer = {head[1:] for head in heads() if head.startswith("总")}
    return rf"(?:{alternation(load_table('titles.toml')['short_heads'])})(?!{alternation(longer)})"


def _aside() -> str:
    """What brackets behind a title say of it: 副部长（主持工作）, 校长助理（挂职）."""
    return r"(?:[（(](?:主持[^（）()]{0,6}工作|挂职|兼|代|正[处厅局科]级|副[处厅局科]级)[）)])?"


@cache
def title_in_front() -> re.Pattern[str]:
    """A title head behind which a name is tried."""
    return re.compile(
        rf"(?:{long_heads()}|{_short_heads()}|{_PRODUCTIVE}){_aside()}[{BLANKS}]?(?=[{HAN}A-Z])"
    )


@cache
def _title_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{long_heads()}|{_short_heads()}|{_PRODUCTIVE}){_aside()}[{BLANKS}]?\Z")


def head_in_front(text: str, left: int, end: int) -> Span | None:
    """The head of a title that ends at `end`, not in front of `left`; None if there is none."""
    match = _head_at_end().search(text, max(left, end - 8), end)
    return Span(*match.span()) if match else None


@cache
def _head_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:常务副|[副总]|首席|名誉|高级)?(?:{long_heads()})\Z")


def is_office(title: str) -> bool:
    """True if the title names an office, of which there is one holder, and not a class of people."""
    known = title.endswith(heads()) or not title.endswith("员")
    return known and not title.endswith(class_nouns()) and ends_with_title_head(title)


def ends_behind_title(text: str, start: int) -> bool:
    """True if a title ends where the name that begins at `start` begins."""
    return _title_at_end().search(text, max(0, start - 8), start) is not None
