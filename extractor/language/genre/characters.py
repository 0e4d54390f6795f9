"""Characters to the numbers the network reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt


def read_vocabulary(text: str) -> dict[str, int]:
    """The table of characters: each line holds the characters that share a number, the line's own.

    The first character of a line is the usual form; traditional, full-width and other variants follow. Line 0
    stands for padding, line 1 for every unknown character; both are empty.
    """
    return {letter: number for number, line in enumerate(text.split("\n")) for letter in line}


def encode(sentences: Sequence[str], vocabulary: Mapping[str, int]) -> npt.NDArray[np.int64]:
    """Sentences as one zero-padded table of character numbers, `[sentences, longest]`."""
    table = np.zeros((len(sentences), max(map(len, sentences), default=0)), np.int64)
    for row, sentence in enumerate(sentences):
        table[row, : len(sentence)] = [vocabulary.get(letter, 1) for letter in sentence]
    return table
