"""Spans: where something stands in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range `[start, end)` in Unicode code points.

    Which text it counts in is said by the value that holds it: the clean text everywhere
    but in `extractor.cleaning`, where raw spans are named `raw`.
    """

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words the span stands for."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """True if `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True if the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Quote:
    """Words copied from the clean text, with the place they stand in.

    `span` is None only for words that stand in the article's title and nowhere in its text;
    otherwise `span.cut(clean.text) == text`.
    """

    text: str
    span: Span | None
