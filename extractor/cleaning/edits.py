"""Edits: what one pass changes in one text, and the text and alignment they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.cleaning.alignment import Alignment
from extractor.spans import Span


class Edit(NamedTuple):
    """The characters `[start, end)` of a text become `replacement`, by the named rule."""

    start: int
    end: int
    replacement: str
    rule: str


class Edits:
    """The edits of one pass in text order, none overlapping, kept as columns.

    Polluted text has one edit for every second character; columns make them cheap.
    """

    __slots__ = ("ends", "kept", "left", "replacements", "rules", "starts")

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.replacements: list[str] = []
        self.rules: list[str] = []
        self.left: list[Span] = []
        """Stretches that the pass sees and cannot repair."""
        self.kept: list[str] | None = None
        """What stands before, between and behind the edits, if the pass had it at hand."""
        for edit in edits:
            self.add(*edit)

    def add(self, start: int, end: int, replacement: str, rule: str) -> None:
        """Append an edit that begins where the last one ends, or later."""
        self.starts.append(start)
        self.ends.append(end)
        self.replacements.append(replacement)
        self.rules.append(rule)

    def remove(self, starts: Sequence[int], ends: Sequence[int], rule: str) -> None:
        """Append the removal of stretches in text order, the first behind the last edit."""
        self.starts += starts
        self.ends += ends
        self.replacements += [""] * len(starts)
        self.rules += [rule] * len(starts)

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Edit]:
        return map(Edit, self.starts, self.ends, self.replacements, self.rules)

    def apply(self, text: str) -> tuple[str, Alignment]:
        """The changed text and its alignment with `text`.

        Raises:
            ValueError: The edits overlap, are out of order or outside the text.
        """
        replaces = any(self.replacements)
        lengths = list(map(len, self.replacements)) if replaces else None
        alignment = Alignment.from_edits(len(text), self.starts, self.ends, lengths)
        kept = self.kept
        if kept is None or len(kept) != len(self.starts) + 1:
            stretches = zip([0, *self.ends], [*self.starts, len(text)], strict=True)
            kept = [text[start:end] for start, end in stretches]
        if not replaces:
            return "".join(kept), alignment
        pieces = [""] * (2 * len(self.starts) + 1)
        pieces[::2] = kept
        pieces[1::2] = self.replacements
        return "".join(pieces), alignment


def ordered(edits: Iterable[Edit]) -> Edits:
    """The edits in text order; of two that overlap, the one that begins first stays, then the longer."""
    kept = Edits()
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= end:
            kept.add(*edit)
            end = edit.end
    return kept
