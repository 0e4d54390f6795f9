"""What a user names (files, directories, `-`) as a row of files to open."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extractor.reading.failure import UnreadableError
from extractor.reading.kinds import Reader, reader_for

STANDARD_INPUT = "-"

_ABOUT_THE_FOLDER = ("README", "LICENSE", "LICENCE")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input: its name as the user gave it, and its reader where the name tells."""

    name: str
    reader: Reader | None


def expand(source: str | Path) -> Iterator[Source | UnreadableError]:
    """The files behind what the user named.

    A directory gives the files below it that can be read, in the order of their names, without hidden
    ones and those about the folder (README, LICENSE); the rest is one problem at its end, and so is a
    directory without any.
    """
    name = str(source)
    if name == STANDARD_INPUT:
        yield Source(name, None)
        return
    if "://" in name:
        yield UnreadableError(
            "unsupported", "Addresses are not fetched; download it and name the file.", name
        )
        return
    path = Path(source)
    if path.is_dir():
        yield from _below(path)
    elif path.exists():
        yield Source(name, reader_for(name))
    else:
        yield UnreadableError("not-found", "There is no such file or directory.", name)


def _below(directory: Path) -> Iterator[Source | UnreadableError]:
    found, passed = 0, Counter[str]()
    problems: list[UnreadableError] = []

    def note(error: OSError) -> None:
        problems.append(UnreadableError("unreadable", f"{error.strerror}.", str(error.filename)))

    for folder, folders, names in os.walk(directory, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or name.upper().startswith(_ABOUT_THE_FOLDER):
                continue
            reader = reader_for(name)
            if reader is None or not path.is_file():
                passed[path.suffix.lower() or "no suffix"] += 1
            else:
                found += 1
                yield Source(path.as_posix(), reader)
    yield from problems
    if passed:
        kinds = ", ".join(f"{kind} {count}" for kind, count in passed.most_common(8))
        message = f"{passed.total()} files of other kinds were passed over ({kinds})."
        yield UnreadableError("unsupported", message, str(directory))
    elif not found and not problems:
        yield UnreadableError("no-articles", "The directory holds no files that can be read.", str(directory))
