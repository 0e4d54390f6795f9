"""The stage function of this room: sources in, articles out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from extractor.errors import UsageError
from extractor.reading.article import Article
from extractor.reading.encoding import codec_name
from extractor.reading.failure import Failure, UnreadableError
from extractor.reading.fields import check
from extractor.reading.kinds import sniff
from extractor.reading.options import MAX_BYTES, Options
from extractor.reading.sources import Source, expand
from extractor.reading.streams import check_undamaged, head, opened


def read(
    sources: Iterable[str | Path] | str | Path,
    *,
    fields: Mapping[str, str] | None = None,
    encoding: str | None = None,
    published: date | None = None,
    max_bytes: int = MAX_BYTES,
) -> Iterator[Article | Failure]:
    """Read articles from files, directories and standard input, one after the other.

    Takes `.txt`, `.html`, `.json`, `.jsonl`, `.csv`, `.tsv`, `.parquet` and `.warc`, each also
    compressed (`.gz`, `.zst`, `.xz`, `.bz2`), directories of them, addresses that fsspec knows
    (`s3://bucket/news/`), and `-` for standard input, whose format is found out. Memory does not grow
    with the number of articles. What cannot be read is a `Failure` in its place, and the rest goes on.

    An article's id is its own where the source gives one, else a hash of its content. Ids are passed
    on as they are: two records with the same id stay two articles with the same id, told apart by
    their `source`.

    Args:
        sources: paths, or one path; `-` is standard input.
        fields: which column or key holds a field (`id`, `title`, `text`, `published`, `crawled`,
            `url`) where its name does not tell.
        encoding: the encoding of all sources, where what their bytes say is not to be believed.
        published: the publication date of articles that name none.
        max_bytes: the largest single article, line or undivided file that is taken into memory.

    Yields:
        Articles and failures in the order of the sources.

    Raises:
        UsageError: an unknown name in `fields`, or an unknown encoding.
    """
    options = Options(dict(fields or {}), encoding, published, max_bytes)
    check(options.fields)
    if encoding is not None and codec_name(encoding) is None:
        raise UsageError(f"No encoding is called {encoding!r}; try utf-8, gb18030 or big5.")
    return _read_all([sources] if isinstance(sources, str | Path) else sources, options)


def _read_all(sources: Iterable[str | Path], options: Options) -> Iterator[Article | Failure]:
    for named in sources:
        for source in expand(named):
            if isinstance(source, UnreadableError):
                yield source.failure(str(named))
            else:
                yield from _read_one(source, options)


def _read_one(source: Source, options: Options) -> Iterator[Article | Failure]:
    name = source.name
    found = 0
    try:
        with opened(name) as stream:
            reader = source.reader or sniff(head(stream))
            for item in reader(stream, name, options):
                found += 1
                yield item
            check_undamaged(stream)
        if not found:
            yield Failure(name, None, "reading", "no-articles", "There is no article in it.")
    except UnreadableError as problem:
        yield problem.failure(name)
    except OSError as error:
        yield Failure(name, None, "reading", "unreadable", f"It cannot be read: {error.strerror or error}.")
