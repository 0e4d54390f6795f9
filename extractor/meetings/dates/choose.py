"""Which of an article's date expressions is the date of the meeting."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources

from extractor.meetings.dates.expression import CalendarPoint, DateExpression, DaysAgo
from extractor.meetings.dates.written import is_label_of_event, is_publication_line
from extractor.spans import Span

# 新华社北京7月17日电, 本报7月17日讯: the day a report was filed, a meeting's only for want of a better one.
_DATELINE = re.compile(
    r"(?:上午|下午|晚)?(?:专?电(?![话视影子力台商商气梯网信])|讯(?![问息])|消息[\s（(，,：:])"
)
# 今天的中国 is no day; 今天的会议 is.
_TODAY_AS_AN_AGE = re.compile(r"的(?![^，。；]{0,8}(?:会|活动|仪式|培训|讲座))")
# 7月17日将在北京召开, with no verb of a meeting before 将.
_TO_COME = re.compile(
    r"即将|将(?:会|要|在|于|正式|首次|召开|举行|举办|开幕|闭幕|启动|出席|出访|赴|前往|访问|走进|迎来|参加|开赛|开跑)"
)
# 挖到今天, 今天是：7月17日 of a page: no day of the news.
_UP_TO = ("到", "至")
_DAY_OF_PAGE = re.compile(r"是\s*[:：]")
# 张三表示，昨天…: what somebody says of another day.
_SPEECH = re.compile(r"(?:表示|指出|强调|说|认为|谈到|提到|回顾)(?:道)?[，,：:]")
# 在5月21日举办第一讲后，党支部又于7月2日……: what came before the news.
_SINCE = ("在", "继")
_THEREAFTER = re.compile(r"[^，。；]{2,40}之?后[，,]")
_KINDS = ("convened", "met", "gathering", "ahead", "background", "passed_by")
_CLAUSE_ENDS = "，,。；;！？!?\n"
_SENTENCE_MARKS = ("。", "！", "？", "!", "?")
_SENTENCE_ENDS = (*_SENTENCE_MARKS, "\n")
# Words further away than this are not about the date, even where a text has no full stops.
_FAR = 200
# 近日 and 今年3月 date a meeting in the first sentences of its report; further down they look back.
_LEAD = 2


# Of two dates of one kind: 近日, a single day that opens the report without a verb of meeting, any other.
_VAGUE, _OPENING, _FIRM = 0, 1, 2


class Kind(IntEnum):
    """What a date expression is likely to be the date of, worst first."""

    OTHER = 0  # a founding, a deadline, a date to come, a publication line, a date in a speech
    FILED = 1  # 新华社北京7月17日电
    LOOSE = 2  # a year, a month or 近日, and nobody is said to meet
    PLAIN = 3  # a day, and nobody is said to meet
    HELD = 4  # the sentence goes on with a verb of meeting


@dataclass(frozen=True, slots=True)
class Cues:
    """The patterns of `data/cues.tsv`, several kinds joined where they serve one question."""

    convened: re.Pattern[str]
    met: re.Pattern[str]
    held: re.Pattern[str]
    elsewhere: re.Pattern[str]
    passed_by: re.Pattern[str]


@cache
def cues() -> Cues:
    """The cues, read and compiled once.

    Raises:
        ValueError: if a line of the data names an unknown kind.
    """
    kinds: dict[str, list[str]] = {name: [] for name in _KINDS}
    data = resources.files(__package__).joinpath("data/cues.tsv").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line and not line.startswith("#"):
            kind, expression = line.split("\t")
            if kind not in kinds:
                raise ValueError(f"cues.tsv: unknown kind {kind!r} in {line!r}")
            kinds[kind].append(f"(?:{expression})")

    def joined(*names: str) -> re.Pattern[str]:
        return re.compile("|".join(expression for name in names for expression in kinds[name]))

    return Cues(
        convened=joined("convened"),
        met=joined("convened", "met"),
        held=joined("convened", "met", "gathering"),
        elsewhere=joined("ahead", "background"),
        passed_by=joined("passed_by"),
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date expression and what it is likely to be the date of."""

    expression: DateExpression
    kind: Kind

    @property
    def span(self) -> Span:
        """Where its words stand."""
        return self.expression.span


def judge(expressions: Iterable[DateExpression], text: str) -> list[Candidate]:
    """The expressions found in `text`, each with what it is likely to be the date of."""
    return [Candidate(expression, kind(expression, text)) for expression in expressions]


def kind(candidate: DateExpression, text: str) -> Kind:
    """What `candidate`, an expression found in `text`, is likely to be the date of."""
    if _ahead(candidate) or _only_a_year(candidate):
        return Kind.OTHER
    before, behind = _clause_before(text, candidate.span), _sentence_behind(text, candidate.span)
    # 从3月5日至8日 is a span of its own; 从3月5日 is where one begins.
    if candidate.end is None and (cues().elsewhere.search(before) or cues().passed_by.match(behind)):
        return Kind.OTHER
    if before.rfind("《") > before.rfind("》"):
        return Kind.OTHER
    if isinstance(candidate.start, DaysAgo) and (
        _TODAY_AS_AN_AGE.match(behind)
        or _DAY_OF_PAGE.match(behind)
        or before.endswith(_UP_TO)
        or _is_quoted(text, candidate.span.start)
    ):
        return Kind.OTHER
    if (to_come := _TO_COME.search(behind)) and not cues().met.search(behind, 0, to_come.start()):
        return Kind.OTHER
    if _SPEECH.search(_sentence_before(text, candidate.span)):
        return Kind.OTHER
    if is_label_of_event(text, candidate.span):
        return Kind.HELD
    if _DATELINE.match(behind) or is_publication_line(text, candidate.span):
        return Kind.FILED
    if not candidate.names_a_day:
        # 近日 is printed of many things (近日作出指示): only the plain verbs of a meeting count.
        return Kind.HELD if cues().convened.search(behind) else Kind.LOOSE
    if before.endswith(_SINCE) and _THEREAFTER.match(behind):
        return Kind.PLAIN
    return Kind.HELD if cues().held.search(behind) else Kind.PLAIN


