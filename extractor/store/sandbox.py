"""SQL from anybody: one SELECT over the database and nothing else.

The file is attached read-only, then everything that reaches beyond it is switched off and the switches are
locked: other files, extensions, and Python variables of the caller. The locks do not hold everything, so the
statement is checked besides, as DuckDB parses it. It has to be a SELECT through and through: from DuckDB 2.0
on COPY can stand in a WITH clause and write over the database, which is no other file. And it calls table
functions of a short list only: in a FROM clause can stand functions that act (`enable_logging` writes files,
locks or not, before DuckDB 2.0), that run SQL which nobody has checked (`query`), or that take addresses in
memory (`arrow_scan`). Both are lists of what is allowed, because every version of DuckDB brings new things.
"""

from __future__ import annotations

import re
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

_TABLE_FUNCTIONS = frozenset(
    {"duckdb_columns", "duckdb_functions", "duckdb_tables", "duckdb_views", "pragma_table_info"}
    | {"generate_series", "json_each", "json_tree", "range", "repeat", "unnest"}
)
"""What may be called in a FROM clause: functions that describe the tables or compute from their arguments."""

_NODES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
"""The `QueryNodeType` of DuckDB's parse trees that only read."""

_EXPLAIN = re.compile(r"explain\s+(?:analyze\s+)?", re.IGNORECASE)

# Of the parse tree: why there is none, all types in it, and all that is called in FROM clauses.
_PARSED = """
    select parsed ->> '$.error_message', parsed ->> '$..type', parsed ->> '$..function.function_name'
    from (select json_serialize_sql($1) as parsed)
"""


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
        return to_frame(connection.sql(_checked(connection, sql)))
    except duckdb.FatalException as error:
        raise DatabaseError(
            f"the database is damaged; restore it from a copy ({_one_line(error)})"
        ) from error
    except duckdb.Error as error:
        raise UsageError(f"DuckDB cannot answer this: {_one_line(error)}") from error


def _checked(connection: DuckDBPyConnection, sql: str) -> str:
    """The one statement of the SQL, if it is a SELECT, or explains one, and calls only what it may."""
    try:
        sql.encode()
    except UnicodeEncodeError as error:
        raise UsageError("the SQL is not valid UTF-8") from error
    statements = connection.extract_statements(sql)
    statement = statements[0].query.strip() if len(statements) == 1 else ""
    # DuckDB has a parse tree to show of a SELECT, but not of its explanation.
    explain = _EXPLAIN.match(statement)
    select = statement[explain.end() :] if explain else statement
    problem, types, called = connection.execute(_PARSED, [select]).fetchall()[0]
    nodes = {name for name in types if name.endswith("_NODE")}
    if problem or not nodes or nodes - _NODES:
        raise UsageError("only a single SELECT is answered; the database cannot be changed from here")
    refused = sorted({name.lower() for name in called} - _TABLE_FUNCTIONS)
    if refused:
        raise UsageError(f"{refused[0]}() cannot be called here; only the tables of the database are read")
    return statement


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split("LINE 1:")[0].split())
