"""A source that is one article: a plain text or an HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader

from extractor.reading.article import Article
from extractor.reading.compose import Known, article_of_field, article_of_file
from extractor.reading.encoding import Decoded, declared_in_markup, decode
from extractor.reading.options import Options
from extractor.reading.streams import read_all


def read_plain(stream: BufferedReader, source: str, options: Options) -> Iterator[Article]:
    """The one article of a `.txt` source; `Article.text` is the whole decoded file.

    A first line that is a headline by its shape becomes the title and stays in the text, so that
    offsets remain those of the file. Line ends stay as they are; a byte order mark belongs to the
    encoding and not to the text.

    Raises:
        UnreadableError: `empty`, `not-text`, `unknown-encoding`, `too-large`.
    """
    yield article_of_file(_decode_all(stream, options), source, options)


def read_html(stream: BufferedReader, source: str, options: Options) -> Iterator[Article]:
    """The one article of an `.html` source, a page or a piece of one; `Article.text` is the decoded file.

    Raises:
        UnreadableError: as `read_plain`.
    """
    yield article_of_field(_decode_all(stream, options), source, options, Known())


def _decode_all(stream: BufferedReader, options: Options) -> Decoded:
    data = read_all(stream, options.max_bytes)
    return decode(data, declared=declared_in_markup(data), encoding=options.encoding)
