"""A load killed at any moment loses nothing it has reported, and the next load goes on behind it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pyarrow.parquet as pq
import pytest

from extractor import store
from extractor.store.compaction import rewrite
from extractor.store.exporting import arrow_tables

ROUNDS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to kill a load and not its imports")
def test_twenty_kills_lose_nothing(generator: ModuleType, tmp_path: Path) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    for name, table in generator.tables(120, seed=3, places=2)[0].items():
        pq.write_table(table, tables / f"{name}.parquet")
    script = Path(__file__).parent / "killed_loads.py"
    done = subprocess.run(
        [sys.executable, str(script), str(tables), str(tmp_path), str(ROUNDS)],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    *rounds, end = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rounds) == ROUNDS
    assert sum(r["killed"] for r in rounds) >= ROUNDS // 2, "the kills came too late to test anything"
    for r in rounds:
        if r["told"]:
            articles, people_complete, stray_postings, indexed = r["found"]
            assert articles >= r["told"], "an article that was reported as safe is lost"
            assert people_complete, "half of a meeting was loaded"
            assert stray_postings == 0
            assert indexed <= articles
    with (
        store.open_store(tmp_path / end["last"]) as killed,
        store.open_store(tmp_path / "undisturbed.duckdb") as undisturbed,
    ):
        assert killed.waiting == 0
        for name, table in arrow_tables(undisturbed).items():
            assert sorted(map(repr, arrow_tables(killed)[name].to_pylist())) == sorted(
                map(repr, table.to_pylist())
            )
        people = "select person_id, name from store.person order by all"
        assert (
            killed.connection.execute(people).fetchall() == undisturbed.connection.execute(people).fetchall()
        )


def test_a_rewritten_file_holds_the_log_of_a_killed_process_once(database: Path) -> None:
    killed = (
        "import duckdb, os, sys; connection = duckdb.connect(sys.argv[1]); "
        "connection.execute(\"insert into store.load values (99, now()::timestamp, 'x', 0, 0, 0)\"); "
        "os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", killed, str(database)], check=False)
    log = database.with_name(f"{database.name}.wal")
    assert log.exists()
    rewrite(database)
    assert not log.exists()
    with store.open_store(database) as db:
        found = db.connection.execute("select load from store.load where load = 99").fetchall()
    assert found == [(99,)]
