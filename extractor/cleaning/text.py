"""The second value: clean text that knows where each of its characters came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from typing import Literal, NamedTuple, overload

import numpy as np

from extractor.cleaning.alignment import Alignment
from extractor.cleaning.edits import Edits
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


class Step(NamedTuple):
    """What one pass did: its edits, the text they point into, and that text's alignment with the raw text."""

    edits: Edits
    text: str
    alignment: Alignment


class Removals(Sequence[Removal]):
    """The removals of an article in the order of the raw text.

    Polluted text loses a reading at every second character, and most users never ask which: their places and
    texts are worked out when somebody does.

    Args:
        steps: What the passes did, in their order.
    """

    __slots__ = ("_found", "_steps")

    def __init__(self, steps: Sequence[Step] = ()) -> None:
        self._steps = tuple(steps)
        self._found: tuple[Removal, ...] | None = None

    def rules(self) -> Iterator[str]:
        """The rule of each removal, pass by pass."""
        return chain.from_iterable(step.edits.rules for step in self._steps)

    def __len__(self) -> int:
        return sum(len(step.edits) for step in self._steps)

    @overload
    def __getitem__(self, index: int) -> Removal: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Removal, ...]: ...

    def __getitem__(self, index: int | slice) -> Removal | tuple[Removal, ...]:
        if self._found is None:
            found = [removal for step in self._steps for removal in _removals(*step)]
            self._found = tuple(sorted(found, key=lambda removal: removal.raw.start))
        return self._found[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Removals) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(len(self))


def _removals(edits: Edits, text: str, alignment: Alignment) -> Iterator[Removal]:
    starts, ends = alignment.to_raw_many(np.array(edits.starts), np.array(edits.ends))
    raw = map(Span, starts.tolist(), ends.tolist())
    for span, (start, end, replacement, rule) in zip(raw, edits, strict=True):
        yield Removal(span, text[start:end], replacement, rule)


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
    removals: Removals = field(default_factory=Removals)
    damaged: tuple[Span, ...] = ()
    asides: tuple[Aside, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def annotations_removed(self) -> int:
        """How many characters lost a reading annotation."""
        return sum(map(ANNOTATION_RULES.__contains__, self.removals.rules()))

    def raw_span(self, span: Span) -> Span:
        """The span of the raw text that the clean `span` was made from."""
        return self.alignment.to_raw(span)
