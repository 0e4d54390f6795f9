"""HTML pages: where the main text stands in the raw page."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.reading.blocks import page_text
from extractor.reading.main_text import main_blocks
from extractor.reading.page import title_of
from extractor.spans import Span


@dataclass(frozen=True, slots=True)
class MainContent:
    """The part of a page that is its article.

    `spans` are in page order, do not overlap and count code points of the decoded page. Each is
    the text between two tags inside the main content, with no tag, comment or script in it;
    character references (`&nbsp;`) are still undecoded, and readings inside `<rt>`/`<rp>` are
    left out. `breaks[i]` says that a new block (paragraph, `<br>`, table cell) begins at
    `spans[i]`. The headline is not among them where it stands above the text.
    """

    spans: tuple[Span, ...]
    breaks: tuple[bool, ...]


def main_content(page: str) -> MainContent:
    """Find the main text of the HTML `page`.

    The main text of a whole page is the stretch of lines that holds most prose and least links; a
    piece of a page (the content field of a database) is main text throughout. A page without any
    text gives no spans; nothing raises.
    """
    text = page_text(page)
    blocks = main_blocks(page, text.blocks, title_of(text)) if text.framed else list(text.blocks)
    spans: list[Span] = []
    breaks: list[bool] = []
    for block in blocks:
        spans += block.spans
        breaks += [True] + [False] * (len(block.spans) - 1)
    return MainContent(tuple(spans), tuple(breaks))
