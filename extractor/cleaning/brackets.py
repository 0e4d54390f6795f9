"""Bracketed syllables that follow a Chinese character: the raw material of the annotation rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from operator import concat, itemgetter, sub
from typing import Any, NamedTuple

from extractor.cleaning.readings import LATIN, agrees, fold, is_han, is_syllable

BLANK = " \t\u00a0\u3000"
"""Blanks that may stand between a character and its reading, as the inside of a character class."""
_BLANKS = frozenset(BLANK)
OPENERS = "(（\\[［【〔{<"
CLOSERS = ")）\\]］】〕}>"
NOISE_BRACKETS = "(（[［"
"""Opening brackets that noise was seen in; the others were seen in texts for learners."""

_PAIRS = {"(": ")）", "（": "）)", "[": "]］", "［": "］]", "【": "】", "〔": "〕", "{": "}", "<": ">"}
"""Closing brackets that may answer each opening one: ASCII and full width mix in one pair."""
_BRACKET = rf"[{OPENERS}][{BLANK}]{{0,2}}[{LATIN}:]{{1,8}}[0-6]?[{BLANK}]{{0,2}}[{CLOSERS}]"
_LONGEST = 50
"""Brackets of one character that are looked at."""
_REMEMBERED = 1 << 16
"""Characters with brackets whose kind is kept for the next text; pages repeat them."""
_ANY = re.compile(f"[{OPENERS}][{BLANK}]{{0,2}}[{LATIN}]")
# A pattern that began with the character would be tried at every character, and take twice the time.
# One bracket by itself, which is what most readings are, is found faster than a row that may be one long.
_RUN = re.compile(
    rf"({_BRACKET}(?![{OPENERS}{BLANK}])|{_BRACKET}(?:[{BLANK}]?{_BRACKET}){{0,{_LONGEST - 1}}})"
)
_ONE = re.compile(rf"[{BLANK}]?([{OPENERS}])[{BLANK}]{{0,2}}([{LATIN}:]{{1,8}}[0-6]?)[{BLANK}]{{0,2}}(.)")


class Kind(NamedTuple):
    """What a character with its brackets is, wherever it stands.

    The lengths count from the character's end; 0 says that nothing goes.

    Attributes:
        character: The character.
        reading: Its first bracket's syllable, folded; empty if that is no lower-case reading of it.
        noise: Length of the brackets that noise would have put there: lower-case readings.
        learner: The same in a text for learners, in any kind of bracket.
        cased: Length of the readings, whatever their case.
        repeated: Length of the first reading and its repeats; 0 if it stands there once.
        syllables: How many brackets hold a lower-case syllable.
        hits: How many of those are readings of the character.
        odd: True if a reading is repeated or a syllable is no reading: no reader for learners has that.
        capital: True if there is a letter that is no small one.
        rule: The rule by which its brackets go.
    """

    character: str
    reading: str
    noise: int
    learner: int
    cased: int
    repeated: int
    syllables: int
    hits: int
    odd: bool = False
    capital: bool = False
    rule: str = "reading"


def column(field: str) -> Callable[[Kind], Any]:
    """What reads one field of a kind: by its place, since a look-up by name takes half as long again."""
    return itemgetter(Kind._fields.index(field))


class Runs(NamedTuple):
    """Brackets that follow each other, and the characters before them, as columns of equal length.

    `hosts` are the offsets of the characters, `ends` those behind their last bracket. A run behind
    another character than a Chinese one has a kind of zeros. `between` holds what stands before, between
    and behind the runs; it is None where a blank parts one from its character.
    """

    hosts: list[int]
    ends: list[int]
    kinds: list[Kind]
    between: list[str] | None = None


def find(text: str) -> Runs:
    """All bracketed syllables of a text, with the characters before them; one blank may be between."""
    if _ANY.search(text) is None:
        return Runs([], [], [])
    # What stands between the runs and the runs take turns.
    parts = _RUN.split(text)
    offsets = list(accumulate(map(len, parts)))
    tails = [before[-1:] for before in parts[:-1:2]]
    close = _BLANKS.isdisjoint(tails) and parts[0] != ""
    if close:
        hosts = [offset - 1 for offset in offsets[:-1:2]]
    else:
        tails = [before[-2:] if before[-1:] in _BLANKS else before[-1:] for before in parts[:-1:2]]
        hosts = list(map(sub, offsets[:-1:2], map(len, tails)))
    kinds = list(map(_kind, map(concat, tails, parts[1::2])))
    if _kind.cache_info().currsize > _REMEMBERED:
        _kind.cache_clear()
    return Runs(hosts, offsets[1::2], kinds, parts[::2] if close else None)


@cache
def _kind(run: str) -> Kind:
    """What a character (the first of `run`) with its brackets (the rest) is."""
    character = run[0]
    if not is_han(character):
        return Kind(character, "", 0, 0, 0, 0, 0, 0)
    noise = learner = cased = repeated = syllables = hits = 0
    first, same = "", True
    for match in _ONE.finditer(run, 1):
        opener, inner, closer = match.groups()
        if closer not in _PAIRS[opener]:
            break
        before, length = match.start() - 1, match.end() - 1
        folded, lower = fold(inner), inner == inner.lower()
        agreeing = agrees(character, inner)
        syllables += lower and (agreeing or is_syllable(folded))
        hits += lower and agreeing
        if agreeing and before == cased:
            cased = length
            if lower and before == learner:
                learner = length
                if opener in NOISE_BRACKETS and before == noise:
                    noise = length
        if before == 0:
            first = folded if learner else ""
        elif same and folded == first:
            repeated = length
        else:
            same = False
    rule = "reading-repeated" if repeated else "reading"
    odd, capital = repeated > 0 or hits < syllables, run != run.lower()
    return Kind(character, first, noise, learner, cased, repeated, syllables, hits, odd, capital, rule)
