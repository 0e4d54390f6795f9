"""The gate: which part of each sentence an engine must see, because a person may be named there.

Most of the text of this genre are speeches and exhortations (要…，要…) in which nobody is named. A gate
takes the sentences of one article and returns, for each, how many of its characters, from the
beginning, the engine must see: all, some, or none. What it spares is time only if it spares no name:
`benchmarks/gate.py` measures both on annotated articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Gate = Callable[[Sequence[str]], Sequence[int]]

_CLAUSE_END = re.compile("[，；：,;:]")


def every_character(sentences: Sequence[str]) -> Sequence[int]:
    """The gate that spares nothing."""
    return list(map(len, sentences))


@dataclass(frozen=True, slots=True)
class NameGate:
    """A gate that lets through what may name a person.

    A sentence is seen up to the end of the clause in which the last name may begin, and not at all if
    none may. The result for a sentence does not depend on the others.

    Attributes:
        threshold: logarithm of the odds that a name begins at a position from which on it counts.
            At -2.5 no attendee of 601 annotated articles is lost; half a unit more is the price of
            safety (benchmarks/gate.py).
    """

    threshold: float = -3.0

    def __call__(self, sentences: Sequence[str]) -> Sequence[int]:
        """How many characters of each sentence may matter."""
        import numpy as np

        from extractor.language.gate.detector import MARGIN, UNIT, laid_out, load_detector

        seen = [0] * len(sentences)
        if not sentences:
            return seen
        scores = load_detector().scores(laid_out(list(sentences)))
        found = np.flatnonzero(scores >= round(self.threshold * UNIT))
        starts = np.cumsum([0, *(len(sentence) + MARGIN for sentence in sentences[:-1])])
        owners = np.searchsorted(starts, found, side="right") - 1
        for i, position in zip(owners.tolist(), (found - starts[owners]).tolist(), strict=True):
            seen[i] = position + 1  # the last one of a sentence stays
        return [_to_clause_end(sentence, end) for sentence, end in zip(sentences, seen, strict=True)]


def _to_clause_end(sentence: str, position: int) -> int:
    if not position or position >= len(sentence):
        return min(position, len(sentence))
    end = _CLAUSE_END.search(sentence, position)
    return end.end() if end else len(sentence)
