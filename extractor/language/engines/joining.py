"""Join words that an engine left in pieces."""

from __future__ import annotations

from collections.abc import Sequence

Words = list[tuple[int, int, str]]


def joined(words: Words, stretches: Sequence[tuple[int, int, str]]) -> Words:
    """The words with those that make up a stretch joined to one word.

    Args:
        words: `(start, end, tag)` in text order.
        stretches: `(start, end, tag)` in text order; one that cuts through a word, or overlaps an
            earlier one, is left alone.
    """
    if not stretches:
        return words
    starts = {start: i for i, (start, _, _) in enumerate(words)}
    ends = {end: i for i, (_, end, _) in enumerate(words)}
    result: Words = []
    done = 0
    for start, end, tag in stretches:
        if start in starts and end in ends and starts[start] >= done:
            result += words[done : starts[start]]
            result.append((start, end, tag))
            done = ends[end] + 1
    return result + words[done:]
