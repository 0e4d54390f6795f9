"""Edits: what one pass changes in one text, and the text and alignment they make."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from extractor.cleaning.alignment import Alignment


class Edit(NamedTuple):
    """The characters `[start, end)` of a text become `replacement`, by the named rule."""

    start: int
    end: int
    replacement: str
    rule: str


def ordered(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in text order; of two that overlap, the one that begins first stays, then the longer."""
    kept: list[Edit] = []
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start >= end:
            kept.append(edit)
            end = edit.end
    return kept


def apply(text: str, edits: list[Edit]) -> tuple[str, Alignment]:
    """The changed text and its alignment with `text`.

    Args:
        text: The text the edits point into.
        edits: Edits in text order that do not overlap (see `ordered`).
    """
    pieces: list[str] = []
    position = 0
    for start, end, replacement, _ in edits:
        pieces.append(text[position:start])
        pieces.append(replacement)
        position = end
    pieces.append(text[position:])
    alignment = Alignment.from_edits(
        len(text),
        [edit.start for edit in edits],
        [edit.end for edit in edits],
        [len(edit.replacement) for edit in edits],
    )
    return "".join(pieces), alignment
