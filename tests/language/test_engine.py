"""Engines by name: what is announced, what happens when a name, a folder or a package is not there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from extractor.errors import EngineError
from extractor.language import available_engines, get_engine
from extractor.language import engine as registry
from extractor.language.engine import Engine, EngineState, Readiness, engine


@pytest.fixture
def announced() -> Iterator[None]:
    """Take back what a test announces."""
    before = dict(registry._registered)
    yield
    registry._registered.clear()
    registry._registered.update(before)


def test_the_engines_of_the_package() -> None:
    engines = available_engines()
    assert {"lac", "jieba"} <= set(engines)
    assert list(engines) == sorted(engines)
    for name, spec in engines.items():
        assert spec.name == name
        assert spec.description and spec.licence and spec.install
        assert spec.state().readiness is Readiness.READY or spec.state().advice


@pytest.mark.parametrize("identifier", ["lacc", "", "no-such-folder/model"])
def test_an_unknown_name_tells_the_known_ones(identifier: str) -> None:
    with pytest.raises(EngineError, match=r"engines are .*jieba.*lac"):
        get_engine(identifier)


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="holds no model"):
        get_engine(str(tmp_path))


@pytest.mark.usefixtures("announced")
def test_an_engine_that_is_not_installed_says_what_to_do() -> None:
    @engine(
        "absent",
        description="none",
        licence="none",
        install="pip install absent",
        state=lambda: EngineState(Readiness.NOT_INSTALLED, "install it with pip install absent"),
    )
    def open_absent(model: str | None) -> Engine:
        raise AssertionError

    available_engines()
    with pytest.raises(EngineError, match="engine absent is not installed; install it with pip install"):
        get_engine("absent")


@pytest.mark.usefixtures("announced")
def test_a_folder_finds_its_engine(tmp_path: Path, lac: Engine) -> None:
    opened = []

    @engine("own", description="-", licence="-", install="-", accepts=lambda f: (f / "own.txt").exists())
    def open_own(model: str | None) -> Engine:
        opened.append(model)
        return lac

    (tmp_path / "own.txt").touch()
    assert get_engine(str(tmp_path)) is lac
    assert opened == [str(tmp_path)]


def test_listing_engines_loads_no_toolkit() -> None:
    heavy = "{'onnxruntime', 'jieba', 'jieba.posseg', 'hanlp', 'torch', 'rjieba'}"
    code = (
        "import sys; from extractor.language import available_engines;"
        "[spec.state() for spec in available_engines().values()];"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"


@pytest.mark.usefixtures("announced")
def test_a_broken_plug_in_takes_no_other_engine_down(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [
        EntryPoint("broken", "no_such_module_anywhere", registry.ENTRY_POINT_GROUP),
        EntryPoint("fine", "json:loads", registry.ENTRY_POINT_GROUP),
    ]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)
    registry._import_engines.cache_clear()
    try:
        assert "lac" in available_engines()
        with pytest.raises(EngineError, match=r"plug-in broken .* cannot be imported"):
            get_engine("no-such-engine")
    finally:
        registry._import_engines.cache_clear()
