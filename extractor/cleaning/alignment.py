"""The way back: which raw characters a clean character was made from.

An alignment relates two texts, here called raw and clean, by a list of links in text order. A
link relates a stretch of the raw text to a stretch of the clean text. It is a *copy* when its
characters correspond one to one, else a *block*: all its clean characters come from all its raw
characters (`&nbsp;` to one blank, a phrase that changes length with the script). What stands
between two links was removed from the raw text or inserted into the clean text.

All offsets count Unicode code points; all spans are half-open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.spans import Span

Offsets = NDArray[np.int64]
Flags = NDArray[np.bool_]

_TRUE, _ZERO = np.ones(1, np.bool_), np.zeros(1, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """An order-preserving relation between the offsets of a raw and of a clean text.

    The arrays have one entry per link and never decrease. Build one with `identity` or
    `from_edits`, join two with `then`, look the other way with `invert`.
    """

    raw_length: int
    length: int
    raw_starts: Offsets
    raw_ends: Offsets
    starts: Offsets
    ends: Offsets
    copies: Flags

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text with itself."""
        if not length:
            return cls.from_edits(0, (), (), ())
        begin, end = np.zeros(1, np.int64), np.full(1, length, np.int64)
        return cls(length, length, begin, end, begin, end, _TRUE)

    @classmethod
    def from_edits(
        cls, raw_length: int, starts: Sequence[int], ends: Sequence[int], lengths: Sequence[int] | None
    ) -> Alignment:
        """The alignment that a list of replacements makes.

        Args:
            raw_length: Characters in the raw text.
            starts: Where each replaced raw stretch begins, in text order, none overlapping.
            ends: Where each replaced raw stretch ends.
            lengths: How many clean characters stand in its place, 0 removes it; None removes all.

        Raises:
            ValueError: The stretches overlap, are out of order or outside the text.
        """
        cut, resume = np.asarray(starts, np.int64), np.asarray(ends, np.int64)
        if len(cut) and (
            cut[0] < 0 or resume[-1] > raw_length or (resume < cut).any() or (cut[1:] < resume[:-1]).any()
        ):
            raise ValueError("edits must lie inside the text, in order, without overlap")
        size = None if lengths is None else np.asarray(lengths, np.int64)
        if size is None or not size.any():
            return cls._without(raw_length, cut, resume)
        count = len(cut)
        # Kept stretches and replacements take turns: kept, replaced, kept, ..., kept.
        raw_starts = np.zeros(2 * count + 1, np.int64)
        raw_ends = np.full(2 * count + 1, raw_length, np.int64)
        raw_starts[1::2], raw_starts[2::2] = cut, resume
        raw_ends[0:-1:2], raw_ends[1::2] = cut, resume
        sizes = raw_ends - raw_starts
        copies = np.ones(2 * count + 1, np.bool_)
        copies[1::2] = sizes[1::2] == size
        sizes[1::2] = size
        edges = np.concatenate(([0], np.cumsum(sizes)))
        return cls._joined(raw_length, int(edges[-1]), raw_starts, raw_ends, edges[:-1], edges[1:], copies)

    @classmethod
    def _without(cls, raw_length: int, cut: Offsets, resume: Offsets) -> Alignment:
        """The alignment that removing the stretches from `cut` to `resume` makes."""
        raw_starts = np.concatenate((_ZERO, resume))
        raw_ends = np.concatenate((cut, (raw_length,)))
        kept = raw_ends > raw_starts
        raw_starts, raw_ends = raw_starts[kept], raw_ends[kept]
        sizes = raw_ends - raw_starts
        ends = np.cumsum(sizes)
        length = int(ends[-1]) if len(ends) else 0
        copies = np.ones(len(ends), np.bool_)
        return cls(raw_length, length, raw_starts, raw_ends, ends - sizes, ends, copies)

    @classmethod
    def _joined(
        cls,
        raw_length: int,
        length: int,
        raw_starts: Offsets,
        raw_ends: Offsets,
        starts: Offsets,
        ends: Offsets,
        copies: Flags,
    ) -> Alignment:
        """The alignment of these links without empty ones, neighbouring copies made one."""
        linked = (ends > starts) & (raw_ends > raw_starts)
        raw_starts, raw_ends = raw_starts[linked], raw_ends[linked]
        starts, ends, copies = starts[linked], ends[linked], copies[linked]
        apart = (raw_starts[1:] != raw_ends[:-1]) | (starts[1:] != ends[:-1])
        apart |= ~(copies[1:] & copies[:-1])
        if apart.all():
            return cls(raw_length, length, raw_starts, raw_ends, starts, ends, copies)
        begins, stops = np.concatenate((_TRUE, apart)), np.concatenate((apart, _TRUE))
        return cls(
            raw_length,
            length,
            raw_starts[begins],
            raw_ends[stops],
            starts[begins],
            ends[stops],
            copies[begins],
        )

    def to_raw(self, span: Span) -> Span:
        """The tightest raw span that holds all characters the clean `span` was made from.

        It begins with the first raw character of the first clean character and ends with the last
        raw character of the last one: annotations between them are inside, annotations behind the
        last one are outside. Inserted characters have no origin; a span of nothing else, like an
        empty one, gives the empty raw span at its place.
        """
        starts, ends = self.to_raw_many(np.array([span.start]), np.array([span.end]))
        return Span(int(starts[0]), int(ends[0]))

    def to_clean(self, span: Span) -> Span | None:
        """The clean span of all characters made from the raw `span`; None if nothing of it was kept."""
        found = self.invert().to_raw(span)
        return found if found.end > found.start else None

    def to_raw_many(self, starts: NDArray[Any], ends: NDArray[Any]) -> tuple[Offsets, Offsets]:
        """`to_raw` for many spans at once: arrays of starts and ends in, the same out."""
        first = np.asarray(starts, np.int64)
        last = np.asarray(ends, np.int64)
        if self.is_identity():
            return first, np.maximum(first, last)
        if len(self.starts) == 0:
            nothing = np.zeros(len(first), np.int64)
            return nothing, nothing.copy()
        highest = len(self.starts) - 1
        # The first link that ends behind the span's start, the last that begins before its end.
        low = np.searchsorted(self.ends, first, side="right")
        high = np.searchsorted(self.starts, last, side="left") - 1
        begin = np.minimum(low, highest)
        stop = np.clip(high, 0, highest)
        inside = np.maximum(first - self.starts[begin], 0)
        raw_first = self.raw_starts[begin] + np.where(self.copies[begin], inside, 0)
        short = np.maximum(self.ends[stop] - last, 0)
        raw_last = self.raw_ends[stop] - np.where(self.copies[stop], short, 0)
        empty = (low > high) | (last <= first)
        place = np.where(low > highest, self.raw_ends[-1], raw_first)
        return np.where(empty, place, raw_first), np.where(empty, place, raw_last)

    def invert(self) -> Alignment:
        """The same relation, seen from the other text: raw and clean change places."""
        return Alignment(
            self.length, self.raw_length, self.starts, self.ends, self.raw_starts, self.raw_ends, self.copies
        )

    def then(self, later: Alignment) -> Alignment:
        """This alignment followed by `later`, whose raw text is this one's clean text.

        `a.then(b).to_raw(span) == a.to_raw(b.to_raw(span))` for every span that is not empty, as long
        as neither inserts characters; where one does, the left side is tighter.

        Raises:
            ValueError: The lengths of the text in the middle differ.
        """
        if self.length != later.raw_length:
            raise ValueError(f"texts of {self.length} and {later.raw_length} characters cannot be joined")
        if self.is_identity():
            return later
        if later.is_identity():
            return self
        # Cut the copies of `later` wherever a link of this alignment begins or ends, so that
        # every piece lies in one link or in one gap; its blocks stay whole.
        if len(later.starts) == 0 or len(self.starts) == 0:
            none = np.empty(0, np.int64)
            return Alignment(self.raw_length, later.length, none, none, none, none, np.empty(0, np.bool_))
        inner = np.sort(np.concatenate((self.starts, self.ends)), kind="stable")
        inner = inner[np.concatenate((_TRUE, inner[1:] != inner[:-1]))]
        owner = np.searchsorted(later.raw_starts, inner, side="right") - 1
        splits = (owner >= 0) & later.copies[owner] & (inner > later.raw_starts[owner])
        splits &= inner < later.raw_ends[owner]
        inner, owner = inner[splits], owner[splits]
        mid_starts = np.concatenate((later.raw_starts, inner))
        link = np.concatenate((np.arange(len(later.starts)), owner))
        order = np.lexsort((mid_starts, link))
        mid_starts, link = mid_starts[order], link[order]
        final = np.concatenate((link[1:] != link[:-1], _TRUE))
        mid_ends = np.where(final, later.raw_ends[link], np.concatenate((mid_starts[1:], _ZERO)))
        copied = later.copies[link]
        begun = later.starts[link]
        starts = np.where(copied, begun + mid_starts - later.raw_starts[link], begun)
        ends = np.where(copied, starts + mid_ends - mid_starts, later.ends[link])
        raw_starts, raw_ends = self.to_raw_many(mid_starts, mid_ends)
        within = np.clip(np.searchsorted(self.starts, mid_starts, side="right") - 1, 0, None)
        copied &= self.copies[within]
        return self._joined(self.raw_length, later.length, raw_starts, raw_ends, starts, ends, copied)

    def is_identity(self) -> bool:
        """True if every character corresponds to the one at its place."""
        return (
            len(self.starts) == 1
            and self.raw_length == self.length == int(self.ends[0] - self.starts[0])
            and bool(self.copies[0])
        )

    def links(self) -> list[tuple[int, int, int, int]]:
        """The links as `(raw_start, raw_end, start, end)`, in text order."""
        columns = (self.raw_starts, self.raw_ends, self.starts, self.ends)
        return list(zip(*(column.tolist() for column in columns), strict=True))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Alignment):
            return NotImplemented
        return (
            (self.raw_length, self.length) == (other.raw_length, other.length)
            and self.links() == other.links()
            and bool(np.array_equal(self.copies, other.copies))
        )

    def __hash__(self) -> int:
        return hash((self.raw_length, self.length, len(self.starts)))
