"""Wording: how likely the words an article uses make it news of a gathering, whatever its verbs.

A headline that says 启程 or 致贺信, a lead with 下午 and 举行, a text in which somebody 介绍了 things: each
says little, all together tell what kind of article it is, also where its verbs are on no list. Pairs of
neighbouring characters need no segmentation and tell kinds of Chinese text apart as well as words do; a
logistic regression weighs them (`benchmarks/frame_wording.py` learns it).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from extractor.meetings.frames.lines import Line

LEAD, LEAD_LINES, TEXT = 120, 3, 800
"""Characters of the lead and of the text that are read, and how many sentences the lead has at most."""

BIAS = "bias"
"""The weight that every article has."""

_HAN = re.compile(r"[一-鿿]+")


def wording(title: str, lines: Sequence[Line]) -> dict[str, float]:
    """The pairs of characters of the headline, of the lead and of the text (`title=启程`), with their values.

    Each part has length 1 as a vector, so that a long article says no more than a short one.
    """
    lead = "\n".join(line.text for line in lines[:LEAD_LINES])[:LEAD]
    text = "\n".join(line.text for line in lines)[:TEXT]
    values = {BIAS: 1.0}
    for part, words in (("title", title), ("lead", lead), ("text", text)):
        found = sorted(pairs(words))
        values.update((f"{part}={pair}", 1.0 / math.sqrt(len(found))) for pair in found)
    return values


def likelihood(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability, in [0, 1], that an article of this wording is news of a gathering."""
    score = math.fsum(weights[name] * value for name, value in values.items() if name in weights)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def pairs(words: str) -> set[str]:
    """The pairs of neighbouring Chinese characters in `words`."""
    return {run[i : i + 2] for run in _HAN.findall(words) for i in range(len(run) - 1)}
