"""Text to word pieces: the likeliest division by a unigram model.

Kudo, "Subword Regularization: Improving Neural Network Translation Models with Multiple Subword Candidates",
2018, arXiv:1804.10959, section 3.2; the pieces and their log probabilities are those the encoder came with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

BLANK = "▁"
"""How pieces write a blank."""

SPECIAL = ("<s>", "</s>", "<unk>")
"""The first pieces: the beginning, the end of a part, and what no piece is for."""

BEGIN, END, UNKNOWN = range(len(SPECIAL))
_RARER_THAN_ANY = 10.0


class WordPiece(NamedTuple):
    """A piece: its number, and where it stands in the text (half-open, in characters)."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordPieces:
    """The pieces by their text, each with its number and its log probability.

    `sizes` are the lengths of those of two characters and more, by their first two.
    """

    known: Mapping[str, tuple[int, float]]
    sizes: Mapping[str, tuple[int, ...]]
    unknown: float

    @classmethod
    def read(cls, text: str) -> WordPieces:
        """The pieces of a file: one a line, a tab, its log probability; the first are `SPECIAL`.

        Raises:
            ValueError: the text is no such list.
        """
        lines = text.rstrip("\n").split("\n")
        rows = [(piece, float(score)) for piece, _, score in (line.rpartition("\t") for line in lines)]
        if tuple(piece for piece, _ in rows[: len(SPECIAL)]) != SPECIAL or len(rows) == len(SPECIAL):
            raise ValueError(f"the list of word pieces does not begin with {', '.join(SPECIAL)} and go on")
        known = {piece: (number, score) for number, (piece, score) in enumerate(rows) if number > UNKNOWN}
        lowest = min(score for _, score in known.values())
        sizes: dict[str, set[int]] = {}
        for piece in known:
            if len(piece) > 1:
                sizes.setdefault(piece[:2], set()).add(len(piece))
        sorted_sizes = {opening: tuple(sorted(found)) for opening, found in sizes.items()}
        return cls(known, sorted_sizes, lowest - _RARER_THAN_ANY)

    def cut(self, text: str) -> list[WordPiece]:
        """The likeliest division of `text`; blanks in a row count as one, control characters as nothing."""
        letters, own = _normalised(text)
        count = len(letters)
        best, back = [0.0, *[float("-inf")] * count], [0] * (count + 1)
        for start in range(count):
            so_far = best[start]
            if so_far + self.unknown > best[start + 1]:
                best[start + 1], back[start + 1] = so_far + self.unknown, start
            for size in (1, *self.sizes.get(letters[start : start + 2], ())):
                end = start + size
                found = self.known.get(letters[start:end]) if end <= count else None
                if found is not None and so_far + found[1] > best[end]:
                    best[end], back[end] = so_far + found[1], start
        pieces, end = [], count
        while end:
            start = back[end]
            number, _ = self.known.get(letters[start:end], (UNKNOWN, 0.0))
            pieces.append(WordPiece(number, own[start], own[end - 1] + 1))
            end = start
        return pieces[::-1]


def _normalised(text: str) -> tuple[str, list[int]]:
    """The text in compatibility form, and for each of its characters the place of the one it comes from."""
    letters: list[str] = []
    own: list[int] = []
    for place, letter in enumerate(text):
        for form in _form(letter):
            if form != BLANK or not letters or letters[-1] != BLANK:
                letters.append(form)
                own.append(place)
    return "".join(letters), own


@lru_cache(maxsize=20_000)
def _form(letter: str) -> str:
    if letter.isspace():
        return BLANK
    forms: Iterable[str] = unicodedata.normalize("NFKC", letter)
    return "".join(BLANK if form == " " else form for form in forms if unicodedata.category(form) != "Cc")
