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
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extractor.cleaning.edits import Edits
from extractor.cleaning.frequency import UNLISTED, ranks
from extractor.cleaning.readings import LATIN, agrees, agrees_with_tone, is_han
from extractor.cleaning.script import simplified
from extractor.cleaning.swallowed import endings
from extractor.cleaning.words import pairs
from extractor.spans import Span

PHANTOM, SHIFT = "damage-phantom", "damage-shift"

LOST_FIRST_BYTE = 0xA1
"""The byte that pages lose without a reading: it begins GBK's commonest punctuation."""
LONGEST = 400
"""Characters behind a lost byte that are looked at; traditional text finds an ASCII byte in a few."""
MARGIN = 4.0
"""How much likelier (natural logarithm) a repair must be than the text that stands there."""
BETWEEN = 4
"""So few characters between two question marks are no sentence."""
UNLIKELY = -8.8
"""Mean likelihood (natural logarithm) of characters that no sentence is made of; of sentences it is -6.5."""

_PLACE = re.compile(rf"\?(?:([{LATIN}]{{1,6}})\)|(?=[!,.:;]?[^\x00-\x7f])|(?=\?))")
_INSERTED = re.compile(rf"\(([{LATIN}]{{1,6}})\)")
_PHANTOM = re.compile(rf"\?([{LATIN}]{{1,6}})\)")
_PUNCTUATION = frozenset("，。、；：！？“”‘’（）《》〈〉「」『』【】〔〕…—　·")
_SIGNS = frozenset("①②③④⑤⑥⑦⑧⑨⑩〇○●★◆■▲※→‰℃×±＋％")
"""Numerals, bullets and units, which no list of characters has and every office prints (七〇三所, 7.8‰)."""
_UNUSUAL = frozenset({"Lo", "Lu", "Ll", "Co", "No", "So", "Pc", "Sk"})
"""Categories of characters that, if not listed as common, stand in no ordinary sentence."""


class _Tail(NamedTuple):
    """Characters that were read one byte off, up to where the decoder was right again.

    Attributes:
        data: Their bytes.
        end: Where they end.
        closed: False if a byte was lost at their end too.
        rest: An ASCII character whose byte was taken for the second byte of the last one.
        reading: The reading of their last character, whose second byte was lost with the bracket.
        behind: What follows, as far as it matters, the `?` that stands for the second byte of their last
            character and what was swallowed with it; None if there is no such `?`.
    """

    data: bytes
    end: int
    closed: bool
    rest: str = ""
    reading: str = ""
    behind: str | None = None


def find(text: str) -> Edits:
    """The repairs of a text; `left` are the stretches that look damaged and cannot be repaired."""
    edits = Edits()
    position = 0
    for place in _PLACE.finditer(text) if "?" in text else ():
        if place.start() < position:
            continue
        tail = _tail(text, place.end())
        repair = _without_phantom if place[1] else _with_first_byte
        repaired = repair(text, place, tail)
        if repaired is not None:
            edits.add(place.start(), tail.end, repaired, PHANTOM if place[1] else SHIFT)
            position = tail.end
        elif _looks_damaged(text, place, tail):
            edits.left.append(Span(place.start(), tail.end))
            position = tail.end
    return edits


def _tail(text: str, start: int) -> _Tail:
    """The characters from `start` on that were read one byte off, if those before lost a byte."""
    data = bytearray()
    position = start
    if position < len(text) and text[position] in "!,.:;":
        # Full-width punctuation, folded to ASCII after the damage.
        data += bytes((0xA3, ord(text[position]) + 0x80))
        position += 1
    while position < min(len(text), start + LONGEST):
        code = text[position].encode("gb18030", "replace")
        if len(code) == 1 and 0x40 <= code[0] <= 0x7E:
            # An ASCII letter may be the second byte of the last character; a digit cannot.
            return _Tail(bytes(data + code), position + 1, closed=True)
        if len(code) != 2:
            through = _INSERTED.match(text, position)
            if through and data and agrees(text[position - 1], through[1]):
                # A reading put between two characters of the shift: their bytes go on behind it.
                position = through.end()
                continue
            break
        position += 1
        if code[1] < 0x80:
            return _Tail(bytes(data + code[:1]), position, closed=True, rest=chr(code[1]))
        data += code
    lost = _PHANTOM.match(text, position)
    if lost and data:
        return _Tail(bytes(data), lost.end(), closed=True, reading=lost[1])
    if text[position : position + 1] == "?":
        return _Tail(bytes(data), position + 1, closed=True, behind=text[position + 1 : position + LONGEST])
    return _Tail(bytes(data), position, closed=False)


