"""What a name was printed with, put together to posts: the values that namesakes are told apart by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.store.people.places import NATIONAL, place_of

_JOINT = re.compile("[、，,；;兼]")

OFFICE = 4
"""Characters from which an office names its body (国务院总理) and is not a bare rank (副主席)."""


@dataclass(frozen=True, slots=True)
class Post:
    """A name at one organisation of one place: what the database knows of it.

    `body` is the organisation without its place, '' if no organisation was printed; `place` is '' if unknown.
    `offices` are what its titles are made of, `fields` the walks of life that they name.
    `days` are the days of its meetings (proleptic ordinals); meetings of one day count once.
    """

    label: str
    body: str
    place: str
    titles: frozenset[str]
    offices: frozenset[str]
    fields: frozenset[str]
    profiles: frozenset[int]
    count: int
    first: int
    last: int
    days: frozenset[int]


def post(
    label: str,
    body: str,
    place: str,
    title: str | None,
    profile: int,
    seen: tuple[int, int, int, frozenset[int]],
) -> Post:
    """The post of one profile; `seen` is how often, the first and last day, and all days."""
    titles = frozenset([title] if title else [])
    field = field_of(title) if title else None
    fields = frozenset([field] if field else [])
    return Post(label, body, place, titles, offices(titles), fields, frozenset([profile]), *seen)


def body_of(organization: str | None) -> str:
    """An organisation without the place it begins with: 永宁市教育局 and 市教育局 are both 教育局."""
    if not organization:
        return ""
    place = place_of(organization)
    if place == NATIONAL:
        return organization
    body = organization.split(place, 1)[1] if place else organization
    if place:
        # 永宁市委 is the 市委 of 永宁: what follows the place is the body, and 中共 before it goes.
        return body or organization
    for prefix in ("中共", "共青团"):
        body = body.removeprefix(prefix)
    return body[1:] if len(body) > 1 and body[0] in "省市县区州盟旗镇乡" else body


def offices(titles: frozenset[str]) -> frozenset[str]:
    """The offices that titles are made of: 中共中央政治局委员、国务院副总理 are two."""
    return frozenset(office for title in titles for office in _JOINT.split(title) if len(office) >= OFFICE)


def same_body(first: str, second: str) -> bool:
    """True if one body can be the short form of the other (发改委, 发展和改革委员会)."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if not short or not _in_order(short, long):
        return False
    return short[0] == long[0] or (len(short) > 1 and long.endswith(short[-2:]))


def _in_order(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)


@cache
def field_of(title: str) -> str | None:
    """The walk of life a title names, by the longest entry of `data/fields.tsv` that stands in it."""
    found = [(len(part), field) for part, field in _parts() if part in title]
    return max(found)[1] if found else None


@cache
def _parts() -> tuple[tuple[str, str], ...]:
    text = (files("extractor.store.people") / "data" / "fields.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((part, field) for field, parts in lines for part in parts.split())
