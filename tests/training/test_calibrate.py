"""Scores that mean what they say."""

from __future__ import annotations

import random

import pytest

from extractor.language.proposal import GenreLabel
from extractor.training import calibrate


def drawn(truth: float, count: int = 400) -> list[tuple[float, bool]]:
    """Spans whose score is everywhere too high: of those with score s, `s * truth` are right."""
    chance = random.Random(1)
    return [(score, chance.random() < score * truth) for score in (chance.random() for _ in range(count))]


def test_a_boasting_tagger_is_taken_at_its_deeds() -> None:
    rows = drawn(0.5)
    slope, shift = calibrate.fit({GenreLabel.TOPIC: rows})["topic"]
    assert calibrate.error(rows, slope, shift) < 0.1 < calibrate.error(rows)


def test_an_honest_tagger_stays_as_it_is() -> None:
    slope, shift = calibrate.fit({GenreLabel.TOPIC: drawn(1.0, 2000)})["topic"]
    assert slope == pytest.approx(1.0, abs=0.15)
    assert shift == pytest.approx(0.0, abs=0.15)


def test_without_examples_nothing_changes() -> None:
    assert calibrate.fit({GenreLabel.TOPIC: []})["topic"] == pytest.approx((1.0, 0.0), abs=0.01)
