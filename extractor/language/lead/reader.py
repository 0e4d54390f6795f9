"""The run-time of the lead reader: numpy and ONNX Runtime, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from extractor.language import decode
from extractor.language.lead.word_pieces import BEGIN, END, WordPieces
from extractor.language.model_folder import Calibration, opened, packaged
from extractor.language.passage import Passage
from extractor.language.proposal import GenreLabel, Proposal
from extractor.language.vocabulary import Vocabulary, encode, read_vocabulary, usual_forms
from extractor.spans import Span

Floats = npt.NDArray[np.float32]

FORMAT = 1
LABELS = (
    GenreLabel.DATE,
    GenreLabel.PLACE,
    GenreLabel.ORGANIZATION,
    GenreLabel.NAME,
    GenreLabel.TOPIC,
)
"""What it proposes, in the order of its outputs."""

READ = 192
"""Word pieces it reads of an article, marks of beginning and end included: some 300 characters."""

EDGES = 4
"""How far from the edges of its piece a character is told apart."""

BLOCK = 32
"""So many numbers of a vector share a scale (`unpacked`)."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a passage that is read.

    `pieces` are the numbers of its word pieces. For each character of the first sentences, in a row, `piece`
    is the index of its piece (0: not read) and `edges` its distance from the first and the last character of
    the piece.
    """

    pieces: npt.NDArray[np.int64]
    piece: npt.NDArray[np.int64]
    edges: npt.NDArray[np.int64]
    sentences: tuple[str, ...]


def window(passage: Passage, pieces: WordPieces, usual: Mapping[int, int]) -> Window:
    """The headline, a mark, and the sentences behind it, as far as `READ` goes.

    `usual` gives characters their usual form (`vocabulary.usual_forms`): traditional script has few pieces.
    """
    numbers = [BEGIN]
    piece: list[int] = []
    edges: list[tuple[int, int]] = []
    sentences: list[str] = []
    for index, sentence in enumerate(passage.sentences):
        if len(numbers) >= READ - 1:
            break
        own, far = [0] * len(sentence), [(0, 0)] * len(sentence)
        for number, start, end in pieces.cut(sentence.translate(usual)):
            if len(numbers) >= READ - 1:
                break
            for place in range(start, end):
                own[place] = len(numbers)
                far[place] = min(place - start, EDGES - 1), min(end - 1 - place, EDGES - 1)
            numbers.append(number)
        if index == 0 and passage.headline and len(numbers) < READ - 1:
            numbers.append(END)
        piece += own
        edges += far
        sentences.append(sentence)
    numbers.append(END)
    return Window(
        np.array(numbers, np.int64),
        np.array(piece, np.int64),
        np.array(edges, np.int64).reshape(-1, 2),
        tuple(sentences),
    )


class Told(NamedTuple):
    """What is said of a passage: proposals for each sentence, and how many of its characters were read.

    Spans count characters of their sentence.
    """

    proposals: tuple[tuple[Proposal, ...], ...]
    reach: tuple[int, ...]


class Reader(Protocol):
    """Who says what the sentences of a passage tell of a gathering."""

    def read(self, passage: Passage) -> Told:
        """What the passage says, as far as it is read."""
        ...


@dataclass(frozen=True, slots=True)
class LeadReader:
    """The loaded model. Use `load`; instances are safe to share between threads."""

    encoder: Any
    words: npt.NDArray[np.uint8]
    scales: npt.NDArray[np.float16]
    positions: Floats
    letters: Floats
    pieces: WordPieces
    vocabulary: Vocabulary
    usual: Mapping[int, int]
    calibration: Calibration

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> LeadReader:
        """Read a model folder; without `folder` the one that comes with the package.

        Raises:
            EngineError: the folder is not a model of this format.
        """
        folder = folder or packaged_model()
        with opened(folder, "lead reader", FORMAT, "python -m extractor.training.lead", threads) as found:
            encoder, calibration = found
            with np.load(folder / "tables.npz") as stored:
                words, scales = stored["words"], stored["scales"]
                positions, letters = (stored[name].astype(np.float32) for name in ("positions", "letters"))
            pieces = WordPieces.read((folder / "pieces.tsv").read_text(encoding="utf-8"))
            listed = (folder / "vocabulary.txt").read_text(encoding="utf-8")
            vocabulary, usual = read_vocabulary(listed), usual_forms(listed)
        return cls(encoder, words, scales, positions, letters, pieces, vocabulary, usual, calibration)

    def read(self, passage: Passage) -> Told:
        """Proposals for the sentences at the beginning of the passage, the headline among them."""
        seen = window(passage, self.pieces, self.usual)
        found: list[list[Proposal]] = [[] for _ in passage.sentences]
        reach = [0] * len(found)
        if not len(seen.piece):
            return Told(tuple(map(tuple, found)), tuple(reach))
        lengths = np.array([len(sentence) for sentence in seen.sentences], np.int64)
        ends = np.cumsum(lengths)
        starts = ends - lengths
        owner = np.repeat(np.arange(len(lengths)), lengths)
        limit = np.repeat(ends, lengths)
        for row, start, end in zip(range(len(lengths)), starts.tolist(), ends.tolist(), strict=True):
            reach[row] = int(np.flatnonzero(seen.piece[start:end]).max(initial=-1)) + 1
        chances = self._chances(seen)
        for layer, label in enumerate(LABELS):
            slope, shift = self.calibration[label]
            for span in decode.spans(chances[:, layer, 1], chances[:, layer, 2], limit):
                row = int(owner[span.start])
                place = Span(span.start - int(starts[row]), span.end - int(starts[row]))
                found[row].append(Proposal(place, label, decode.calibrated(span.score, slope, shift)))
        return Told(tuple(map(tuple, found)), tuple(reach))

    def _chances(self, seen: Window) -> Floats:
        """For each character and label the chances that no span, a first, or a further character is here."""
        embedded = unpacked(self.words[seen.pieces], self.scales[seen.pieces])
        embedded += self.positions[: len(seen.pieces)]
        spelling = self.letters[around(seen.sentences, self.vocabulary)].reshape(len(seen.piece), -1)
        inputs = {"embedded": embedded[None], "piece": seen.piece, "edges": seen.edges, "spelling": spelling}
        (scores,) = self.encoder.run(None, inputs)
        scores = scores.reshape(len(scores), len(LABELS), 3)
        chances: Floats = np.exp(scores - scores.max(2, keepdims=True))
        chances /= chances.sum(2, keepdims=True)
        chances[seen.piece == 0] = (1.0, 0.0, 0.0)
        return chances


def around(sentences: Sequence[str], vocabulary: Vocabulary) -> npt.NDArray[np.int64]:
    """For each character of the sentences in a row: the number of the one before, its own, of the next."""
    rows = []
    for sentence in sentences:
        row = np.concatenate([[0], encode([sentence], vocabulary)[0], [0]])
        rows.append(np.stack([row[:-2], row[1:-1], row[2:]], 1))
    return np.concatenate(rows)


def unpacked(packed: npt.NDArray[np.uint8], scale: npt.NDArray[np.float16]) -> Floats:
    """Vectors stored with four bits a number: a row of `packed` holds two numbers a byte, low half first.

    Of every `BLOCK` numbers the first half are the low halves of the bytes, the second half the high ones; 8
    is taken off and the rest multiplied by the block's `scale`.
    """
    halves = packed.reshape(len(packed), -1, BLOCK // 2)
    numbers = np.concatenate([halves & 15, halves >> 4], 2).astype(np.float32) - 8
    vectors: Floats = (numbers * scale.astype(np.float32)[:, :, None]).reshape(len(packed), -1)
    return vectors


def packaged_model() -> Path:
    """The folder of the model that comes with the package."""
    return packaged(Path(__file__), "lead")