def choose(
    candidates: Sequence[Candidate], text: str, window: Sequence[Span] | None = None
) -> Candidate | None:
    """The candidate that dates the meeting, or None.

    Args:
        candidates: The expressions found in `text`, judged, in text order.
        text: The text they were found in.
        window: The sentences that belong to the meeting, the first to be asked first; by default
            all of `text`, in its order.

    Returns:
        The best candidate by `Kind`; a day before 近日, and among equals the first in the order of
        `window`. In the first sentence that has a day, no verb is asked for: a report starts with its date.
    """
    window = [Span(0, len(text))] if window is None else window
    best: tuple[tuple[Kind, int], Candidate] | None = None
    read = 0
    for sentence in window:
        first = bisect_left(candidates, sentence.start, key=_start)
        for candidate in candidates[first : bisect_left(candidates, sentence.end, lo=first, key=_start)]:
            if candidate.span.end > sentence.end:
                continue
            far = read + _marks(text[sentence.start : candidate.span.start])
            if not candidate.expression.names_a_day and far >= _LEAD:
                continue
            worth = (candidate.kind, _rank(candidate, best[1] if best else None, text))
            if best is None and candidate.kind is Kind.PLAIN:
                worth = (Kind.HELD, _OPENING if candidate.expression.end is None else _FIRM)
            if candidate.kind is not Kind.OTHER and (best is None or worth > best[0]):
                best = (worth, candidate)
        read += _marks(sentence.cut(text))
    return best[1] if best else None


# 7月17日，省河长办召开研讨会: behind what 近日 announced, a gathering that somebody else held.
_OF_OTHERS = re.compile(r"(?:上午|下午|晚)?[，,]?[^，。；在于]{2,16}(?:召开|举行|举办)")


def _rank(candidate: Candidate, best: Candidate | None, text: str) -> int:
    """How firmly a date is that of the meeting among dates of its kind, given the best one before it."""
    if not candidate.expression.names_a_day:
        return _VAGUE
    if best is None or best.expression.names_a_day:
        return _FIRM
    between = text[best.span.end : candidate.span.start]
    same = not any(mark in between for mark in _SENTENCE_ENDS)
    return _FIRM if same or not _OF_OTHERS.match(text, candidate.span.end) else _VAGUE


def _start(candidate: Candidate) -> int:
    return candidate.span.start


def _marks(text: str) -> int:
    """How many sentences end in `text`; photo lines end without a mark and do not count."""
    return sum(text.count(mark) for mark in _SENTENCE_MARKS)


def governing(candidates: Sequence[Candidate], position: int) -> Candidate | None:
    """The candidate before `position` whose date still holds there, or None.

    What a report tells without a date of its own (会前, 随后, 年会期间) was on the day it named last.
    """
    days = [c for c in candidates if c.kind >= Kind.PLAIN and c.expression.names_a_day]
    before = [c for c in days if c.span.end <= position]
    return max(before, key=lambda c: (c.kind, c.span.start), default=None)


def _ahead(candidate: DateExpression) -> bool:
    """True for 明天, 明年, 下月 and 明天（7月18日）."""
    match candidate.start:
        case DaysAgo(days):
            return days < 0
        case CalendarPoint() if candidate.quote.text.startswith("明"):
            return True
        case CalendarPoint(years_ago=years, months_ago=months):
            return (years or 0) < 0 or (months or 0) < 0
    return False


def _only_a_year(candidate: DateExpression) -> bool:
    """2023年 and 今年 stand in names and reviews far more often than they date a meeting."""
    match candidate.start:
        case CalendarPoint(month=None, months_ago=None, day=None, part=None):
            return True
    return False


def _is_quoted(text: str, position: int) -> bool:
    """True inside “…”: somebody's words of his own day."""
    line = text[max(0, position - _FAR) : position].rpartition("\n")[2]
    return line.rfind("“") > line.rfind("”")


def _clause_before(text: str, span: Span) -> str:
    before = text[max(0, span.start - _FAR) : span.start]
    return before[max(before.rfind(mark) for mark in _CLAUSE_ENDS) + 1 :]


def _sentence_before(text: str, span: Span) -> str:
    before = text[max(0, span.start - _FAR) : span.start]
    return before[max(before.rfind(mark) for mark in _SENTENCE_ENDS) + 1 :]


def _sentence_behind(text: str, span: Span) -> str:
    behind = text[span.end : span.end + _FAR]
    ends = [end for mark in _SENTENCE_ENDS if (end := behind.find(mark)) >= 0]
    return behind[: min(ends, default=len(behind))]
