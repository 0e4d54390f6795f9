"""The second value: clean text that knows where each of its characters came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal, overload

from extractor.cleaning.alignment import Alignment
from extractor.reading.article import Article
from extractor.spans import Span

Script = Literal["hans", "hant", "mixed", "none"]


ANNOTATION_RULES = frozenset(
    {"reading", "reading-repeated", "reading-word", "reading-bare", "zhuyin", "jyutping", "ruby"}
)
"""Rules of removals that are reading annotations."""


@dataclass(frozen=True, slots=True)
class Removal:
    """Something a cleaning pass took away or repaired: what, where, by which rule."""

    raw: Span
    text: str
    replacement: str
    rule: str


@dataclass(frozen=True, slots=True)
class Removals(Sequence[Removal]):
    """The removals of an article in the order of the raw text, kept as columns.

    Polluted text loses a reading at every second character: each `Removal` is made when asked for.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    replacements: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Removal: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Removal, ...]: ...

    def __getitem__(self, index: int | slice) -> Removal | tuple[Removal, ...]:
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self))))
        return Removal(
            Span(self.starts[index], self.ends[index]),
            self.texts[index],
            self.replacements[index],
            self.rules[index],
        )


class AsideKind(Enum):
    """Text that stays in the clean text but is not the article speaking."""

    CREDIT = "credit"
    CAPTION_CREDIT = "caption-credit"
    NAVIGATION = "navigation"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the clean text that later rooms must not read as news (bylines, tails)."""

    span: Span
    kind: AsideKind


@dataclass(frozen=True, slots=True)
class CleanText:
    """What cleaning made of one article.

    `text` has one sentence never broken over lines: a line feed ends a paragraph. `asides` are
    in text order and do not overlap. `title` is cleaned too; spans never point into it.
    """

    article: Article
    text: str
    title: str | None
    alignment: Alignment
    script: Script
    removals: Sequence[Removal] = Removals()
    damaged: tuple[Span, ...] = ()
    asides: tuple[Aside, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def annotations_removed(self) -> int:
        """How many characters lost a reading annotation."""
        if isinstance(self.removals, Removals):
            return sum(map(ANNOTATION_RULES.__contains__, self.removals.rules))
        return sum(removal.rule in ANNOTATION_RULES for removal in self.removals)

    def raw_span(self, span: Span) -> Span:
        """The span of the raw text that the clean `span` was made from."""
        return self.alignment.to_raw(span)
