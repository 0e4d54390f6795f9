"""How common a character is, whatever script it is written in."""

from __future__ import annotations

from functools import cache

from extractor.cleaning import lexicon
from extractor.cleaning.script import simplified

UNLISTED = 6500
"""The rank of a character that is not among the listed ones."""


@cache
def _ranks() -> dict[str, int]:
    listed = "".join(lexicon.lines("characters_by_frequency.txt"))
    return {character: rank for rank, character in enumerate(listed)}


def ranks(characters: str) -> list[int]:
    """The rank of each character by frequency, 0 for the commonest, `UNLISTED` for rare ones."""
    table = _ranks()
    return [table.get(character, UNLISTED) for character in simplified(characters)]
