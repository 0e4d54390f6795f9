"""From probabilities of characters to spans."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]

# A span may start where its first character is at least this probable, and goes on while the next character
# keeps this share of the probability so far. Fields that stand once in an article (topic, place) need low
# starts: the best of many weak candidates is still right more often than not.
LEAST_START = 0.01
LEAST_SHARE = 0.5


class ScoredSpan(NamedTuple):
    """`[start, end)` in the row of characters, and the probability of exactly this span."""

    start: int
    end: int
    score: float


def spans(first: Floats, inside: Floats, ends: npt.NDArray[np.int64]) -> list[ScoredSpan]:
    """Non-overlapping spans of one label, in text order.

    Args:
        first: for each character, the probability that a span starts with it.
        inside: for each character, the probability that it continues a span.
        ends: for each character, where its sentence ends; no span goes further.
    """
    found = []
    for start in np.flatnonzero(first >= LEAST_START).tolist():
        strength = float(first[start])
        end, limit, following = start + 1, int(ends[start]), 0.0
        while end < limit:
            following = float(inside[end])
            if following < LEAST_SHARE * strength:
                break
            strength = min(strength, following)
            end += 1
            following = 0.0
        found.append(ScoredSpan(start, end, strength - following))
    return _apart(found, len(first))


def _apart(found: list[ScoredSpan], characters: int) -> list[ScoredSpan]:
    """Of spans that overlap the better ones."""
    kept: list[ScoredSpan] = []
    taken = bytearray(characters)
    for span in sorted(found, key=lambda span: (-span.score, span.start)):
        if 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            kept.append(span)
    return sorted(kept)


def calibrated(score: float, slope: float, shift: float) -> float:
    """Platt's scaling of a probability (1999): `slope` and `shift` in log-odds."""
    score = min(max(score, 1e-4), 1 - 1e-4)
    return float(1 / (1 + ((1 - score) / score) ** slope * np.exp(-shift)))
