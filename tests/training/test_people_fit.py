"""The weights of the people model: what is learned is the optimum, whatever the start."""

from __future__ import annotations

import math

import pytest

from extractor.training.people import PENALTY, fit


def test_a_start_far_away_does_not_overshoot() -> None:
    # All who were given something spoke, although belief says that such people do not: whole Newton steps
    # from there leapt to and fro and ended at weights of thirty.
    believed = dict.fromkeys(("given", "some:given", "all:given"), -1.5)
    rows = [dict.fromkeys(believed, 1.0)] * 300 + [{}] * 40
    answers = [True] * 300 + [False, True] * 20
    found = fit(rows, answers, [1.0] * len(rows), believed)
    errors = [found.probability(row) - answer for row, answer in zip(rows, answers, strict=True)]
    slope = math.fsum(e * row.get("given", 0.0) for e, row in zip(errors, rows, strict=True))
    assert slope + PENALTY * (found.weights["given"] - believed["given"]) == pytest.approx(0.0, abs=1e-5)


def test_a_row_counts_as_often_as_it_says() -> None:
    rows, answers = [{"meets": 1.0}, {"meets": 1.0}, {}], [True, False, False]
    thrice = fit([*rows, rows[0], rows[0]], [*answers, True, True], [1.0] * 5, {"meets": 0.0})
    weighted = fit(rows, answers, [3.0, 1.0, 1.0], {"meets": 0.0})
    assert weighted.weights["meets"] == pytest.approx(thrice.weights["meets"])
