"""Weights to a model folder: an ONNX graph for the transformer, tables for what is looked up."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from extractor.language.lead.reader import FORMAT, LABELS
from extractor.language.model_folder import write_card
from extractor.language.proposal import GenreLabel
from extractor.training.lead.pretrained import Pretrained

_OPERATORS = 17


def write(
    network: nn.ModuleDict, folder: Path, weights: Pretrained, letters: str, card: Mapping[str, Any]
) -> None:
    """Write `encoder.onnx`, `tables.npz`, `pieces.tsv`, `vocabulary.txt` and `model.json` into `folder`.

    Matrices of the transformer keep eight bits, one scale a row, and are multiplied so; the vectors of pieces
    keep the four bits they came with.
    """
    folder.mkdir(parents=True, exist_ok=True)
    chosen = weights.of_chinese()
    encoder(network, folder / "encoder.onnx")
    words, scale = weights.packed("emb.word", weights.size)
    np.savez(
        folder / "tables.npz",
        words=words[chosen],
        scales=scale[chosen],
        positions=network["positions"].weight.detach().numpy().astype(np.float16),
        letters=network["letters"].weight.detach().numpy().astype(np.float16),
    )
    (folder / "pieces.tsv").write_text(weights.listed(chosen), encoding="utf-8", newline="")
    (folder / "vocabulary.txt").write_text(letters, encoding="utf-8", newline="")
    identity = {label.value: (1.0, 0.0) for label in LABELS}
    write_card(folder, {"format": FORMAT, "calibration": identity, **card})


def encoder(network: nn.ModuleDict, file: Path) -> None:
    """The graph from `embedded` `[1, T, size]`, `piece` `[N]`, `edges` `[N, 2]`, `spelling` `[N, letters]`.

    It gives `scores` of the characters, `[N, 3 * labels]`, for the labels of `LABELS` in their order.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    core = deepcopy(network["core"]).eval()
    places = [list(GenreLabel).index(label) for label in LABELS]
    rows = [3 * place + tag for place in places for tag in range(3)]
    output = nn.Linear(core.output.in_features, len(rows))
    output.load_state_dict({name: value[rows] for name, value in core.output.state_dict().items()})
    core.output = output
    size, letters = core.norm.weight.shape[0], core.near.in_features
    example = (
        torch.zeros(1, 8, size),
        torch.ones(4, dtype=torch.int64),
        torch.zeros(4, 2, dtype=torch.int64),
        torch.zeros(4, letters),
    )
    names = ["embedded", "piece", "edges", "spelling"]
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            core,
            example,
            str(full),
            input_names=names,
            output_names=["scores"],
            dynamic_axes={"embedded": {1: "T"}, **{name: {0: "N"} for name in (*names[1:], "scores")}},
            opset_version=_OPERATORS,
            dynamo=False,
        )
        quantize_dynamic(str(full), str(file), weight_type=QuantType.QInt8, per_channel=True)
