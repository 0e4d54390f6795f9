"""HTML pages: title, publication date and where the main text stands in the raw page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractor.spans import Span


@dataclass(frozen=True, slots=True)
class MainContent:
    """The part of a page that is its article.

    `spans` are in page order, do not overlap and count code points of the decoded page. Each is
    the text between two tags inside the main content, with no tag, comment or script in it;
    character references (`&nbsp;`) are still undecoded, and readings inside `<rt>`/`<rp>` are
    left out. `breaks[i]` says that a new block (paragraph, `<br>`, table cell) begins at
    `spans[i]`.
    """

    title: str | None
    published: date | None
    spans: tuple[Span, ...]
    breaks: tuple[bool, ...]


def main_content(page: str) -> MainContent:
    """Find title, publication date and main text of the HTML `page`.

    A page without any text gives no spans; nothing raises.
    """
    raise NotImplementedError
