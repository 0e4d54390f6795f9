"""From the extraction of one article to the rows of the tables, as plain tuples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.cleaning.text import CleanText
from extractor.meetings.extraction import Attendee, DatePrecision, Extraction, Group, Meeting, Mention, Role
from extractor.reading.failure import Failure
from extractor.spans import Quote, Span
from extractor.tables.contract import TABLES
from extractor.tables.evidence import broken_spans, raw_spans

Cell = str | int | float | None
Row = tuple[Cell, ...]
Rows = dict[str, list[Row]]
"""The rows of one article: table name to rows in the column order of the contract."""

CONFIDENCE_DIGITS = 3


def no_rows() -> Rows:
    """An empty list for every table of the contract."""
    return {table.name: [] for table in TABLES}


def rows_of(result: Extraction | Failure) -> Rows:
    """The rows one article adds to the tables.

    An extraction whose spans do not cut the words they claim gives a row in `failures` instead.
    """
    if isinstance(result, Extraction):
        raw = raw_spans(result)
        problems = broken_spans(result, raw)
        if not problems:
            return _rows_of_extraction(result, _Page(result.clean, raw))
        result = _broken(result, problems)
    rows = no_rows()
    rows["failures"].append(_failure(result))
    return rows


@dataclass(frozen=True, slots=True)
class _Page:
    """The clean text that rows quote from, with the raw spans of all that they quote."""

    clean: CleanText
    raw: Mapping[Span, Span]

    @property
    def id(self) -> str:
        return self.clean.article.id

    def cut(self, span: Span) -> str:
        return span.cut(self.clean.text)

    def offsets(self, span: Span) -> tuple[int, int, int, int]:
        return (*span, *self.raw[span])


def _rows_of_extraction(extraction: Extraction, page: _Page) -> Rows:
    rows = no_rows()
    rows["articles"].append(_article(extraction))
    for seq, meeting in enumerate(extraction.meetings, 1):
        rows["meetings"].append(_meeting(page, seq, meeting))
        key = (meeting.id, page.id)
        for number, person in enumerate(meeting.attendees, 1):
            rows["attendees"].append(_storable(*key, number, *_attendee(page, person)))
        for number, group in enumerate(meeting.groups, 1):
            rows["groups"].append(_storable(*key, number, *_group(page, group)))
    rows["mentions"] = [_mention(page, mention) for mention in extraction.mentions]
    return rows


def roles_of(person: Attendee) -> tuple[Role, ...]:
    """The roles as the contract wants them: in the order of `Role`, attendee only where it adds something."""
    held = [role for role in Role if role in person.roles]
    if Role.CHAIR in held or Role.SPEAKER in held:
        held = [role for role in held if role is not Role.ATTENDEE]
    return tuple(held)


def _article(extraction: Extraction) -> Row:
    clean = extraction.clean
    article = clean.article
    warnings = dict.fromkeys((*article.warnings, *clean.warnings, *extraction.warnings))
    return _storable(
        article.id,
        article.source,
        clean.title or article.title,
        article.published.isoformat() if article.published else None,
        clean.script,
        len(clean.text),
        clean.annotations_removed,
        len(clean.damaged),
        len(extraction.meetings),
        "; ".join(warnings) or None,
    )


def _meeting(page: _Page, seq: int, meeting: Meeting) -> Row:
    date = meeting.date
    return _storable(
        meeting.id,
        page.id,
        seq,
        _words(meeting.name),
        meeting.type.value,
        _words(meeting.organization),
        meeting.organization_full,
        _words(meeting.topic),
        _words(meeting.location),
        _words(date.quote) if date else None,
        date.start if date else None,
        date.end if date else None,
        (date.precision if date else DatePrecision.NONE).value,
        len(meeting.attendees),
        round(meeting.confidence, CONFIDENCE_DIGITS),
        page.cut(meeting.evidence),
        *page.offsets(meeting.evidence),
    )


def _attendee(page: _Page, person: Attendee) -> Row:
    roles = [role.value for role in roles_of(person)]
    return (
        person.name,
        person.title,
        person.organization,
        roles[0],
        ";".join(roles),
        round(person.confidence, CONFIDENCE_DIGITS),
        page.cut(person.evidence),
        *page.offsets(person.evidence),
    )


def _group(page: _Page, group: Group) -> Row:
    return (group.text, group.role.value, *page.offsets(group.span))


def _mention(page: _Page, mention: Mention) -> Row:
    return _storable(page.id, mention.name, mention.title, mention.count, *page.offsets(mention.span))


def _failure(failure: Failure) -> Row:
    return _storable(failure.source, failure.article_id, failure.stage, failure.error, failure.message)


def _broken(extraction: Extraction, problems: list[str]) -> Failure:
    article = extraction.clean.article
    message = f"The evidence of {len(problems)} findings does not stand where they say; {problems[0]}."
    return Failure(article.source, article.id, "tables", "broken-span", message)


def _words(quote: Quote | None) -> str | None:
    return quote.text if quote else None


def _storable(*row: Cell) -> Row:
    """Lone surrogates, which no file can hold, become U+FFFD; the length stays, so offsets hold."""
    return tuple(_encodable(cell) if isinstance(cell, str) else cell for cell in row)


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text
