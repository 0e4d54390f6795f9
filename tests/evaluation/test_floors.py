"""Accuracy does not fall: the development sets are extracted and compared with the floors."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    """The module beside this one, which is a script, too."""
    spec = importlib.util.spec_from_file_location("floors", Path(__file__).with_name("floors.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["national_dev", "local_dev"])
def test_no_figure_falls_below_its_floor(floors: ModuleType, shared: Path, name: str) -> None:
    known = floors.load()[name]
    assert known["digest"] == floors.digest(name, shared), (
        "these are not the articles the floors were measured on"
    )
    assert floors.fallen(known, floors.measure(name, shared)) == {}


def test_no_figure_on_articles_of_our_own_falls_below_its_floor(floors: ModuleType) -> None:
    test_no_figure_falls_below_its_floor(floors, floors.SHARED, "invented")


def test_a_fallen_figure_is_noticed(floors: ModuleType) -> None:
    known = {"digest": "x", "role": 0.9, "overfill": 0.1, "org": 0.5}
    assert floors.fallen(known, {"role": 0.9, "overfill": 0.1, "org": 0.6}) == {}
    assert floors.fallen(known, {"role": 0.899, "overfill": 0.11, "org": math.nan}).keys() == {
        "role",
        "overfill",
        "org",
    }


def test_floors_are_cut_to_the_worse_side(floors: ModuleType) -> None:
    assert floors.cut("role", 0.98765) == 0.987
    assert floors.cut("overfill", 0.0123) == 0.013


def test_what_cannot_be_computed_holds_no_floor(floors: ModuleType) -> None:
    """Where every article fails there are no figures, and that is said rather than crashed on."""
    assert not floors.holds("role", 0.9, floors.cut("role", float("nan")))
