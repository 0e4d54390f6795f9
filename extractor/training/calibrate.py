"""Scores that mean what they say: Platt's scaling, fitted on articles the network did not learn from.

J. Platt, "Probabilistic outputs for support vector machines" (1999): the log-odds of a score are stretched
and shifted so that, of the spans with score 0.8, eight in ten are right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from extractor.language.passage import Passage
from extractor.language.proposal import GenreLabel, Proposal
from extractor.training.document import Document, Place
from extractor.training.readout import passage

Tag = Callable[[Sequence[Passage]], Sequence[Sequence[Sequence[Proposal]]]]
"""Passages to the proposals of their sentences."""

Verdicts = dict[GenreLabel, list[tuple[float, bool]]]

# One right and one wrong span of score 1/2 are added, so that few examples cannot give certainty.
_PRIOR = ((0.5, True), (0.5, False))


def verdicts(tag: Tag, documents: Sequence[Document]) -> Verdicts:
    """The score of every proposal of `tag` and whether the annotation has this span.

    Unknown places are left out.
    """
    found: Verdicts = {label: [] for label in GenreLabel}
    tagged = tag([passage(document) for document in documents])
    for document, sentences in zip(documents, tagged, strict=True):
        right, unknown = set(document.marks), document.unknown
        for index, proposals in enumerate(sentences):
            for proposal in proposals:
                place = Place(index, *proposal.span)
                if (proposal.label, place) in right:
                    found[proposal.label].append((proposal.score, True))
                elif not any(label is proposal.label and _touch(place, other) for label, other in unknown):
                    found[proposal.label].append((proposal.score, False))
    return found


def fit(found: Mapping[GenreLabel, Sequence[tuple[float, bool]]]) -> dict[str, tuple[float, float]]:
    """Slope and shift of the log-odds for each label."""
    return {label.value: _platt([*rows, *_PRIOR]) for label, rows in found.items()}


def error(
    found: Sequence[tuple[float, bool]], slope: float = 1.0, shift: float = 0.0, bins: int = 10
) -> float:
    """Expected calibration error: mean distance of score and share of right spans, over ten bins."""
    scores, right = _columns(found)
    scores = _sigmoid(slope * _log_odds(scores) + shift)
    which = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [
        abs(scores[which == bin_].sum() - right[which == bin_].sum())
        for bin_ in range(bins)
        if (which == bin_).any()
    ]
    return float(sum(gaps) / len(scores))


def _platt(rows: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Logistic regression on one variable by Newton's method, with a weak pull towards no change."""
    scores, right = _columns(rows)
    design = np.stack([_log_odds(scores), np.ones_like(scores)], axis=1)
    weights = np.array([1.0, 0.0])
    pull = np.eye(2)
    for _ in range(50):
        guess = _sigmoid(design @ weights)
        gradient = design.T @ (guess - right) + pull @ (weights - [1.0, 0.0])
        curvature = (design * (guess * (1 - guess))[:, None]).T @ design + pull
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return round(float(weights[0]), 4), round(float(weights[1]), 4)


def _columns(rows: Sequence[tuple[float, bool]]) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    return np.array([score for score, _ in rows]), np.array([right for _, right in rows], float)


def _log_odds(scores: npt.NDArray[Any]) -> npt.NDArray[Any]:
    bounded = np.clip(scores, 1e-4, 1 - 1e-4)
    result: npt.NDArray[Any] = np.log(bounded / (1 - bounded))
    return result


def _sigmoid(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    result: npt.NDArray[Any] = 1 / (1 + np.exp(-values))
    return result


def _touch(one: Place, other: Place) -> bool:
    return one.sentence == other.sentence and one.start < other.end and other.start < one.end
