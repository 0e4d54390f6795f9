"""CSV files: UTF-8, a header, LF line ends, empty for unknown; safe to open in a spreadsheet.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and what stands in
a news page is nobody's to trust. Such a cell is written with an apostrophe before it (as OWASP
advises against CSV injection); numbers and dates (`--07-17`) are left alone. `plain` takes the
apostrophe off again, so nothing is lost; Parquet holds the cells as they are.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TextIO

from extractor.tables.contract import TABLES
from extractor.tables.rows import Cell, Rows
from extractor.tables.writer import TableWriter

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_HARMLESS = re.compile(r"[+-]?(\d+(\.\d+)?)?|--\d\d-\d\d")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


class CsvWriter(TableWriter):
    """Writes `<folder>/<table>.csv`."""

    suffix = ".csv"

    def __init__(self, folder: Path) -> None:
        self._files: list[TextIO] = []
        self._writers = {}
        for table in TABLES:
            file = (folder / f"{table.name}{self.suffix}").open("w", encoding="utf-8", newline="")
            self._files.append(file)
            self._writers[table.name] = csv.writer(file, lineterminator="\n")
            self._writers[table.name].writerow(table.header)

    def write(self, rows: Rows) -> None:
        """Write the rows at once."""
        for name, table in rows.items():
            if table:
                self._writers[name].writerows([guarded(cell) for cell in row] for row in table)

    def close(self) -> None:
        """Close the files."""
        for file in self._files:
            file.close()

    @staticmethod
    def holds_rows(path: Path) -> bool:
        """True if anything stands behind the header."""
        with path.open("rb") as file:
            return bool(file.readline() and file.readline())


def guarded(cell: Cell) -> Cell:
    """The cell as it stands in a CSV file: what a spreadsheet would run gets an apostrophe."""
    if isinstance(cell, str) and _FORMULA.match(cell) and not _HARMLESS.fullmatch(cell):
        return f"'{cell}"
    return cell


def plain(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell
