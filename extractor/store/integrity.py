"""Is a database file sound? Asked before anything is written to it.

DuckDB checks a block when it reads it, so a load could write to a damaged file without touching the
damaged part. Here every block is checked first. The layout is DuckDB's
(`src/storage/single_file_block_manager.cpp`, `src/common/checksum.cpp`): three headers of 4,096 bytes,
then blocks of one size, each a checksum of eight bytes and what it sums up. Free blocks may hold anything,
and a later DuckDB may lay out its files another way; so a wrong sum only raises the suspicion, and DuckDB
itself reads all tables before the file is called damaged.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import DatabaseError
from extractor.store.sql import number

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MAGIC = b"DUCK"
_MAGIC_AT = 8
_HEADER = 4096
_HEADERS = 3
_SEED = 5381
_FACTOR = 0xBF58476D1CE4E5B9


def has_header(path: Path) -> bool:
    """True if the file begins as DuckDB's files do."""
    with path.open("rb") as file:
        return file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC


def must_be_sound(path: Path, reader: DuckDBPyConnection) -> None:
    """Check every block of a database that `reader` has open read-only.

    Raises:
        DatabaseError: A block is damaged or missing.
    """
    import duckdb

    if not _suspicious_blocks(path, number(reader, "select block_size from pragma_database_size()")):
        return
    try:
        read_everything(reader)
    except duckdb.Error as error:
        raise DatabaseError(
            f"{path} is damaged and was left as it is; restore it from a copy "
            f"({str(error).splitlines()[0][:160]})"
        ) from error


def read_everything(reader: DuckDBPyConnection) -> None:
    """Read every column of every table, so that DuckDB checks all blocks in use."""
    tables = reader.execute("select schema_name, table_name from duckdb_tables()").fetchall()
    for schema, table in tables:
        reader.execute(f'select count(hash(t)) from "{schema}"."{table}" t').fetchall()


def _suspicious_blocks(path: Path, block: int) -> int:
    """How many blocks do not have the sum they claim."""
    import numpy as np

    factor = np.uint64(_FACTOR)
    wrong = 0
    with path.open("rb") as file:
        if not all(
            _sum_is_right(np.frombuffer(file.read(_HEADER), dtype="<u8"), factor) for _ in range(_HEADERS)
        ):
            return 1
        while data := file.read(block):
            if len(data) < block or not _sum_is_right(np.frombuffer(data, dtype="<u8"), factor):
                wrong += 1
    return wrong


def _sum_is_right(words: Any, factor: Any) -> bool:
    import numpy as np

    return bool(words[0] == np.bitwise_xor.reduce(words[1:] * factor) ^ np.uint64(_SEED))
