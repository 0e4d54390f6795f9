"""Bytes from files, standard input and their compressed forms, never more of them than asked for."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from extractor.reading.addresses import is_address, opened_at
from extractor.reading.failure import UnreadableError

COMPRESSED_SUFFIXES = frozenset({".gz", ".zst", ".xz", ".bz2"})
HEAD_BYTES = 1 << 16


@contextmanager
def opened(path: str | Path) -> Iterator[io.BufferedReader]:
    """Open a file, an address, or standard input for `-`, decompressed by what its first bytes say.

    A damage of compressed data is an early end of the stream; see `check_undamaged`.
    """
    if str(path) == "-":
        yield _decompressed(_filled(cast(BinaryIO, sys.stdin.buffer)))
    elif is_address(str(path)):
        with opened_at(str(path), HEAD_BYTES) as file:
            yield _decompressed(file)
    else:
        with cast(io.BufferedReader, io.BufferedReader(io.FileIO(path), HEAD_BYTES)) as file:
            yield _decompressed(file if file.seekable() else _filled(file))


def head(stream: io.BufferedReader) -> bytes:
    """The first `HEAD_BYTES` bytes of a stream that nothing was read from yet, without taking them."""
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]


def check_undamaged(stream: BinaryIO) -> None:
    """Raise `damaged` if the stream, read to its end, did not really end there."""
    raw = getattr(stream, "raw", None)
    if isinstance(raw, _Filled) and raw.damaged:
        raise UnreadableError("damaged", "The compressed data are damaged or cut off.")


def is_damaged(stream: BinaryIO) -> bool:
    """True if the stream, read to its end, did not really end there."""
    try:
        check_undamaged(stream)
    except UnreadableError:
        return True
    return False


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """Everything, or `too-large` where there are more than `limit` bytes, or `damaged`."""
    parts: list[bytes] = []
    room = limit + 1
    while room > 0 and (part := stream.read(room)):
        parts.append(part)
        room -= len(part)
    if room <= 0:
        raise UnreadableError("too-large", f"Larger than {limit:,} bytes; split it, or raise max_bytes.")
    check_undamaged(stream)
    return b"".join(parts)


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1, without their ends; None for a line of more than `limit` bytes.

    A last line that a damage cut off is left out.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif line.endswith(b"\n") or not is_damaged(stream):
            yield number, line.rstrip(b"\r\n")


def _decompressed(stream: io.BufferedReader) -> io.BufferedReader:
    start = stream.peek(16)
    if start.startswith(b"\x1f\x8b"):
        return _filled(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
    if start.startswith(b"BZh") and start[4:10] == b"1AY&SY":
        return _filled(cast(BinaryIO, bz2.BZ2File(stream)))
    if start.startswith(b"\xfd7zXZ\0"):
        return _filled(cast(BinaryIO, lzma.LZMAFile(stream)))
    if start.startswith(b"\x28\xb5\x2f\xfd"):
        # Arrow brings a zstd decoder; the standard library has one from Python 3.14 on.
        import pyarrow

        file = pyarrow.PythonFile(stream, mode="r")
        return _filled(cast(BinaryIO, pyarrow.CompressedInputStream(file, "zstd")))
    return stream


def _filled(stream: BinaryIO | io.BufferedReader) -> io.BufferedReader:
    return io.BufferedReader(_Filled(stream), HEAD_BYTES)


class _Filled(io.RawIOBase):
    """A pipe or a decompressor, read in full buffers; what comes before a damage is not lost to it."""

    def __init__(self, stream: BinaryIO | io.BufferedReader) -> None:
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self.damaged = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        size, filled = len(buffer), 0
        try:
            while filled < size and not self.damaged and (part := self._read(size - filled)):
                buffer[filled : filled + len(part)] = part
                filled += len(part)
        except (EOFError, zlib.error, lzma.LZMAError):
            self.damaged = True
        except OSError as error:
            if error.errno is not None:  # the machine's fault, not the data's
                raise
            self.damaged = True
        return filled
