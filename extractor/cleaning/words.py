"""Words of two characters, to tell which of several characters was meant beside its neighbours."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from extractor.cleaning import lexicon
from extractor.cleaning.script import simplified_character


@cache
def _pairs() -> frozenset[str]:
    """The words of two characters in jieba's dictionary, read without importing it."""
    lines = lexicon.beside("jieba", "dict.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line[:2] for line in lines if line[2:3] == " ")


def pairs(text: str) -> int:
    """How many neighbours of a text make a word, whatever script it is written in."""
    known = _pairs()
    return sum(first + second in known for first, second in pairwise(map(simplified_character, text)))
