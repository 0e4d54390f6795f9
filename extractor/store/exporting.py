"""The tables of the contract out of a database: as Arrow tables or as Parquet files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError
from extractor.store.sql import quoted
from extractor.tables.contract import TABLES

if TYPE_CHECKING:
    from extractor.store.store import Store


def arrow_tables(store: Store) -> dict[str, Any]:
    """The six tables of the contract by name, as `pyarrow.Table`."""
    return {
        table.name: store.connection.sql(_select(table.name, table.header)).to_arrow_table()
        for table in TABLES
    }


def export(store: Store, folder: str | os.PathLike[str]) -> list[Path]:
    """Write the six tables as Parquet files, which `load` and `extractor.tables.read_tables` read again.

    Raises:
        UsageError: The folder holds one of the files already.
    """
    target = Path(folder)
    files = [target / f"{table.name}.parquet" for table in TABLES]
    if there := [file for file in files if file.exists()]:
        raise UsageError(f"{there[0]} is there already; choose another folder")
    target.mkdir(parents=True, exist_ok=True)
    for table, file in zip(TABLES, files, strict=True):
        draft = file.with_suffix(".parquet.unfinished")
        store.connection.execute(
            f"copy ({_select(table.name, table.header)}) to {quoted(str(draft))} "
            "(format parquet, compression zstd)"
        )
        draft.replace(file)
    return files


def _select(name: str, header: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{column}"' for column in header)
    return f"select {columns} from {name}"
