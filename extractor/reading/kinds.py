"""Which format a source has: by its name, and where that says nothing, by its first bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import PurePath

from extractor.reading.article import Article
from extractor.reading.columns import is_table_header, read_csv, read_parquet
from extractor.reading.failure import Failure
from extractor.reading.jsonlines import read_json
from extractor.reading.options import Options
from extractor.reading.plain import read_html, read_plain
from extractor.reading.streams import COMPRESSED_SUFFIXES
from extractor.reading.warc import read_warc

Reader = Callable[[BufferedReader, str, Options], Iterator[Article | Failure]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".xhtml": read_html,
    ".json": read_json,
    ".jsonl": read_json,
    ".ndjson": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
    ".pq": read_parquet,
    ".warc": read_warc,
    ".wet": read_warc,
    ".arc": read_warc,
}
"""The suffixes that are read, each also with one of `COMPRESSED_SUFFIXES` behind it."""

_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[a-zA-Z!?]")
_JSON = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[{\]])""")


def reader_for(name: str) -> Reader | None:
    """The reader for a file of this name, or None where the name does not tell."""
    path = PurePath(name.lower())
    if path.suffix in COMPRESSED_SUFFIXES:
        path = PurePath(path.stem)
    return READERS.get(path.suffix)


def sniff(head: bytes) -> Reader:
    """The reader for a source without a telling name, by its first bytes; plain text or HTML at last."""
    if head.startswith(b"PAR1"):
        return read_parquet
    if head.startswith((b"WARC/", b"filedesc://")):
        return read_warc
    narrow = head.replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    if _MARKUP.match(narrow):
        return read_html
    if _JSON.match(narrow.lstrip(b"\xff\xfe")):
        return read_json
    first_line = head[:4096].split(b"\n", 1)[0].decode("utf-8-sig", "ignore")
    return read_csv if is_table_header(first_line) else read_plain
