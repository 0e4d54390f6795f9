"""How common a character is, whatever script it is written in."""

from __future__ import annotations

from functools import cache

from extractor.cleaning import lexicon
from extractor.cleaning.script import simplified_character

UNLISTED = 6500
"""The rank of a character that is not among the listed ones."""


@cache
def _ranks() -> dict[str, int]:
    listed = "".join(lexicon.lines("characters_by_frequency.txt"))
    return {character: rank for rank, character in enumerate(listed)}


@cache
def rank(character: str) -> int:
    """The rank of a character by frequency, 0 for the commonest, `UNLISTED` for rare ones."""
    return _ranks().get(simplified_character(character), UNLISTED)


def ranks(characters: str) -> list[int]:
    """The rank of each character by frequency."""
    return list(map(rank, characters))
