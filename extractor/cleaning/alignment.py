"""The way back: which raw characters a clean character was made from."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.spans import Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """Placeholder until the cleaning room is furnished: one clean character is one raw character."""

    length: int

    def to_raw(self, span: Span) -> Span:
        return span
