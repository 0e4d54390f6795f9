"""Tables with one article a row: CSV and Parquet."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING, Any

from extractor.reading.article import Article
from extractor.reading.encoding import DOUBTFUL, Decoded, decode
from extractor.reading.failure import Failure, UnreadableError
from extractor.reading.fields import FieldMap
from extractor.reading.options import Options
from extractor.reading.records import article_from_record
from extractor.reading.streams import check_undamaged, head, is_damaged

if TYPE_CHECKING:
    import _csv

    from pyarrow.parquet import ParquetFile

PARQUET_ROWS = 256
"""Rows that are in memory at a time."""

_DELIMITERS = (",", "\t", ";", "|")


def read_csv(stream: BufferedReader, source: str, options: Options) -> Iterator[Article | Failure]:
    """The articles of a CSV or TSV file with a header; the source of each ends in its line number.

    The delimiter is the one of comma, tab, semicolon and bar that the header has most of. Encoding is
    decided by the first 64 KiB; bytes that are wrong further on become U+FFFD with a warning.

    Raises:
        UnreadableError: `empty` for an empty file, `no-text` without a text column.
    """
    start = head(stream)
    if not start.strip():
        raise UnreadableError("empty", "There is nothing in it.")
    cut = len(start) & ~1 if b"\0" in start else start.rfind(b"\n") + 1
    decoded = decode(start[:cut] or start, encoding=options.encoding)
    text = io.TextIOWrapper(stream, encoding=decoded.encoding, errors="replace", newline="")
    header_line = decoded.text.lstrip().split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header_line.count)
    fields = FieldMap(options.fields)
    csv.field_size_limit(min(options.max_bytes, sys.maxsize, 2**31 - 1))
    rows = csv.reader(text, delimiter=delimiter)
    try:
        header = next((row for row in rows if any(row)), [])
        for number, row in _whole_rows(rows, stream):
            record = dict(zip(header, row, strict=False))
            yield _from_row(record, f"{source}:{number}", fields, options, decoded)
    except csv.Error as error:
        place = f"{source}:{rows.line_num}"
        raise UnreadableError("bad-csv", f"The table cannot be read on: {error}.", place) from None
    finally:
        text.detach()


def _whole_rows(rows: _csv.Reader, stream: BufferedReader) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold anything, with the number of their last line, without one that a damage cut off."""
    waiting: tuple[int, list[str]] | None = None
    for row in rows:
        if waiting:
            yield waiting
        waiting = (rows.line_num, row) if any(row) else None
    if waiting and not is_damaged(stream):
        yield waiting


def _from_row(
    record: dict[str, Any], place: str, fields: FieldMap, options: Options, decoded: Decoded
) -> Article | Failure:
    warnings = []
    if decoded.confidence < DOUBTFUL:
        warnings.append(f"the encoding is uncertain: {decoded.encoding}")
    if any("\ufffd" in value for value in record.values() if isinstance(value, str)):
        warnings.append("contains U+FFFD, characters that were lost")
    try:
        known = Decoded("", decoded.encoding, decoded.confidence, tuple(warnings))
        return article_from_record(record, place, fields, options, known)
    except UnreadableError as problem:
        return problem.failure(place)


def read_parquet(stream: BufferedReader, source: str, options: Options) -> Iterator[Article | Failure]:
    """The articles of a Parquet file, some rows at a time; the source of each ends in its row number.

    Raises:
        UnreadableError: `bad-parquet` for a damaged file, `no-text` without a text column.
    """
    from tempfile import TemporaryFile

    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        if stream.seekable():
            yield from _parquet_rows(ParquetFile(stream), source, options)
        else:
            with TemporaryFile() as copy:  # the format begins at its end
                while part := stream.read(1 << 20):
                    copy.write(part)
                check_undamaged(stream)
                copy.seek(0)
                yield from _parquet_rows(ParquetFile(copy), source, options)
    except (pyarrow.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise UnreadableError("bad-parquet", f"The Parquet file is damaged: {reason}.") from None


def _parquet_rows(file: ParquetFile, source: str, options: Options) -> Iterator[Article | Failure]:
    fields = FieldMap(options.fields)
    names = file.schema_arrow.names
    keys = fields.keys(names)
    wanted = [name for name in names if any(name in found for found in keys.values())]
    if not keys["text"]:
        article_from_record(dict.fromkeys(names), source, fields, options, Decoded("", "utf-8", 1.0))
    row = 0
    for batch in file.iter_batches(batch_size=PARQUET_ROWS, columns=wanted, use_threads=False):
        for record in batch.to_pylist():
            row += 1
            yield _from_row(record, f"{source}:{row}", fields, options, Decoded("", "utf-8", 1.0))


def is_table_header(line: str) -> bool:
    """True if `line` names columns, one of them a text column."""
    delimiter = max(_DELIMITERS, key=line.count)
    names = [name.strip().strip('"') for name in line.split(delimiter)]
    return len(names) > 1 and bool(FieldMap({}).keys(names)["text"])
