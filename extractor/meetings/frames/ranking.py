"""Ranking: candidates made by rules, chosen by weights that were learned from annotated articles."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat

from extractor.meetings.frames.lexicon import rows
from extractor.spans import Span

SILENCE = 0.6
"""How likely "the article does not say" must be to be reported; see `Model.best`."""

WORDED = ("topic",)
"""Fields that headline and text put in like words; half the name of another host names nobody."""

TEMPERED = {"topic": 0.5}
"""Exponent of the chances before candidates are compared with each other.

Weights that are learned on a few sources are too sure on others. Only among the many candidates of a topic
does that decide. This and `SHARPNESS` were chosen on development and other annotated articles together,
when the tagger's word had become a feature; neighbouring values differ by one or two articles.
"""

SHARPNESS = {"topic": 4}
"""Exponent of the overlap of two candidates, so that many that share a few words do not outweigh one."""

_ALIKE = 0.5

CONSIDERED = 12
"""How many of the likeliest candidates are compared with each other."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may fill a field. `text` is None for the candidate "the article does not say".

    `span` is None for words of the headline; `features` are the reasons for and against, as names
    of rows of `data/weights.tsv`.
    """

    text: str | None
    span: Span | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of features, by field (report, side, name, organization, topic, location) and feature.

    Under "wording" lie those of `extractor.meetings.frames.wording`.

    A log-linear model: a candidate's chance is proportional to the exponential of the sum of its
    weights; a feature without a weight counts nothing. Trained by `benchmarks/train_frames.py`.
    """

    weights: Mapping[str, Mapping[str, float]]

    def chances(self, field: str, options: Sequence[Sequence[str]]) -> list[float]:
        """How likely each option is the right one for `field`, given its features; sums to 1."""
        get = self.weights[field].get
        scores = [sum(map(get, features, repeat(0.0))) for features in options]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        whole = sum(powers)
        return [power / whole for power in powers]

    def best(self, field: str, candidates: Sequence[Candidate]) -> Candidate:
        """The candidate to report: the one that on average has most in common with the right one.

        "The article does not say" wins only if its chance reaches `SILENCE`. What the article does
        say often has many candidates that differ by a few characters and share their chance, so
        each counts with its overlap with the others (minimum Bayes risk). Of equals the earliest
        wins, so that the result does not depend on chance.

        Args:
            field: The field.
            candidates: At least one; exactly one of them has no text.
        """
        chances = self.chances(field, [candidate.features for candidate in candidates])
        if temper := TEMPERED.get(field):
            flat = [chance**temper for chance in chances]
            whole = sum(flat)
            chances = [chance / whole for chance in flat]
        silent = next(index for index, candidate in enumerate(candidates) if candidate.text is None)
        if chances[silent] >= SILENCE or len(candidates) == 1:
            return candidates[silent]
        likely = sorted((-chance, index) for index, chance in enumerate(chances) if index != silent)[
            :CONSIDERED
        ]
        overlap = _likeness if field in WORDED else _overlap
        sharp = SHARPNESS.get(field, 1)
        gains = [
            (
                sum(
                    -chance * overlap(candidates[index], candidates[other]) ** sharp
                    for chance, other in likely
                ),
                -index,
            )
            for _, index in likely
        ]
        return candidates[-max(gains)[1]]


@cache
def shipped() -> Model:
    """The model in `data/weights.tsv`."""
    weights: dict[str, dict[str, float]] = {}
    for field, feature, weight in rows("weights.tsv"):
        weights.setdefault(field, {})[feature] = float(weight)
    return Model(weights)


def _overlap(one: Candidate, other: Candidate) -> float:
    """The share of characters of the text that two candidates have in common, 0 to 1."""
    if one.text == other.text:
        return 1.0
    if one.span is None or other.span is None:
        return 0.0
    common = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return max(0, 2 * common) / (one.span.end - one.span.start + other.span.end - other.span.start)


def _likeness(one: Candidate, other: Candidate) -> float:
    """The same, but a candidate of the headline may share its words with one of the text, half at least."""
    if one.text == other.text or (one.span is not None and other.span is not None):
        return _overlap(one, other)
    here, there = one.text or "", other.text or ""
    shared = 2 * sum((Counter(here) & Counter(there)).values()) / (len(here) + len(there))
    return shared if shared > _ALIKE else 0.0


_SCORES = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)


def steps(name: str, score: float) -> tuple[str, ...]:
    """The feature `name`, and one for each step that a probability reaches: weights add up to a curve."""
    return (name, *(f"{name}>{step}" for step in _SCORES[: bisect_right(_SCORES, score)]))


def bucket(length: int) -> str:
    """A length in characters as one of a few classes, each about half as long again as the last."""
    for limit in (2, 3, 4, 6, 9, 13, 20, 30, 45):
        if length <= limit:
            return str(limit)
    return "more"
