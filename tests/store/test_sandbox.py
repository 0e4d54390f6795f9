"""`query` reads the tables of the database and nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import pytest

from extractor import store
from extractor.errors import DatabaseError, UsageError

SECRET = "secret.csv"

ATTEMPTS = [
    "create table t(a int)",
    "create temp table t(a int)",
    "create table memory.main.t(a int)",
    "insert into store.meta values ('a', 'b')",
    "update store.meta set value = '7'",
    "delete from store.article",
    "drop view meetings",
    "alter table store.article drop column title",
    "copy store.article to '{folder}/out.csv'",
    "export database '{folder}/out'",
    "import database '{folder}'",
    "attach '{folder}/other.duckdb' as other",
    "attach ':memory:' as other",
    "select * from '{folder}/secret.csv'",
    "from '{folder}/secret.csv'",
    "select * from read_csv('{folder}/secret.csv')",
    "select * from read_text('{folder}/secret.csv')",
    "select * from read_blob('{folder}/*')",
    "select * from read_json('{folder}/secret.csv')",
    "select * from read_parquet('{folder}/secret.csv')",
    "select * from parquet_schema('{folder}/secret.csv')",
    "select * from sniff_csv('{folder}/secret.csv')",
    "select * from glob('{folder}/*')",
    "select * from read_duckdb('{folder}/meetings.duckdb')",
    "select * from query('select * from read_text(''{folder}/secret.csv'')')",
    "select * from read_text('https://example.org/')",
    "install fts",
    "load fts",
    "load '{folder}/extension.so'",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "reset enable_external_access",
    "set temp_directory = '{folder}'",
    "pragma enable_profiling = 'json'",
    "call enable_logging(storage = 'file', storage_path = '{folder}/log')",
    "select * from enable_logging(storage = 'file', storage_path = '{folder}/log')",
    "explain analyze select * from enable_logging(storage = 'file', storage_path = '{folder}/log')",
    "from system.main.\"Enable_Logging\"(storage = 'file', storage_path = '{folder}/log')",
    "select (select 1 from enable_logging(storage = 'file', storage_path = '{folder}/log'))",
    "select * from enable_profiling(save_location = '{folder}/profile.json')",
    "select * from arrow_scan(1::pointer, 1::pointer, 1::pointer)",
    "from json_execute_serialized_sql(json_serialize_sql('select 1'))",
    "with a as (copy (select 1) to '{folder}/meetings.duckdb' (format csv, use_tmp_file false)) from a",
    "with a as (copy (select 1) to '{folder}/out.csv') from a",
    "with a as (delete from store.article returning *) from a",
    "explain delete from store.article",
    "create secret s (type s3)",
    "create macro f() as 1",
    "use memory",
    "detach meetings_database",
    "checkpoint",
    "vacuum",
    "begin",
    "select 1; drop view meetings",
    "",
    "selec 1",
    "select '\udcff'",
    "select * from secret_frame",
]


@pytest.mark.parametrize("sql", ATTEMPTS)
def test_nothing_but_reading_the_tables(sql: str, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret_frame = pd.DataFrame({"secret": [1]})
    assert len(secret_frame) == 1
    folder = database.parent
    (folder / SECRET).write_text("secret\n42\n")
    monkeypatch.chdir(folder)
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    with pytest.raises(UsageError):
        store.query(database, sql.format(folder=folder))
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before
    assert sorted(file.name for file in folder.iterdir()) == ["meetings.duckdb", SECRET]


@pytest.mark.parametrize(
    "sql",
    [
        "select count(*) from articles",
        "from meetings limit 1",
        "with a as (select 1 as one) select * from a",
        "describe attendees",
        "summarize articles",
        "explain select * from people",
        "explain analyze select * from people;",
        "with recursive a as (select 1 as i union all select i + 1 from a where i < 3) from a",
        "with a as materialized (from articles) from a union all by name from a",
        "pivot attendees on roles in ('chair') using count(*)",
        "from range(3)",
        "select unnest([1, 2])",
        "show tables",
        "from pragma_table_info('articles')",
        "values (1), (2)",
        "select name, count(*) from attendees group by all order by 2 desc limit 3",
        "-- a comment\nselect 1 as 一;",
    ],
)
def test_questions_in_sql_are_answered(sql: str, database: Path) -> None:
    assert len(store.query(database, sql)) > 0


def test_the_locks_do_not_hold_for_the_rest_of_the_process(database: Path, tmp_path: Path) -> None:
    with store.open_store(database) as db:
        store.query(database, "select 1")
        store.export(db, tmp_path / "out")
        assert len(store.query(database, "select 1")) == 1
    assert (tmp_path / "out" / "meetings.parquet").exists()


def test_integers_stay_integers_where_cells_are_unknown(database: Path) -> None:
    frame = store.query(database, "select null::int as a union all select 3")
    assert frame["a"].dtype == "Int64"


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        store.query(tmp_path / "none.duckdb", "select 1")
    assert not list(tmp_path.iterdir())
