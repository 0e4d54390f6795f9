"""The page of figures."""

from __future__ import annotations

from extractor.training.report import markdown


def test_every_set_has_a_row_and_every_label_its_error() -> None:
    page = markdown(
        {
            "held out": {"someone": {"role": [0.5, 0.4, 0.6]}},
            "development": {"local": {"role": [0.75, 0.7, 0.8]}},
            "calibration error": {"topic": [0.2, 0.1]},
        },
        "somebody.training",
    )
    assert "`python -m somebody.training`" in page
    assert "| someone, left out | 0.50 (0.40-0.60) |" in page
    assert "| local | 0.75 (0.70-0.80) |" in page
    assert "| topic | 0.200 | 0.100 |" in page
