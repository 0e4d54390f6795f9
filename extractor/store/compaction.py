"""Rewriting a database: to give back free blocks, which DuckDB keeps, or to leave torn ones behind."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from extractor.store.sql import number, quoted, without_progress

WASTE = 0.15
"""Share of free blocks from which rewriting the file is worth its time."""


def compact(path: Path) -> bool:
    """Rewrite a database if many of its blocks are free.

    Returns:
        True if the file was rewritten; False too if it is in use or the disk has no room for a second copy.
    """
    import duckdb

    try:
        with closing(duckdb.connect(str(path), read_only=True)) as connection:
            free = number(connection, "select free_blocks from pragma_database_size()")
            total = number(connection, "select total_blocks from pragma_database_size()")
        if free < WASTE * total:
            return False
        rewrite(path)
    except duckdb.IOException:
        return False
    return True


def rewrite(path: Path) -> None:
    """Make a new file out of all tables, with indexes of its own, and put it in the place of the old one.

    The old file stays until the new one is whole. Meanwhile nobody can write to it; readers that have it open
    keep what they see. What a killed process left in the log beside the file is put into the file first: a
    log that outlives its file would be carried out on the new one, or forbid to open it.
    """
    import duckdb

    if path.with_name(f"{path.name}.wal").exists():
        with closing(duckdb.connect(str(path))) as connection:
            without_progress(connection)
            connection.execute("checkpoint")
    draft = path.with_name(f".{path.name}.rewriting")
    draft.unlink(missing_ok=True)
    try:
        with closing(duckdb.connect(":memory:")) as connection:
            without_progress(connection)
            connection.execute(f"attach {quoted(str(path))} as old_file (read_only)")
            connection.execute(f"attach {quoted(str(draft))} as new_file")
            connection.execute("copy from database old_file to new_file")
            connection.execute("detach new_file")
            with draft.open("rb") as file:
                os.fsync(file.fileno())
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
