"""Small habits of talking to DuckDB that all modules share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def number(connection: DuckDBPyConnection, sql: str) -> int:
    """The one number that a statement gives."""
    return int(connection.execute(sql).fetchall()[0][0])


def quoted(text: str) -> str:
    """A text as a literal, for the places where DuckDB takes no parameter (file names)."""
    return "'" + text.replace("'", "''") + "'"


def without_progress(connection: DuckDBPyConnection) -> None:
    """Switch off DuckDB's own progress bar, which would stand among the answers."""
    import duckdb

    # Inside Jupyter without its widgets there is no bar, and DuckDB refuses to switch it off.
    with suppress(duckdb.InvalidInputException):
        connection.execute("set enable_progress_bar = false")


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """All that is done inside is kept, or nothing."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


@contextmanager
def lent(connection: DuckDBPyConnection, **tables: Any) -> Iterator[None]:
    """Arrow tables that statements inside can read under the given names."""
    for name, table in tables.items():
        connection.register(name, table)
    try:
        yield
    finally:
        for name in tables:
            connection.unregister(name)


def strings(**columns: list[str]) -> Any:
    """An Arrow table of texts."""
    import pyarrow as pa

    named: Mapping[str, Any] = {name: pa.array(cells, pa.string()) for name, cells in columns.items()}
    return pa.table(dict(named))
