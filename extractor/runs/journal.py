"""What a run has finished so far, in one file that only grows: a run that was killed goes on from it.

One line of JSON for every article, in the order in which they were finished; a line that was cut
off by a kill is dropped when the file is opened again.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from pathlib import Path

from extractor.tables.contract import TABLES
from extractor.tables.rows import Rows, no_rows

_NOWHERE = 2**64 - 1


class Journal:
    """Rows by article, on disk; in memory eight bytes for each article of the run.

    `known` are the keys of articles that an earlier, unfinished run has left here.
    """

    def __init__(self, path: Path) -> None:
        self.known: dict[str, int] = {}
        self._order = array("Q")
        self._file = path.open("a+b")
        self._recall()

    def add(self, number: int, key: str, rows: Rows) -> None:
        """Note the rows of the article that comes at place `number` of the run."""
        offset = self._file.tell()
        filled = {name: table for name, table in rows.items() if table}
        self._file.write(json.dumps([key, filled], separators=(",", ":")).encode() + b"\n")
        self._place(number, offset)

    def reuse(self, number: int, key: str) -> None:
        """The article at place `number` was finished by the earlier run."""
        self._place(number, self.known[key])

    def flush(self) -> None:
        """Hand everything noted so far to the system, so that a kill cannot lose it."""
        self._file.flush()

    def in_order(self) -> Iterator[Rows]:
        """The rows of all articles of this run in the order of the sources."""
        self._file.flush()
        for offset in self._order:
            self._file.seek(offset)
            _, filled = json.loads(self._file.readline())
            rows = no_rows()
            for table in TABLES:
                rows[table.name] = [tuple(row) for row in filled.get(table.name, ())]
            yield rows

    def close(self) -> None:
        """Close the file; it stays where it is."""
        self._file.close()

    def _recall(self) -> None:
        self._file.seek(0)
        end = 0
        for line in self._file:
            try:
                key, _ = json.loads(line)
            except ValueError:
                break
            if not line.endswith(b"\n"):
                break
            if key:
                self.known[key] = end
            end += len(line)
        self._file.truncate(end)
        self._file.seek(end)

    def _place(self, number: int, offset: int) -> None:
        while len(self._order) <= number:
            self._order.append(_NOWHERE)
        self._order[number] = offset
