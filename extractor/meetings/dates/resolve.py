"""Which days a date expression means, given what is known about when the article was written.

News reports what has happened: where the words leave open which year or month is meant, it is the
latest one that is not in the future. One day of slack lets a report of the 18th be published on the
17th of another time zone.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from extractor.meetings.dates.expression import (
    CalendarPoint,
    DateExpression,
    DaysAgo,
    DaysLater,
    Part,
    Recently,
    WeekDay,
)
from extractor.meetings.extraction import DatePrecision, EventDate

SLACK = timedelta(days=1)

# So long after its dateline a report is still printed as news.
_FILED_WITHIN = timedelta(days=7)

# Up to April a meeting may carry the year before in its name (2021年总结表彰大会).
_SEASON_OF_REVIEWS = 4

# A printed weekday can settle the year; dates and weekdays coincide again after 5, 6 or 11 years.
_YEARS_TO_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class Context:
    """What the article itself tells about its dates.

    Attributes:
        year: The year the gathering is named with (2016年青禾论坛), stronger than the day a page was seen.
        anchor: The day the text has named last; 当天 and 次日 count from it, and a bare 18日 is in its month.
        earliest: A day the report is not older than, from a year it cites. A weak hint, used
            last.
    """

    year: int | None = None
    anchor: date | None = None
    earliest: date | None = None


@dataclass(frozen=True, slots=True)
class _Clock:
    """The reference dates in order of trust; `bound` is the last day an event may start on."""

    written: date | None
    bound: date | None
    context: Context

    @property
    def approximate(self) -> date | None:
        """A day near the writing, for words that count in months or years."""
        return self.written or self.context.anchor or self.bound


@dataclass(frozen=True, slots=True)
class _Period:
    start: date
    end: date
    precision: DatePrecision


def resolve(
    expression: DateExpression,
    *,
    published: date | None,
    crawled: date | None,
    context: Context | None = None,
) -> EventDate:
    """The days `expression` means.

    Args:
        expression: What `find` read.
        published: The day the article was published, or None.
        crawled: The day a mirror saw the page: the event is not later. Used where `published` is
            not known.
        context: What the article itself tells.

    Returns:
        The date with ISO days `start` and `end`, inclusive; `--MM-DD` with precision
        UNKNOWN_YEAR where no year can be known; None and NONE where not even that can (近日, or
        昨天 without a day of writing). MONTH and YEAR mean some time between start and end.
    """
    context = context or Context()
    clock = _Clock(published, published or crawled, context)
    period: _Period | str | None
    match expression.start:
        case CalendarPoint(lunar=True) as point:
            period = _lunar(point, clock)
        case CalendarPoint() as point:
            period = _calendar(point, clock)
        case DaysAgo(days):
            period = _day(published - timedelta(days)) if published else None
        case DaysLater(days):
            period = _day(context.anchor + timedelta(days)) if context.anchor else None
        case WeekDay() as point:
            period = _weekday(point, published) if published else None
        case Recently():
            period = None
    if period is None:
        return EventDate(expression.quote, None, None, DatePrecision.NONE, clock.bound)
    if isinstance(period, str):
        end = _yearless_end(expression)
        return EventDate(expression.quote, period, end or period, DatePrecision.UNKNOWN_YEAR, clock.bound)
    if expression.end is not None:
        period = _until(period, expression.end)
    return EventDate(
        expression.quote, period.start.isoformat(), period.end.isoformat(), period.precision, clock.bound
    )


def counted_from(filed: EventDate, expression: DateExpression, published: date | None) -> EventDate | None:
    """今天 and 昨晚 of a report whose dateline names the day it was filed (新华社北京7月17日电　今天…).

    A bare 16日 counts from a dateline as well, which is all the month it has: it is not later, and pages that
    print the report again years after have the same dateline.

    Args:
        filed: The day of the dateline, with or without a year; for a bare day also one named before it.
        expression: What the words say.
        published: The day of publication, or None.

    Returns:
        The date; None where the words need no such day, or the dateline names none, or, for days counted
        back, one so long before publication that it is another report's.
    """
    if filed.start is None:
        return None
    yearless = filed.start.startswith("--")
    # A leap year stands in for a year that is not known, so that 29 February is a day.
    day = date.fromisoformat(f"2000{filed.start[1:]}" if yearless else filed.start)
    late = not yearless and published and not timedelta(0) <= published - day <= _FILED_WITHIN
    match expression.start, expression.end:
        case DaysAgo(days), _ if not late:
            first = last = day - timedelta(days)
        case CalendarPoint(year=None, month=None, months_ago=None, day=int(number)), end:
            period = _of_month(*_months_before(day.year, day.month, int(number > day.day)), number, None)
            if period is None:
                return None
            first, last = period.start, (_until(period, end) if end else period).end
        case _:
            return None
    if yearless:
        words = (f"--{first:%m-%d}", f"--{last:%m-%d}")
        return EventDate(expression.quote, *words, DatePrecision.UNKNOWN_YEAR, filed.reference)
    return EventDate(
        expression.quote, first.isoformat(), last.isoformat(), DatePrecision.DAY, filed.reference
    )


def _day(day: date) -> _Period:
    return _Period(day, day, DatePrecision.DAY)


def _calendar(point: CalendarPoint, clock: _Clock) -> _Period | str | None:
    """The period of a solar date, `--MM-DD`, or None."""
    if point.month is None and point.months_ago is None:
        if point.day is not None:
            return _bare_day(point.day, clock) if point.year is None else None
        year = _year(point, clock)
        return _of_year(year, point.part) if year else None
    if point.months_ago is not None:
        reference = clock.approximate
        if reference is None:
            return None
        year, month = _months_before(reference.year, reference.month, point.months_ago)
        period = _of_month(year, month, point.day, point.part)
        if period and clock.written is None and clock.bound and period.start > clock.bound + SLACK:
            # 本月5日 on a page seen on the 3rd is of the month before.
            return _of_month(*_months_before(year, month, 1), point.day, point.part)
        return period
    assert point.month is not None
    year = _year(point, clock)
    if year is not None:
        return _of_month(year, point.month, point.day, point.part)
    for candidate in _candidates(point, clock):
        return candidate
    return f"--{point.month:02}-{point.day:02}" if point.day else None


def _year(point: CalendarPoint, clock: _Clock) -> int | None:
    """The year the words name or count back to."""
    if point.year is not None:
        return point.year
    if point.years_ago is None:
        return None
    reference = clock.approximate
    return reference.year - point.years_ago if reference else None


def _candidates(point: CalendarPoint, clock: _Clock) -> Iterator[_Period]:
    """The periods a date without a year may mean, best first."""
    assert point.month is not None
    context = clock.context
    if clock.written is None and context.year is not None:
        yield from _named_year(point, clock, context.year)
    if clock.bound is not None:
        newest = clock.bound.year + 1
    elif context.anchor is not None:
        newest = context.anchor.year + 1
    else:
        if context.earliest is not None:
            yield from _on_or_after(point, context.earliest)
        return
    periods = [
        period
        for year in range(newest, newest - _YEARS_TO_LOOK_BACK, -1)
        if (period := _of_month(year, point.month, point.day, point.part))
        and (clock.bound is None or period.start <= clock.bound + SLACK)
    ]
    if clock.written is None:
        if context.anchor is not None:
            anchor = context.anchor
            periods.sort(key=lambda period: abs(period.start - anchor))
        elif point.weekday is not None:
            yield from (period for period in periods if period.start.weekday() == point.weekday)
    yield from periods


def _named_year(point: CalendarPoint, clock: _Clock, year: int) -> Iterator[_Period]:
    """The date in the year the gathering is named with, unless that may be the year it looks back on."""
    assert point.month is not None
    period = _of_month(year, point.month, point.day, point.part)
    if period is None or (clock.bound is not None and period.start > clock.bound + SLACK):
        return
    looks_back = (
        clock.bound is not None and clock.bound.year - year == 1 and point.month <= _SEASON_OF_REVIEWS
    )
    if not looks_back:
        yield period


def _on_or_after(point: CalendarPoint, earliest: date) -> Iterator[_Period]:
    assert point.month is not None
    for year in range(earliest.year, min(earliest.year + 9, MAXYEAR)):
        period = _of_month(year, point.month, point.day, point.part)
        if period and period.end >= earliest:
            yield period


def _bare_day(day: int, clock: _Clock) -> _Period | None:
    """17日: in the month of the date before it, else the latest month that has had such a day."""
    anchor = clock.context.anchor
    if anchor is not None:
        for months in (0, -1):
            period = _of_month(*_months_before(anchor.year, anchor.month, months), day, None)
            later = period is not None and period.start >= anchor
            if period and later and (clock.bound is None or period.start <= clock.bound + SLACK):
                return period
        if clock.written is None:
            return _of_month(anchor.year, anchor.month, day, None)
    if clock.bound is None:
        return None
    latest = clock.bound + SLACK
    for months in range(3):
        period = _of_month(*_months_before(latest.year, latest.month, months), day, None)
        if period and period.start <= latest:
            return period
    return None


def _weekday(point: WeekDay, written: date) -> _Period:
    monday = written - timedelta(written.weekday())
    if point.weeks_ago is None:
        assert point.weekday is not None
        return _day(written - timedelta((written.weekday() - point.weekday) % 7))
    monday -= timedelta(weeks=point.weeks_ago)
    if point.weekday is None:
        return _Period(monday, monday + timedelta(6), DatePrecision.MONTH)  # one of its days
    return _day(monday + timedelta(point.weekday))


def _of_year(year: int, part: Part | None) -> _Period:
    """A year, or its first (年初), sixth and seventh (年中) or last (年底) month."""
    first, last = {None: (1, 12), Part.EARLY: (1, 1), Part.MIDDLE: (6, 7), Part.LATE: (12, 12)}[part]
    precision = DatePrecision.YEAR if part is None else DatePrecision.MONTH
    return _Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def _of_month(year: int, month: int, day: int | None, part: Part | None) -> _Period | None:
    """A day of a month, the month, or a third of it (上旬, 月初); None if there is no such day."""
    length = monthrange(year, month)[1]
    if day is not None:
        return _day(date(year, month, day)) if day <= length else None
    thirds = {None: (1, length), Part.EARLY: (1, 10), Part.MIDDLE: (11, 20), Part.LATE: (21, length)}
    first, last = thirds[part]
    return _Period(date(year, month, first), date(year, month, last), DatePrecision.MONTH)


def _months_before(year: int, month: int, months: int) -> tuple[int, int]:
    index = year * 12 + month - 1 - months
    return index // 12, index % 12 + 1


def _lunar(point: CalendarPoint, clock: _Clock) -> _Period | None:
    """The solar days of a date of the traditional calendar; it needs a year or a reference."""
    if point.year is not None:
        return _lunar_period(point, point.year)
    if clock.bound is None:
        return None
    for year in range(clock.bound.year + 1, clock.bound.year - 3, -1):
        period = _lunar_period(point, year)
        if period and period.start <= clock.bound + SLACK:
            return period
    return None


def _lunar_period(point: CalendarPoint, year: int) -> _Period | None:
    # Imported here: few articles need it.
    from borax.calendars.lunardate import LunarDate

    assert point.month is not None
    try:
        if point.day is None:
            first = LunarDate(year, point.month, 1).to_solar_date()
            return _Period(first, first + timedelta(28), DatePrecision.MONTH)
        return _day(LunarDate(year, point.month, point.day).to_solar_date())
    except ValueError:  # a month of 29 days, or a year out of the table (1900 to 2100)
        if (point.month, point.day) == (12, 30):  # 大年三十 is the 29th in such a year
            return _lunar_period(CalendarPoint(month=12, day=29, lunar=True), year)
        return None


def _until(period: _Period, end: CalendarPoint) -> _Period:
    """`period` stretched to the day, month or year that the words give as its end."""
    start = period.start
    year = end.year or start.year
    month = end.month or start.month
    last = _of_month(year, month, end.day, end.part)
    if last is not None and last.end < start and end.year is None:
        if end.month is None:
            last = _of_month(*_months_before(year, month, -1), end.day, end.part)
        else:
            last = _of_month(year + 1, month, end.day, end.part)
    if last is None or last.end < start:
        return period
    precision = DatePrecision.RANGE if end.day is not None else DatePrecision.MONTH
    return _Period(start, last.end, precision)


def _yearless_end(expression: DateExpression) -> str | None:
    start, end = expression.start, expression.end
    if end is None or end.day is None or not isinstance(start, CalendarPoint):
        return None
    month = end.month or start.month
    if month is not None and end.month is None and start.day is not None and end.day < start.day:
        month = month % 12 + 1
    return f"--{month:02}-{end.day:02}" if month else None
