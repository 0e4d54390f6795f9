"""Reading: from files, streams and directories to articles; formats and encodings, nothing of language.

In the order in which the data walks through: `sources` (what the user named), `streams` (bytes,
decompressed), `kinds` (which format), one reader a format (`plain`, `jsonlines`, `columns`, `warc`),
`encoding` (bytes to text), `records` and `page` (fields, title and dates), `compose` (the `Article`).
`html` finds the main text of a page for the cleaning room.
"""

from __future__ import annotations

from extractor.reading.article import Article
from extractor.reading.failure import Failure
from extractor.reading.reader import read

__all__ = ["Article", "Failure", "read"]
