"""Print some columns of a CSV table, as wide as the terminal: show_table.py TABLE.csv COLUMN..."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table


def main(path: Path, columns: list[str]) -> None:
    """Print the columns of the table, one line for each row."""
    shown = Table(*columns, box=None, header_style="bold", pad_edge=False)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            shown.add_row(*(row[column] for column in columns))
    Console().print(shown)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
