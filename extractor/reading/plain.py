"""A source that is one article: a plain text or an HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from extractor.reading.article import Article
from extractor.reading.compose import article_of_file
from extractor.reading.encoding import declared_in_markup, decode
from extractor.reading.options import Options
from extractor.reading.streams import read_all


def read_plain(stream: BinaryIO, source: str, options: Options) -> Iterator[Article]:
    """The one article of a `.txt` or `.html` source; `Article.text` is the whole decoded file.

    A first line that is a headline by its shape becomes the title and stays in the text, so that
    offsets remain those of the file. Line ends stay as they are; a byte order mark belongs to the
    encoding and not to the text.

    Raises:
        UnreadableError: `empty`, `not-text`, `unknown-encoding`, `too-large`.
    """
    data = read_all(stream, options.max_bytes)
    decoded = decode(data, declared=declared_in_markup(data), encoding=options.encoding)
    yield article_of_file(decoded, source, options)
