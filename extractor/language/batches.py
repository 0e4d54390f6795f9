"""Batches of sentences for a recurrent network: those of like length share one call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# Measured for LAC's network on one core, a call takes as long as 8 characters, and each of its time steps
# as long as 0.4 rows besides its rows; so padding soon costs more than another call. Half of both is what
# brings all calls of a window nearest to the optimum (found by dynamic programming). The bounds keep the
# memory of a call flat.
_CALL, _STEP = 10, 0.2
_SENTENCES = 64
_CHARACTERS = 8192


def batches(sentences: Sequence[str]) -> Iterator[list[int]]:
    """The indices of the sentences that are not empty, shortest first, in batches with little padding."""
    order = sorted((i for i, s in enumerate(sentences) if s), key=lambda i: len(sentences[i]))
    batch: list[int] = []
    longest = 0
    for i in order:
        length = len(sentences[i])
        padding = (length - longest) * len(batch)
        size = len(batch) + 1
        if batch and (padding > _CALL + _STEP * length or size > _SENTENCES or size * length > _CHARACTERS):
            yield batch
            batch = []
        batch.append(i)
        longest = length
    if batch:
        yield batch
