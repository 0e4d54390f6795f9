"""The table contract as data: which tables there are and what stands in their columns.

Columns keep their order for ever; a new one is added at the end of its table, here and in the
reference file `tests/tables/contract.txt`, which a test compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells hold, and what they mean (one line for the docs)."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row of it stands for, its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, meaning: str) -> Column:
    return Column(name, Kind.TEXT, meaning)


def _count(name: str, meaning: str) -> Column:
    return Column(name, Kind.INTEGER, meaning)


_ARTICLE_ID = _text("article_id", "the input's own id where it has one, else a hash of its content")
_MEETING_ID = _text("meeting_id", "derived from article_id and what identifies the meeting in it")
_CONFIDENCE = Column("confidence", Kind.NUMBER, "how sure the row is, 0 to 1")
_EVIDENCE = _text("evidence", "the words of the clean text that say so: clean[start:end]")
_OFFSETS = (
    _count("start", "first character in the clean text, from 0"),
    _count("end", "behind the last character in the clean text"),
    _count("raw_start", "first character in the raw text, from 0"),
    _count("raw_end", "behind the last character in the raw text"),
)

ARTICLES = Table(
    "articles",
    "one article that was read to its end",
    (
        _ARTICLE_ID,
        _text("source", "where the article was read from"),
        _text("title", "its headline, cleaned"),
        _text("published", "publication date, ISO"),
        _text("script", "hans, hant, mixed or none: the script it was printed in"),
        _count("characters", "length of the clean text"),
        _count("annotations_removed", "reading annotations that cleaning removed"),
        _count("damaged_spans", "places whose bytes are lost"),
        _count("meetings", "meetings the article reports"),
        _text("warnings", "what a reader should know, joined by '; '"),
    ),
)

MEETINGS = Table(
    "meetings",
    "one gathering that an article reports",
    (
        _MEETING_ID,
        _ARTICLE_ID,
        _count("seq", "place in the article, from 1; the main meeting first"),
        _text("name", "what the gathering is called, as printed"),
        _text("type", "conference, symposium, talks, ceremony, training, visit, briefing, other"),
        _text("organization", "who held it, as printed"),
        _text("organization_full", "the canonical name of the organisation"),
        _text("topic", "what it was about, as printed"),
        _text("location", "where, as printed"),
        _text("date_text", "when, as printed"),
        _text("start_date", "first day, ISO; --MM-DD where no year can be known"),
        _text("end_date", "last day, ISO; --MM-DD where no year can be known"),
        _text("date_precision", "day, range, month, year, unknown-year, none"),
        _count("attendees", "named persons who were there"),
        _CONFIDENCE,
        _EVIDENCE,
        *_OFFSETS,
    ),
)

ATTENDEES = Table(
    "attendees",
    "one named person who was at a gathering",
    (
        _MEETING_ID,
        _ARTICLE_ID,
        _count("seq", "place in the meeting, from 1, in the order of the article"),
        _text("name", "the fullest form of the name in the article"),
        _text("title", "the position as printed"),
        _text("organization", "the organisation that the title names"),
        _text("role", "chair, speaker, attendee or observer: the first that holds"),
        _text("roles", "all roles, joined by ';'"),
        _CONFIDENCE,
        _EVIDENCE,
        *_OFFSETS,
    ),
)

GROUPS = Table(
    "groups",
    "participants without names",
    (
        _MEETING_ID,
        _ARTICLE_ID,
        _count("seq", "place in the meeting, from 1, in the order of the article"),
        _text("text", "the group as printed"),
        _text("role", "chair, speaker, attendee or observer"),
        *_OFFSETS,
    ),
)

MENTIONS = Table(
    "mentions",
    "one person an article talks about who was not there",
    (
        _ARTICLE_ID,
        _text("name", "the fullest form of the name in the article"),
        _text("title", "the position as printed"),
        _count("count", "how often the name stands in the article"),
        *_OFFSETS,
    ),
)

FAILURES = Table(
    "failures",
    "one source or article that could not be used",
    (
        _text("source", "where it was read from, with line or member"),
        _text("article_id", "the article, where one was reached"),
        _text("stage", "the room that gave up"),
        _text("error", "a short kind that can be counted"),
        _text("message", "one sentence for a person"),
    ),
)

TABLES: tuple[Table, ...] = (ARTICLES, MEETINGS, ATTENDEES, GROUPS, MENTIONS, FAILURES)
