"""What every writer of table files can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import ClassVar

from extractor.tables.rows import Rows


class TableWriter(ABC):
    """Writes the tables as `<folder>/<table><suffix>`, article by article; memory does not grow."""

    suffix: ClassVar[str]

    @abstractmethod
    def __init__(self, folder: Path) -> None: ...

    @abstractmethod
    def write(self, rows: Rows) -> None:
        """Add the rows of one article."""

    @abstractmethod
    def close(self) -> None:
        """Write what is held back and finish the files."""

    @staticmethod
    @abstractmethod
    def holds_rows(path: Path) -> bool:
        """True if the file of a table that a writer of this kind wrote holds a row."""

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
