"""What a user names (files, directories, addresses, `-`) as a row of files to open."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extractor.reading.addresses import files_at, is_address
from extractor.reading.failure import UnreadableError
from extractor.reading.kinds import Reader, reader_for

STANDARD_INPUT = "-"

_ABOUT_THE_FOLDER = ("README", "LICENSE", "LICENCE")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, an address or standard input, by name, and its reader where the name tells which."""

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
    elif is_address(name):
        yield from _at_address(name)
    elif Path(source).is_dir():
        problems: list[UnreadableError] = []
        yield from _readable(_walk(Path(source), problems), name)
        yield from problems
    elif Path(source).exists():
        yield Source(name, reader_for(name))
    else:
        yield UnreadableError("not-found", "There is no such file or directory.", name)


def _at_address(address: str) -> Iterator[Source | UnreadableError]:
    try:
        names = files_at(address)
    except UnreadableError as problem:
        yield problem
        return
    if names is None:
        yield Source(address, reader_for(address))
    else:
        visible = (name for name in names if "/." not in name.removeprefix(address))
        yield from _readable(visible, address)


def _walk(directory: Path, problems: list[UnreadableError]) -> Iterator[str]:
    """All files below `directory` but hidden ones; folders that cannot be read go to `problems`."""

    def note(error: OSError) -> None:
        problems.append(UnreadableError("unreadable", f"{error.strerror}.", str(error.filename)))

    for folder, folders, names in os.walk(directory, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder, name).as_posix()


def _readable(names: Iterable[str], place: str) -> Iterator[Source | UnreadableError]:
    """Those of the files `names` that have a reader; the others are counted, not opened."""
    found, passed = 0, Counter[str]()
    for name in names:
        base = PurePosixPath(name)
        reader = reader_for(name)
        if base.name.upper().startswith(_ABOUT_THE_FOLDER):
            continue
        if reader is None or Path(name).is_fifo() or Path(name).is_socket():
            passed[base.suffix.lower() or "no suffix"] += 1
        else:
            found += 1
            yield Source(name, reader)
    if passed:
        kinds = ", ".join(f"{kind} {count}" for kind, count in passed.most_common(8))
        message = f"{passed.total()} files of other kinds were passed over ({kinds})."
        yield UnreadableError("unsupported", message, place)
    elif not found:
        yield UnreadableError("no-articles", "The directory holds no files that can be read.", place)
