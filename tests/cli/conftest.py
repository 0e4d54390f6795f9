"""The command line in this process: its exit code and what it said."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from extractor.cli.main import run_safely


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Call = Callable[..., Said]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call `extractor` with arguments, and text on standard input if given."""

    def call(*arguments: object, stdin: str | None = None) -> Said:
        if stdin is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        code = run_safely([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Said(int(code), captured.out, captured.err)

    return call
