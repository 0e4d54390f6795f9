"""What happens to GBK bytes on polluted pages, done on purpose: the reverse of `damage`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from extractor.spans import Span

LOSS = 0.02
"""Share of the characters beginning with the byte A1 that lose it."""


@dataclass(frozen=True, slots=True)
class Read:
    """Damaged bytes as a browser shows them.

    `damage` pairs the spans of `text` that were read one byte off with the spans of the original
    text whose characters they were.
    """

    text: str
    damage: tuple[tuple[Span, Span], ...]


def insert(text: str, readings: Mapping[str, str]) -> Read:
    """The text after `(reading)` was put behind each character *in the bytes* of its GBK encoding."""
    data, origins = _encoded(text)
    marks = {
        one.encode("gbk"): f"({reading})".encode("gb18030")
        for one, reading in readings.items()
        if _in_gbk(one) and _in_gbk(reading)
    }
    out, places = bytearray(), []
    position = 0
    while position < len(data):
        mark = marks.get(data[position : position + 2])
        if mark:
            out += data[position : position + 2] + mark
            places += [position, position + 1] + [-1] * len(mark)
            position += 2
        else:
            out.append(data[position])
            places.append(position)
            position += 1
    return _read(bytes(out), places, origins)


def lose(text: str, random: Random) -> Read:
    """The text after some bytes A1 that begin a character became a question mark."""
    data, origins = _encoded(text)
    out = bytearray(data)
    for position, byte in enumerate(data):
        begins = position == 0 or origins[position] != origins[position - 1]
        if byte == 0xA1 and begins and random.random() < LOSS:
            out[position] = 0x3F
    return _read(bytes(out), list(range(len(data))), origins)


def _in_gbk(text: str) -> bool:
    return all(len(character.encode("gb18030", "replace")) <= 2 for character in text)


def _encoded(text: str) -> tuple[bytes, list[int]]:
    """GBK bytes, and for each byte the offset of the character it belongs to."""
    data, origins = bytearray(), []
    for offset, character in enumerate(text):
        code = character.encode("gb18030", "replace")
        code = code if len(code) <= 2 else b"?"
        data += code
        origins += [offset] * len(code)
    return bytes(data), origins


def _read(data: bytes, places: list[int], origins: list[int]) -> Read:
    """Decode as the pages were: a first byte with an impossible second one gives one `?` for both.

    Args:
        data: The damaged bytes.
        places: For each of them its offset in the undamaged bytes, -1 for an inserted one.
        origins: For each undamaged byte the offset of its character.
    """
    text: list[str] = []
    damage: list[tuple[Span, Span]] = []
    begin, first, last = -1, 0, 0
    position = 0
    while position < len(data):
        size, character = _character(data, position)
        used = [place for place in places[position : position + size] if place >= 0]
        whole = len(used) in (0, size) and all(
            (place == 0 or origins[place - 1] != origins[place]) == (index == 0)
            for index, place in enumerate(used)
        )
        following = used[-1] + 1 if used else 0
        ends = following == len(origins) or origins[following] != origins[following - 1]
        if used and whole and ends:
            if begin >= 0:
                damage.append((Span(begin, len(text)), Span(first, last + 1)))
                begin = -1
        elif used:
            if begin < 0:
                begin, first = len(text), origins[used[0]]
            last = origins[used[-1]]
        text.append(character)
        position += size
    if begin >= 0:
        damage.append((Span(begin, len(text)), Span(first, last + 1)))
    return Read("".join(text), tuple(damage))


def _character(data: bytes, position: int) -> tuple[int, str]:
    """The bytes that the next character takes, and the character."""
    first = data[position]
    if first < 0x81 or first == 0xFF:
        return 1, chr(first) if first < 0x80 else "?"
    pair = data[position : position + 2]
    if len(pair) < 2 or not (0x40 <= pair[1] <= 0xFE and pair[1] != 0x7F):
        return len(pair), "?"
    return 2, pair.decode("gb18030", "replace")
