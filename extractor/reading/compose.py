"""The last step of all formats: what was found becomes an `Article`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from extractor.reading.article import Article
from extractor.reading.encoding import Decoded
from extractor.reading.failure import UnreadableError
from extractor.reading.identity import content_id
from extractor.reading.markup import is_markup, is_page
from extractor.reading.opening import headline, stated_date
from extractor.reading.options import Options

_BLANK = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff\0"


@dataclass(frozen=True, slots=True)
class Known:
    """What a source says about an article beside its text."""

    id: str | None = None
    title: str | None = None
    published: date | None = None
    crawled: date | None = None
    url: str | None = None


def article_of_file(decoded: Decoded, source: str, options: Options, known: Known = Known()) -> Article:
    """An article from a text that came alone; its first line may be its headline.

    Raises:
        UnreadableError: `empty` where there is nothing to read.
    """
    if is_page(decoded.text):
        return _from_page(decoded, source, options, known)
    return _from_text(decoded, source, options, replace(known, title=known.title or headline(decoded.text)))


def article_of_field(decoded: Decoded, source: str, options: Options, known: Known) -> Article:
    """An article from the text field of a record, which may hold a page or a piece of one.

    Raises:
        UnreadableError: `empty` where there is nothing to read.
    """
    build = _from_page if is_markup(decoded.text) else _from_text
    return build(decoded, source, options, known)


def _from_page(decoded: Decoded, source: str, options: Options, known: Known) -> Article:
    from extractor.reading.page import page_head  # most sources hold no pages

    head = page_head(decoded.text, url=known.url)
    known = replace(
        known,
        title=known.title or head.title,
        published=known.published or _not_after(head.published, known.crawled),
    )
    return replace(_article(decoded, source, options, known), markup="html")


def _from_text(decoded: Decoded, source: str, options: Options, known: Known) -> Article:
    stated = known.published or _not_after(stated_date(decoded.text), known.crawled)
    return _article(decoded, source, options, replace(known, published=stated))


def _article(decoded: Decoded, source: str, options: Options, known: Known) -> Article:
    text, warnings = decoded.text, list(decoded.warnings)
    if not text.strip(_BLANK):
        raise UnreadableError(
            "empty", "There is nothing but white space." if text else "There is nothing in it."
        )
    published = _not_after(known.published, known.crawled)
    if published != known.published:
        warnings.append(f"published {known.published} is later than crawled {known.crawled} and was not used")
    return Article(
        id=known.id or content_id(text),
        source=source,
        text=text,
        title=known.title,
        published=published or _not_after(options.published, known.crawled),
        crawled=known.crawled,
        url=known.url,
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
        warnings=tuple(warnings),
    )


def _not_after(day: date | None, limit: date | None) -> date | None:
    return None if day and limit and day > limit else day
