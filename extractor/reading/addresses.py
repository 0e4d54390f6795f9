"""Files that are not on this machine: any address that fsspec knows (`s3://`, `gs://`, `hdfs://`, …)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from extractor.errors import first_line
from extractor.reading.failure import UnreadableError


def is_address(name: str) -> bool:
    """True for `scheme://…`."""
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.replace("+", "").isalnum()


def files_at(address: str) -> list[str] | None:
    """The addresses of all files below a folder, sorted, or None where the address is that of a file.

    Raises:
        UnreadableError: `missing-package`, `not-found`, `unreadable`.
    """
    with _told(address):
        store, path = _store(address)
        if address.startswith(("http://", "https://")):
            return None  # a page has links, not files
        if store.isdir(path):
            return sorted(store.unstrip_protocol(name) for name in store.find(path))
        if not store.exists(path):
            raise UnreadableError("not-found", "There is nothing at this address.", address)
    return None


@contextmanager
def opened_at(address: str, buffer: int) -> Iterator[io.BufferedReader]:
    """The file at an address, to be read as one on this machine.

    Raises:
        UnreadableError: `missing-package`, `unreadable`.
    """
    with _told(address):
        store, path = _store(address)
        file = store.open(path, "rb")
    with file:
        yield io.BufferedReader(cast(io.RawIOBase, file), buffer)


def _store(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        message = "Addresses need the package fsspec: pip install fsspec"
        raise UnreadableError("missing-package", message, address) from None
    store, path = url_to_fs(address)
    return store, str(path)


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Any problem of a store as one of this room: every store raises errors of its own."""
    try:
        yield
    except UnreadableError:
        raise
    except ImportError as error:
        raise UnreadableError("missing-package", first_line(error), address) from None
    except Exception as error:
        raise UnreadableError("unreadable", f"It cannot be read: {first_line(error)}", address) from None
