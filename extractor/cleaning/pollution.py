"""The document gate: is a text polluted with readings, written for learners, or plain?

The rules and thresholds come from a survey of polluted pages, readers and ordinary glosses: noise
annotates common characters again and again, with readings the dictionary has; a gloss explains a
rare character once; a lesson on polyphones gives one character several readings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from itertools import starmap
from operator import attrgetter

from extractor.cleaning.brackets import BLANK, Kind, Runs, column
from extractor.cleaning.frequency import rank
from extractor.cleaning.readings import HAN, LATIN, TONED, ZHUYIN, agrees, agrees_in_zhuyin, is_jyutping

HITS = 4
"""Fewer agreeing readings decide nothing."""
DENSITY = 1 / 33
"""Share of the Chinese characters that carry a reading: 0.05 to 0.40 in noise, 0.01 to 0.08 in glosses."""
AGREEMENT = 0.9
"""Share of bracketed syllables that are readings of the character before: 0.99 and more in noise."""
COMMON = 0.7
"""Share of annotated characters that are common: 0.82 and more in noise, 0.19 in glosses."""
COMMONEST = 1000
"""So many of the commonest characters are common."""
OFTEN, MANY, COMMON_IF_OFTEN = 1.5, 10, 0.3
"""Readings per annotated character, or in all, from which fewer need to be common: a gloss comes once."""
SEVERAL_READINGS = 0.3
"""Share of annotated characters with several toneless readings: above it the text teaches polyphones."""
LEARNER_HITS, LEARNER_DENSITY = 8, 0.5
"""A reader for learners annotates most characters, each once."""


class Pollution(Enum):
    """What the brackets of a document are; also the hint for a text too short to tell."""

    PLAIN = "plain"
    NOISE = "noise"
    LEARNER = "learner"


_HITS, _SYLLABLES, _REPEATED = map(column, ("hits", "syllables", "repeated"))
_READING, _CHARACTER, _ODD = map(column, ("reading", "character", "odd"))
_GIVEN = attrgetter("character", "reading")
_NOT_HAN = re.compile(f"[^{HAN}]+")
_LETTER = re.compile(f"[a-z{TONED}{ZHUYIN}]")
_SIGN = re.compile(f"[{TONED}{ZHUYIN}]|[a-z][1-6]")
_OTHER = re.compile(rf"([{HAN}])[(（]([{ZHUYIN}]{{1,5}}|[a-z]{{1,6}}[1-6])[)）]")
_BARE = re.compile(rf"([{HAN}])[{BLANK}]?([{LATIN}]{{1,6}}[0-5]?)(?![{LATIN}0-9])")


def judge(text: str, runs: Runs, torn: bool = False) -> Pollution:
    """The verdict on a document, from the bracketed syllables that follow its characters.

    Args:
        text: The text the runs were found in.
        runs: What `extractor.cleaning.brackets.find` gives for it.
        torn: True if readings were found between the bytes of its characters; no author writes them.
    """
    odd = any(map(_ODD, runs.kinds))
    agree = not odd or sum(map(_HITS, runs.kinds)) >= AGREEMENT * sum(map(_SYLLABLES, runs.kinds))
    if torn or (odd and any(map(_REPEATED, runs.kinds))):
        return Pollution.NOISE if agree else Pollution.PLAIN
    agreeing = list(filter(_READING, runs.kinds))
    if len(agreeing) < HITS:
        return Pollution.LEARNER if _annotated_throughout(text) else Pollution.PLAIN
    if not agree:
        return Pollution.PLAIN
    # Counting characters costs more than the rest; what stands outside brackets bounds their number.
    outside = len(text) - sum(runs.ends) + sum(runs.hosts) + len(runs.hosts)
    if len(agreeing) > DENSITY * outside and len(agreeing) < LEARNER_DENSITY / 2 * outside:
        density = DENSITY
    elif len(agreeing) >= LEARNER_DENSITY * outside:
        density = LEARNER_DENSITY
    else:
        density = len(agreeing) / _characters_around(text, runs)
    if len(agreeing) >= LEARNER_HITS and density >= LEARNER_DENSITY:
        return Pollution.LEARNER
    if density < DENSITY or not _common_enough(agreeing) or _teaches_polyphones(agreeing):
        return Pollution.PLAIN
    return Pollution.NOISE


def _characters_around(text: str, runs: Runs) -> int:
    """Chinese characters in the lines that hold readings (other lines may be stuffing)."""
    lines, line_end = [], -1
    for host, kind in zip(runs.hosts, runs.kinds, strict=True):
        if host > line_end and kind.reading:
            line_start = text.rfind("\n", 0, host) + 1
            line_end = text.find("\n", host)
            line_end = len(text) if line_end < 0 else line_end
            lines.append(text[line_start:line_end])
    return _count_characters("".join(lines))


def _count_characters(text: str) -> int:
    return len(_NOT_HAN.sub("", text))


def _common_enough(kinds: Sequence[Kind]) -> bool:
    """True if the annotated characters are as common as those that noise annotates."""
    hosts = Counter(map(_CHARACTER, kinds))
    common = sum(count for host, count in hosts.items() if rank(host) < COMMONEST)
    often = len(kinds) >= min(MANY, OFTEN * len(hosts))
    return common >= (COMMON_IF_OFTEN if often else COMMON) * len(kinds)


def _teaches_polyphones(kinds: Sequence[Kind]) -> bool:
    """True if many characters get several toneless readings (noise and glosses give one)."""
    given = Counter(character for character, _ in set(map(_GIVEN, kinds)))
    several = sum(count > 1 for count in given.values())
    return several > SEVERAL_READINGS * len(given)


def _annotated_throughout(text: str) -> bool:
    """True if most characters carry a reading that only texts for learners have.

    That is pinyin without brackets (暮mù云yún), zhuyin or jyutping in brackets.
    """
    letter = _LETTER.search(text)
    if letter is None or _SIGN.search(text, letter.start()) is None:
        return False
    bare = _BARE.findall(text)
    agreeing = sum(starmap(agrees, bare))
    if agreeing < AGREEMENT * len(bare):
        agreeing = 0
    agreeing += sum(
        agrees_in_zhuyin(character, inner) or is_jyutping(inner) for character, inner in _other(text)
    )
    if agreeing < LEARNER_HITS:
        return False
    # Counting characters costs more than the rest; what is no letter behind one bounds their number.
    outside = len(text) - sum(len(letters) for _, letters in bare)
    return agreeing > LEARNER_DENSITY * outside or agreeing > LEARNER_DENSITY * _count_characters(text)


def _other(text: str) -> list[tuple[str, str]]:
    """Characters with what may be zhuyin or jyutping in brackets behind them."""
    return _OTHER.findall(text) if "(" in text or "（" in text else []
