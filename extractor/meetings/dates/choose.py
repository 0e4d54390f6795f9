"""Which of an article's date expressions is the date of the meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources

from extractor.meetings.dates.expression import CalendarPoint, DateExpression, DaysAgo, Recently
from extractor.spans import Span

# 新华社北京7月17日电, 本报7月17日讯: the day a report was filed, a meeting's only for want of a better one.
_DATELINE = re.compile(r"(?:上午|下午|晚)?(?:专?电(?![话视影子力台商商气梯网信])|讯(?![问息])|消息[\s（(])")
# A publication line or a signature: 发布时间：2015-07-21 12:26.
_LABEL = re.compile(
    r"(?:(?<!会议)(?<!活动)(?<!举办)(?<!培训)(?:时间|日期|来源)[:：]|(?:发布|更新)于)[^，。；\n]{0,20}$"
)
_CLAUSE_ENDS = "，,。；;！？!?\n"
_SENTENCE_ENDS = "。！？!?\n"


class Kind(IntEnum):
    """What a date expression is likely to be the date of, worst first."""

    OTHER = 0  # a founding, a deadline, a date to come, a publication line
    FILED = 1
    LOOSE = 2  # a year or a month, no verb of meeting behind it
    RECENT = 3  # 近日 and the like
    PLAIN = 4  # a day, but nobody is said to meet
    HELD = 5  # a day, and the sentence goes on with a verb of meeting


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of `data/cues.tsv`."""

    held: re.Pattern[str]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def cues() -> Cues:
    """The cues, read and compiled once."""
    kinds: dict[str, list[str]] = {"held": [], "ahead": [], "background": [], "background_behind": []}
    data = resources.files(__package__).joinpath("data/cues.tsv").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line and not line.startswith("#"):
            kind, expression = line.split("\t")
            kinds[kind].append(expression)
    return Cues(
        held=re.compile("|".join(kinds["held"])),
        before=re.compile("|".join(f"(?:{e})" for e in kinds["ahead"] + kinds["background"])),
        behind=re.compile("|".join(f"(?:{e})" for e in kinds["background_behind"])),
    )


def kind(candidate: DateExpression, text: str) -> Kind:
    """What `candidate`, an expression found in `text`, is likely to be the date of."""
    before, behind = _clause_before(text, candidate.span), _sentence_behind(text, candidate.span)
    if _LABEL.search(before) or cues().before.search(before) or cues().behind.match(behind):
        return Kind.OTHER
    if before.rfind("《") > before.rfind("》") or _ahead(candidate):
        return Kind.OTHER
    if _DATELINE.match(behind):
        return Kind.FILED
    if isinstance(candidate.start, Recently):
        return Kind.RECENT
    if not candidate.names_a_day:
        return Kind.LOOSE
    return Kind.HELD if cues().held.search(behind) else Kind.PLAIN


def choose(
    candidates: Sequence[DateExpression], text: str, window: Sequence[Span] | None = None
) -> DateExpression | None:
    """The expression that dates the meeting, or None.

    Args:
        candidates: Expressions found in `text`, in text order.
        text: The text they were found in.
        window: The sentences that belong to the meeting, in order of weight; by default all of
            `text`, in its order.

    Returns:
        The best candidate by `Kind`; among equals the first in the order of `window`. In the first
        sentence that has a day, no verb is asked for: a report starts with its date.
    """
    window = [Span(0, len(text))] if window is None else window
    best: tuple[Kind, DateExpression] | None = None
    for sentence in window:
        for candidate in candidates:
            if not sentence.covers(candidate.span):
                continue
            worth = kind(candidate, text)
            if best is None and worth is Kind.PLAIN:
                worth = Kind.HELD
            if worth is not Kind.OTHER and (best is None or worth > best[0]):
                best = (worth, candidate)
    return best[1] if best else None


def _ahead(candidate: DateExpression) -> bool:
    match candidate.start:
        case DaysAgo(days):
            return days < 0
        case CalendarPoint(years_ago=years, months_ago=months):
            return (years or 0) < 0 or (months or 0) < 0
    return False


def _clause_before(text: str, span: Span) -> str:
    start = max(text.rfind(mark, max(0, span.start - 60), span.start) for mark in _CLAUSE_ENDS)
    return text[max(start + 1, span.start - 60) : span.start]


def _sentence_behind(text: str, span: Span) -> str:
    ends = [end for mark in _SENTENCE_ENDS if (end := text.find(mark, span.end)) >= 0]
    return text[span.end : min(ends, default=len(text))]
