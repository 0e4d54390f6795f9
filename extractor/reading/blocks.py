"""A page as the lines a reader sees, each with the places of its words in the page."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractor.reading.data_files import table
from extractor.reading.markup import Piece, pieces
from extractor.spans import Span

_ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:.-]{0,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_VOID_BLOCKS = frozenset({"br", "hr"})
_LONGEST_TAG = 20_000
_DEEPEST = 100

# Elements whose end tag may be left out, by what begins after them (HTML standard, "optional tags").
_ENDED_BY = {
    "li": {"li"},
    "dd": {"dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
    "tbody": {"td", "th", "tr", "tbody"},
}


@dataclass(frozen=True, slots=True)
class Block:
    """One line of visible text.

    `spans` are the text nodes it consists of, as `MainContent.spans` has them. `text` is what they
    read as: character references resolved, white space as single blanks, readings left out.
    `linked` counts the characters of `text` that are links; `tag` is the block element around it.
    `path` numbers the containers (`<div>`, `<td>`, …) around it, from the outermost inwards.
    """

    spans: tuple[Span, ...]
    text: str
    linked: int
    tag: str
    path: tuple[int, ...]

    @property
    def is_heading(self) -> bool:
        """True inside `<h1>` to `<h6>`."""
        return self.tag in _HEADINGS


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page says: its `<title>`, its `<meta>` elements by lower-case name, its visible lines.

    `framed` is False for a piece of a page, without `<html>`, `<head>` or `<body>`.
    """

    title: str
    meta: Mapping[str, str]
    blocks: tuple[Block, ...]
    framed: bool


def page_text(page: str) -> PageText:
    """Read an HTML page; anything is a page, and nothing raises."""
    reader = _Reader(page)
    for piece in pieces(page):
        reader.take(piece)
    reader.end_block()
    return PageText(squeeze(" ".join(reader.title)), reader.meta, tuple(reader.blocks), reader.framed)


def squeeze(text: str) -> str:
    """`text` with every run of white space as one blank, and none at the ends."""
    return " ".join(text.split())


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, the first of each name."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(tag):
        found.setdefault(name.lower(), html.unescape("".join(values)))
    return found


class _Reader:
    def __init__(self, page: str) -> None:
        self.page = page
        tags = table("html_tags.tsv")
        self._blocks, self._container_tags = frozenset(tags["block"]), frozenset(tags["container"])
        self._readings, self._frame = frozenset(tags["reading"]), frozenset(tags["frame"])
        self.title: list[str] = []
        self.meta: dict[str, str] = {}
        self.blocks: list[Block] = []
        self.framed = False
        self._spans: list[Span] = []
        self._texts: list[str] = []
        self._linked = 0
        self._tag = ""
        self._in_title = False
        self._in_link = 0
        self._in_reading: list[str] = []
        self._containers: list[str] = []
        self._paths: list[tuple[int, ...]] = [()]
        self._count = 0

    def take(self, piece: Piece) -> None:
        name = piece.name
        if not name:
            self._take_text(piece)
        elif name in self._blocks:
            if name == "title":
                self._in_title = not piece.closing
            self.end_block()
            if name in self._container_tags:
                self._take_container(name, piece.closing)
            elif name in self._frame:
                self.framed = True
            if name not in _VOID_BLOCKS:
                self._tag = "" if piece.closing else name
        elif name == "a":
            self._in_link = 0 if piece.closing else 1
        elif name in self._readings:
            self._take_reading_tag(piece)
        elif (name == "ruby" and piece.closing) or name == "rb":
            self._in_reading.clear()
        elif name == "meta":
            self._take_meta(piece)
        elif name == "time" and not piece.closing:
            stated = self._attributes(piece).get("datetime")
            if stated:
                self.meta.setdefault("<time>", stated)

    def _take_container(self, name: str, closing: bool) -> None:
        if not closing:
            while self._containers and self._containers[-1] in _ENDED_BY.get(name, ()):
                self._containers.pop()
                self._paths.pop()
            if len(self._containers) < _DEEPEST:
                self._count += 1
                self._containers.append(name)
                self._paths.append((*self._paths[-1], self._count))
        elif name in self._containers:  # what was opened inside and never closed ends here too
            while self._containers.pop() != name:
                self._paths.pop()
            self._paths.pop()

    def _take_text(self, piece: Piece) -> None:
        text = self.page[piece.start : piece.end]
        if self._in_title:
            self.title.append(html.unescape(text))
        elif not self._in_reading:
            self._spans.append(Span(piece.start, piece.end))
            text = html.unescape(text) if "&" in text else text
            self._texts.append(text)
            if self._in_link:
                self._linked += len(text.strip())

    def _take_reading_tag(self, piece: Piece) -> None:
        # `</rt>` may be left out: a next <rt> or <rp> ends it, so do </ruby>, <rb> and a new line.
        if piece.closing:
            if piece.name in self._in_reading:
                del self._in_reading[self._in_reading.index(piece.name) :]
        else:
            if piece.name != "rtc":
                self._in_reading = [name for name in self._in_reading if name == "rtc"]
            self._in_reading.append(piece.name)

    def _attributes(self, piece: Piece) -> dict[str, str]:
        return attributes(self.page[piece.start : min(piece.end, piece.start + _LONGEST_TAG)])

    def _take_meta(self, piece: Piece) -> None:
        found = self._attributes(piece)
        name = found.get("name") or found.get("property") or found.get("itemprop")
        content = squeeze(found.get("content", ""))
        if name and content:
            self.meta.setdefault(name.strip().lower(), content)

    def end_block(self) -> None:
        if self._spans:
            text = squeeze("".join(self._texts))
            if text:
                linked = min(self._linked, len(text))
                self.blocks.append(Block(tuple(self._spans), text, linked, self._tag, self._paths[-1]))
            self._spans, self._texts, self._linked = [], [], 0
        self._in_reading.clear()
