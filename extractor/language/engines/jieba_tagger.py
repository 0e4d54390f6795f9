"""jieba's words and flags from `rjieba`, with what a dictionary cannot know put together again.

`rjieba` is a maintained port of jieba to Rust with the same dictionary and hidden Markov model, thirty
times as fast as `jieba.posseg` and of the same quality on names, though not the same word for word.
Two things it leaves in pieces are regular enough to join: dates (3|月|12|日) and foreign names
(雅克|·|勒菲弗).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

from extractor.language.engine import Tagging
from extractor.language.engines.joining import Words, joined
from extractor.language.tagsets import ENTITY_OF_TAG, load_tagset

_SURROGATE = re.compile("[\ud800-\udfff]")

# 2026年3月12日, 3月12日, 12日; not 十二日 (jieba's dictionary has these) and not 3年 (a duration).
_DATE = re.compile(r"(?<!\d)(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)")
_MIDDLE_DOTS = "·•"


class JiebaEngine:
    """jieba, with its built-in dictionary."""

    name = "jieba"

    def __init__(self) -> None:
        self._tags = load_tagset("jieba")

    def tag(self, sentences: Sequence[str]) -> list[Tagging]:
        """Words that cover each sentence without gaps, and its names."""
        return [self._tag(sentence) for sentence in sentences]

    def _tag(self, sentence: str) -> Tagging:
        words: Words = []
        end = 0
        for word, flag in rjieba.tag(_SURROGATE.sub("\ufffd", sentence)):
            start, end = end, end + len(word)
            words.append((start, end, self._neutral(word, flag)))
        words = joined(words, [(*match.span(), "t") for match in _DATE.finditer(sentence)])
        if any(dot in sentence for dot in _MIDDLE_DOTS):
            words = joined(words, list(_foreign_names(sentence, words)))
        entities = [
            (start, end, ENTITY_OF_TAG[tag])
            for start, end, tag in words
            if tag in ENTITY_OF_TAG and not (tag == "nr" and end - start == 1)
        ]
        return Tagging(words, entities)

    def _neutral(self, word: str, flag: str) -> str:
        if flag == "x" and not any(map(str.isalnum, word)):
            return "w"
        return self._tags.get(flag, "nz")


def _foreign_names(sentence: str, words: Words) -> Iterator[tuple[int, int, str]]:
    """Words chained by middle dots, if jieba takes one of them for a name."""
    first = 0
    while first < len(words):
        last = first
        while last + 2 < len(words) and sentence[words[last + 1][0]] in _MIDDLE_DOTS:
            last += 2
        if any(tag == "nr" for _, _, tag in words[first:last]):
            yield words[first][0], words[last][1], "nr"
        first = last + 1
