"""The one assertion that holds everywhere: a span cuts the words it claims out of the clean text."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.meetings.extraction import Extraction, Meeting
from extractor.spans import Quote, Span


def broken_spans(extraction: Extraction) -> list[str]:
    """Say what is wrong with the spans of an extraction.

    Returns:
        One sentence for every span that does not cut its words out of `clean.text`, or whose raw
        span does not lie within the raw text; empty if all is well. Layout inside a name or a
        group (spaces, line feeds) may differ from the text, the characters may not.
    """
    problems: list[str] = []
    for label, words, span in claims(extraction):
        problem = _problem(extraction, words, span)
        if problem:
            problems.append(f"{label}: {problem}")
    return problems


def claims(extraction: Extraction) -> Iterator[tuple[str, str | None, Span]]:
    """Every span of an extraction: the field it stands in, the words it claims (None: none), the span."""
    for number, meeting in enumerate(extraction.meetings, 1):
        yield from _claims_of_meeting(f"meeting {number}", meeting)
    for mention in extraction.mentions:
        yield f"mention {mention.name}", mention.name, mention.span


def _claims_of_meeting(label: str, meeting: Meeting) -> Iterator[tuple[str, str | None, Span]]:
    yield f"{label} evidence", None, meeting.evidence
    quotes: dict[str, Quote | None] = {
        "name": meeting.name,
        "organization": meeting.organization,
        "topic": meeting.topic,
        "location": meeting.location,
        "date": meeting.date.quote if meeting.date else None,
    }
    for field, quote in quotes.items():
        if quote and quote.span:
            yield f"{label} {field}", quote.text, quote.span
    for person in meeting.attendees:
        yield f"{label} attendee {person.name}", person.name, person.span
        yield f"{label} evidence of {person.name}", None, person.evidence
    for group in meeting.groups:
        yield f"{label} group", group.text, group.span


def _problem(extraction: Extraction, words: str | None, span: Span) -> str | None:
    clean = extraction.clean
    if not 0 <= span.start < span.end <= len(clean.text):
        return f"the span {tuple(span)} does not lie in the text of {len(clean.text)} characters"
    cut = span.cut(clean.text)
    if words is not None and _letters(cut) != _letters(words):
        return f"the span {tuple(span)} cuts {cut!r}, not {words!r}"
    raw = clean.raw_span(span)
    if not 0 <= raw.start < raw.end <= len(clean.article.text):
        length = len(clean.article.text)
        return f"the raw span {tuple(raw)} does not lie in the raw text of {length} characters"
    return None


def _letters(words: str) -> str:
    return "".join(words.split())
