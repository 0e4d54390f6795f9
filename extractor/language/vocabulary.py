"""Characters to the numbers the network reads."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Vocabulary = npt.NDArray[np.uint16]
"""For every code point its number: a table, since looking up a text is then one step."""

UNKNOWN = 1


def read_vocabulary(text: str) -> Vocabulary:
    """The table of characters from its file.

    Each line holds the characters that share a number, which is the number of the line.

    The first character of a line is the usual form; traditional, full-width and other variants follow. Line 0
    stands for a blank and for padding, line 1 for every unknown character; it is empty.
    """
    table = np.full(sys.maxunicode + 1, UNKNOWN, np.uint16)
    for number, line in enumerate(text.split("\n")):
        for letter in line:
            table[ord(letter)] = number
    return table


def usual_forms(text: str) -> dict[int, int]:
    """For `str.translate`: from Chinese characters to the usual form of each, from the same file."""
    return {
        ord(letter): ord(line[0])
        for line in text.split("\n")
        for letter in line[1:]
        if "一" <= letter <= "鿿" and "一" <= line[0] <= "鿿"
    }


def encode(sentences: Sequence[str], vocabulary: Vocabulary) -> npt.NDArray[np.int64]:
    """Sentences as one zero-padded table of character numbers, `[sentences, longest]`."""
    lengths = np.array([len(sentence) for sentence in sentences], np.int64)
    real = np.arange(lengths.max(initial=0)) < lengths[:, None]
    table = np.zeros(real.shape, np.int64)
    codes = np.frombuffer("".join(sentences).encode("utf-32-le", "surrogatepass"), np.uint32)
    table[real] = vocabulary[codes]
    return table
