"""Web archives: the pages of a WARC file, as a crawler saw them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

from extractor.reading.article import Article
from extractor.reading.compose import Known, article_of_file
from extractor.reading.dates import parse_date
from extractor.reading.encoding import declared_in_markup, decode
from extractor.reading.failure import Failure, UnreadableError
from extractor.reading.options import Options
from extractor.reading.streams import read_all

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def read_warc(stream: BufferedReader, source: str, options: Options) -> Iterator[Article | Failure]:
    """The pages of a WARC, WAT-less WET or ARC file, compressed by record or not.

    Successful responses with HTML or plain text, and records of extracted text, become articles with
    their address and the day of the crawl; redirects, images and the rest are passed over. The
    source of each ends in the number of its record.

    Raises:
        UnreadableError: `missing-package`, `bad-warc` for a file that cannot be read on.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        message = "WARC files need the package warcio: pip install warcio"
        raise UnreadableError("missing-package", message) from None

    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, arc2warc=True), 1):
            if _is_page(record):
                place = f"{source}:{number}"
                try:
                    yield _article(record, place, options)
                except UnreadableError as problem:
                    yield problem.failure(place)
    except ArchiveLoadFailed as error:
        place = f"{source}:{number + 1}"
        raise UnreadableError("bad-warc", f"The archive cannot be read on: {error}", place) from None


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type == "conversion":
        return _media_type(record).startswith("text/plain")
    if record.rec_type == "resource":
        return _media_type(record).startswith(_PAGES)
    if record.rec_type != "response" or record.http_headers is None:
        return False
    return bool(record.http_headers.get_statuscode() == "200") and _media_type(record).startswith(_PAGES)


def _media_type(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower()


def _article(record: ArcWarcRecord, place: str, options: Options) -> Article:
    data = read_all(record.content_stream(), options.max_bytes)
    _, _, charset = _media_type(record).partition("charset=")
    declared = charset.split(";")[0].strip() or declared_in_markup(data)
    decoded = decode(data, declared=declared or None, encoding=options.encoding)
    known = Known(
        crawled=parse_date(record.rec_headers.get_header("WARC-Date")),
        url=record.rec_headers.get_header("WARC-Target-URI"),
    )
    return article_of_file(decoded, place, options, known)
