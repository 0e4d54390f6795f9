"""Where the tables go: a folder of this machine, or one at any address that fsspec knows.

What goes to an address is made in a folder of this machine first, which is the same for every run to
that address: a run that was killed goes on there.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from extractor.errors import ExtractorError, UsageError, first_line
from extractor.reading.addresses import is_address
from extractor.runs.output import WORKSHOP, table_files

ON_ITS_WAY = ".unfinished-"
"""Before the name of a file that is not whole yet."""


@contextmanager
def folder_for(out: str | Path, force: bool) -> Iterator[Path]:
    """The folder to make tables in; those for an address are brought there when the block ends well.

    All files are brought under other names first and then renamed, one after the other: nobody sees half
    a file. A rename is atomic where the store has one (disks, SFTP, HDFS); object stores copy within the
    store, and a copy appears when it is whole.

    Args:
        out: A folder, or an address such as `s3://bucket/tables`.
        force: Tables at the address may be replaced (`Output` sees to those in folders).

    Raises:
        UsageError: The address cannot be used, or holds tables already.
        ExtractorError: The tables are made but could not be brought to the address; the message says where
            they are.
    """
    if not is_address(str(out)):
        yield Path(out)
        return
    address = str(out)
    store, there = _store(address)
    if not force and (tables := _tables(store, there)):
        raise UsageError(
            f"{address} already holds {tables[0]}; "
            "use --force to replace its tables, or choose another folder"
        )
    here = _folder_here(address)
    try:
        yield here
    except BaseException:
        with contextlib.suppress(OSError):  # it holds an unfinished run
            here.rmdir()
        raise
    try:
        _bring(store, here, there)
    except Exception as error:  # every store raises errors of its own
        message = f"cannot write to {address} ({first_line(error)}); the finished tables are in {here}"
        raise ExtractorError(message) from None
    shutil.rmtree(here)


def _bring(store: Any, here: Path, there: str) -> None:
    store.makedirs(there, exist_ok=True)
    names = [name for name in table_files() if (here / name).exists()]
    for name in names:
        store.put_file(str(here / name), f"{there}/{ON_ITS_WAY}{name}")
    for stale in set(_tables(store, there)) - set(names):
        store.rm_file(f"{there}/{stale}")
    for name in names:
        source, target = f"{there}/{ON_ITS_WAY}{name}", f"{there}/{name}"
        try:
            store.mv(source, target)
        except FileExistsError:  # a store that renames onto nothing only
            store.rm_file(target)
            store.mv(source, target)


def _tables(store: Any, there: str) -> list[str]:
    """Names of the tables at an address."""
    return [name for name in table_files() if store.exists(f"{there}/{name}")]


def _store(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        message = f"writing to {address} needs the package fsspec: pip install 'extractor[remote]'"
        raise UsageError(message) from None
    try:
        store, path = url_to_fs(address)
        store.exists(path)
    except Exception as error:
        raise UsageError(f"cannot write to {address}: {first_line(error)}") from None
    return store, str(path).rstrip("/")


def _folder_here(address: str) -> Path:
    """The folder of this machine and user for an address; nobody else can put anything into it."""
    user = os.getuid() if hasattr(os, "getuid") else 0
    key = blake2b(address.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    folder = Path(tempfile.gettempdir(), f"extractor-{user}-{key}")
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    if folder.is_symlink() or not folder.is_dir() or (user and folder.stat().st_uid != user):
        raise UsageError(f"{folder} belongs to somebody else; set TMPDIR to a folder of your own")
    if not (folder / WORKSHOP).exists():  # finished tables that could not be brought: they are made again
        for name in table_files():
            (folder / name).unlink(missing_ok=True)
    return folder
