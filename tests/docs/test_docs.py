"""Docs do not drift: examples run, and every table, column, command and option is described."""

from __future__ import annotations

import doctest
import importlib.util
import re
from pathlib import Path

import click
import pytest

from extractor.cli.commands import COMMANDS
from extractor.cli.main import cli
from extractor.reading import read
from extractor.runs import Settings, run
from extractor.tables.contract import TABLES

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SYNOPSIS = re.compile(r"^ *\$? ?extractor ([a-z]+)(.*)$", re.MULTILINE)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_described(table: object) -> None:
    section = part(ROOT / "docs/tables.md", table.name)  # type: ignore[attr-defined]
    for column in table.columns:  # type: ignore[attr-defined]
        assert f"| `{column.name}` | {column.kind.value} | {column.meaning} |" in section


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_and_option_is_described(name: str) -> None:
    section = part(ROOT / "docs/commands.md", f"extractor {name}")
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert option in section, f"{option}: run scripts/reference_docs.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_the_docs_exist(page: Path) -> None:
    known = {command.name for command in COMMANDS}
    for name, _ in SYNOPSIS.findall(page.read_text(encoding="utf-8")):
        assert name in known, f"{page.name} names the command {name}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the docs has it: `samples`, and their `tables`."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "samples").symlink_to(ROOT / "samples")
    run(read([folder / "samples"]), folder / "tables", Settings(engine="jieba"), workers=0)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_in_python_run(page: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions (`>>>`) print what the page says; other examples run through; a page shares its names."""
    monkeypatch.chdir(desk)
    names: dict[str, object] = {}
    for example in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        if example.startswith(">>>"):
            session = doctest.DocTestParser().get_doctest(example, {}, page.name, str(page), None)
            session.globs = names
            assert doctest.DocTestRunner().run(session, clear_globs=False).failed == 0
        else:
            exec(compile(example, page.name, "exec"), names)


def test_the_readme_shows_what_the_program_prints() -> None:
    """`scripts/refresh_readme.py` puts it there."""
    spec = importlib.util.spec_from_file_location("refresh_readme", ROOT / "scripts/refresh_readme.py")
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    text = script.README.read_text(encoding="utf-8")
    assert script.refreshed(text) == text


def part(page: Path, heading: str) -> str:
    """The text under a second-level heading."""
    text = page.read_text(encoding="utf-8")
    assert f"## {heading}\n" in text, f"{page.name} lacks {heading}: run scripts/reference_docs.py"
    return text.split(f"## {heading}\n")[1].split("\n## ")[0]
