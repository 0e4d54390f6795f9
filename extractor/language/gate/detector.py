"""A very cheap guess at where a person's name may begin.

A log-linear model over the characters around a position: each of the eight characters from three before
it to four behind it, and each of the eight pairs of neighbours from three before it to four behind it,
adds a weight that depends on the character or pair and on its distance. Characters and pairs are hashed
into tables of small integers (one megabyte in all), so a text is scored by two look-ups per
character, a hundred times as fast as the LAC network answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from extractor.language.characters import code_points

Codes = npt.NDArray[np.uint32]
Hashes = npt.NDArray[np.intp]

CHARACTER_BITS, PAIR_BITS = 13, 17

BEFORE = 3
"""The first feature stands this many characters before the position."""

WIDTH = 8
"""So many characters, and so many pairs, are looked at; eight weights of one byte are one look-up."""

MARGIN = WIDTH - BEFORE
"""So many blanks around each sentence keep the features of one sentence out of the next."""

UNIT = 32
"""A weight of 1.0 (natural logarithm of odds) is stored as this integer."""


def laid_out(sentences: list[str]) -> Codes:
    """Sentences in one row, `MARGIN` line feeds before, between and behind them."""
    margin = "\n" * MARGIN
    return code_points(margin + margin.join(sentences) + margin)


def character_hashes(codes: Codes) -> Hashes:
    """The place of each character in the first table (multiplicative hashing, Knuth 6.4)."""
    hashes: Hashes = ((codes * np.uint32(2654435761)) >> np.uint32(32 - CHARACTER_BITS)).astype(np.intp)
    return hashes


def pair_hashes(codes: Codes) -> Hashes:
    """The place in the second table of each character with the one behind it; the last has none."""
    mixed = codes[:-1] * np.uint32(2654435761) + codes[1:] * np.uint32(2246822519)
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(3266489917)
    hashes: Hashes = (mixed >> np.uint32(32 - PAIR_BITS)).astype(np.intp)
    return hashes


def fold(codes: Codes, folding: npt.NDArray[np.uint16]) -> Codes:
    """The text with traditional and full-width characters as simplified and plain ones, one for one.

    Args:
        codes: characters.
        folding: what each of the first 65,536 characters becomes.
    """
    return np.where(codes < len(folding), folding[np.minimum(codes, len(folding) - 1)], codes)


@dataclass(frozen=True, slots=True)
class Detector:
    """The model.

    Attributes:
        characters: weights of characters, int8 of shape (2 ** CHARACTER_BITS, WIDTH).
        pairs: weights of pairs, int8 of shape (2 ** PAIR_BITS, WIDTH).
        bias: what every position has to begin with.
        folding: see `fold`; LAC's own table, so that both see the same text.
    """

    characters: npt.NDArray[np.int8]
    pairs: npt.NDArray[np.int8]
    bias: int
    folding: npt.NDArray[np.uint16]

    def scores(self, codes: Codes) -> npt.NDArray[np.int16]:
        """How much speaks for a name that begins at each position, in units of `1 / UNIT`.

        Args:
            codes: a text with at least `MARGIN` characters of margin on both sides.

        Returns:
            Scores of the positions between the margins.
        """
        codes = fold(codes, self.folding)
        size = len(codes) - 2 * MARGIN
        total = np.full(size, self.bias, dtype=np.int16)
        for table, hashes in ((self.characters, character_hashes(codes)), (self.pairs, pair_hashes(codes))):
            rows = table.view(np.int64)[:, 0][hashes].view(np.int8).reshape(-1, WIDTH)
            for k in range(WIDTH):
                first = MARGIN - BEFORE + k
                total += rows[first : first + size, k]
        return total


@cache
def load_detector() -> Detector:
    """The detector of this package; `extractor.language.gate.train` made its weights."""
    path = files("extractor.language") / "gate" / "data" / "detector.npz"
    with path.open("rb") as file, np.load(file) as arrays:
        folding = np.arange(1 << 16, dtype=np.uint16)
        folding[arrays["folding"][:, 0]] = arrays["folding"][:, 1]
        return Detector(
            np.ascontiguousarray(arrays["characters"]),
            np.ascontiguousarray(arrays["pairs"]),
            int(arrays["bias"]),
            folding,
        )
