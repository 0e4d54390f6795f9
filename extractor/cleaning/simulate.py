"""Pollution on purpose: clean text as polluted pages have it, to train and to measure with.

The families and how each is made follow a survey of polluted pages. The same text, family and seed
give the same result. Without damage to bytes, `clean_text(pollute(text, ...).text).text == text`
for a clean simplified text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from random import Random

from extractor.cleaning import damaging
from extractor.cleaning.readings import HAN, fold, listed
from extractor.cleaning.script import simplified
from extractor.spans import Span


class Family(Enum):
    """The kinds of pollution, named as in the survey."""

    TONELESS = "A"
    TONED = "T"
    PERIODIC = "P"
    PHANTOM = "C1"
    SHIFT = "C2"
    LEARNER = "learner"


@dataclass(frozen=True, slots=True)
class Planted:
    """A stretch of damaged bytes: where it stands in the polluted text, and what stood there before."""

    span: Span
    original: str


@dataclass(frozen=True, slots=True)
class Polluted:
    """A polluted text. `damage` lists what the damage to bytes destroyed, in text order."""

    text: str
    family: Family
    damage: tuple[Planted, ...] = ()


_HAN_CHARACTER = re.compile(f"[{HAN}]")
FEWEST = 5
"""Pages of family T annotate at least so many different characters."""
_EMOJI = ("🆚", "✊", "㊙️", "🈲", "🔞", "🈚", "💪", "👏", "🧑🏽‍🤝‍🧑🏻", "⚡")


def pollute(text: str, family: Family, seed: int) -> Polluted:
    """The text, polluted.

    Args:
        text: A clean text in simplified characters.
        family: The kind of pollution.
        seed: Equal seeds give equal results.
    """
    random = Random(f"{family.value}:{seed}")
    if family is Family.LEARNER:
        return Polluted(_learner(text, random), family)
    source = traditional(text)
    if family is Family.PHANTOM:
        annotated = _annotated(source, random)
        return Polluted(*_damaged(source, damaging.insert(source, annotated), family))
    if family is Family.SHIFT:
        return Polluted(*_damaged(source, damaging.lose(source, random), family))
    make: dict[Family, Callable[[str, Random], str]] = {
        Family.TONELESS: _toneless,
        Family.TONED: _toned,
        Family.PERIODIC: _periodic,
    }
    return Polluted(make[family](source, random), family)


def _damaged(source: str, read: damaging.Read, family: Family) -> tuple[str, Family, tuple[Planted, ...]]:
    planted = tuple(Planted(span, original.cut(source)) for span, original in read.damage)
    return read.text, family, planted


def traditional(text: str) -> str:
    """The text as naive converters write it: characters with one traditional form only are changed."""
    return text.translate(_unambiguous())


@cache
def _unambiguous() -> dict[int, str]:
    """Simplified characters and their only traditional form."""
    forms: dict[str, list[str]] = {}
    # Traditional characters are those of Big5; a simplified one that is among them (后, 里) stays.
    for code in range(0x4E00, 0x9FA6):
        if chr(code).encode("big5", "ignore"):
            forms.setdefault(simplified(chr(code)), []).append(chr(code))
    return {
        ord(base): options[0]
        for base, options in forms.items()
        if len(options) == 1 and options[0] != base and len(options[0].encode("gb18030")) == 2
    }


def _reading(character: str, tone: bool) -> str | None:
    """The first dictionary reading of a character, None for one without."""
    options = listed(character)
    if not options:
        return None
    return options[0] if tone else fold(options[0])


def _toneless(text: str, random: Random) -> str:
    """Family A: random draws in each paragraph; each annotates all occurrences of a character once more."""
    paragraphs = []
    for paragraph in text.split("\n"):
        places = _HAN_CHARACTER.findall(paragraph)
        draws: dict[str, int] = {}
        for _ in range(round(len(places) * random.uniform(0.15, 0.35))):
            character = random.choice(places)
            draws[character] = draws.get(character, 0) + 1
        marks = {
            ord(character): f"{character}" + f"({_reading(character, tone=False)})" * count
            for character, count in draws.items()
            if _reading(character, tone=False)
        }
        paragraphs.append(paragraph.translate(marks))
    return "\n".join(paragraphs)


def _annotated(text: str, random: Random) -> dict[str, str]:
    """Family T's choice: traditional characters of the text, with one toned reading each."""
    plain = simplified(text)
    present = sorted({one for one, base in zip(text, plain, strict=True) if one != base})
    random.shuffle(present)
    chosen: dict[str, str] = {}
    wanted = random.uniform(0.05, 0.2) * len(_HAN_CHARACTER.findall(text))
    for character in present:
        reading = _reading(character, tone=True)
        if reading and (wanted > 0 or len(chosen) < FEWEST):
            chosen[character] = reading
            wanted -= text.count(character)
    return chosen


def _toned(text: str, random: Random) -> str:
    """Family T: some traditional characters, annotated always, with a fixed toned reading."""
    marks = {ord(one): f"{one}({reading})" for one, reading in _annotated(text, random).items()}
    return text.translate(marks)


def _periodic(text: str, random: Random) -> str:
    """Family P: every fourth or fifth character of a line, tone kept or dropped at random, and emoji."""
    period = random.choice((4, 5))
    out: list[str] = []
    for line in text.splitlines(keepends=True):
        count = 0
        for index, character in enumerate(line):
            out.append(character)
            if not _HAN_CHARACTER.match(character):
                continue
            count += 1
            reading = _reading(character, tone=True)
            if count % period == 0 and reading:
                out.append(f"({reading if random.random() < 0.5 else _without_tone(reading)})")
            if random.random() < 0.05 and _HAN_CHARACTER.match(line, index + 1):
                out.append(random.choice(_EMOJI))
    return "".join(out)


def _without_tone(reading: str) -> str:
    """A reading without its tone mark; ü keeps its dots."""
    letters = unicodedata.normalize("NFD", reading)
    kept = "".join(letter for letter in letters if letter == "\u0308" or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept)


def _learner(text: str, random: Random) -> str:
    """A reader: every character with its reading, in brackets or bare, toned or with a tone digit."""
    style = random.choice(("({})", "（{}）", "[{}]", "【{}】", "{}"))
    digits = random.random() < 0.3
    out: list[str] = []
    for index, character in enumerate(text):
        out.append(character)
        reading = _reading(character, tone=True) if _HAN_CHARACTER.match(character) else None
        following = text[index + 1 : index + 2]
        if reading is None or (style == "{}" and following.isalnum() and not _HAN_CHARACTER.match(following)):
            continue
        out.append(style.format(_with_digit(reading) if digits else reading))
    return "".join(out)


_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def _with_digit(reading: str) -> str:
    """A reading with its tone as a digit at the end, 5 for none."""
    letters = unicodedata.normalize("NFD", reading)
    digit = next((_TONES[letter] for letter in letters if letter in _TONES), "5")
    return fold(reading) + digit
