"""Giving back the space that DuckDB keeps: loads leave free blocks, and a file never shrinks by itself."""

from __future__ import annotations

import os
from pathlib import Path

from extractor.store.sql import quoted

WASTE = 0.15
"""Share of free blocks from which rewriting the file is worth its time."""


def compact(path: Path) -> bool:
    """Rewrite a database without its free blocks, if there are many; the old file stays until the end.

    The database is locked meanwhile; readers that have it open keep what they see.

    Returns:
        True if the file was rewritten.
    """
    import duckdb

    draft = path.with_name(f".{path.name}.compacting")
    draft.unlink(missing_ok=True)
    connection = duckdb.connect(":memory:")
    connection.execute("set enable_progress_bar = false")
    try:
        connection.execute(f"attach {quoted(str(path))} as full_file")
        free, total = connection.execute(
            "select free_blocks, total_blocks from pragma_database_size() where database_name = 'full_file'"
        ).fetchall()[0]
        if free < WASTE * total:
            return False
        connection.execute(f"attach {quoted(str(draft))} as tight_file")
        connection.execute("copy from database full_file to tight_file")
        connection.execute("detach tight_file")
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        connection.close()
        draft.unlink(missing_ok=True)
    return True
