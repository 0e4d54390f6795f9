"""Files that are no sound database: said in one sentence, and never written to."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from extractor import store
from extractor.errors import DatabaseError
from extractor.store import integrity, migrations, questions
from extractor.store.exporting import arrow_tables

BLOCK = 262_144


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def damaged(path: Path, how: str) -> Path:
    data = bytearray(path.read_bytes())
    if how == "text":
        data = bytearray("这不是数据库\n".encode() * 1000)
    elif how == "empty":
        data = bytearray()
    elif how == "truncated":
        del data[len(data) * 2 // 3 :]
    elif how == "header":
        data[4096:4160] = bytes(64)
        data[8192:8256] = bytes(64)
    else:
        at = 3 * 4096 + int(how) * BLOCK + 1000
        data[at] ^= 0xFF
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("how", ["text", "empty", "truncated", "header"])
def test_a_damaged_file_is_named_and_stays_as_it_is(
    how: str, database: Path, generated: dict[str, Any]
) -> None:
    damaged(database, how)
    before = digest(database)
    with pytest.raises(DatabaseError, match=r"damaged"):
        store.load(database, generated)
    with pytest.raises(DatabaseError, match=r"damaged"):
        store.open_store(database)
    assert digest(database) == before
    assert [file.name for file in database.parent.iterdir()] == [database.name]


def test_damage_in_any_block_stops_a_load_or_is_left_behind(
    database: Path, generated: dict[str, Any]
) -> None:
    """A damaged table stops the load; a damaged index or free block goes with the old file."""
    nothing = {name: table.slice(0, 0) for name, table in generated.items()}
    blocks = (database.stat().st_size - 3 * 4096) // BLOCK
    stopped = 0
    for block in range(blocks):
        copy = damaged(Path(shutil.copy(database, database.with_name(f"{block}.duckdb"))), str(block))
        assert integrity._suspicious_blocks(copy, BLOCK) == 1
        before = digest(copy)
        try:
            store.load(copy, nothing)
        except DatabaseError as error:
            stopped += 1
            assert "damaged" in str(error)
            assert digest(copy) == before
        else:
            assert integrity._suspicious_blocks(copy, BLOCK) == 0
            with store.open_store(copy) as db:
                for name, table in arrow_tables(db).items():
                    assert table.num_rows == generated[name].num_rows
    assert stopped > blocks // 2


def test_a_sound_file_passes(database: Path) -> None:
    assert integrity._suspicious_blocks(database, BLOCK) == 0


def test_another_programs_database_is_left_alone(tmp_path: Path, generated: dict[str, Any]) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("create table mine(a int)")
    before = digest(path)
    with pytest.raises(DatabaseError, match="another program"):
        store.load(path, generated)
    assert digest(path) == before


def test_a_missing_database_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="extractor load"):
        store.open_store(tmp_path / "none.duckdb")
    with pytest.raises(DatabaseError, match="folder"):
        store.load(tmp_path / "no" / "none.duckdb", {})


def test_a_database_in_use_says_by_whom(database: Path, generated: dict[str, Any]) -> None:
    code = (
        f"import duckdb, time; c = duckdb.connect({str(database)!r}); "
        "print('open', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and holder.stdout.readline() == "open\n"
        try:
            with pytest.raises(DatabaseError, match=f"in use by process {holder.pid}"):
                store.load(database, generated)
        finally:
            holder.kill()


def test_a_database_open_for_questions_cannot_be_loaded_in_one_process(
    database: Path, generated: dict[str, Any]
) -> None:
    with store.open_store(database), pytest.raises(DatabaseError, match="close it first"):
        store.load(database, generated)
    store.load(database, generated)


def older(path: Path, tables: dict[str, Any]) -> None:
    """A database as version 1 made it: without an index of words."""
    store.load(path, tables)
    with duckdb.connect(str(path)) as connection:
        for table in ("word", "document", "posting", "topic_word", "pair"):
            connection.execute(f"drop table store.{table}")
        connection.execute("update store.meta set value = '1' where key = 'schema_version'")


def test_an_older_database_is_refused_with_the_command_and_migrated(
    generated: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "old.duckdb"
    older(path, generated)
    with pytest.raises(DatabaseError, match=f"extractor migrate --database {path}"):
        store.open_store(path)
    store.migrate(path)
    fresh = tmp_path / "new.duckdb"
    store.load(fresh, generated)
    with store.open_store(path) as old, store.open_store(fresh) as new:
        for name, table in arrow_tables(new).items():
            assert arrow_tables(old)[name].to_pylist() == table.to_pylist()
        counts = (
            "select w.text, count(*), sum(times) from store.posting join store.word w using (word) "
            "group by all order by 1"
        )
        assert old.connection.execute(counts).fetchall() == new.connection.execute(counts).fetchall()
        assert questions.pairs(old).equals(questions.pairs(new))


def test_a_load_migrates_an_older_database(generated: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "old.duckdb"
    older(path, generated)
    assert store.load(path, generated).unchanged == 300


def test_a_migration_that_fails_leaves_the_old_version(
    generated: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.duckdb"
    older(path, generated)

    def fail(connection: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setitem(migrations._AFTER, 2, fail)
    with pytest.raises(RuntimeError):
        store.migrate(path)
    monkeypatch.undo()
    store.migrate(path)


def test_a_newer_database_is_refused(database: Path) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute("update store.meta set value = '99' where key = 'schema_version'")
    for attempt in (store.open_store, store.migrate):
        with pytest.raises(DatabaseError, match="pip install --upgrade extractor"):
            attempt(database)
