"""The store's commands: every one answers in every format, and wrong use is one sentence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from extractor.cli.main import run_safely

UNION = "永宁市总工会"

PERIODS = ["--before", "2013..2018", "--after", "2019..2024"]

QUESTIONS = {
    "meetings": ["meetings", "--organization", UNION],
    "people": ["people"],
    "person": ["person", "NAME"],
    "posts": ["person", "NAME", "--posts"],
    "why": ["person", "NAME", "--why"],
    "organizations": ["organizations"],
    "pairs": ["pairs"],
    "network": ["network"],
    "ties": ["network", "--ties"],
    "order": ["order", "--organization", UNION],
    "changes": ["order", "--organization", UNION, *PERIODS],
    "swapped": ["order", "--organization", UNION, *PERIODS, "--swapped", "--minimum", "1"],
    "absences": ["absences", "--attended", "2", "--share", "0.1"],
    "topics": ["topics"],
    "search": ["search", "安全生产"],
    "query": ["query", "from people order by appearances desc"],
}


@pytest.fixture(scope="module")
def tables(generated: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    for name, table in generated.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


@pytest.fixture(scope="module")
def loaded(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "m.duckdb"
    assert run_safely(["load", str(tables), "--database", str(path), "--quiet"]) == 0
    return path


@pytest.fixture(scope="module")
def name(generated: dict[str, Any]) -> str:
    """A name that several people have."""
    counts = generated["attendees"].to_pandas().groupby("name")["organization"].nunique()
    return str(counts.sort_values().index[-1])


def ask(loaded: Path, name: str, question: str, *options: str) -> int:
    words = [name if word == "NAME" else word for word in QUESTIONS[question]]
    return run_safely([*words, "--database", str(loaded), *options])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_in_every_format(
    question: str, loaded: Path, name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert ask(loaded, name, question, "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert rows, "the question has an answer in the generated world"
    assert ask(loaded, name, question, "--format", "jsonl") == 0
    lines = [json.loads(line) for line in capfdbinary.readouterr().out.decode().splitlines()]
    assert [list(line) for line in lines] == [list(row) for row in rows]
    assert ask(loaded, name, question, "--limit", "2") == 0
    table = capfdbinary.readouterr().out.decode().splitlines()
    assert table[0].split()[0] == next(iter(rows[0]))
    assert len(table) == min(len(rows), 2) + 1
    out = tmp_path / "answer.parquet"
    assert ask(loaded, name, question, "--out", str(out)) == 0
    assert len(pd.read_parquet(out)) == len(rows)
    assert ask(loaded, name, question, "--out", str(out)) == 2
    assert b"--force" in capfdbinary.readouterr().err
    assert ask(loaded, name, question, "--out", str(out), "--force") == 0


def test_columns_can_be_chosen(loaded: Path, name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert ask(loaded, name, "people", "--columns", "name,appearances", "--format", "csv", "-n", "1") == 0
    assert capfdbinary.readouterr().out.splitlines()[0] == b"name,appearances"
    assert ask(loaded, name, "people", "--columns", "salary") == 2
    assert b"there is no column 'salary'" in capfdbinary.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["person", "没有这个人"], 2, "nobody named"),
        (["meetings", "--since", "yesterday"], 2, "no date"),
        (["query", "drop view meetings"], 2, "only a single SELECT"),
        (["query", "select nothing from meetings"], 2, "DuckDB cannot answer"),
        (["order", "--before", "2015..2016"], 2, "two periods"),
        (["order", "--before", "2015", "--after", "2016", "--since", "2014"], 2, "leave out"),
        (["network", "--graph", "there.txt"], 2, ".gexf or .graphml"),
        (["people", "--out", "people"], 2, "--format"),
        (["people", "--database", "none.duckdb"], 3, "there is no database"),
    ],
)
def test_wrong_use_is_one_sentence(
    arguments: list[str], code: int, message: str, loaded: Path, capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EXTRACTOR_DATABASE", str(loaded))
    assert run_safely(arguments) == code
    said = capfd.readouterr().err
    assert message in said
    assert len(said.strip().splitlines()) == 1
    assert "Traceback" not in said
    assert not list(tmp_path.iterdir())


def test_load_correct_export_migrate(
    tables: Path, tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "m.duckdb")
    assert run_safely(["load", str(tables), "-d", path]) == 0
    assert "300 articles loaded, 0 already there" in capfd.readouterr().err
    assert run_safely(["load", str(tables), "-d", path]) == 0
    assert "0 articles loaded, 300 already there" in capfd.readouterr().err
    hand = tmp_path / "hand.csv"
    hand.write_text(f"kind,name,organization,title,is\nperson,{name},,,某人甲\n", encoding="utf-8")
    assert run_safely(["correct", str(hand), "-d", path]) == 0
    assert run_safely(["person", "某人甲", "-d", path]) == 0
    assert run_safely(["export", str(tmp_path / "out"), "-d", path]) == 0
    assert pq.read_metadata(tmp_path / "out" / "articles.parquet").num_rows == 300
    assert run_safely(["migrate", "-d", path]) == 0


def test_formulas_do_not_reach_a_spreadsheet(loaded: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_safely(["query", "select '=1+1' as a", "-d", str(loaded), "--format", "csv"]) == 0
    assert capfd.readouterr().out == "a\n'=1+1\n"
