"""What the lines around an article's head say: its headline and its publication date."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from extractor.reading.characters import count_han
from extractor.reading.data_files import table
from extractor.reading.dates import DATE_PATTERN, parse_date

HEAD_CHARACTERS = 2000
"""How far into a plain text its head can reach."""

LABEL_LINE = 160
"""A longer line is a paragraph, whatever words stand in it."""

LONGEST_HEADLINE = 60
"""Han characters; the longest headlines of official news, with a kicker before them, have about 50."""

_DATE = re.compile(DATE_PATTERN)
_SENTENCE = re.compile("[。，]")
_SENTENCE_END = re.compile("[。；;：:，,、…]$")
_SENTENCE_INSIDE = re.compile("。.")
_DATE_LINE = re.compile(
    rf"(?P<date>{DATE_PATTERN})(?:\s.{{0,24}})?$|.{{0,24}}?(?P<timed>{DATE_PATTERN})\s*\d\d?:\d\d(?::\d\d)?(?!\d).{{0,24}}$"
)
_BLANKS = " \t\u3000\u00a0"


def stated_date(text: str) -> date | None:
    """The publication date that a labelled line in the head of a plain text states."""
    return labelled_date(text[:HEAD_CHARACTERS])


def labelled_date(text: str) -> date | None:
    """The first date in `text` that a label calls the date of publication, else of the last change.

    Only labelled lines count: `发布时间：2015-07-17`, or `2015-07-17 09:00 来源：…`. A date in a
    sentence is never taken.
    """
    if not _DATE.search(text):
        return None
    published, changed, companion = _patterns()
    for pattern in (published, companion, changed):
        for found in pattern.finditer(text):
            day = parse_date(found["date"])
            line = _line_around(text, found.start(), found.end())
            if day and len(line) <= LABEL_LINE and not (pattern is companion and _SENTENCE.search(line)):
                return day
    return None


def bare_date(line: str) -> date | None:
    """The date of a line that states a date, or a date with the time of day, and hardly anything else."""
    found = _DATE_LINE.match(line)
    return parse_date(found["date"] or found["timed"]) if found else None


def _line_around(text: str, start: int, end: int) -> str:
    """The line that `text[start:end]` stands in, cut off `LABEL_LINE` away from it on either side."""
    before = text[max(0, start - LABEL_LINE) : start].rpartition("\n")[2]
    after = text[end : end + LABEL_LINE].partition("\n")[0]
    return before + text[start:end] + after


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table("labels.tsv")
    any_of = {kind: "|".join(sorted(labels, key=len, reverse=True)) for kind, labels in words.items()}
    day = f"(?P<date>{DATE_PATTERN})"
    beside = rf"(?:{any_of['companion']})\s{{0,3}}[:：]"
    return (
        re.compile(rf"(?:{any_of['published']})\s{{0,3}}[:：]?\s{{0,3}}{day}"),
        re.compile(rf"(?:{any_of['changed']})\s{{0,3}}[:：]?\s{{0,3}}{day}"),
        re.compile(rf"(?m)^(?=.{{0,{LABEL_LINE}}}{beside}).{{0,{LABEL_LINE}}}?{day}"),
    )


def headline(text: str) -> str | None:
    """The first line of a plain text, where it is a headline by its shape, without marks around it.

    It stays in the text too. A headline is short, holds Han characters, is no sentence, is set apart
    from what follows (by a blank line, an indent, or being shorter than the paragraph after it), and
    is not merely the first of the lines that a text was wrapped into.
    """
    first, _, rest = text[:HEAD_CHARACTERS].lstrip("\ufeff\r\n").partition("\n")
    line = first.strip("\r" + _BLANKS).removeprefix("#").strip("#" + _BLANKS)
    line, labelled = _headline_label().subn("", line)
    following = [part for part in rest.split("\n") if part.strip("\r" + _BLANKS)]
    if not following or not is_headline(line) or first.startswith(("\u3000\u3000", "    ")):
        return None
    if labelled:
        return line
    if following[0].startswith(("\u3000", "  ", "\t", "\u00a0")) or labelled_date(following[0]):
        return line
    # Wrapped text has lines of one length; a headline stands, a byline perhaps between, before longer ones.
    return line if max(map(len, following[:5])) > 1.3 * len(line) + 4 else None


@cache
def _headline_label() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(table('labels.tsv')['headline'])})\s*[:：]\s*")


def is_headline(line: str) -> bool:
    """True if a line has the shape of a headline: short, with Han characters, no sentence, no label."""
    han = count_han(line)
    return (
        4 <= han <= LONGEST_HEADLINE
        and len(line) <= 8 * LONGEST_HEADLINE  # readings in brackets after characters make it longer
        and not _SENTENCE_END.search(line)
        and not _SENTENCE_INSIDE.search(line)
        and not labelled_date(line)
    )
