"""SQL from anybody: one SELECT over the database and nothing else.

The file is attached read-only, then everything that reaches beyond it is switched off and the switches are
locked: other files, extensions, and Python variables of the caller. The kind of statement is checked
besides, so that nobody can fill up memory with tables of their own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import DatabaseError, UsageError
from extractor.store.database import open_for_questions
from extractor.store.frames import to_frame
from extractor.store.sql import quoted, without_progress

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

_LOCKS = (
    "set python_enable_replacements = false",
    "set autoload_known_extensions = false",
    "set autoinstall_known_extensions = false",
    "set allow_community_extensions = false",
    "set enable_external_access = false",
    "set lock_configuration = true",
)

_ALLOWED = frozenset({"SELECT", "EXPLAIN"})


def open_sandbox(path: Path) -> DuckDBPyConnection:
    """A connection that can read the tables of the database and nothing else.

    It is an instance of its own to which the file is attached: within one process DuckDB shares the
    instance of a file, so the locks would hold for the questions of the same process too.
    """
    import duckdb

    open_for_questions(path).close()
    connection = duckdb.connect(":memory:")
    connection.execute(f"attach {quoted(str(path))} as meetings_database (read_only)")
    connection.execute("use meetings_database")
    without_progress(connection)
    for lock in _LOCKS:
        connection.execute(lock)
    return connection


def run_one(connection: DuckDBPyConnection, sql: str) -> pd.DataFrame:
    """Run one SELECT.

    Raises:
        UsageError: It is something else, or DuckDB cannot run it.
    """
    import duckdb

    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type.name not in _ALLOWED:
            raise UsageError("only a single SELECT is answered; the database cannot be changed from here")
        return to_frame(connection.sql(statements[0].query))
    except duckdb.FatalException as error:
        raise DatabaseError(
            f"the database is damaged; restore it from a copy ({_one_line(error)})"
        ) from error
    except duckdb.Error as error:
        raise UsageError(f"DuckDB cannot answer this: {_one_line(error)}") from error


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split("LINE 1:")[0].split())
