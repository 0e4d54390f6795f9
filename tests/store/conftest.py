"""Generated tables and databases of them, made once for all tests of the store."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor import store

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def generator() -> ModuleType:
    """`benchmarks/generated_tables.py`."""
    path = REPOSITORY / "benchmarks" / "generated_tables.py"
    spec = importlib.util.spec_from_file_location("generated_tables", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["generated_tables"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def generated(generator: ModuleType) -> dict[str, Any]:
    """The tables of 300 invented articles of few places, so that people meet again."""
    tables: dict[str, Any] = generator.tables(300, seed=7, places=2)[0]
    return tables


@pytest.fixture(scope="session")
def _loaded(generated: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "meetings.duckdb"
    store.load(path, generated)
    return path


@pytest.fixture
def database(_loaded: Path, tmp_path: Path) -> Path:
    """A database of the generated tables that a test may spoil."""
    return Path(shutil.copy(_loaded, tmp_path / "meetings.duckdb"))


@pytest.fixture
def db(_loaded: Path) -> Any:
    """The same, open for questions."""
    with store.open_store(_loaded) as opened:
        yield opened
