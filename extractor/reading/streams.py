"""Bytes from files, standard input and their compressed forms, never more of them than asked for."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from extractor.reading.failure import UnreadableError

COMPRESSED_SUFFIXES = frozenset({".gz", ".zst", ".xz", ".bz2"})
HEAD_BYTES = 1 << 16
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)
"""What reading a damaged compressed stream raises beside OSError."""


@contextmanager
def opened(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file, or standard input for `-`, decompressed by what its first bytes say."""
    if str(path) == "-":
        yield _decompressed(cast(BinaryIO, sys.stdin.buffer))
    else:
        with Path(path).open("rb") as raw:
            yield _decompressed(raw)


def _decompressed(stream: BinaryIO) -> BinaryIO:
    head, stream = peek(stream, 16)
    if head.startswith(b"\x1f\x8b"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if head.startswith(b"BZh") and head[4:10] == b"1AY&SY":
        return cast(BinaryIO, bz2.BZ2File(stream))
    if head.startswith(b"\xfd7zXZ\0"):
        return cast(BinaryIO, lzma.LZMAFile(stream))
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        # Arrow brings a zstd decoder; the standard library has one from Python 3.14 on.
        import pyarrow

        arrow = pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, mode="r"), "zstd")
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, _Forward(arrow)), HEAD_BYTES))
    return stream


def peek(stream: BinaryIO, size: int = HEAD_BYTES) -> tuple[bytes, BinaryIO]:
    """The first `size` bytes (fewer at the end), and a stream that still begins with them."""
    head = read_up_to(stream, size)
    # Decompressors claim to be seekable and are not on a pipe.
    if isinstance(stream, io.BufferedReader) and stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, cast(BinaryIO, io.BufferedReader(_Forward(stream, head), HEAD_BYTES))


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """`size` bytes, fewer only at the end: a pipe may give them in pieces."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """Everything, or `too-large` where there are more than `limit` bytes."""
    data = read_up_to(stream, limit + 1)
    if len(data) > limit:
        raise UnreadableError("too-large", f"Larger than {limit:,} bytes; split it, or raise max_bytes.")
    return data


def lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1, without their ends; None for a line of more than `limit` bytes."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line.rstrip(b"\r\n")


class _Forward(io.RawIOBase):
    """A stream that cannot seek, put behind bytes that were already taken from it."""

    def __init__(self, stream: BinaryIO, head: bytes = b"") -> None:
        self._stream = stream
        self._head = head

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        if self._head:
            part, self._head = self._head[:size], self._head[size:]
        else:
            part = self._stream.read(size)
        buffer[: len(part)] = part
        return len(part)
