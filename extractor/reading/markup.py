"""An HTML page as a row of tags and texts, each with its place in the page.

Tolerant as browsers are, and linear in the length of the page whatever it holds. HTML parsers build
trees but forget the offsets that lead back from a person's name to the raw file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.reading.data_files import table

_OPENING = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9:_-]*)|[!?])")
_TAG_REST = re.compile(r"""[^>"']*""")
_TYPICAL_PAGE = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*){0,20}<(?:!doctype\s+html|\?xml|html|head|meta|body|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TYPICAL_FRAGMENT = re.compile(r"</(?:p|div|td|li|ul|table|ruby|section|article|h[1-6])\s*>|<br\s*/?>", re.I)


class Piece(NamedTuple):
    """A tag, or the text between two tags, at `[start, end)` of the page.

    `name` is the tag's name in lower case, `""` for text; `closing` marks `</p>`. Comments,
    declarations and the contents of raw elements (scripts and the like) are left out.
    """

    start: int
    end: int
    name: str
    closing: bool


def pieces(page: str) -> Iterator[Piece]:
    """Cut `page` into tags and texts, in order; texts are never empty and never touch."""
    position = text_start = 0
    ends = _Ends(page)
    raw = frozenset(table("html_tags.tsv")["raw"])
    while found := _OPENING.search(page, position):
        start = found.start()
        comment, slash, name = found.groups()
        if comment:
            end = ends.after_comment(found.end())
        elif name:
            end = ends.after_tag(found.end())
        else:
            end = ends.after(">", found.end())
        if end < 0:
            break  # a tag that is never closed: the rest is text, as it stands
        if start > text_start:
            yield Piece(text_start, start, "", False)
        if name:
            name = name.lower()
            yield Piece(start, end, name, bool(slash))
            if name in raw and not slash and page[end - 2] != "/":
                end = ends.before_closing(name, end)
        position = text_start = end
    if text_start < len(page):
        yield Piece(text_start, len(page), "", False)


class _Ends:
    """Finds where things end; what was not found once is not looked for again (linear time)."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._missing: set[str] = set()

    def after(self, mark: str, start: int) -> int:
        if mark in self._missing:
            return -1
        found = self._page.find(mark, start)
        if found < 0:
            self._missing.add(mark)
            return -1
        return found + len(mark)

    def after_comment(self, start: int) -> int:
        if self._page.startswith((">", "->"), start):
            return self._page.index(">", start) + 1
        end = self.after("-->", start)
        return end if end >= 0 else self.after(">", start)

    def after_tag(self, start: int) -> int:
        """Behind the `>` that closes a tag, which may have more of them inside quoted values."""
        page, position = self._page, start
        while "quotes" not in self._missing:
            rest = _TAG_REST.match(page, position)
            assert rest is not None
            position = rest.end()
            if position >= len(page):
                break
            mark = page[position]
            if mark == ">":
                return position + 1
            position = page.find(mark, position + 1) + 1
            if position == 0:
                break
        # A quote that is never closed: from here on quotes mean nothing in this page.
        self._missing.add("quotes")
        return self.after(">", start)

    def before_closing(self, name: str, start: int) -> int:
        """Before `</name`, or `start` where the element is never closed."""
        if name in self._missing:
            return start
        found = re.compile(f"</{name}\\b", re.IGNORECASE).search(self._page, start)
        if found is None:
            self._missing.add(name)
            return start
        return found.start()


def is_page(text: str) -> bool:
    """True if `text` begins as an HTML page does."""
    return _TYPICAL_PAGE.match(text, 0) is not None


def is_markup(text: str) -> bool:
    """True if `text` is a page or a piece of one: it holds tags that make paragraphs, tables or ruby."""
    return is_page(text) or _TYPICAL_FRAGMENT.search(text) is not None
