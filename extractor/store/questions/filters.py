"""The conditions that questions share, as SQL with its values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from extractor.errors import UsageError

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

#: Organisations of a meeting `m` (the view or the table) by printed or canonical name, in whole or in part.
_ORGANIZATION = (
    "(m.organization = ? or contains(m.organization_full, ?) or contains(m.organization, ?) or exists "
    "(from store.organization_name n where n.name = ? and n.organization = m.organization_full))"
)
_PERSON = (
    "m.meeting in (select t.meeting from store.attendance t join store.profile p using (profile) "
    "left join store.person q using (person) where p.name = ? or q.person_id = ?)"
)


@dataclass(slots=True)
class Conditions:
    """Conditions on meetings, joined by `and`."""

    parts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, sql: str, *values: Any) -> None:
        """Add one condition with its values."""
        self.parts.append(sql)
        self.values += values

    @property
    def where(self) -> str:
        """The conditions as a WHERE clause, empty if there are none."""
        return "where " + " and ".join(self.parts) if self.parts else ""


def meeting_conditions(
    *,
    person: str | None = None,
    organization: str | None = None,
    topic: str | None = None,
    type: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Conditions:
    """Conditions on `store.meeting m`.

    Args:
        person: A name, or the id of one person.
        organization: A printed or canonical name, or a part of it.
        topic: Words, separated by spaces, that all stand in the topic or the name of the meeting.
        type: One of the types of the contract.
        place: A part of the location or of the organisation's canonical name.
        since: First day: 2015, 2015-07 or 2015-07-17.
        until: Last day, or the last of that month or year.
    """
    found = Conditions()
    if person:
        found.add(_PERSON, person, person)
    if organization:
        found.add(_ORGANIZATION, *[organization] * 4)
    for word in (topic or "").split():
        found.add("(contains(m.topic, ?) or contains(m.name, ?))", word, word)
    if type:
        found.add("m.type = ?", type)
    if place:
        found.add("(contains(m.location, ?) or contains(m.organization_full, ?))", place, place)
    add_period(found, "m.day", since, until)
    return found


def add_period(found: Conditions, column: str, since: str | None, until: str | None) -> None:
    """Add the condition that a day lies in a period."""
    if since:
        found.add(f"{column} >= ?::date", first_day(since))
    if until:
        found.add(f"{column} < ?::date", day_after(until))


def first_day(text: str) -> str:
    """The first day of a year, month or day, ISO.

    Raises:
        UsageError: The text is none of these.
    """
    year, month, day = _numbers(text)
    return _date(text, year, month or 1, day or 1)


def day_after(text: str) -> str:
    """The day behind the last day of a year, month or day, ISO."""
    from datetime import date, timedelta

    year, month, day = _numbers(text)
    if day:
        return (date.fromisoformat(_date(text, year, month or 1, day)) + timedelta(days=1)).isoformat()
    if month:
        return _date(text, year + month // 12, month % 12 + 1, 1)
    return _date(text, year + 1, 1, 1)


def _numbers(text: str) -> tuple[int, int | None, int | None]:
    match = _DATE.fullmatch(text.strip())
    if not match:
        raise UsageError(f"{text!r} is no date; write 2015, 2015-07 or 2015-07-17")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return year, month, day


def _date(text: str, year: int, month: int, day: int) -> str:
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise UsageError(f"{text!r} is no date of the calendar") from None
