"""Is a database file sound? Asked before anything is written to it.

DuckDB checks a block when it reads it, so a load could write to a damaged file without touching the damaged
part. Here every block is checked first. The layout is DuckDB's (`src/storage/single_file_block_manager.cpp`,
`src/common/checksum.cpp`): three headers of 4,096 bytes, then blocks of one size, each a checksum of eight
bytes and what it sums up. A wrong sum raises a suspicion, no more: a process killed while it wrote may
have left a torn block that nothing points to, and a later DuckDB may lay out its files another way. So
DuckDB then reads all tables, and only if that fails the file counts as damaged.
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


def must_be_whole(path: Path, reader: DuckDBPyConnection) -> None:
    """Compare the size of the file with the blocks in use; costs nothing, unlike `is_sound`.

    Free blocks may lie behind the end: DuckDB cuts them off.

    Raises:
        DatabaseError: The file is shorter.
    """
    wanted = number(reader, "select block_size * used_blocks from pragma_database_size()")
    if path.stat().st_size < wanted:
        raise DatabaseError(
            f"{path} is damaged (its end is missing) and was left as it is; restore it from a copy"
        )


def is_sound(path: Path, reader: DuckDBPyConnection) -> bool:
    """Check every block of a database that `reader` has open read-only.

    Returns:
        True if all blocks are sound; False if some are not but all tables can be read. The wrong ones are
        then torn leftovers or belong to an index, and rewriting the file (`compaction.rewrite`) leaves
        them behind.

    Raises:
        duckdb.Error: A table cannot be read.
    """
    if not _suspicious_blocks(path, number(reader, "select block_size from pragma_database_size()")):
        return True
    read_everything(reader)
    return False


def read_everything(reader: DuckDBPyConnection) -> None:
    """Read every column of every table, so that DuckDB checks all blocks in use."""
    tables = reader.execute("select schema_name, table_name from duckdb_tables()").fetchall()
    for schema, table in tables:
        reader.execute(f'select bit_xor(hash(t)) from "{schema}"."{table}" t').fetchall()


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
