"""What the tagger knows of a sentence besides its characters: where it stands in the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

# Sentences after the headline are counted from 0; the last bucket is open.
_BUCKETS = (0, 1, 2, 3, 5, 9, 17)
# Headline, one place per bucket, starts a paragraph, is the last sentence.
POSITION_FEATURES = 1 + len(_BUCKETS) + 2
# The sentence itself, previous, next, headline, first sentence, mean of the article.
CONTEXT_PARTS = 6


def positions(headline: bool, paragraph_starts: Sequence[bool]) -> npt.NDArray[np.float32]:
    """Position features of the sentences of one article, `[sentences, POSITION_FEATURES]`.

    Args:
        headline: whether the first sentence is the article's headline.
        paragraph_starts: for each sentence (the headline included), whether it starts a paragraph.
    """
    features = np.zeros((len(paragraph_starts), POSITION_FEATURES), np.float32)
    for index, starts in enumerate(paragraph_starts):
        if headline and index == 0:
            features[index, 0] = 1
        else:
            features[index, bisect_right(_BUCKETS, index - headline)] = 1
        features[index, -2] = starts
    features[-1:, -1] = 1
    return features


def neighbours(headline: bool, sentences: int, offset: int = 0) -> npt.NDArray[np.int64]:
    """Indices of the previous, next, headline and first sentence, `[sentences, 4]`; -1 for none.

    `offset` is added to every index: the place of the article's first sentence in a batch.
    """
    first = 1 if headline else 0
    table = np.full((sentences, 4), -1, np.int64)
    for index in range(sentences):
        if index > first:
            table[index, 0] = index - 1 + offset
        if first <= index < sentences - 1:
            table[index, 1] = index + 1 + offset
        if headline:
            table[index, 2] = offset
        if sentences > first:
            table[index, 3] = first + offset
    return table
