"""Learning what the wording of an article says: `extractor.meetings.frames.wording`.

Only pairs of characters that several houses use may speak. What one institution alone writes, and names of
people who come up again and again, would tell who is written about and not what happened.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extractor.meetings.frames.wording import BIAS, likelihood, pairs

LEAST = 10
"""Articles in which a pair must stand."""

HOUSES, IN_EACH = 3, 2
"""In how many sources it must stand, and in how many articles of each, to count as the genre's."""

RECURRING = 5
"""Articles from which on a person is known so well that no pair of the name counts."""

PENALTY = 0.5
"""L2 penalty per weight; between 0.3 and 1 articles left out differ by one or two either way."""

PARTS = 5
"""Parts that are left out in turn, so that the weights of reports are learned on words of unseen articles."""

STEPS, RATE, FAINT = 150, 0.1, 0.1


@dataclass(frozen=True, slots=True)
class Article:
    """What is learned from: the values of an article's wording, who wrote it, and the answer."""

    id: str
    house: str
    values: Mapping[str, float]
    names: frozenset[str]
    news: bool


def learn(articles: Sequence[Article]) -> tuple[dict[str, float], dict[str, float]]:
    """The weights, and of each article by its id how likely weights make it that never saw it."""
    known = common(articles)
    unseen: dict[str, float] = {}
    for part in range(PARTS):
        inside = [article for article in articles if _part(article) == part]
        weights = _fit([article for article in articles if _part(article) != part], known)
        unseen |= {article.id: likelihood(article.values, weights) for article in inside}
    weights = _fit(articles, known)
    kept = {name: round(weight, 3) for name, weight in weights.items() if abs(weight) > FAINT or name == BIAS}
    return kept, unseen


def common(articles: Iterable[Article]) -> frozenset[str]:
    """The pairs that may speak."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    for article in articles:
        people.update(article.names)
        for name in article.values:
            seen[name][article.house] += 1
    named = {pair for name, count in people.items() if count >= RECURRING for pair in pairs(name)}
    return frozenset(
        name
        for name, houses in seen.items()
        if houses.total() >= LEAST
        and sum(count >= IN_EACH for count in houses.values()) >= HOUSES
        and name.partition("=")[2] not in named
    )


def _part(article: Article) -> int:
    return zlib.crc32(article.id.encode()) % PARTS


def _fit(articles: Sequence[Article], known: frozenset[str]) -> dict[str, float]:
    """Logistic regression by gradient descent (Adam) with an L2 penalty on all but the bias."""
    index = {BIAS: 0} | {name: place for place, name in enumerate(sorted(known - {BIAS}), 1)}
    cells = [
        (row, index[name], value)
        for row, article in enumerate(articles)
        for name, value in article.values.items()
        if name in index
    ]
    row, column, value = (np.array(numbers) for numbers in zip(*cells, strict=True))
    answer = np.array([float(article.news) for article in articles])
    penalty = np.full(len(index), PENALTY)
    penalty[0] = 0.0
    weights, first, second = (np.zeros(len(index)) for _ in range(3))
    for step in range(1, STEPS + 1):
        score = np.bincount(row, weights=value * weights[column], minlength=len(articles))
        pull = 1.0 / (1.0 + np.exp(-score)) - answer
        slope = np.bincount(column, weights=value * pull[row], minlength=len(index)) + penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.98 * second + 0.02 * slope * slope
        rate = RATE * (1 - step / STEPS) ** 0.7
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.98**step)) + 1e-8)
    return {name: float(weights[place]) for name, place in index.items()}
