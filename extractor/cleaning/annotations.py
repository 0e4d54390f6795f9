"""The annotation pass: readings go, parentheses that belong to the text stay.

Which rules apply depends on the document (see `pollution`): in any document a reading that is
repeated goes; in noise every lower-case syllable in a round or square bracket that is a reading of
the character before it; in texts for learners also readings of whole words, zhuyin, jyutping,
other brackets, and pinyin without brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.cleaning.brackets import BLANK, Reading
from extractor.cleaning.edits import Edit
from extractor.cleaning.pollution import Pollution
from extractor.cleaning.readings import (
    HAN,
    LATIN,
    ZHUYIN,
    agrees,
    agrees_in_zhuyin,
    is_jyutping,
    readings,
    spelled,
)

_NOISE_BRACKETS = "(（[［"
_WORD = re.compile(
    rf"[{BLANK}]?[(（\[［【〔{{<][{BLANK}]{{0,2}}"
    rf"([{LATIN}:{ZHUYIN}0-6'’ ·-]{{1,40}}?)[{BLANK}]{{0,2}}[)）\]］】〕}}>]"
)
_BARE = re.compile(rf"(?<=[{HAN}])[{BLANK}]?([{LATIN}]{{1,7}}[0-5]?)(?![{LATIN}0-9])")
_HAS_ZHUYIN = re.compile(f"[{ZHUYIN}]").search
_IS_HAN = re.compile(f"[{HAN}]").match


def find(text: str, pollution: Pollution, found: Sequence[Reading]) -> list[Edit]:
    """The annotations to remove from a text of this kind, in text order, not overlapping.

    Args:
        text: The text.
        pollution: The verdict on its document.
        found: What `extractor.cleaning.brackets.find` gives for the text.
    """
    if pollution is Pollution.PLAIN:
        return list(_repeated(found))
    if pollution is Pollution.NOISE:
        return list(_agreeing(found))
    return list(_learner(text, found))


def _runs(found: Sequence[Reading]) -> Iterator[Sequence[Reading]]:
    """The readings of one character at a time."""
    begin = 0
    for index in range(1, len(found) + 1):
        if index == len(found) or found[index].host != found[begin].host:
            yield found[begin:index]
            begin = index


def _repeated(found: Sequence[Reading]) -> Iterator[Edit]:
    """Two or more identical agreeing readings after one character: noise in any document."""
    for run in _runs(found):
        if len(run) > 1 and run[0].agrees and run[0].lower:
            same = 1
            while same < len(run) and run[same].repeats:
                same += 1
            if same > 1:
                yield Edit(run[0].start, run[same - 1].end, "", "reading-repeated")


def _agreeing(found: Sequence[Reading]) -> Iterator[Edit]:
    """Every reading that the dictionary has for its character."""
    runs = list(_runs(found))
    for index, run in enumerate(runs):
        # Upper case may be an element (锂(Li)); readings follow each other without a gap.
        touches = (index > 0 and _adjacent(runs[index - 1], run)) or (
            index + 1 < len(runs) and _adjacent(run, runs[index + 1])
        )
        count = 0
        for reading in run:
            if not reading.agrees or not (reading.lower or touches) or reading.bracket not in _NOISE_BRACKETS:
                break
            count += 1
        if count:
            rule = "reading-repeated" if count > 1 else "reading"
            yield Edit(run[0].start, run[count - 1].end, "", rule)


def _adjacent(first: Sequence[Reading], second: Sequence[Reading]) -> bool:
    return first[-1].end == second[0].host and first[0].agrees and second[0].agrees


def _learner(text: str, found: Sequence[Reading]) -> Iterator[Edit]:
    """Readings of characters and words in any script and bracket, then pinyin without brackets."""
    position = 0
    for start, end, rule in _learner_brackets(text, found):
        if start < position:
            continue
        yield from _bare(text, position, start)
        yield Edit(start, end, "", rule)
        position = end
    yield from _bare(text, position, len(text))


def _learner_brackets(text: str, found: Sequence[Reading]) -> Iterator[tuple[int, int, str]]:
    matches = list(_WORD.finditer(text))
    index = 0
    while index < len(matches):
        match = matches[index]
        # Brackets in a row may belong to the characters before them, one each: 只是(zhi3)(shi4).
        row = [match]
        while index + len(row) < len(matches) and row[-1].end() == matches[index + len(row)].start():
            row.append(matches[index + len(row)])
        start = match.start()
        if len(row) > 1 and all(
            start >= len(row) and agrees(text[start - len(row) + offset], item[1])
            for offset, item in enumerate(row)
        ):
            yield start, row[-1].end(), "reading"
            index += len(row)
            continue
        if start and (rule := _learner_rule(text, start, match[1])):
            yield start, match.end(), rule
            for item in row[1:]:
                if not _learner_rule(text, start, item[1]):
                    break
                yield item.start(), item.end(), "reading-repeated"
        index += len(row)


def _learner_rule(text: str, start: int, inner: str) -> str | None:
    """The rule by which a bracket that opens at `start` goes, None if it stays."""
    character = text[start - 1]
    if not _IS_HAN(character) or inner.isupper():
        return None
    if agrees(character, inner):
        # A capital without a tone may be an element: 锂(Li).
        return "reading" if inner.islower() or not inner.isascii() else None
    if _HAS_ZHUYIN(inner) and agrees_in_zhuyin(character, inner):
        return "zhuyin"
    if is_jyutping(inner):
        return "jyutping"
    letters = re.sub(r"[\s'’·-]", "", inner)
    if len(letters) > 1 and spelled(text, start, letters):
        return "reading-word"
    return None


def _bare(text: str, start: int, end: int) -> Iterator[Edit]:
    """Pinyin right after its character, without a bracket (暮mù云yún), between two offsets."""
    for match in _BARE.finditer(text, start, end):
        host = match.start() - 1
        if host >= 0 and readings(text[host]) and agrees(text[host], match[1]):
            yield Edit(match.start(), match.end(), "", "reading-bare")
