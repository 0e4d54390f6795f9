"""How far a figure could move if other articles of the same kind had been annotated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.evaluation.scoring import COUNTS, MEANS, Score

SAMPLES = 1000
SEED = 20150717
COVERAGE = 0.95


def intervals(
    scores: Sequence[Score], samples: int = SAMPLES, seed: int = SEED
) -> dict[str, tuple[float, float]]:
    """Percentile bootstrap over articles (Efron and Tibshirani 1993, chapter 13).

    Args:
        scores: One score for each article.
        samples: How often to draw as many articles with replacement.
        seed: Of the random numbers; the same seed gives the same intervals.

    Returns:
        For every figure the ends of the interval that holds 95 % of the drawn figures; NaN where no
        article has anything to compare.
    """
    import numpy as np

    size = len(scores)
    weights = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), size=samples)

    def drawn(values: list[float]) -> Any:
        return weights @ np.array(values, dtype=float)

    found: dict[str, Any] = {}
    with np.errstate(divide="ignore", invalid="ignore"):
        count = {name: drawn([score.counts[name] for score in scores]) for name in COUNTS}
        for kind in ("detection", "attendees"):
            right, wrong, missed = (count[f"{kind}_{what}"] for what in ("tp", "fp", "fn"))
            found[f"{kind}_p"] = right / (right + wrong)
            found[f"{kind}_r"] = right / (right + missed)
            found[f"{kind}_f1"] = 2 * right / (2 * right + wrong + missed)
        for name in MEANS:
            total = drawn([sum(score.values[name]) for score in scores])
            found[name] = total / drawn([len(score.values[name]) for score in scores])
    tail = (1 - COVERAGE) / 2
    return {name: _quantiles(values, tail) for name, values in found.items()}


def _quantiles(values: Any, tail: float) -> tuple[float, float]:
    import numpy as np

    known = values[np.isfinite(values)]
    if not len(known):
        return float("nan"), float("nan")
    low, high = np.quantile(known, (tail, 1 - tail))
    return float(low), float(high)
