"""Readings of Chinese characters, and whether a bracket holds one.

The dictionary is pypinyin's character table: 42,000 characters with all their readings. It is
read as data, because importing the package would load its 47,000 phrases too.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache

from extractor.cleaning import lexicon

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters, as the inside of a regular expression's character class."""

is_han = re.compile(f"[{HAN}]").match
"""Matches a Chinese character at a position of a text."""

TONED = "\u00e0-\u00fc\u0100-\u01dc\u01f8\u01f9\u0300-\u030c\u1e3e\u1e3f\u1ebc-\u1ebd\u1ec0\u1ec1"
"""Letters with a tone mark, and tone marks by themselves."""

LATIN = f"a-zA-Z{TONED}\u0251\u0261"
"""Letters that pinyin is written with: plain, toned, decomposed, and the ɑ and ɡ of textbooks."""

ZHUYIN = "\u3105-\u312f\u02c9\u02ca\u02c7\u02cb\u02d9"
"""Bopomofo letters and tone marks."""

_UMLAUT_KEPT_BY_N_AND_L_ONLY = re.compile(r"^([jqxy])v|^([nl])ve")


@cache
def fold(syllable: str) -> str:
    """A syllable without case, tone mark and tone digit; ü is v, but u after j q x y and in lue, nue.

    `Lǚ`, `lü3`, `lv`, `lu:3` all give `lv`; `lüè` and `lve` give `lue`.
    """
    plain = syllable.lower().replace("\u0261", "g").replace("\u0251", "a").replace("u:", "v")
    plain = unicodedata.normalize("NFD", plain.rstrip("0123456")).replace("u\u0308", "v")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _UMLAUT_KEPT_BY_N_AND_L_ONLY.sub(lambda m: f"{m[1]}u" if m[1] else f"{m[2]}ue", plain)


@cache
def _dictionary() -> dict[str, str]:
    path = lexicon.beside("pypinyin", "pinyin_dict.json")
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


@cache
def readings(character: str) -> frozenset[str]:
    """All dictionary readings of one character, folded; empty for one the dictionary lacks."""
    return frozenset(map(fold, listed(character)))


def is_syllable(folded: str) -> bool:
    """True for a Mandarin syllable with a vowel, as `fold` writes it."""
    return folded in lexicon.words("syllables.txt")


@cache
def agrees(character: str, syllable: str) -> bool:
    """True if `syllable`, whatever its tone, is a dictionary reading of `character`."""
    return fold(syllable) in readings(character)


def listed(character: str) -> tuple[str, ...]:
    """The dictionary readings of one character with their tone marks, the commonest first."""
    found = _dictionary().get(str(ord(character)))
    return tuple(found.split(",")) if found else ()


def agrees_with_tone(character: str, syllable: str) -> bool:
    """True if `syllable` with its tone mark is a dictionary reading of `character`."""
    return syllable in listed(character)


def spelled(text: str, end: int, letters: str) -> int:
    """How many characters before `end` are spelled by `letters`, the last of them right before it.

    The r of an erhua reading may stand for 儿 or for no character of its own (`huìr`). Returns 0
    if the letters do not spell the characters before `end` exactly.
    """
    whole = fold(letters)
    rest = {whole, whole[:-1]} if whole.endswith("r") else {whole}
    for count in range(1, 9):
        position = end - count
        if position < 0 or not (options := readings(text[position])):
            return 0
        if text[position] in "儿兒":
            options |= {"r"}
        shorter = set()
        for spelling in rest:
            for option in options:
                if spelling.endswith(option):
                    shorter.add(spelling[: -len(option)])
        if "" in shorter:
            return count
        if not shorter:
            return 0
        rest = shorter
    return 0


@cache
def _zhuyin() -> dict[str, str]:
    """Bopomofo spellings without tone marks, with the pinyin they stand for."""
    from pypinyin.style.bopomofo import BopomofoConverter

    convert = BopomofoConverter().to_bopomofo
    table = {}
    for syllable in lexicon.words("syllables.txt"):
        pinyin = syllable.replace("v", "ü") if syllable[0] in "nl" else syllable
        pinyin = re.sub(r"^([nl])ue$", r"\1üe", pinyin)
        table[convert(pinyin).rstrip("ˉˊˇˋ˙")] = syllable
    return table


@cache
def agrees_in_zhuyin(character: str, spelling: str) -> bool:
    """True if a bopomofo spelling, whatever its tone, is a dictionary reading of `character`."""
    return _zhuyin().get(spelling.strip("ˉˊˇˋ˙"), "") in readings(character)


_JYUTPING = re.compile(
    r"(?:ng|gw|kw|[bpmfdtnlgkhwzcsj])?(?:(?:aa?|e|i|oe?|eo|u|yu)(?:ng|[iumnptk])?|m|ng)[1-6]"
)


def is_jyutping(syllable: str) -> bool:
    """True for one Cantonese syllable in jyutping with its tone digit (`nei5`)."""
    return _JYUTPING.fullmatch(syllable) is not None