def _decoded(first: int, tail: _Tail, before: str) -> Iterator[str]:
    """What the tail behind the text `before` may have been, its first byte put back, if that is GBK text."""
    data = bytes((first,)) + tail.data
    lasts: Iterable[tuple[bytes, str]] = [(b"", tail.rest)]
    if tail.reading:
        lasts = ((bytes((byte,)), "") for byte in _torn(data[-1], tail.reading))
    elif tail.behind is not None:
        known = before + data[:-1].decode("gbk", "replace")
        lasts = ((bytes((byte,)), rest) for byte, rest in endings(data[-1], known, tail.behind))
    for last, rest in lasts:
        decoded = (data + last).decode("gbk", "replace")
        if 2 * len(decoded) == len(data + last) and "\ufffd" not in decoded:
            yield decoded + rest


def _without_phantom(text: str, place: re.Match[str], tail: _Tail) -> str | None:
    """The characters that a phantom reading tore apart; None if they cannot be told."""
    if not tail.closed or place.start() == 0:
        return None
    code = text[place.start() - 1].encode("gb18030", "replace")
    if len(code) != 2:
        return None
    before = _before(text, place)
    return _best(option for first in _torn(code[1], place[1]) for option in _decoded(first, tail, before))


def _with_first_byte(text: str, place: re.Match[str], tail: _Tail) -> str | None:
    """The characters behind a lost first byte; None if there was none, or they cannot be told."""
    best = _best(_decoded(LOST_FIRST_BYTE, tail, _before(text, place))) if tail.closed else None
    if best is None or (tail.behind is not None and len(tail.data) <= 2):
        # Marks alone, which are as likely as any; `endings` looks at the text around them.
        return best
    gain = _likelihood(best) - _likelihood(text[place.start() : tail.end])
    # ？v縱: a Latin letter between Chinese characters is itself a sign.
    last, following = text[tail.end - 1], text[tail.end : tail.end + 1]
    stray = last.isascii() and last.isalpha() and is_han(following)
    return best if gain > (MARGIN / 2 if stray else MARGIN) else None


def _before(text: str, place: re.Match[str]) -> str:
    return text[max(place.start() - LONGEST, 0) : place.start()]


def _best(options: Iterable[str]) -> str | None:
    """The likeliest of several repairs without rare characters; None if there is none, or no clear one."""
    likelihoods = {option: _likelihood(option) for option in options if _is_common(option)}
    ranked = sorted(likelihoods, key=lambda option: -likelihoods[option])
    close = [option for option in ranked if likelihoods[ranked[0]] - likelihoods[option] < MARGIN / 2]
    if len(close) > 1:
        # Characters of one sound: the words they make with their neighbours decide.
        words = {option: pairs(option) for option in close}
        close = [option for option in close if words[option] == max(words.values())]
    return close[0] if len(close) == 1 else None


@cache
def _torn(first: int, reading: str) -> tuple[int, ...]:
    """The second bytes of the annotated characters that begin with this byte and have this reading.

    Pages annotate traditional characters, with a reading and tone of the dictionary: where some of
    the characters fulfil that, the others do not count.
    """
    found: list[tuple[tuple[bool, bool], int]] = []
    for second in range(0x40, 0xFF):
        character = bytes((first, second)).decode("gbk", "replace")
        if len(character) == 1 and agrees(character, reading):
            exact = agrees_with_tone(character, reading)
            found.append(((not exact, character == simplified(character)), second))
    best = min((doubt for doubt, _ in found), default=None)
    return tuple(second for doubt, second in found if doubt == best)


def _is_common(text: str) -> bool:
    """True if no character of a repair is rare, private or unknown."""
    return all(
        rank < UNLISTED
        or character in _PUNCTUATION
        or character in _SIGNS
        or character.isascii()
        or (is_han(character) and simplified(character).encode("gb2312", "ignore"))
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
        elif character in _SIGNS:
            total -= 8.0
        elif rank == UNLISTED:
            total -= 13.0
        else:
            # Zipf's law with Mandelbrot's shift; fits the list's frequencies within a factor of two.
            total -= 3.3 + 1.05 * math.log(1 + rank / 8)
    return total


def _looks_damaged(text: str, place: re.Match[str], tail: _Tail) -> bool:
    """True if a place that was not repaired cannot be ordinary text either."""
    if place[1] or not tail.data:
        around = text[max(place.start() - 1, 0) : place.start()], text[place.end() + 1 : place.end() + 2]
        return any(side.isdigit() or not side.isascii() for side in around)
    if tail.behind is not None and tail.end - place.end() <= BETWEEN + 1:
        return True
    stretch = text[place.end() : tail.end]
    characters = "".join(filter(is_han, stretch))
    if len(characters) >= BETWEEN and _likelihood(characters) < UNLIKELY * len(characters):
        return True
    return any(
        rank == UNLISTED
        and not character.isascii()
        and character not in _PUNCTUATION
        and unicodedata.category(character) in _UNUSUAL
        for character, rank in zip(stretch, ranks(stretch), strict=True)
    )
