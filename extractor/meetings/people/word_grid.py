"""Where the engine's words begin and end, for rules that weigh them against the characters around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.language.analysis import Sentence

FUNCTION_TAGS = frozenset({"p", "c", "u", "r", "xc", "w", "m", "q", "t"})
"""Tags of words that are no part of a name."""
VERBAL_TAGS = frozenset({"v", "vn", "vd", "d", "ad"})
OTHER_TAGS = frozenset({"t", "d", "ad", "v", "vd", "p", "c", "r", "m"})
"""Tags of words that may follow a name and do not continue it."""
ORDINARY_TAGS = frozenset({"n", "v", "vn", "ad", "d", "r", "f"})
NAME_TAGS = frozenset({"nr", "ns", "nt", "nz"})


@dataclass(frozen=True, slots=True)
class WordGrid:
    """Where the words of a sentence begin (with their tags) and end."""

    starts: Mapping[int, str]
    ends: frozenset[int]

    def is_name_of_two(self, start: int) -> bool:
        """True if the engine reads a name of two characters here."""
        inside = start + 1 in self.starts or start + 1 in self.ends
        return self.starts.get(start) == "nr" and start + 2 in self.ends and not inside

    def name_ending(self, place: int) -> int | None:
        """Where the word begins that ends at `place`, if it is a name."""
        start = self._word_ending(place)
        return start if start is not None and self.starts[start] == "nr" else None

    def tag_ending(self, place: int) -> str | None:
        """The tag of the word that ends at `place`, if one does."""
        start = self._word_ending(place)
        return None if start is None else self.starts[start]

    def _word_ending(self, place: int) -> int | None:
        if place not in self.ends:
            return None
        return max((at for at in range(place - 9, place) if at in self.starts), default=None)


def word_grid(sentence: Sentence) -> WordGrid:
    """The grid of a segmented sentence; offsets are those of the clean text."""
    return WordGrid(
        {word.span.start: word.tag for word in sentence.words},
        frozenset(word.span.end for word in sentence.words),
    )
