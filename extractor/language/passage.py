"""What the tagger reads: the sentences of one article, and how very long ones are taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# Longer stretches are read in parts: memory and the reach of a recurrent network end somewhere. Training
# sentences are cut alike.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences of one article.

    `sentences[0]` is the headline if `headline` is true. `paragraph_starts` says for each sentence whether it
    opens a paragraph.
    """

    sentences: tuple[str, ...]
    paragraph_starts: tuple[bool, ...]
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence or a part of a very long one; `offset` is where the part starts in the sentence."""

    text: str
    sentence: int
    offset: int


def pieces(passage: Passage) -> Iterator[Piece]:
    """The stretches the network reads, none longer than `LONGEST`, cut at commas where there are any."""
    for index, sentence in enumerate(passage.sentences):
        start = 0
        while start < len(sentence):
            end = len(sentence)
            if end - start > LONGEST:
                low, high = start + LONGEST // 2, start + LONGEST
                end = max(sentence.rfind(mark, low, high) for mark in "，；、,;") + 1 or high
            yield Piece(sentence[start:end], index, start)
            start = end
