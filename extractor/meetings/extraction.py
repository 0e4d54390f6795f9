"""The fourth value: the meetings of an article, who was there, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from extractor.cleaning.text import CleanText
from extractor.spans import Quote, Span


class Role(Enum):
    """What somebody did at a meeting, strongest first."""

    CHAIR = "chair"
    SPEAKER = "speaker"
    ATTENDEE = "attendee"
    OBSERVER = "observer"


class MeetingType(Enum):
    """Kinds of gatherings, as in the table contract."""

    CONFERENCE = "conference"
    SYMPOSIUM = "symposium"
    TALKS = "talks"
    CEREMONY = "ceremony"
    TRAINING = "training"
    VISIT = "visit"
    BRIEFING = "briefing"
    OTHER = "other"


class DatePrecision(Enum):
    """How exactly a date is known."""

    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN_YEAR = "unknown-year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EventDate:
    """When: the printed words, and what they mean given `reference` (None: no reference known).

    `start` and `end` are ISO dates, inclusive; `--MM-DD` where no year can be known; None where
    the words say nothing (近日).
    """

    quote: Quote
    start: str | None
    end: str | None
    precision: DatePrecision
    reference: date | None


@dataclass(frozen=True, slots=True)
class Attendee:
    """A named person who was in the room. `roles` is never empty and in the order of `Role`.

    `evidence` is the clause of the clean text that says best that they were there, `span` the words in it
    that stand for them: the name, or a short form or pronoun of it (李院长, 他). `confidence` is 0 to 1.
    """

    name: str
    title: str | None
    organization: str | None
    roles: tuple[Role, ...]
    confidence: float
    span: Span
    evidence: Span


@dataclass(frozen=True, slots=True)
class Group:
    """Unnamed participants, as printed; `span` cuts `text` from the clean text."""

    text: str
    role: Role
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody the article talks about who was not there; `span` is the first occurrence."""

    name: str
    title: str | None
    count: int
    span: Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """One gathering. `evidence` is the sentence of the clean text that reports it; `confidence` is 0 to 1."""

    id: str
    type: MeetingType
    name: Quote | None
    organization: Quote | None
    organization_full: str | None
    topic: Quote | None
    location: Quote | None
    date: EventDate | None
    attendees: tuple[Attendee, ...]
    groups: tuple[Group, ...]
    confidence: float
    evidence: Span


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article; a page that reports no meeting has no meetings."""

    clean: CleanText
    meetings: tuple[Meeting, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[str, ...] = ()
