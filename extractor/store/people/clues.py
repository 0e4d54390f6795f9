"""What speaks for and against two posts of one name being one person's: clues with weights.

The weights are log-odds in the manner of Fellegi and Sunter (1969), set by hand so that each can be read
as "how much would this alone convince me", and added up. They were not fitted: no annotated namesakes
exist. The benchmark measures them on a generated world (`docs/store.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractor.store.people.places import NATIONAL, compatible
from extractor.store.people.posts import Post, same_body

SAME_ORGANISATION = 4.0
SAME_PLACE = 1.5
SAME_OFFICE = 3.0
SAME_TITLE = 2.0
SAME_PROVINCE = -0.5
OTHER_PROVINCE = -2.0
SAME_FIELD = 0.5
OTHER_FIELD = -1.5
TOGETHER_ELSEWHERE = -2.0
SUCCESSION = 1.0
SEEN_THEN = 0.5
TWO_PLACES_IN_A_DAY = -3.0
COMMON_NAME = -1.0
RARE_NAME = 1.0

LONG_OVERLAP = 120
"""Days that two posts must run beside each other before it says something."""

NEAR = 3 * 365
"""Days between two posts within which one can follow the other."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One observation about two posts: its weight (positive: one person) and the sentence that says it."""

    weight: float
    says: str


def clues(name: str, first: Post, second: Post) -> list[Clue]:
    """Everything that speaks for or against the two posts being one person's."""
    found = [*_organisation(first, second), *_titles(first, second), *_periods(first, second)]
    return [*_name(name), *found] if first.body and second.body else found


def total(found: list[Clue]) -> float:
    """The sum of the weights; above 0 the posts are one person's."""
    return sum(clue.weight for clue in found)


def _name(name: str) -> list[Clue]:
    if len(name) == 2:
        return [Clue(COMMON_NAME, "a name of two characters is shared by many")]
    if len(name) > 3:
        return [Clue(RARE_NAME, f"a name of {len(name)} characters is shared by few")]
    return []


def _organisation(first: Post, second: Post) -> list[Clue]:
    if first.body and second.body and same_body(first.body, second.body) and _may_be_near(first, second):
        return [Clue(SAME_ORGANISATION, f"the same organisation: {first.label}, {second.label}")]
    if not first.place or not second.place:
        return []
    if compatible(first.place, second.place):
        return [Clue(SAME_PLACE, f"the same place: {min(first.place, second.place, key=len)}")]
    if NATIONAL in (first.place, second.place):
        return []
    if _province(first.place) and _province(first.place) == _province(second.place):
        return [Clue(SAME_PROVINCE, f"two places of one province: {first.place}, {second.place}")]
    return [Clue(OTHER_PROVINCE, f"different places: {first.place}, {second.place}")]


def _titles(first: Post, second: Post) -> list[Clue]:
    if not first.body or not second.body:
        return _bare_title(first, second)
    # 永宁市教育局局长 in two places of that name would be one office: only where the places agree.
    if _may_be_near(first, second) and (common := first.offices & second.offices):
        office = min(common, key=lambda office: (-len(office), office))
        return [Clue(SAME_OFFICE, f"the same office: {office}")]
    one, other = first.fields, second.fields
    if not one or not other:
        return []
    if one & other:
        return [Clue(SAME_FIELD, f"the same walk of life: {', '.join(sorted(one & other))}")]
    says = f"different walks of life: {', '.join(sorted(one))} and {', '.join(sorted(other))}"
    return [Clue(OTHER_FIELD, says)]


def _bare_title(first: Post, second: Post) -> list[Clue]:
    # A bare 局长 is the short form of any 公安局局长; its walk of life says nothing.
    for bare, full in ((first, second), (second, first)):
        for title in sorted(bare.titles):
            if not bare.body and any(title in longer for longer in full.titles):
                return [Clue(SAME_TITLE, f"the bare title {title} stands in a title of the other")]
    return []


def _periods(first: Post, second: Post) -> list[Clue]:
    overlap = min(first.last, second.last) - max(first.first, second.first)
    if not first.body or not second.body:
        return [Clue(SEEN_THEN, "seen in the same years")] if overlap > -NEAR else []
    near = _may_be_near(first, second)
    clash = first.days & second.days
    if clash and not near:
        day = date.fromordinal(min(clash)).isoformat()
        return [Clue(TWO_PLACES_IN_A_DAY, f"in two places on one day: {day} ({len(clash)} such days)")]
    if overlap > LONG_OVERLAP and not near:
        return [Clue(TOGETHER_ELSEWHERE, f"two posts held at once for {overlap} days, in different places")]
    if -NEAR < overlap <= 0 and near:
        return [Clue(SUCCESSION, f"one post follows the other after {-overlap} days")]
    return []


def _may_be_near(first: Post, second: Post) -> bool:
    return (
        not first.place
        or not second.place
        or NATIONAL in (first.place, second.place)
        or compatible(first.place, second.place)
    )


def _province(place: str) -> str:
    for level in ("省", "自治区", "特别行政区"):
        if level in place:
            return place.split(level)[0]
    return ""
