"""What a run reported, in the form in which it is scored."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.evaluation.gold import Gathering, Person
from extractor.meetings.extraction import Meeting
from extractor.tables.contract import ARTICLES, ATTENDEES, MEETINGS, Table
from extractor.tables.frames import read_table
from extractor.tables.rows import roles_of


def load_reported(folder: Path) -> dict[str, list[Gathering]]:
    """The meetings of each article of the tables, none or more in reported order, by article id.

    Raises:
        UsageError: The tables are not there, or an attendee belongs to no meeting.
    """
    people: dict[str, list[Person]] = defaultdict(list)
    for row in _rows(ATTENDEES, folder):
        roles = (row["roles"] or row["role"] or "").split(";")
        people[row["meeting_id"]].append(Person(row["name"] or "", row["title"], tuple(filter(None, roles))))
    articles: dict[str, list[Gathering]] = {row["article_id"]: [] for row in _rows(ARTICLES, folder)}
    for row in _rows(MEETINGS, folder):
        articles.setdefault(row["article_id"], []).append(
            Gathering(
                row["name"],
                row["organization"],
                row["topic"],
                row["location"],
                row["start_date"],
                row["end_date"],
                tuple(people.pop(row["meeting_id"], ())),
            )
        )
    if people:
        raise UsageError(
            f"attendees in {folder} belong to meeting {next(iter(people))}, which meetings lacks"
        )
    return articles


def as_reported(meeting: Meeting) -> Gathering:
    """A meeting as the tables would report it, without writing them."""
    quotes = (meeting.name, meeting.organization, meeting.topic, meeting.location)
    name, organization, topic, location = (quote.text if quote else None for quote in quotes)
    date = meeting.date
    return Gathering(
        name,
        organization,
        topic,
        location,
        date.start if date else None,
        date.end if date else None,
        tuple(Person(p.name, p.title, tuple(role.value for role in roles_of(p))) for p in meeting.attendees),
    )


def _rows(table: Table, folder: Path) -> list[dict[str, Any]]:
    found = read_table(table, folder).astype(object)
    rows: list[dict[str, Any]] = found.where(found.notna(), None).to_dict("records")
    return rows
