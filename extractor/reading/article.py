"""The first value on the way: one article as its source has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Article:
    """One raw article.

    `text` is what the source holds: for `.txt` the decoded file, for JSON lines the value of the
    text field, for `.html` the decoded page (`markup` says "html"). Raw offsets in all tables
    count code points of this text.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    published: date | None = None
    crawled: date | None = None
    url: str | None = None
    markup: Literal["plain", "html"] = "plain"
    encoding: str | None = None
    encoding_confidence: float | None = None
    warnings: tuple[str, ...] = ()
