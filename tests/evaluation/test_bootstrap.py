"""Intervals: repeatable, around the figure, and honest where there is nothing to compare."""

from __future__ import annotations

import math

import pytest

from extractor.evaluation.bootstrap import intervals
from extractor.evaluation.scoring import Score, figures


def scores(right: int, wrong: int) -> list[Score]:
    """Articles with one person each, whose role is right or wrong."""
    made = []
    for number in range(right + wrong):
        one = Score()
        one.counts["attendees_tp"] = 1
        one.values["role"].append(float(number < right))
        made.append(one)
    return made


def test_the_same_seed_gives_the_same_interval() -> None:
    assert intervals(scores(30, 10), seed=3)["role"] == intervals(scores(30, 10), seed=3)["role"]


def test_the_interval_lies_around_the_figure_and_has_the_width_of_the_binomial() -> None:
    sample = scores(75, 25)
    low, high = intervals(sample)["role"]
    assert low < figures(sample)["role"] < high
    expected = 1.96 * math.sqrt(0.75 * 0.25 / 100)
    assert high - low == pytest.approx(2 * expected, rel=0.15)


def test_a_figure_without_anything_to_compare_has_no_interval() -> None:
    assert all(math.isnan(end) for end in intervals(scores(3, 0))["location"])
    assert math.isnan(figures(scores(3, 0))["location"])
