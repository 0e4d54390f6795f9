"""Loading: the same however often, whole or not at all, and what goes in comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from extractor import store
from extractor.errors import UsageError
from extractor.store.exporting import arrow_tables
from extractor.tables.contract import TABLES

NAMES = [table.name for table in TABLES]


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of the contract, sorted."""
    with store.open_store(path) as db:
        return {name: rows(table) for name, table in arrow_tables(db).items()}


def rows(table: Any) -> list[tuple[Any, ...]]:
    return sorted((tuple(row.values()) for row in table.to_pylist()), key=repr)


def expected(tables: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    return {name: rows(tables[name]) for name in NAMES}


def only(tables: dict[str, Any], articles: set[str]) -> dict[str, Any]:
    """The rows of some articles."""

    def keep(name: str, table: Any) -> Any:
        if name == "failures":
            return table.slice(0, 0)
        return table.filter(pa.array([cell in articles for cell in table["article_id"].to_pylist()]))

    return {name: keep(name, table) for name, table in tables.items()}


def test_every_cell_comes_back(database: Path, generated: dict[str, Any]) -> None:
    assert contents(database) == expected(generated)


def test_loading_again_changes_nothing(database: Path, generated: dict[str, Any]) -> None:
    loaded = store.load(database, generated)
    assert (loaded.articles, loaded.unchanged) == (0, 300)
    assert contents(database) == expected(generated)


def test_runs_add_up_in_any_order(generated: dict[str, Any], tmp_path: Path) -> None:
    ids = generated["articles"]["article_id"].to_pylist()
    path = tmp_path / "m.duckdb"
    for part in (ids[200:], ids[:150], ids[100:220]):
        store.load(path, only(generated, set(part)))
    wanted = expected(generated) | {"failures": []}
    assert contents(path) == wanted


def test_a_changed_article_replaces_the_old_one(database: Path, generated: dict[str, Any]) -> None:
    chosen = generated["meetings"]["article_id"][0].as_py()
    changed = only(generated, {chosen})
    changed["articles"] = changed["articles"].set_column(2, "title", pa.array(["新的标题"]))
    for name in ("meetings", "attendees", "groups"):
        changed[name] = changed[name].slice(0, 0)
    store.load(database, changed)
    found = contents(database)
    assert [row[2] for row in found["articles"] if row[0] == chosen] == ["新的标题"]
    assert not [row for row in found["meetings"] if row[1] == chosen]
    assert not [row for row in found["attendees"] if row[1] == chosen]
    assert len(found["articles"]) == 300


def test_the_same_article_twice_in_one_run_is_loaded_once(generated: dict[str, Any], tmp_path: Path) -> None:
    doubled = {name: pa.concat_tables([table, table]) for name, table in generated.items()}
    path = tmp_path / "m.duckdb"
    store.load(path, doubled)
    assert contents(path) == expected(generated)


@pytest.mark.parametrize("kind", ["csv", "parquet", "parts", "pandas", "room"])
def test_every_way_in(kind: str, generated: dict[str, Any], tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    source: Any = folder
    if kind == "csv":
        for name in NAMES:
            pyarrow.csv.write_csv(generated[name], folder / f"{name}.csv")
    elif kind == "parquet":
        for name in NAMES:
            pq.write_table(generated[name], folder / f"{name}.parquet")
    elif kind == "parts":
        for name in NAMES:
            (folder / name).mkdir()
            pq.write_table(generated[name].slice(0, 50), folder / name / "part-0.parquet")
            pq.write_table(generated[name].slice(50), folder / name / "part-1.parquet")
    elif kind == "pandas":
        source = {name: generated[name].to_pandas() for name in NAMES}
    else:
        from extractor.tables import read_tables

        for name in NAMES:
            pq.write_table(generated[name], folder / f"{name}.parquet")
        source = read_tables(folder)
    store.load(tmp_path / "m.duckdb", source)
    assert contents(tmp_path / "m.duckdb") == expected(generated)


def test_export_can_be_loaded_again(database: Path, generated: dict[str, Any], tmp_path: Path) -> None:
    with store.open_store(database) as db:
        store.export(db, tmp_path / "out")
        with pytest.raises(UsageError, match="there already"):
            store.export(db, tmp_path / "out")
    store.load(tmp_path / "again.duckdb", tmp_path / "out")
    assert contents(tmp_path / "again.duckdb") == expected(generated)


def test_cells_guarded_against_spreadsheets_are_restored(generated: dict[str, Any], tmp_path: Path) -> None:
    from extractor.tables.csv import CsvWriter

    one = only(generated, {generated["articles"]["article_id"][0].as_py()})
    title = '=1+1，\n“引号”"与逗号,'
    one["articles"] = one["articles"].set_column(2, "title", pa.array([title]))
    with CsvWriter(tmp_path) as writer:
        writer.write(
            {name: [tuple(row.values()) for row in table.to_pylist()] for name, table in one.items()}
        )
    store.load(tmp_path / "m.duckdb", tmp_path)
    assert contents(tmp_path / "m.duckdb")["articles"][0][2] == title


def test_a_cell_of_the_wrong_type_is_named_and_nothing_is_written(
    database: Path, generated: dict[str, Any]
) -> None:
    before = contents(database)
    bad = dict(generated)
    frame = bad["meetings"].to_pandas().astype({"attendees": object})
    frame.loc[0, "attendees"] = "many"
    bad["meetings"] = frame.astype({"attendees": str})
    with pytest.raises(UsageError, match="column attendees of the table meetings holds 'many'"):
        store.load(database, bad)
    assert contents(database) == before


def test_missing_columns_tables_and_strays_are_refused(generated: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "m.duckdb"
    with pytest.raises(UsageError, match="table attendees lacks the column role, roles"):
        store.load(path, generated | {"attendees": generated["attendees"].drop_columns(["role", "roles"])})
    with pytest.raises(UsageError, match="mentions is missing"):
        store.load(path, {name: generated[name] for name in NAMES if name != "mentions"})
    with pytest.raises(UsageError, match="which the table meetings does not have"):
        store.load(path, generated | {"meetings": generated["meetings"].slice(0, 3)})
    with pytest.raises(UsageError, match="has no table articles"):
        store.load(path, tmp_path)


def test_later_columns_of_the_contract_do_no_harm(generated: dict[str, Any], tmp_path: Path) -> None:
    more = dict(generated)
    more["articles"] = more["articles"].append_column("mood", pa.array(["好"] * 300))
    store.load(tmp_path / "m.duckdb", more)
    assert contents(tmp_path / "m.duckdb") == expected(generated)


def test_failures_are_kept_once_and_go_when_the_source_is_read(
    database: Path, generated: dict[str, Any]
) -> None:
    one = only(generated, {generated["articles"]["article_id"][5].as_py()})
    source = one["articles"]["source"][0].as_py()
    failed = pa.table(
        {"source": [source, "b.txt"], "article_id": [None, None], "stage": ["reading"] * 2,
         "error": ["x"] * 2, "message": ["m"] * 2},
        schema=generated["failures"].schema,
    )  # fmt: skip
    nothing = {name: table.slice(0, 0) for name, table in generated.items()}
    before = len(contents(database)["failures"])
    store.load(database, nothing | {"failures": failed})
    store.load(database, nothing | {"failures": failed})
    assert len(contents(database)["failures"]) == before + 2
    store.load(database, one)
    assert [row[0] for row in contents(database)["failures"] if row[0] in (source, "b.txt")] == ["b.txt"]
