"""The damage pass: bytes of GBK pages that a replacement tore apart, put together again.

Readings put into the *bytes* of a GBK page split characters: where the second byte of one character
and the first byte of the next happen to spell an annotated character S, `(reading)` stands between
the two bytes of the next character. A decoder then turns its first byte and the bracket into `?`
and reads everything up to the next ASCII byte one byte off: `他們?cè)噲D設` was 他們試圖設. On other
pages one byte (A1, the first of `。“”`) became `?` by itself: `燈籠?！庇腥苏f` was 燈籠。”有人說.

Both can be undone by encoding again, putting the lost byte in front and decoding. A repair is
accepted only if it gives common characters and reads better than what stands there; else the text
stays as it is and the place is reported.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from typing import NamedTuple

from extractor.cleaning.edits import Edits
from extractor.cleaning.frequency import UNLISTED, ranks
from extractor.cleaning.readings import HAN, LATIN, agrees, agrees_with_tone
from extractor.cleaning.script import simplified
from extractor.spans import Span

PHANTOM, SHIFT = "damage-phantom", "damage-shift"

LOST_FIRST_BYTE = 0xA1
"""The byte that pages lose without a reading: it begins GBK's commonest punctuation."""
LONGEST = 400
"""Characters behind a lost byte that are looked at; traditional text finds an ASCII byte in a few."""
MARGIN = 4.0
"""How much likelier (natural logarithm) a repair must be than the text that stands there."""

_PLACE = re.compile(rf"\?(?:([{LATIN}]{{1,6}})\)|(?=[!,.:;]?[^\x00-\x7f])|(?=\?))")
_IS_HAN = re.compile(f"[{HAN}]").match
_PUNCTUATION = frozenset("，。、；：！？“”‘’（）《》…—　·①②③④⑤⑥⑦⑧⑨⑩")


class Damage(NamedTuple):
    """The repairs of a text, and the spans that look damaged and could not be repaired."""

    repairs: Edits
    left: list[Span]


class _Tail(NamedTuple):
    """Characters that were read one byte off: their bytes, where they end, and what follows them.

    `closed` tells that the shift ends inside the text without further loss; `rest` is an ASCII
    character whose byte was taken for the second byte of the last one.
    """

    data: bytes
    end: int
    closed: bool
    rest: str


def examine(text: str) -> Damage:
    """Find the damaged places of a text and repair what can be repaired."""
    repairs = Edits()
    left: list[Span] = []
    if "?" not in text:
        return Damage(repairs, left)
    position = 0
    for place in _PLACE.finditer(text):
        if place.start() < position:
            continue
        tail = _tail(text, place.end())
        if place[1]:
            repaired = _without_phantom(text, place, tail)
        else:
            repaired = _with_first_byte(text, place, tail)
        if repaired is not None:
            rule = PHANTOM if place[1] else SHIFT
            repairs.add(place.start(), tail.end, repaired, rule)
            position = tail.end
        elif _looks_damaged(text, place, tail):
            left.append(Span(place.start(), tail.end))
            position = tail.end
    return Damage(repairs, left)


def _tail(text: str, start: int) -> _Tail:
    """The characters from `start` on that were read one byte off, if those before lost a byte."""
    data = bytearray()
    position = start
    if position < len(text) and text[position] in "!,.:;":
        # Full-width punctuation, folded to ASCII after the damage.
        data += bytes((0xA3, ord(text[position]) + 0x80))
        position += 1
    while position < len(text) and position < start + LONGEST:
        code = text[position].encode("gb18030", "replace")
        if len(code) == 1:
            # An ASCII letter may be the second byte of the last character; a digit cannot.
            if 0x40 <= code[0] <= 0x7E:
                return _Tail(bytes(data + code), position + 1, True, "")
            break
        if len(code) != 2:
            break
        position += 1
        if code[1] < 0x80:
            return _Tail(bytes(data + code[:1]), position, True, chr(code[1]))
        data += code
    return _Tail(bytes(data), position, False, "")


def _decoded(first: int, tail: _Tail) -> str | None:
    """The tail with its first byte put back; None if that gives no GBK text."""
    data = bytes((first,)) + tail.data
    try:
        decoded = data.decode("gbk")
    except UnicodeDecodeError:
        return None
    return decoded + tail.rest if 2 * len(decoded) == len(data) else None


def _without_phantom(text: str, place: re.Match[str], tail: _Tail) -> str | None:
    """The characters that a phantom reading tore apart; None if they cannot be told."""
    if not tail.closed or place.start() == 0:
        return None
    code = text[place.start() - 1].encode("gb18030", "replace")
    if len(code) != 2:
        return None
    options: dict[str, float] = {}
    for first in _torn(code[1], place[1]):
        decoded = _decoded(first, tail)
        if decoded is not None and _is_common(decoded):
            options[decoded] = _likelihood(decoded)
    if not options:
        return None
    best, *others = sorted(options, key=lambda option: -options[option])
    if others and options[best] - options[others[0]] < MARGIN / 2:
        return None
    return best


@cache
def _torn(first: int, reading: str) -> tuple[int, ...]:
    """The second bytes of the annotated characters that begin with this byte and have this reading.

    Pages annotate traditional characters only, with a reading and tone of the dictionary.
    """
    found: list[tuple[tuple[bool, bool], int]] = []
    for second in range(0x40, 0xFF):
        try:
            character = bytes((first, second)).decode("gbk")
        except UnicodeDecodeError:
            continue
        if len(character) == 1 and agrees(character, reading):
            exact = agrees_with_tone(character, reading)
            found.append(((not exact, character == simplified(character)), second))
    best = min((doubt for doubt, _ in found), default=None)
    return tuple(second for doubt, second in found if doubt == best)


def _with_first_byte(text: str, place: re.Match[str], tail: _Tail) -> str | None:
    """The characters behind a lost first byte; None if there was none, or they cannot be told."""
    if not tail.closed:
        return None
    decoded = _decoded(LOST_FIRST_BYTE, tail)
    if decoded is None or not _is_common(decoded):
        return None
    gain = _likelihood(decoded) - _likelihood(text[place.start() : tail.end])
    return decoded if gain > MARGIN else None


def _is_common(text: str) -> bool:
    """True if no character of a repair is rare, private or unknown."""
    return all(
        rank < UNLISTED or character in _PUNCTUATION or character.isascii()
        for character, rank in zip(text, ranks(text), strict=True)
    )


def _likelihood(text: str) -> float:
    """The logarithm of how likely characters stand in Chinese text, each by itself."""
    total = 0.0
    for character, rank in zip(text, ranks(text), strict=True):
        if character in _PUNCTUATION:
            total -= 3.5
        elif character.isascii():
            total -= 6.0
        elif rank == UNLISTED:
            total -= 13.0
        else:
            # Zipf's law with Mandelbrot's shift; fits the list's frequencies within a factor of two.
            total -= 3.3 + 1.05 * math.log(1 + rank / 8)
    return total


def _looks_damaged(text: str, place: re.Match[str], tail: _Tail) -> bool:
    """True if a place that was not repaired cannot be ordinary text either."""
    if place[1] or not tail.data:
        return place.start() > 0 and _IS_HAN(text, place.start() - 1) is not None
    return any(
        rank == UNLISTED
        and character not in _PUNCTUATION
        and unicodedata.category(character) in ("Lo", "Co", "No", "So", "Pc", "Sk")
        for character, rank in zip(text[place.end() : tail.end], ranks(text[place.end() : tail.end]), strict=True)
    )
