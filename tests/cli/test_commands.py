"""What every command has in common: help that teaches, exit codes, no traceback, a quick start."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import click
import pytest

from extractor.cli.commands import COMMANDS
from extractor.cli.main import DEBUG_VARIABLE, cli

HEAVY = ("pandas", "numpy", "onnxruntime", "rich", "jieba", "lxml", "pyarrow", "extractor.cleaning")


def test_help_lists_every_command(call: Callable[..., Any]) -> None:
    said = call("--help")
    assert said.code == 0
    for command in COMMANDS:
        assert f"  {command.name} " in said.out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_teaches_by_example(call: Callable[..., Any], command: object) -> None:
    name = command.name
    said = call(name, "--help")
    assert said.code == 0
    assert f"Usage: extractor {name}" in said.out
    # The mark of a paragraph that keeps its lines is click's, and not for readers.
    assert "\\b" not in said.out


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_what_the_table_says(command: object) -> None:
    found = cli.get_command(click.Context(cli), command.name)
    assert isinstance(found, click.Command) and found.name == command.name


def test_help_imports_nothing_heavy() -> None:
    """`extractor --help` answers at once."""
    program = (
        "import sys; from extractor.cli.main import run_safely; run_safely(['--help']); "
        f"sys.exit(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr.strip() == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nonesuch"], "There is no command 'nonesuch'; commands are extract"),
        (["extract"], "Missing argument 'SOURCES...'"),
        (["extract", "x.txt"], "Missing option '-o' / '--out'"),
        (["extract", "x.txt", "--out", "t", "--published", "17.7.2015"], "17.7.2015"),
        (["extract", "x.txt", "--out", "t", "--field", "正文"], "FIELD=COLUMN"),
        (["clean", "x.txt", "--json", "--show-removed"], "exclude each other"),
    ],
)
def test_wrong_usage_is_exit_code_2_with_a_sentence(
    call: Callable[..., Any], arguments: list[str], message: str
) -> None:
    said = call(*arguments)
    assert said.code == 2
    assert message in said.err
    assert "Traceback" not in said.err


def test_no_arguments_show_the_help(call: Callable[..., Any]) -> None:
    said = call()
    assert said.code == 2
    assert "Commands:" in said.err


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Let `extractor engines` raise."""

    def raising(error: BaseException) -> None:
        def fail() -> None:
            raise error

        monkeypatch.setattr("extractor.language.available_engines", fail)

    return raising


def test_an_error_of_the_program_is_one_sentence(
    call: Callable[..., Any], broken: Callable[..., Any]
) -> None:
    broken(ZeroDivisionError("by\nzero"))
    said = call("engines")
    assert said.code == 3
    assert said.err.count("\n") == 1
    assert "ZeroDivisionError: by zero" in said.err and DEBUG_VARIABLE in said.err


def test_debugging_keeps_the_traceback(
    call: Callable[..., Any],
    broken: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(DEBUG_VARIABLE, "1")
    broken(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        call("engines")


def test_ctrl_c_ends_with_a_word(call: Callable[..., Any], broken: Callable[..., Any]) -> None:
    broken(KeyboardInterrupt())
    said = call("engines")
    assert (said.code, said.out) == (130, "")
    assert "Traceback" not in said.err


@pytest.mark.skipif(os.name != "posix", reason="a pipe of the shell")
def test_a_closed_pipe_is_no_error() -> None:
    program = "from extractor.cli.main import main; main()"
    script = f'"{sys.executable}" -c "{program}" engines | true'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
    assert done.stderr == ""
