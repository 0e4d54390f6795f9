"""The markup pass: ruby in any text; in a page, tags and character references too."""

from __future__ import annotations

import html
import re
from typing import Literal

from extractor.cleaning.edits import Edit, Edits, ordered

_RUBY = re.compile(r"<\s*/?\s*(?:ruby|rb|rbc|rtc|rt|rp)\b", re.IGNORECASE)
_READING = re.compile(r"<(rt|rp|rtc)\b[^<>]{0,200}>[^<]{0,80}(?:</\1\s*>)?", re.IGNORECASE)
_BASE = re.compile(r"</?(?:ruby|rb|rbc|rt|rp|rtc)\b[^<>]{0,200}>", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def find(text: str, markup: Literal["plain", "html"]) -> Edits:
    """The markup to remove or to decode, in text order.

    Plain text loses ruby readings with their tags and has its character references decoded; other
    left-over tags stay (see `asides`). A page keeps its main text only.
    """
    if markup == "html":
        return _page(text)
    edits = [*_references(text, 0, len(text)), *_surrogates(text, 0, len(text))]
    if "<" in text and _RUBY.search(text):
        edits += _ruby(text)
    return ordered(edits)


def _ruby(text: str) -> list[Edit]:
    edits = [Edit(match.start(), match.end(), "", "ruby") for match in _READING.finditer(text)]
    return edits + [Edit(match.start(), match.end(), "", "tag") for match in _BASE.finditer(text)]


def _references(text: str, start: int, end: int) -> list[Edit]:
    """Character references (`&nbsp;`, `&#12288;`) as the characters they stand for."""
    edits = []
    if "&" in text:
        for match in _REFERENCE.finditer(text, start, end):
            decoded = html.unescape(match[0])
            if decoded != match[0]:
                edits.append(Edit(match.start(), match.end(), decoded, "reference"))
    return edits


def _surrogates(text: str, start: int, end: int) -> list[Edit]:
    """Halves of surrogate pairs, which no file can hold, as U+FFFD."""
    try:
        text[start:end].encode()
    except UnicodeEncodeError:
        found = _SURROGATE.finditer(text, start, end)
        return [Edit(match.start(), match.end(), "\ufffd", "surrogate") for match in found]
    return []


def _page(text: str) -> Edits:
    """All but the main text of a page: tags become nothing, or a line feed where a block begins."""
    from extractor.reading.html import main_content

    content = main_content(text)
    edits: list[Edit] = []
    position = 0
    for index, (span, block) in enumerate(zip(content.spans, content.breaks, strict=True)):
        gap = text[position : span.start]
        replacement = "\n" if block and index else ""
        if gap or replacement:
            rule = "ruby" if _READING.search(gap) and not replacement else "tag"
            edits.append(Edit(position, span.start, replacement, rule))
        edits += sorted([*_references(text, *span), *_surrogates(text, *span)])
        position = span.end
    if position < len(text):
        edits.append(Edit(position, len(text), "", "tag"))
    return Edits(edits)
