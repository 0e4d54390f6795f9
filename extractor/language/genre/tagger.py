"""The run-time of the tagger: numpy and ONNX Runtime, nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extractor.language import decode
from extractor.language.batches import batches
from extractor.language.genre import features
from extractor.language.model_folder import Calibration, opened, packaged
from extractor.language.passage import Passage, Piece, pieces
from extractor.language.proposal import GenreLabel, PersonEvidence, Proposal
from extractor.language.vocabulary import Vocabulary, encode, read_vocabulary
from extractor.spans import Span

Floats = npt.NDArray[np.float32]

FORMAT = 1
# The states of so many characters are held at once (40 MB).
PASSAGE_CHARACTERS = 50_000
# Multiplications up to which OpenBLAS stays on one core (65,536 times GEMM_MULTITHREAD_THRESHOLD, 4).
ONE_CORE = 262_144


@dataclass(frozen=True, slots=True)
class GenreTagger:
    """The loaded model. Use `load`; instances are safe to share between threads."""

    encoder: Any
    weights: Mapping[str, Floats]
    vocabulary: Vocabulary
    calibration: Calibration

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> GenreTagger:
        """Read a model folder; without `folder` the one that comes with the package.

        Raises:
            EngineError: the folder is not a model of this format.
        """
        folder = folder or packaged_model()
        with opened(folder, "tagger model", FORMAT, "python -m extractor.training", threads) as found:
            encoder, calibration = found
            with np.load(folder / "head.npz") as stored:
                weights = {name: stored[name].astype(np.float32) for name in stored.files}
            vocabulary = read_vocabulary((folder / "vocabulary.txt").read_text(encoding="utf-8"))
        return cls(encoder, weights, vocabulary, calibration)

    def tag(self, passages: Sequence[Passage]) -> list[list[tuple[Proposal, ...]]]:
        """Proposals for every sentence of every passage; spans count characters of their sentence.

        Passages do not influence each other: any grouping gives the same proposals up to rounding. What
        stands behind the first `PASSAGE_CHARACTERS` of a passage gets none.
        """
        result: list[list[tuple[Proposal, ...]]] = []
        for window in _windows([(passage, list(pieces(passage))) for passage in passages]):
            result += self._tag([passage for passage, _ in window], [parts for _, parts in window])
        return result

    def _tag(
        self, passages: Sequence[Passage], read: Sequence[Sequence[Piece]]
    ) -> list[list[tuple[Proposal, ...]]]:
        texts = [piece.text for parts in read for piece in parts]
        local, summary = self._encode(texts)
        scores = self._label(passages, read, local, summary)
        rows = iter(self._propose(scores, np.array([len(text) for text in texts], np.int64)))
        result: list[list[tuple[Proposal, ...]]] = []
        for passage, parts in zip(passages, read, strict=True):
            sentences: list[list[Proposal]] = [[] for _ in passage.sentences]
            for piece in parts:
                sentences[piece.sentence] += [_shifted(proposal, piece.offset) for proposal in next(rows)]
            result.append([tuple(proposals) for proposals in sentences])
        return result

    @property
    def summary_size(self) -> int:
        """Length of the vector that sums up a sentence."""
        inputs = int(self.weights["context_w"].shape[0])
        return (inputs - features.POSITION_FEATURES) // features.CONTEXT_PARTS

    def _encode(self, sentences: Sequence[str]) -> tuple[list[Floats], Floats]:
        """Character states of every sentence and one summary vector each.

        Sentences of like length go together: padding costs as much as text.
        """
        local: list[Floats] = [np.empty((0, 0), np.float32)] * len(sentences)
        summary = np.zeros((len(sentences), self.summary_size), np.float32)
        for chosen in batches(sentences):
            ids = encode([sentences[index] for index in chosen], self.vocabulary)
            lengths = np.array([len(sentences[index]) for index in chosen], np.int64)
            states, vectors = self.encoder.run(None, {"token_ids": ids, "length": lengths})
            summary[chosen] = vectors
            for row, index in enumerate(chosen):
                local[index] = states[row, : lengths[row]]
        return local, summary

    def _label(
        self,
        passages: Sequence[Passage],
        read: Sequence[Sequence[Piece]],
        local: list[Floats],
        summary: Floats,
    ) -> Floats:
        """Label scores of all characters in a row, `[characters, outputs]`."""
        if not local:
            return np.zeros((0, self.weights["output_b"].shape[0]), np.float32)
        near, places, means = [], [], []
        offset = 0
        for passage, parts in zip(passages, read, strict=True):
            if not parts:
                continue
            headline = passage.headline and parts[0].sentence == 0
            near.append(features.neighbours(headline, len(parts), offset))
            starts = [passage.paragraph_starts[piece.sentence] and not piece.offset for piece in parts]
            places.append(features.positions(headline, starts))
            means.append(summary[offset : offset + len(parts)].mean(0, keepdims=True).repeat(len(parts), 0))
            offset += len(parts)
        padded = np.concatenate([summary, np.zeros((1, summary.shape[1]), np.float32)])
        table = np.concatenate(near)
        near_by = [padded[table[:, column]] for column in range(table.shape[1])]
        whole = np.concatenate([summary, *near_by, np.concatenate(means), np.concatenate(places)], axis=1)
        context = _product(whole, self.weights["context_w"]) + self.weights["context_b"]
        lengths = [len(states) for states in local]
        mixed = np.maximum(np.concatenate(local) + np.repeat(context, lengths, 0), 0)
        scores: Floats = _product(mixed, self.weights["output_w"]) + self.weights["output_b"]
        return scores

    def _propose(self, scores: Floats, lengths: npt.NDArray[np.int64]) -> list[list[Proposal]]:
        """Spans of all labels for each sentence in the row of characters."""
        ends = np.cumsum(lengths)
        starts = ends - lengths
        limit = np.repeat(ends, lengths)
        owner = np.repeat(np.arange(len(lengths)), lengths)
        labels = len(GenreLabel)
        tags = scores[:, : 3 * labels].reshape(-1, labels, 3)
        tags = np.exp(tags - tags.max(2, keepdims=True))
        tags /= tags.sum(2, keepdims=True)
        flags = scores[:, 3 * labels :]
        found: list[list[Proposal]] = [[] for _ in lengths]
        for layer, label in enumerate(GenreLabel):
            slope, shift = self.calibration[label]
            for span in decode.spans(tags[:, layer, 1], tags[:, layer, 2], limit):
                row = int(owner[span.start])
                person = _evidence(flags[span.start : span.end]) if label is GenreLabel.PERSON else None
                place = Span(span.start - int(starts[row]), span.end - int(starts[row]))
                found[row].append(Proposal(place, label, decode.calibrated(span.score, slope, shift), person))
        return found


def packaged_model() -> Path:
    """The folder of the model that comes with the package."""
    return packaged(Path(__file__), "genre")


def _windows(
    read: Sequence[tuple[Passage, list[Piece]]],
) -> Iterator[list[tuple[Passage, list[Piece]]]]:
    """Passages of at most `PASSAGE_CHARACTERS` together, longer ones cut: the memory of a call stays flat."""
    window: list[tuple[Passage, list[Piece]]] = []
    size = 0
    for passage, parts in read:
        reach = list(accumulate(len(piece.text) for piece in parts))
        kept = parts[: bisect_right(reach, PASSAGE_CHARACTERS)]
        own = sum(len(piece.text) for piece in kept)
        if window and size + own > PASSAGE_CHARACTERS:
            yield window
            window, size = [], 0
        window.append((passage, kept))
        size += own
    if window:
        yield window


def _product(left: Floats, right: Floats) -> Floats:
    """The matrix product, by as many rows at a time as numpy's BLAS multiplies on one core.

    On more, the others wait in a busy loop for products of microseconds, which doubles the processor time.
    """
    rows = max(1, ONE_CORE // right.size)
    return np.concatenate([left[at : at + rows] @ right for at in range(0, max(1, len(left)), rows)])


def _evidence(flags: Floats) -> PersonEvidence:
    values = 1 / (1 + np.exp(-flags.mean(0)))
    return PersonEvidence(*values.tolist())


def _shifted(proposal: Proposal, offset: int) -> Proposal:
    if not offset:
        return proposal
    place = Span(proposal.span.start + offset, proposal.span.end + offset)
    return Proposal(place, proposal.label, proposal.score, proposal.person)
