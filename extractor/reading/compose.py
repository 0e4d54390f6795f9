"""The last step of all formats: what was found becomes an `Article`."""

from __future__ import annotations

from datetime import date

from extractor.reading.article import Article
from extractor.reading.encoding import Decoded
from extractor.reading.failure import Unreadable
from extractor.reading.identity import content_id
from extractor.reading.markup import is_markup, is_page
from extractor.reading.opening import headline, stated_date
from extractor.reading.options import Options
from extractor.reading.page import page_head

_BLANK = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff\0"


def compose(
    text: str,
    *,
    source: str,
    decoded: Decoded,
    options: Options,
    article_id: str | None = None,
    title: str | None = None,
    published: date | None = None,
    crawled: date | None = None,
    url: str | None = None,
    alone: bool = False,
) -> Article:
    """Complete an article by what its own text says about title and publication date.

    Args:
        text: the raw text or page, which becomes `Article.text` unchanged.
        alone: True where the source was the text and nothing else, so that its first line may be
            its headline.

    Raises:
        Unreadable: `empty` where there is nothing to read.
    """
    if not text.strip(_BLANK):
        raise Unreadable("empty", "There is nothing but white space." if text else "There is nothing in it.")
    warnings = list(decoded.warnings)
    markup = is_page(text) if alone else is_markup(text)
    if markup:
        head = page_head(text, url=url)
        title, published = title or head.title, published or _not_after(head.published, crawled)
    else:
        title = title or (headline(text) if alone else None)
        published = published or _not_after(stated_date(text), crawled)
    if published and crawled and published > crawled:
        warnings.append(f"published {published} is later than crawled {crawled} and was not used")
        published = None
    return Article(
        id=article_id or content_id(text),
        source=source,
        text=text,
        title=title,
        published=published or _not_after(options.published, crawled),
        crawled=crawled,
        url=url,
        markup="html" if markup else "plain",
        encoding=decoded.encoding,
        encoding_confidence=decoded.confidence,
        warnings=tuple(warnings),
    )


def _not_after(day: date | None, limit: date | None) -> date | None:
    return None if day and limit and day > limit else day
