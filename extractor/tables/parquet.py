"""Parquet files, with the types of the contract and the cells as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractor.tables.contract import TABLES, Kind, Table
from extractor.tables.rows import Row, Rows
from extractor.tables.writer import TableWriter

ROW_GROUP = 10_000
"""Rows held back until they are written; fixed, so that the bytes do not depend on batches."""


class ParquetWriter(TableWriter):
    """Writes `<folder>/<table>.parquet`."""

    suffix = ".parquet"

    def __init__(self, folder: Path) -> None:
        self._sheets = {table.name: _Sheet(table, folder / f"{table.name}{self.suffix}") for table in TABLES}

    def write(self, rows: Rows) -> None:
        """Hold the rows back until they fill a row group."""
        for name, table in rows.items():
            self._sheets[name].add(table)

    def close(self) -> None:
        """Write what is held back and finish the files."""
        for sheet in self._sheets.values():
            sheet.close()

    @staticmethod
    def holds_rows(path: Path) -> bool:
        """True if the metadata tell of rows, or cannot be read."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            return int(pq.read_metadata(path).num_rows) > 0
        except pa.ArrowInvalid:
            return True


class _Sheet:
    """One table and its file."""

    def __init__(self, table: Table, path: Path) -> None:
        import pyarrow.parquet as pq

        self._schema = schema(table)
        self._writer: Any = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._held: list[Row] = []

    def add(self, rows: list[Row]) -> None:
        self._held += rows
        while len(self._held) >= ROW_GROUP:
            self._flush(self._held[:ROW_GROUP])
            self._held = self._held[ROW_GROUP:]

    def close(self) -> None:
        if self._held:
            self._flush(self._held)
        self._writer.close()

    def _flush(self, rows: list[Row]) -> None:
        import pyarrow as pa

        columns = zip(*rows, strict=True)
        types = self._schema.types
        arrays = [pa.array(cells, type=kind) for cells, kind in zip(columns, types, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))


def schema(table: Table) -> Any:
    """The Arrow schema of a table of the contract."""
    import pyarrow as pa

    types = {Kind.TEXT: pa.string(), Kind.INTEGER: pa.int64(), Kind.NUMBER: pa.float64()}
    return pa.schema([(column.name, types[column.kind]) for column in table.columns])
