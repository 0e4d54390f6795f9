"""The decoder against the textbook, with transitions that matter little and much."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from extractor.language.engines.crf import Decoder


def viterbi(emissions: npt.NDArray[np.float32], transitions: npt.NDArray[np.float32]) -> list[int]:
    score, back = emissions[0].astype(float), []
    for emission in emissions[1:]:
        candidates = score[:, None] + transitions
        back.append(candidates.argmax(axis=0))
        score = candidates.max(axis=0) + emission
    path = [int(score.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


@pytest.mark.parametrize("strength", [0.0, 0.1, 1.0, 10.0])
def test_equals_the_textbook(strength: float) -> None:
    random = np.random.default_rng(7)
    for _ in range(40):
        tags = int(random.integers(2, 12))
        lengths = random.integers(1, 12, size=int(random.integers(1, 9)))
        transitions = (strength * random.normal(size=(tags, tags))).astype(np.float32)
        emissions = random.normal(size=(lengths.sum(), tags)).astype(np.float32)
        expected = [
            tag
            for sentence in np.split(emissions, np.cumsum(lengths)[:-1])
            for tag in viterbi(sentence, transitions)
        ]
        assert Decoder(transitions).decode(emissions, lengths).tolist() == expected


def test_nothing_to_decode() -> None:
    decoder = Decoder(np.zeros((3, 3), dtype=np.float32))
    assert decoder.decode(np.zeros((0, 3), dtype=np.float32), np.zeros(0, dtype=np.intp)).tolist() == []
