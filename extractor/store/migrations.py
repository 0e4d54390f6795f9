"""Versions of the tables, and the way from each to the next.

`schema/NNN_*.sql` makes version NNN out of the one before it, so a new database is made by all of them in
order. What SQL cannot say stands in `_AFTER`: a function that runs behind the SQL, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import DatabaseError
from extractor.store.people.acquaintance import count_pairs
from extractor.store.sql import number, transaction
from extractor.store.text.index import index_everything

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_AFTER: dict[int, Callable[[DuckDBPyConnection], None]] = {2: index_everything, 3: count_pairs}

NEWEST = 3


def create(connection: DuckDBPyConnection) -> None:
    """Make the tables in an empty database."""
    _run(connection, 0)


def migrate(connection: DuckDBPyConnection, path: Path) -> None:
    """Bring the tables to the newest version, all or nothing."""
    version = version_of(connection, path)
    if version < NEWEST:
        _run(connection, version)


def version_of(connection: DuckDBPyConnection, path: Path) -> int:
    """The version of the tables.

    Raises:
        DatabaseError: The database is of another program or written by a newer version of this one.
    """
    import duckdb

    try:
        found = number(connection, "select value from store.meta where key = 'schema_version'")
    except (duckdb.CatalogException, IndexError):
        raise DatabaseError(f"{path} is a DuckDB database of another program; it was left as it is") from None
    if found > NEWEST:
        raise DatabaseError(
            f"{path} has version {found} of the tables, newer than the {NEWEST} this program knows; "
            "run `pip install --upgrade extractor`"
        )
    return found


def _run(connection: DuckDBPyConnection, version: int) -> None:
    with transaction(connection):
        for step in range(version + 1, NEWEST + 1):
            connection.execute(script(step))
            if step in _AFTER:
                _AFTER[step](connection)
        connection.execute("insert or replace into store.meta values ('schema_version', ?)", [str(NEWEST)])


@cache
def script(version: int) -> str:
    """The SQL that makes `version` out of the one before it."""
    folder = files("extractor.store") / "schema"
    (found,) = [item for item in folder.iterdir() if item.name.startswith(f"{version:03}_")]
    return found.read_text(encoding="utf-8")
