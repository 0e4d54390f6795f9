"""The output folder: nothing is overwritten unasked, and tables appear when they are complete."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path

from extractor.errors import UsageError
from extractor.tables.contract import ARTICLES, TABLES
from extractor.tables.csv import CsvWriter
from extractor.tables.parquet import ParquetWriter
from extractor.tables.rows import Rows
from extractor.tables.writer import TableWriter

WORKSHOP = ".unfinished"
"""The folder inside the output folder that holds a run until it is finished."""


def forget(folder: Path) -> None:
    """Throw the unfinished run in `folder` away, if there is one."""
    shutil.rmtree(folder / WORKSHOP, ignore_errors=True)


class Format(Enum):
    """File formats of the tables."""

    CSV = "csv"
    PARQUET = "parquet"


_WRITERS: dict[Format, type[TableWriter]] = {Format.CSV: CsvWriter, Format.PARQUET: ParquetWriter}


def table_files() -> list[str]:
    """The names of all files that a run may write into its folder."""
    return [f"{table.name}{writer.suffix}" for table in TABLES for writer in _WRITERS.values()]


class Output:
    """An output folder that a run has taken into use.

    Args:
        folder: Made if it is not there.
        fingerprint: Everything that decides the result; an unfinished run goes on only under the same.
        force: Replace the tables of an earlier run, and throw away an unfinished one of other settings.

    Tables without a single article (a source was misspelt) hold nothing to lose and are replaced unasked.

    Raises:
        UsageError: The folder holds tables or an unfinished run that `force` would have to replace, or
            cannot be written to.
    """

    def __init__(self, folder: Path, fingerprint: dict[str, str], force: bool) -> None:
        self.folder = folder
        self.workshop = folder / WORKSHOP
        self.journal = self.workshop / "journal.jsonl"
        self._settings = self.workshop / "settings.json"
        self._made = not folder.exists()
        try:
            self.resumes = self._resumes(fingerprint, force)
            if not self.resumes:
                self._start(fingerprint, force)
        except OSError as error:
            raise UsageError(f"cannot write to {folder}: {error.strerror or error}") from None

    def _resumes(self, fingerprint: dict[str, str], force: bool) -> bool:
        if not self.workshop.is_dir():
            return False
        try:
            found = json.loads(self._settings.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {}
        if found == fingerprint:
            return True
        changed = sorted(name for name in fingerprint if found.get(name) != fingerprint[name])
        if found and not force:
            raise UsageError(
                f"{self.folder} holds an unfinished run with another {', '.join(changed)}; "
                "repeat it as it was to finish it, use --force to throw it away, or choose another folder"
            )
        shutil.rmtree(self.workshop)
        return False

    def _start(self, fingerprint: dict[str, str], force: bool) -> None:
        if not force and (there := self._tables()) and self._holds_articles():
            raise UsageError(
                f"{self.folder} already holds {there[0].name}; "
                "use --force to replace its tables, or choose another folder"
            )
        self.workshop.mkdir(parents=True)
        self._settings.write_text(json.dumps(fingerprint, ensure_ascii=False, indent=1), encoding="utf-8")

    def finish(self, rows: Iterable[Rows], formats: Sequence[Format]) -> list[Path]:
        """Write all tables and put them into their places. Returns the files in table order."""
        with contextlib.ExitStack() as stack:
            writers = [stack.enter_context(_WRITERS[kind](self.workshop)) for kind in formats]
            for article in rows:
                for writer in writers:
                    writer.write(article)
        names = [f"{table.name}{writer.suffix}" for writer in writers for table in TABLES]
        for stale in self._tables():
            if stale.name not in names:
                stale.unlink()
        for name in names:
            (self.workshop / name).replace(self.folder / name)
        return [self.folder / name for name in names]

    def clear(self) -> None:
        """Take the unfinished run away: it is finished, or it has not begun."""
        shutil.rmtree(self.workshop)
        if self._made:
            with contextlib.suppress(OSError):  # it holds the tables
                self.folder.rmdir()

    def _holds_articles(self) -> bool:
        """True if the tables hold an article; without a table of articles nobody knows, so they may."""
        found = [(self.folder / f"{ARTICLES.name}{kind.suffix}", kind) for kind in _WRITERS.values()]
        there = [(path, kind) for path, kind in found if path.exists()]
        return not there or any(kind.holds_rows(path) for path, kind in there)

    def _tables(self) -> list[Path]:
        return [self.folder / name for name in table_files() if (self.folder / name).exists()]
