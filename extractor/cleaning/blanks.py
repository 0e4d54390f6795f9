"""Blanks inside a line: which ones part words, and which are only typesetting."""

from __future__ import annotations

import re

from extractor.cleaning import lexicon
from extractor.cleaning.edits import Edits
from extractor.cleaning.readings import is_han
from extractor.cleaning.script import simplified_character

INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
"""Characters without width that no Chinese text needs."""
BLANK = " \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
"""Blanks of any width, as the inside of a character class."""
ALL = " \t\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))) + INVISIBLE
"""All blanks and invisible characters, one by one."""
PUNCTUATION = "，。、；：！？“”‘’（）《》〈〉【】「」『』〔〕…—"
"""Full-width punctuation: it brings its own white space, a blank beside it says nothing."""

_RUN = re.compile(f"[{BLANK}{INVISIBLE}]+")
DATE_UNITS = "年月日号时点分秒"
"""Units that a number of a date or time belongs to, whatever blank is between."""
STRETCHED = 4
"""This many characters in a row that stand alone are one stretched phrase."""


def add(edits: Edits, text: str, start: int, end: int) -> None:
    """Add the blanks to change between two offsets: a line that begins and ends with no blank.

    A blank goes beside full-width punctuation, between two characters that stand alone (a stretched
    word: 决 赛), between a surname and a character that stands alone (主席林　远、), around a stretched
    phrase, and inside a date. Any other stays as one ASCII blank: it parts words, names in a list, or
    the halves of a headline.
    """
    runs = list(_RUN.finditer(text, start, end))
    if not runs:
        return
    alone = [(_alone(text, run.start() - 1, start, end), _alone(text, run.end(), start, end)) for run in runs]
    stretched = _stretched(runs, alone)
    for run, (left_alone, right_alone), inside in zip(runs, alone, stretched, strict=True):
        left, right = text[run.start() - 1], text[run.end()]
        needless = (
            not run[0].strip(INVISIBLE)
            or left in PUNCTUATION
            or right in PUNCTUATION
            or (right_alone and (left_alone or _is_surname(left)))
            or (inside and is_han(left) and is_han(right))
            or (left.isdigit() and right in DATE_UNITS)
            or (left in DATE_UNITS and right.isdigit())
        )
        if needless:
            edits.add(run.start(), run.end(), "", "blank")
        elif run[0] != " ":
            edits.add(run.start(), run.end(), " ", "blank")


def _is_surname(character: str) -> bool:
    return simplified_character(character) in lexicon.characters("surnames.txt")


def _alone(text: str, position: int, start: int, end: int) -> bool:
    """True if a Chinese character stands at `position` with a blank or punctuation on both sides."""
    return (
        is_han(text, position) is not None
        and (position == start or not text[position - 1].isalnum())
        and (position + 1 == end or not text[position + 1].isalnum())
    )


def _stretched(runs: list[re.Match[str]], alone: list[tuple[bool, bool]]) -> list[bool]:
    """For each blank: does it stand in or beside a row of characters that stand alone?"""
    result = [False] * len(runs)
    begin = 0
    for index in range(len(runs) + 1):
        follows = index < len(runs) and alone[index][0] and index > begin
        touches = follows and runs[index].start() - 1 == runs[index - 1].end()
        if touches:
            continue
        # Blanks begin .. index - 1 have single characters between them.
        if index - begin + 1 > STRETCHED:
            result[begin:index] = [True] * (index - begin)
        begin = index
    return result
