"""How Chinese a text looks: the yardstick that tells a right decoding of bytes from a wrong one.

Wrong decoders turn Chinese into rare characters, private-use code points and U+FFFD; the share of
common characters tells them apart even in short texts, where general detectors guess. (The idea is
that of Li and Momoi, "A composite approach to language/encoding detection", 2001, which Mozilla's
detector and its descendants use; the characters are in `data/common_characters.txt`.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractor.reading.data_files import character_set

SAMPLE_CHARACTERS = 4000
"""Non-ASCII characters that are looked at; more do not change a share of 0.9 against 0.05."""

_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
# What Chinese news has beside Han characters, and what therefore speaks neither for nor against a
# decoding: punctuation, letters of pinyin and zhuyin, kana, units, number forms, symbols, emoji.
_NEUTRAL = (
    "\u00a0§°±²³·×÷©®£¥µàáèéêìíòóùúüńňǹāēěīōūǎǐǒǔǖǘǚǜɑɡ"
    "\u2000-\u206f\u20a0-\u20cf\u2100-\u27bf\u2e80-\u312f\u31a0-\u31bf\u3200-\u33ff"
    "\ufe00-\ufe4f\uff00-\uffef\U0001f000-\U0001faff"
)
_PUNCTUATION = "、。，；：？！“”《》（）【】—…　"
# Pairs of encodings: text of the second was read as the first, and stands in files so.
_MISREADINGS = (
    ("latin-1", "gb18030"),
    ("latin-1", "utf-8"),
    ("cp1252", "utf-8"),
    ("gb18030", "utf-8"),
    ("gb18030", "big5hkscs"),
    ("big5hkscs", "gb18030"),
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_PUNCTUATION_RUN = re.compile(f"[{_PUNCTUATION}]+")
_CONTROL_RUN = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Chineseness:
    """`share` runs from -1 (nothing but code points no Chinese text has) to 1 (common characters).

    `weight` is the number of characters it was counted on; 0 means nothing spoke either way.
    """

    share: float
    weight: int


def chineseness(text: str, sample: int = SAMPLE_CHARACTERS) -> Chineseness:
    """Judge `text` by its first `sample` non-ASCII characters."""
    return _judge(_foreign(text, sample))


def decoding_score(text: str, sample: int = SAMPLE_CHARACTERS) -> Chineseness:
    """Judge `text` as one of several decodings of the same bytes.

    Chinese punctuation speaks for a decoding as common characters do, control characters against it.
    """
    characters = _foreign(text, sample)
    seen = _judge(characters)
    marks = sum(map(len, _PUNCTUATION_RUN.findall(characters)))
    controls = sum(map(len, _CONTROL_RUN.findall(text[:sample])))
    weight = seen.weight + marks + controls
    return Chineseness((seen.share * seen.weight + marks - controls) / weight if weight else 0.0, weight)


def _judge(characters: str) -> Chineseness:
    common_run, han_run, odd_run = _patterns()
    common = sum(map(len, common_run.findall(characters)))
    odd = sum(map(len, odd_run.findall(characters)))
    rare = sum(map(len, han_run.findall(characters))) - common
    weight = common + rare + odd
    return Chineseness((common - odd) / weight if weight else 0.0, weight)


def _foreign(text: str, limit: int) -> str:
    runs: list[str] = []
    size = 0
    for run in _NON_ASCII.finditer(text):
        runs.append(run.group()[: limit - size])
        size += len(runs[-1])
        if size >= limit:
            break
    return "".join(runs)


@cache
def common_characters() -> frozenset[str]:
    """The characters of `data/common_characters.txt`."""
    return character_set("common_characters.txt")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    common = "".join(sorted(common_characters()))
    return (
        re.compile(f"[{common}]+"),
        re.compile(f"[{_HAN}]+"),
        re.compile(f"[^\x00-\x7f{_HAN}{_NEUTRAL}]+"),
    )


def mojibake(text: str, sample: int = 200) -> str | None:
    """Say in one sentence how `text` was misread before it came here, or None if it was not.

    The text itself stays as it is: its characters are what the source holds.
    """
    if "锟斤拷" in text:
        return "contains 锟斤拷: characters were lost before, when it was once decoded wrongly"
    characters = _foreign(text, sample)
    if 2 * sum(map(len, _patterns()[0].findall(characters))) > len(characters):
        return None  # mostly common characters: nearly every text, and decided quickly
    seen = _judge(characters)
    if seen.weight < 8 or seen.share >= 0.5:
        return None
    for read_as, really in _MISREADINGS:
        try:
            again = characters.encode(read_as, "ignore").decode(really, "ignore")
        except UnicodeError:
            continue
        better = chineseness(again)
        if better.weight * 4 >= seen.weight and better.share >= max(0.7, seen.share + 0.4):
            return f"looks like {really} bytes that were once decoded as {read_as}; decode the original again"
    return None
