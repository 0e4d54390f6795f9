"""Opening the database: for questions, for loads, or not at all if the file is not sound."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import DatabaseError
from extractor.store import integrity
from extractor.store.compaction import rewrite
from extractor.store.migrations import NEWEST, create, migrate, version_of
from extractor.store.sql import without_progress

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "3GB"
"""What a load may hold in memory before it spills beside the database; enough for 200,000 articles."""


def open_for_questions(path: Path) -> DuckDBPyConnection:
    """Open a database that is only read; any number of readers may do so at once.

    Raises:
        DatabaseError: The file is missing, damaged, of another program, of another version, or being written.
    """
    _must_be_database(path)
    connection = _connect(path, read_only=True)
    try:
        with explained(path):
            integrity.must_be_whole(path, connection)
            version = version_of(connection, path)
    except DatabaseError:
        connection.close()
        raise
    if version < NEWEST:
        connection.close()
        raise DatabaseError(
            f"{path} has version {version} of the tables and this program reads version {NEWEST}; "
            f"run `extractor migrate --database {path}` once"
        )
    return connection


@contextmanager
def open_for_loading(path: Path) -> Iterator[DuckDBPyConnection]:
    """Open a database to write to it; a missing one is made, an older one is migrated.

    A damaged file is found before it is opened for writing and stays as it is.

    Raises:
        DatabaseError: The file is damaged, of another program, of a newer version, or in use.
    """
    if not path.exists():
        _make(path)
    _must_be_database(path)
    reader = _connect(path, read_only=True)
    with closing(reader), explained(path):
        integrity.must_be_whole(path, reader)
        version_of(reader, path)
        sound = integrity.is_sound(path, reader)
    if not sound:
        with explained(path):
            rewrite(path)
    connection = _connect(path, read_only=False)
    with closing(connection), explained(path):
        connection.execute(f"set memory_limit = '{MEMORY}'")
        migrate(connection, path)
        yield connection


def _make(path: Path) -> None:
    """Make an empty database under another name first, so that a killed process leaves none half made."""
    if not path.parent.is_dir():
        raise DatabaseError(f"the folder {path.parent} for the database does not exist; make it first")
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with closing(_connect(draft, read_only=False)) as connection:
        create(connection)
    draft.replace(path)


def _must_be_database(path: Path) -> None:
    if not path.is_file():
        raise DatabaseError(
            f"there is no database {path}; make one with `extractor load TABLES --database {path}`"
        )
    if not integrity.has_header(path):
        raise DatabaseError(f"{path} is damaged or no DuckDB database; it was left as it is")


def _connect(path: Path, *, read_only: bool) -> DuckDBPyConnection:
    import duckdb

    with explained(path):
        connection = duckdb.connect(str(path), read_only=read_only)
        without_progress(connection)
    return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """What DuckDB says about the file becomes a `DatabaseError` of one sentence; errors in SQL pass."""
    import duckdb

    of_files = (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException)
    try:
        yield
    except duckdb.ConnectionException as error:
        # One process has one instance of a file, which reads or writes.
        raise DatabaseError(f"{path} is open in this program already; close it first") from error
    except duckdb.Error as error:
        message = str(error)
        if isinstance(error, of_files) or "Corrupt" in message:
            raise DatabaseError(_explain(message, path)) from error
        raise


def _explain(message: str, path: Path) -> str:
    if "Could not set lock" in message:
        holder = re.search(r"PID (\d+)", message)
        who = f"process {holder[1]}" if holder else "another process"
        return f"{path} is in use by {who}; try again when it has finished"
    if "newer" in message and "version" in message:
        return f"{path} was written by a newer DuckDB; run `pip install -U duckdb` (2.0 needs Python 3.11)"
    if "Permission denied" in message:
        return f"{path} may not be opened by this user"
    if "No space left" in message:
        return f"there is no space left beside {path}; what was reported as safe is kept"
    return (
        f"{path} is damaged and was left as it is; restore it from a copy ({message.splitlines()[0][:160]})"
    )
