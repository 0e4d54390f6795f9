"""Weights to a model folder: an ONNX graph for the recurrent part, a small archive for the rest.

The graph is written node by node (no tracing), with half-precision weights that ONNX Runtime widens when it
loads them, and with the sentence lengths wired into both GRUs, so that padding never changes a result.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from extractor.language.genre.tagger import FORMAT
from extractor.language.model_folder import CARD, write_card
from extractor.language.proposal import GenreLabel
from extractor.training.network import HIDDEN

Weights = Mapping[str, Any]


def write(network: nn.ModuleDict, folder: Path, vocabulary: str, card: Mapping[str, Any]) -> None:
    """Write `encoder.onnx`, `head.npz`, `vocabulary.txt` and `model.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: value.detach().cpu().numpy() for name, value in network.state_dict().items()}
    onnx.save(encoder(weights), str(folder / "encoder.onnx"))
    np.savez(
        folder / "head.npz",
        context_w=weights["context.weight"].T.astype(np.float16),
        context_b=weights["context.bias"].astype(np.float32),
        output_w=weights["output.weight"].T.astype(np.float16),
        output_b=weights["output.bias"].astype(np.float32),
    )
    (folder / "vocabulary.txt").write_text(vocabulary, encoding="utf-8", newline="")
    identity = {label.value: (1.0, 0.0) for label in GenreLabel}
    content = {"format": FORMAT, "calibration": identity, **card}
    write_card(folder, content)


def calibrate(folder: Path, calibration: Mapping[str, tuple[float, float]]) -> None:
    """Give the model in `folder` another calibration: slope and shift by label."""
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    write_card(folder, card | {"calibration": calibration})


def encoder(weights: Weights) -> onnx.ModelProto:
    """The graph: `token_ids` `[B, T]` and `length` `[B]` to `local` `[B, T, 128]` and `summary` `[B, 64]`."""
    graph = _Graph()
    states = graph.node("Gather", [graph.weight("embedding", weights["embedding.weight"]), "token_ids"])
    states = graph.node("Transpose", [states], perm=[1, 0, 2])
    length = graph.node("Cast", ["length"], to=TensorProto.INT32)
    merge = graph.constant("merge", np.array([0, 0, 2 * HIDDEN], np.int64))
    for name in ("gru1", "gru2"):
        w, r, b = (graph.weight(f"{name}_{kind}", matrix) for kind, matrix in _gru(weights, name))
        states = graph.node(
            "GRU",
            [states, w, r, b, length],
            direction="bidirectional",
            hidden_size=HIDDEN,
            linear_before_reset=1,
        )
        states = graph.node("Reshape", [graph.node("Transpose", [states], perm=[0, 2, 1, 3]), merge])
    states = graph.node("Transpose", [states], perm=[1, 0, 2])
    graph.name_output(graph.linear("local", states, weights), "local")
    # Masked mean and maximum over the characters of each sentence.
    one, zero = graph.constant("one", np.array(1, np.int64)), graph.constant("zero", np.array(0, np.int64))
    shape = graph.node("Gather", [graph.node("Shape", ["token_ids"]), one])
    steps = graph.node("Range", [zero, shape, one])
    last = graph.constant("last", np.array([1], np.int64))
    real = graph.node("Less", [steps, graph.node("Unsqueeze", ["length", last])])
    mask = graph.node(
        "Unsqueeze",
        [graph.node("Cast", [real], to=TensorProto.FLOAT), graph.constant("two", np.array([2], np.int64))],
    )
    total = graph.node("ReduceSum", [graph.node("Mul", [states, mask]), last], keepdims=0)
    count = graph.node("Unsqueeze", [graph.node("Cast", ["length"], to=TensorProto.FLOAT), last])
    mean = graph.node("Div", [total, count])
    # States lie in (-1, 1): padding at -1 never wins.
    outside = graph.node("Sub", [mask, graph.constant("unit", np.array(1, np.float32))])
    highest = graph.node(
        "ReduceMax", [graph.node("Add", [graph.node("Mul", [states, mask]), outside])], axes=[1], keepdims=0
    )
    both = graph.node("Concat", [mean, highest], axis=1)
    graph.name_output(graph.node("Relu", [graph.linear("summary", both, weights)]), "summary")
    return graph.model()


class _Graph:
    """Collects nodes and weights."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def node(self, kind: str, inputs: list[str], **attributes: Any) -> str:
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def constant(self, name: str, value: Any) -> str:
        self.weights.append(numpy_helper.from_array(value, name))
        return name

    def weight(self, name: str, value: Any) -> str:
        return self.node("Cast", [self.constant(name, value.astype(np.float16))], to=TensorProto.FLOAT)

    def linear(self, name: str, inputs: str, weights: Weights) -> str:
        product = self.node("MatMul", [inputs, self.weight(f"{name}_w", weights[f"{name}.weight"].T)])
        return self.node("Add", [product, self.constant(f"{name}_b", weights[f"{name}.bias"])])

    def name_output(self, value: str, name: str) -> None:
        self.nodes.append(helper.make_node("Identity", [value], [name], name=name))

    def model(self) -> onnx.ModelProto:
        inputs = [
            helper.make_tensor_value_info("token_ids", TensorProto.INT64, ["B", "T"]),
            helper.make_tensor_value_info("length", TensorProto.INT64, ["B"]),
        ]
        outputs = [
            helper.make_tensor_value_info("local", TensorProto.FLOAT, ["B", "T", None]),
            helper.make_tensor_value_info("summary", TensorProto.FLOAT, ["B", None]),
        ]
        graph = helper.make_graph(self.nodes, "genre-encoder", inputs, outputs, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        onnx.checker.check_model(model)
        return model


def _gru(weights: Weights, name: str) -> list[tuple[str, Any]]:
    """Input, recurrent and bias weights of both directions in ONNX's order of gates (update, reset, new)."""

    def gates(matrix: Any) -> Any:
        reset, update, new = np.split(matrix, 3)
        return np.concatenate([update, reset, new])

    def stacked(kind: str) -> Any:
        return np.stack([gates(weights[f"{name}_{way}.{kind}_l0"]) for way in ("forward", "backward")])

    bias = np.concatenate([stacked("bias_ih"), stacked("bias_hh")], axis=1)
    return [("w", stacked("weight_ih")), ("r", stacked("weight_hh")), ("b", bias)]
