"""The door of the room: a database by its path."""

from __future__ import annotations

from contextlib import closing
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from extractor.store import database
from extractor.store.compaction import compact
from extractor.store.loading import BATCH, Loaded, Progress, load_tables
from extractor.store.people.corrections import put_corrections
from extractor.store.people.resolution import resolve
from extractor.store.sandbox import open_sandbox, run_one
from extractor.store.sql import number
from extractor.store.staging import Source

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

Place = str | PathLike[str]


class Store:
    """A database open for questions; several may be open at once, also in several processes.

    Use it as a context manager, or call `close`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection: DuckDBPyConnection = database.open_for_questions(path)

    @property
    def waiting(self) -> int:
        """Names that a load brought and that were not told apart yet, because it did not come to its end."""
        return number(self.connection, "select count(distinct name) from store.unresolved")

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(path: Place) -> Store:
    """Open a database for questions.

    Raises:
        DatabaseError: It is missing, damaged, of another version, or being written to.
    """
    return Store(Path(path))


def load(
    path: Place, source: Source | str, progress: Progress | None = None, *, batch: int = BATCH
) -> Loaded:
    """Load tables into a database, which is made if it is not there, and tell its namesakes apart.

    Args:
        path: The database.
        source: A folder of CSV or Parquet files as `extractor extract` writes them, or the six tables by
            name as pandas DataFrames or Arrow tables (`extractor.tables.Tables` too).
        progress: Called after each transaction with the articles that are safe and those to load in all.
        batch: Articles in one transaction; small ones report sooner what is safe, and take longer.

    Raises:
        UsageError: The tables do not fulfil the contract.
        DatabaseError: The database is damaged, in use, or of another program or version.
    """
    with database.open_for_loading(Path(path)) as connection:
        loaded = load_tables(connection, Path(source) if isinstance(source, str) else source, progress, batch)
        resolve(connection)
        connection.execute("checkpoint")
    compact(Path(path))
    return loaded


def correct(path: Place, file: Place) -> int:
    """Put decisions made by hand into a database and carry them out (see `people.corrections`).

    Returns:
        How many lines the file has.
    """
    with database.open_for_loading(Path(path)) as connection:
        lines = put_corrections(connection, Path(file))
        resolve(connection)
    return lines


def migrate(path: Place) -> None:
    """Bring a database of an older version to the newest one; nothing happens if it is that."""
    with database.open_for_loading(Path(path)):
        pass


def query(path: Place, sql: str) -> pd.DataFrame:
    """Answer one SELECT over the database, which cannot write, read other files or load extensions.

    Raises:
        UsageError: The SQL is not one SELECT, or DuckDB cannot run it.
        DatabaseError: The database cannot be opened.
    """
    with closing(open_sandbox(Path(path))) as connection:
        return run_one(connection, sql)
