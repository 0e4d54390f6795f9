"""The document gate: is a text polluted with readings, written for learners, or plain?

The rules and thresholds come from a survey of polluted pages, readers and ordinary glosses: noise
annotates common characters again and again, with readings the dictionary has; a gloss explains a
rare character once; a lesson on polyphones gives one character several readings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import Enum

from extractor.cleaning import lexicon
from extractor.cleaning.brackets import Reading
from extractor.cleaning.readings import HAN, fold, is_syllable

HITS = 4
"""Fewer agreeing readings decide nothing."""
DENSITY = 1 / 33
"""Share of the Chinese characters that carry a reading: 0.05 to 0.40 in noise, 0.01 to 0.08 in glosses."""
AGREEMENT = 0.9
"""Share of bracketed syllables that are readings of the character before: 0.99 and more in noise."""
COMMON = 0.7
"""Share of annotated characters that are common: 0.82 and more in noise, 0.19 in glosses."""
SEVERAL_READINGS = 0.3
"""Share of annotated characters with several toneless readings: above it the text teaches polyphones."""
LEARNER_HITS, LEARNER_DENSITY = 8, 0.5
"""A reader for learners annotates most characters."""


class Pollution(Enum):
    """What the brackets of a document are; also the hint for a text too short to tell."""

    PLAIN = "plain"
    NOISE = "noise"
    LEARNER = "learner"


_HAN = re.compile(f"[{HAN}]")


def judge(text: str, readings: Sequence[Reading]) -> Pollution:
    """The verdict on a document, from the bracketed syllables that follow its characters.

    Args:
        text: The text the readings were found in.
        readings: What `extractor.cleaning.brackets.find` gives for it.
    """
    agreeing = [reading for reading in readings if reading.agrees and reading.lower]
    repeated = any(reading.repeats for reading in agreeing)
    if len(agreeing) < HITS and not repeated:
        return Pollution.PLAIN
    syllables = sum(reading.lower and (reading.agrees or is_syllable(reading.folded)) for reading in readings)
    if len(agreeing) < AGREEMENT * syllables:
        return Pollution.PLAIN
    density = len(agreeing) / _characters_around(text, agreeing)
    if len(agreeing) >= LEARNER_HITS and density >= LEARNER_DENSITY:
        return Pollution.LEARNER
    if repeated:
        return Pollution.NOISE
    common = lexicon.characters("common_characters.txt")
    if sum(text[reading.host] in common for reading in agreeing) < COMMON * len(agreeing):
        return Pollution.PLAIN
    if density < DENSITY or _teaches_polyphones(text, agreeing):
        return Pollution.PLAIN
    return Pollution.NOISE


def _characters_around(text: str, readings: Sequence[Reading]) -> int:
    """Chinese characters in the lines that hold these readings (other lines may be stuffing)."""
    total, line_end = 0, -1
    for reading in readings:
        if reading.host > line_end:
            line_start = text.rfind("\n", 0, reading.host) + 1
            line_end = text.find("\n", reading.host)
            line_end = len(text) if line_end < 0 else line_end
            total += len(_HAN.findall(text, line_start, line_end))
    return total


def _teaches_polyphones(text: str, readings: Sequence[Reading]) -> bool:
    """True if many characters get several toneless readings (noise and glosses give one)."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for reading in readings:
        given[text[reading.host]].add(fold(reading.inner))
    several = sum(len(options) > 1 for options in given.values())
    return several > SEVERAL_READINGS * len(given)
