"""The script pass: which characters a text is written in, and turning them into the wanted ones."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, Protocol

from extractor.cleaning import lexicon
from extractor.cleaning.edits import Edit, Edits
from extractor.cleaning.readings import HAN
from extractor.cleaning.text import Script

Wanted = Literal["hans", "hant", "keep"]

CONFIGS = {"hans": "hk2s", "hant": "s2t"}
"""OpenCC's conversions. hk2s loses least on all three written standards; s2t stays neutral among them."""

RULE = "script"
"""The rule of every edit of this pass."""
SAMPLE = 240
"""Characters that are looked at to tell the script, spread over the text."""
MIXED = 0.05
"""Share of the minority's characters from which a text counts as mixed."""
FEW = 3
"""So many traditional characters among simplified ones may be a name."""

_ANY_HAN = re.compile(f"[{HAN}]").search
_CLAUSE = re.compile(r"[^，。！？；：、\s]*[，。！？；：、\s]*")


class Converter(Protocol):
    """What is used of an OpenCC converter."""

    def convert(self, text: str) -> str:
        """The text in the other script."""
        ...


@cache
def _converter(config: str) -> Converter:
    from opencc import OpenCC

    converter: Converter = OpenCC(config)
    return converter


def detect(text: str) -> Script:
    """The script of a text, by how many different characters it has that only one script has."""
    if _ANY_HAN(text) is None:
        return "none"
    only_traditional, only_simplified = _exclusive()
    sample = set(text[:: 1 + len(text) // SAMPLE])
    if only_traditional.isdisjoint(sample):
        return "hans"
    traditional = len(sample & only_traditional)
    simplified = len(sample & only_simplified)
    total = traditional + simplified
    if traditional < MIXED * total or (traditional <= FEW and 2 * traditional <= simplified):
        return "hans"
    return "hant" if simplified < MIXED * total else "mixed"


@cache
def _exclusive() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only traditional, and that only simplified text has.

    A character that OpenCC changes towards one script may still belong to both (后, 著): Big5 holds
    what traditional text uses, GB 2312 what simplified text uses.
    """
    characters = [chr(code) for code in range(0x4E00, 0x9FA6)]
    # The line feeds keep the converters from reading phrases.
    towards_simplified, towards_traditional = (
        _converter(config).convert("\n".join(characters)).split("\n") for config in ("t2s", "s2t")
    )
    traditional = (
        one
        for one, other in zip(characters, towards_simplified, strict=True)
        if one != other and not one.encode("gb2312", "ignore")
    )
    simplified = (
        one
        for one, other in zip(characters, towards_traditional, strict=True)
        if one != other and not one.encode("big5", "ignore")
    )
    return frozenset(traditional), frozenset(simplified)


def simplified(characters: str) -> str:
    """Each character by itself in simplified script; the length never changes."""
    return "".join(map(simplified_character, characters))


@cache
def simplified_character(character: str) -> str:
    """One character in simplified script."""
    return _converter("t2s").convert(character)


def find(text: str, script: Script, wanted: Wanted) -> Edits:
    """The conversion of a text from its script to the wanted one.

    A text that is in the wanted script already is left alone: simplified text keeps the traditional
    characters its author chose (a name, 著).

    Returns:
        One edit for the whole text if its length stays, character by character. Else one for each
        clause that changes; what changes its length is a block, as short as can be.
    """
    if wanted == "keep" or script in (wanted, "none"):
        return Edits()
    convert = _to_simplified if wanted == "hans" else _converter(CONFIGS[wanted]).convert
    converted = convert(text)
    if len(converted) == len(text):
        return Edits([Edit(0, len(text), converted, RULE)] if converted != text else [])
    edits = Edits()
    for clause in _CLAUSE.finditer(text):
        before, after = clause[0], convert(clause[0])
        if before != after:
            edits.add(*_shortest(clause.start(), before, after))
    return edits


def _to_simplified(text: str) -> str:
    converted = _split_zhu(_converter(CONFIGS["hans"]).convert(text))
    if len(converted) != len(text):
        return converted
    for form, name in _names():
        places = [match.start() for match in name.finditer(text)] if form in text else []
        if places and _converted_singly(text):
            kept = list(converted)
            for place in places:
                kept[place] = form
            converted = "".join(kept)
    return converted


def _converted_singly(text: str) -> bool:
    """True for traditional text whose ambiguous characters stayed simplified (由于, 以后)."""
    beginning = text[: 20 * SAMPLE]
    return sum(map(str.__ne__, beginning, _converter("s2t").convert(beginning))) >= FEW


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Characters that are names in text converted singly, and the pattern of their places."""
    rows = (line.split("\t") for line in lexicon.lines("names_beside_particles.tsv"))
    return tuple((form, re.compile(f"(?<![{others}]){form}")) for form, others in rows)


def _shortest(start: int, before: str, after: str) -> Edit:
    """The edit without what both sides share at their ends, if their lengths differ."""
    if len(before) == len(after):
        return Edit(start, start + len(before), after, RULE)
    left = 0
    while left < min(len(before), len(after)) and before[left] == after[left]:
        left += 1
    right = 0
    while right < min(len(before), len(after)) - left and before[-1 - right] == after[-1 - right]:
        right += 1
    return Edit(start + left, start + len(before) - right, after[left : len(after) - right], RULE)


def _split_zhu(text: str) -> str:
    """Simplified text whose 著 became 着, but for the words that keep it (著名, 显著, 专著)."""
    return _particle().sub("着", text) if "著" in text else text


@cache
def _particle() -> re.Pattern[str]:
    """The 着 among the 著 of a text; the character comes first, for that is searched fast."""
    kept = []
    for line in lexicon.lines("zhu_words.tsv"):
        word, *others = line.split("\t")
        after = word.partition("著")[2]
        if after:
            kept.append(f"(?!{after})")
        elif others:
            # Not a word behind these characters, but one at the beginning of the text.
            kept.append(f"(?<![^{others[0]}]{word})(?<!^{word})")
        else:
            kept.append(f"(?<!{word})")
    # Behind punctuation stands no particle; 著 is the verb to write then (著有), unless it is 着手, 着力.
    kept.append(r"(?!(?<=[，。、；：（《“\n]著)(?![手力眼重急火装陆落实想意墨色迷凉]))")
    surnames = "".join(lexicon.lines("surnames.txt"))
    title = "[理任记长授员师席]"
    kept.append(rf"(?<!{title}[{surnames}]著)(?<!{title}[{surnames}][{HAN}]著)")
    return re.compile("著" + "".join(kept))
