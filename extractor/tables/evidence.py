"""The one assertion that holds everywhere: a span cuts the words it claims out of the clean text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from extractor.cleaning.text import CleanText
from extractor.meetings.extraction import Extraction, Meeting
from extractor.spans import Quote, Span

PRONOUNS = frozenset(("他", "她"))


@dataclass(frozen=True, slots=True)
class Claim:
    """A span of an extraction, the field it stands in, and the words it says are there (None: any).

    A `person` may also be referred to by a part of the name (维达尔) or by a pronoun.
    """

    label: str
    words: str | None
    span: Span
    person: bool = False

    def holds(self, cut: str) -> bool:
        """True if the words that the span cuts out are those of the claim, whatever the layout."""
        if self.words is None:
            return True
        found, claimed = _letters(cut), _letters(self.words)
        return found == claimed or (self.person and bool(found) and (found in PRONOUNS or found in claimed))


def raw_spans(extraction: Extraction) -> dict[Span, Span]:
    """The raw span of every span of an extraction, asked for all at once."""
    spans = list({claim.span for claim in claims(extraction)})
    if not spans:
        return {}
    starts, ends = extraction.clean.alignment.to_raw_many(*np.array(spans, np.int64).T)
    return dict(zip(spans, map(Span, starts.tolist(), ends.tolist()), strict=True))


def broken_spans(extraction: Extraction, raw: Mapping[Span, Span] | None = None) -> list[str]:
    """Say what is wrong with the spans of an extraction.

    Args:
        extraction: What was found.
        raw: Its raw spans, if they are known already.

    Returns:
        One sentence for every span that does not cut its words out of `clean.text`, or whose raw
        span does not lie within the raw text; empty if all is well. Layout inside a name or a
        group (spaces, line feeds) may differ from the text, the characters may not.
    """
    raw = raw_spans(extraction) if raw is None else raw
    return [
        f"{claim.label}: {problem}"
        for claim in claims(extraction)
        if (problem := _problem(extraction.clean, claim, raw[claim.span]))
    ]


def claims(extraction: Extraction) -> Iterator[Claim]:
    """Every span of an extraction."""
    for number, meeting in enumerate(extraction.meetings, 1):
        yield from _claims_of_meeting(f"meeting {number}", meeting)
    for mention in extraction.mentions:
        yield Claim(f"mention {mention.name}", mention.name, mention.span, person=True)


def _claims_of_meeting(label: str, meeting: Meeting) -> Iterator[Claim]:
    yield Claim(f"{label} evidence", None, meeting.evidence)
    quotes: dict[str, Quote | None] = {
        "name": meeting.name,
        "organization": meeting.organization,
        "topic": meeting.topic,
        "location": meeting.location,
        "date": meeting.date.quote if meeting.date else None,
    }
    for field, quote in quotes.items():
        if quote and quote.span:
            yield Claim(f"{label} {field}", quote.text, quote.span)
    for person in meeting.attendees:
        yield Claim(f"{label} attendee {person.name}", person.name, person.span, person=True)
        yield Claim(f"{label} evidence of {person.name}", None, person.evidence)
    for group in meeting.groups:
        yield Claim(f"{label} group", group.text, group.span)


def _problem(clean: CleanText, claim: Claim, raw: Span) -> str | None:
    span = claim.span
    if not 0 <= span.start < span.end <= len(clean.text):
        return f"the span {tuple(span)} does not lie in the text of {len(clean.text)} characters"
    cut = span.cut(clean.text)
    if not claim.holds(cut):
        return f"the span {tuple(span)} cuts {cut!r}, not {claim.words!r}"
    length = len(clean.article.text)
    if not 0 <= raw.start < raw.end <= length:
        return f"the raw span {tuple(raw)} does not lie in the raw text of {length} characters"
    return None


def _letters(words: str) -> str:
    return "".join(words.split())
