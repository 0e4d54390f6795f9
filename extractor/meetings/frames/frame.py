"""The frame of a gathering: everything but its people and its date."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.meetings.extraction import MeetingType
from extractor.spans import Quote, Span


@dataclass(frozen=True, slots=True)
class Frame:
    """One gathering an article reports.

    `evidence` is the sentence that reports it, `window` the sentences of the clean text that
    belong to it, in text order; `evidence` is among them, in front of all others where it reports
    two gatherings and belongs to the other one's. `score` is the belief, 0 to 1, that this is a
    gathering that took place.
    """

    type: MeetingType
    name: Quote | None
    organization: Quote | None
    organization_full: str | None
    topic: Quote | None
    location: Quote | None
    evidence: Span
    window: tuple[Span, ...]
    score: float
