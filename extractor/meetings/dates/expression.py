"""What a date expression says, before anybody knows when the article was written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from extractor.spans import Quote, Span


class Part(Enum):
    """A third of a month (初/上旬, 中/中旬, 底/末/下旬) or, without a month, an end of a year."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """A place in the calendar; what is None was not said.

    `years_ago` and `months_ago` stand for 今年 (0), 去年 (1), 本月 (0), 上月 (1); 明年 is -1. Years and
    months of the traditional calendar have `lunar` set; day 30 of its twelfth month means the
    year's last day. `weekday` (Monday 0) is a gloss such as 7月17日（星期五）.
    """

    year: int | None = None
    years_ago: int | None = None
    month: int | None = None
    months_ago: int | None = None
    day: int | None = None
    part: Part | None = None
    weekday: int | None = None
    lunar: bool = False


@dataclass(frozen=True, slots=True)
class DaysAgo:
    """今天 (0), 昨天 (1), 前天 (2), 明天 (-1): counted from the day of writing."""

    days: int


@dataclass(frozen=True, slots=True)
class WeekDay:
    """上周五, 本周三, 周一. `weeks_ago` None: the latest such day; `weekday` None: the whole week."""

    weeks_ago: int | None
    weekday: int | None


@dataclass(frozen=True, slots=True)
class DaysLater:
    """当天 (0), 次日 (1): counted from the date the text has just named."""

    days: int


@dataclass(frozen=True, slots=True)
class Recently:
    """近日, 日前: a date is meant and none is given."""


Point: TypeAlias = CalendarPoint | DaysAgo | WeekDay | DaysLater | Recently


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words that name a day, several days, a month or a year.

    `quote.span` counts in the text given to `find`; the words are quoted without 上午, 晚 or 当地时间
    at their ends. `end` is the last day of a range (17日至18日) or of consecutive days (17日、18日).
    """

    quote: Quote
    start: Point
    end: CalendarPoint | None = None

    @property
    def span(self) -> Span:
        """Where the words stand."""
        assert self.quote.span is not None
        return self.quote.span

    @property
    def names_a_day(self) -> bool:
        """True if the words mean one day or a run of days rather than a month, a year or 近日."""
        match self.start:
            case CalendarPoint(day=day):
                return day is not None
            case WeekDay(weekday=weekday):
                return weekday is not None
            case Recently():
                return False
        return True
