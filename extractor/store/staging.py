"""Tables on their way into the database: from files, DataFrames or Arrow, typed and checked.

A temporary table `staged_<name>` holds a table of the contract with its columns in order. DuckDB reads the
files itself, so memory does not grow with them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError
from extractor.store.sql import quoted
from extractor.tables.contract import TABLES, Kind, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Source = Path | Mapping[str, Any] | Iterable[tuple[str, Any]]
"""A folder that a run wrote, or tables by name: pandas DataFrames, Arrow tables or record batch readers."""

_TYPES = {Kind.TEXT: "varchar", Kind.INTEGER: "integer", Kind.NUMBER: "double"}

#: Takes the apostrophe off cells that `extractor.tables.csv` guards against spreadsheets.
_PLAIN = r"""regexp_replace({0}, '^''(''*[=+\-@\t\r])', '\1')"""

_KEYS = {
    "articles": ("article_id",),
    "meetings": ("meeting_id",),
    "attendees": ("meeting_id", "seq"),
    "groups": ("meeting_id", "seq"),
    "mentions": ("article_id", "name", "start"),
    "failures": ("source", "article_id", "stage", "error"),
}
_REQUIRED = {
    "articles": ("article_id",),
    "meetings": ("meeting_id", "article_id", "seq"),
    "attendees": ("meeting_id", "seq", "name"),
    "groups": ("meeting_id", "seq"),
    "mentions": ("article_id", "name"),
    "failures": (),
}


def stage(connection: DuckDBPyConnection, source: Source) -> None:
    """Make the temporary tables `staged_*` out of a source.

    A row whose key stood in an earlier row is left out: the same page read from two places gives the same
    rows.

    Raises:
        UsageError: A table or column is missing, a cell is of the wrong type, a key is empty, or a row
            belongs to an article or meeting that is not there.
    """
    given = None if isinstance(source, Path) else dict(source)
    for table in TABLES:
        if given is not None:
            relation = _register(connection, table, given)
        else:
            assert isinstance(source, Path)
            relation = _file_relation(table, source)
        _copy(connection, table, relation)
    _check_references(connection)


def _register(connection: DuckDBPyConnection, table: Table, given: Mapping[str, Any]) -> tuple[str, bool]:
    if table.name not in given:
        raise UsageError(
            f"the table {table.name} is missing; give all of {', '.join(t.name for t in TABLES)}"
        )
    data = given[table.name]
    if hasattr(data, "columns") and hasattr(data, "iloc"):
        import pyarrow as pa

        data = pa.Table.from_pandas(data, preserve_index=False)
    connection.register(f"given_{table.name}", data)
    return f"given_{table.name}", False


def _file_relation(table: Table, folder: Path) -> tuple[str, bool]:
    """A relation over the files of a table, and whether its texts are guarded as in CSV files."""
    if found := _files(table, folder, "parquet"):
        names = ", ".join(quoted(name) for name in found)
        return f"read_parquet([{names}], union_by_name = true)", False
    if found := _files(table, folder, "csv"):
        return _csv_relation(found), True
    raise UsageError(
        f"{folder} has no table {table.name} (.parquet or .csv); "
        "give the folder that `extractor extract --out` wrote"
    )


def _files(table: Table, folder: Path, suffix: str) -> list[str]:
    """The files of a table: one, a folder of parts, or numbered parts, whichever is there first."""
    patterns = (f"{table.name}.{suffix}", f"{table.name}/*.{suffix}", f"{table.name}-*.{suffix}")
    parts = (sorted(map(str, folder.glob(pattern))) for pattern in patterns)
    return next(filter(None, parts), [])


def _csv_relation(files: list[str]) -> str:
    with Path(files[0]).open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    columns = ", ".join(f"{quoted(name)}: 'varchar'" for name in header)
    names = ", ".join(quoted(name) for name in files)
    return (
        f"read_csv([{names}], auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
        f"new_line = '\\n', nullstr = '', parallel = false, columns = {{{columns}}})"
    )


def _copy(connection: DuckDBPyConnection, table: Table, relation: tuple[str, bool]) -> None:
    import duckdb

    name, guarded = relation
    try:
        present = {row[0]: row[1] for row in connection.execute(f"describe from {name}").fetchall()}
    except duckdb.Error as error:
        raise UsageError(f"the table {table.name} cannot be read: {str(error).splitlines()[0]}") from error
    lacking = [column for column in table.header if column not in present]
    if lacking:
        raise UsageError(f"the table {table.name} lacks the column {', '.join(lacking)}")
    cells, wrong = [], []
    for column in table.columns:
        cell, kind = f'"{column.name}"', _TYPES[column.kind]
        if column.kind is Kind.TEXT:
            text = f"cast({cell} as varchar)"
            cells.append(f"{_PLAIN.format(text) if guarded else text} as {cell}")
        else:
            cells.append(f"try_cast({cell} as {kind}) as {cell}")
            wrong.append(f"count({cell}) > count(try_cast({cell} as {kind}))")
    keys = ", ".join(f'"{key}"' for key in _KEYS[table.name])
    try:
        if wrong:
            _check_types(connection, table, name, wrong)
        connection.execute(
            f"create or replace temp table staged_{table.name} as "
            f"with numbered as (select {', '.join(cells)}, row_number() over () as line from {name}) "
            f"from numbered qualify row_number() over (partition by {keys} order by line) = 1 order by line"
        )
    except duckdb.Error as error:
        raise UsageError(f"the table {table.name} cannot be read: {str(error).splitlines()[0]}") from error
    for column_name in _REQUIRED[table.name]:
        empty = connection.execute(
            f'select line from staged_{table.name} where "{column_name}" is null order by line limit 1'
        ).fetchall()
        if empty:
            raise UsageError(f"row {empty[0][0]} of the table {table.name} has no {column_name}")


def _check_types(connection: DuckDBPyConnection, table: Table, relation: str, wrong: list[str]) -> None:
    numbers = [column for column in table.columns if column.kind is not Kind.TEXT]
    flags = connection.execute(f"select {', '.join(wrong)} from {relation}").fetchall()[0]
    for column, flag in zip(numbers, flags, strict=True):
        if flag:
            cell, kind = f'"{column.name}"', _TYPES[column.kind]
            bad = connection.execute(
                f"select {cell} from {relation} "
                f"where {cell} is not null and try_cast({cell} as {kind}) is null limit 1"
            ).fetchall()
            raise UsageError(
                f"the column {column.name} of the table {table.name} holds {bad[0][0]!r}, which is no {kind}"
            )


def _check_references(connection: DuckDBPyConnection) -> None:
    for child, key, parent in (
        ("meetings", "article_id", "articles"),
        ("attendees", "meeting_id", "meetings"),
        ("groups", "meeting_id", "meetings"),
        ("mentions", "article_id", "articles"),
    ):
        stray = connection.execute(
            f"select {key} from staged_{child} anti join staged_{parent} using ({key}) order by line limit 1"
        ).fetchall()
        if stray:
            raise UsageError(
                f"the table {child} has rows of {key} {stray[0][0]!r}, which the table {parent} does not have"
            )
