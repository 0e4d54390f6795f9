"""Importing a room costs nothing: no model, no dictionary, no DataFrame library."""

from __future__ import annotations

import subprocess
import sys

import pytest

ROOMS = ("reading", "cleaning", "language", "meetings", "tables", "store", "evaluation", "runs", "cli.main")
HEAVY = ("pandas", "pyarrow", "onnxruntime", "jieba", "rjieba", "opencc", "pypinyin", "duckdb", "torch")


@pytest.mark.parametrize("room", ROOMS)
def test_importing_a_room_loads_nothing_heavy(room: str) -> None:
    program = f"import sys, extractor.{room}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_importing_writes_nothing() -> None:
    program = "import extractor, extractor.runs"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
