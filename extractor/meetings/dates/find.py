"""Find the date expressions of a text, parsed but not resolved."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta

from extractor.meetings.dates import grammar
from extractor.meetings.dates.expression import (
    CalendarPoint,
    DateExpression,
    DaysAgo,
    DaysLater,
    Part,
    Point,
    Recently,
    WeekDay,
)
from extractor.meetings.dates.numerals import number
from extractor.spans import Quote, Span

_WEEKDAYS = {day: i for i, day in enumerate("一二三四五六日")} | {"天": 6}
_PARTS = dict.fromkeys("初上", Part.EARLY) | {"中": Part.MIDDLE} | dict.fromkeys("下底末", Part.LATE)
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}

# 2018年度, 2020年级, 90年代, 2021年版: the year is part of a name, not a date.
_YEAR_OF_A_NAME = "度级版代届期间来份生"
# A month without a day is a date where nothing hangs on it (9月份工资): the clause ends or its verb follows.
_AFTER_A_MONTH = re.compile(r"[\s，,。；;、（(）)]|以来|至今|[召举开在起间期内将我全由]|$")
_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十廿卅]+")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find(text: str) -> tuple[DateExpression, ...]:
    """All date expressions of `text` in text order, with spans in `text` that do not overlap.

    Numbers that are no dates (20日内, 5日游, 十一届三次, 〔2019〕15号) are not reported; neither are dates
    the calendar lacks (2月30日).
    """
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[DateExpression]:
    pattern = grammar.pattern()
    position = 0
    while match := pattern.search(text, position):
        expression = _read(match, text)
        if expression is not None:
            yield expression
            # The weekday behind a date belongs to it and is no date of its own.
            last = "to_gloss" if expression.end else "gloss"
            position = max(expression.span.end, match.end(last))
        else:
            position = max(match.end(), match.start() + 1)


def _read(match: re.Match[str], text: str) -> DateExpression | None:
    """The expression that `match` stands for, or None where it is no date after all."""
    groups = match.groupdict()
    start: Point | None
    end: CalendarPoint | None = None
    stop = match.end()
    if groups["glossed"]:
        start = _calendar(groups, "gloss_")
    elif word := groups["day_word"]:
        start = _of_day_word(word)
    elif groups["recently"]:
        start = Recently()
    elif groups["iso_year"]:
        start, end = _numeric(groups, ""), _numeric_end(groups)
    elif groups["new_year"] or groups["lunar_month"]:
        start = _lunar(groups)
    elif groups["weeks_ago"] is not None:
        weekday = groups["day_of_week"]
        weeks = grammar.words()["weeks_ago"][groups["weeks_ago"]]
        start = WeekDay(weeks, _WEEKDAYS[weekday] if weekday else None)
    elif groups["lone_weekday"]:
        start = WeekDay(None, _WEEKDAYS[groups["lone_weekday"]])
    elif part := groups["lone_part"]:
        start = _lone_part(part)
    else:
        first, second = _calendar(groups, ""), _calendar(groups, "to_")
        if first is None:
            return None
        start = first
        if second is not None and (
            groups["to"] or _consecutive(first, second, match["and"]) or _shares_unit(match)
        ):
            end = second
            stop = match.start("to_gloss") if groups["to_gloss"] else stop
        else:
            stop = _end_of_first(match)
            if not _stands_alone(first, text, stop):
                return None
    if start is None:
        return None
    span = Span(match.start(), stop)
    return DateExpression(Quote(span.cut(text), span), start, end)


def _end_of_first(match: re.Match[str]) -> int:
    """Where the first of two dates ends, or the only one, without blanks and weekday behind it."""
    bounds = [match.start(name) for name in ("gloss", "time", "to", "and") if match.start(name) >= 0]
    stop = min(bounds, default=match.end())
    return match.start() + len(match.string[match.start() : stop].rstrip())


def _shares_unit(match: re.Match[str]) -> bool:
    """True for 17、18日 and 3、7日: the first day has no 日 of its own, so the two cannot be parted."""
    return not match.string.startswith(("日", "号"), match.end("day")) if match["day"] else False


def _consecutive(first: CalendarPoint, second: CalendarPoint, between: str) -> bool:
    """True for 17日、18日、19日 and 7月31日、8月1日: one meeting over days rather than several dates."""
    if first.day is None or second.day is None:
        return False
    if second.month is None or second.month == first.month:
        return second.day - first.day == len(_NUMERAL.findall(between)) + 1
    if first.month is None:
        return False
    years = (first.year,) if first.year else (2000, 2001)  # a leap year and another
    eves = [date(year, first.month, 1) + timedelta(first.day) for year in years]
    return (second.month, second.day) in [(eve.month, eve.day) for eve in eves]


def _stands_alone(point: CalendarPoint, text: str, stop: int) -> bool:
    """False where a year or month without a day is part of a longer name or of a count."""
    if point.day is not None or point.part is not None:
        return True
    if point.month is None and point.months_ago is None:
        return not (stop < len(text) and text[stop] in _YEAR_OF_A_NAME)
    if point.year is None and point.years_ago is None and point.month is not None:
        return bool(_AFTER_A_MONTH.match(text, stop))
    return True


def _calendar(groups: dict[str, str | None], p: str) -> CalendarPoint | None:
    """The calendar date in the groups whose names start with `p`; None if there is none or no such day."""
    year, years_ago = groups[f"{p}year"], groups[f"{p}years_ago"]
    month, months_ago = groups[f"{p}month"], groups[f"{p}months_ago"]
    day, part, weekday = groups[f"{p}day"], groups[f"{p}part"], groups[f"{p}weekday"]
    words = grammar.words()
    if not any((year, years_ago, month, months_ago, day, part)):
        return None
    point = CalendarPoint(
        year=_full_year(year) if year else None,
        years_ago=words["years_ago"][years_ago] if years_ago else None,
        month=number(month) if month else None,
        months_ago=words["months_ago"][months_ago] if months_ago else None,
        day=number(day) if day else None,
        part=_PARTS[part.removeprefix("年")[0]] if part else None,
        weekday=_WEEKDAYS[weekday[-1]] if weekday else None,
    )
    return point if _exists(point) else None


def _exists(point: CalendarPoint) -> bool:
    """True if the calendar can have such a day."""
    if point.month is not None and not 1 <= point.month <= 12:
        return False
    if point.day is None:
        return True
    if not 1 <= point.day <= (_LONGEST[point.month - 1] if point.month else 31):
        return False
    leap_day = (point.month, point.day) == (2, 29)
    return not leap_day or point.year is None or isleap(point.year)


def _full_year(text: str) -> int:
    """The year in four digits; two-digit years mean 1970 to 2069."""
    year = number(text)
    if year >= 100:
        return year
    return year + (2000 if year < 70 else 1900)


def _lone_part(text: str) -> CalendarPoint:
    """月初, 下旬: of the month of writing; 年底: of its year."""
    part = _PARTS[text.removeprefix("月").removeprefix("年")[0]]
    if text[0] == "年":
        return CalendarPoint(years_ago=0, part=part)
    return CalendarPoint(months_ago=0, part=part)


def _of_day_word(word: str) -> DaysAgo | DaysLater:
    tables = grammar.words()
    if word in tables["days_ago"]:
        return DaysAgo(tables["days_ago"][word])
    return DaysLater(tables["days_later"][word])


def _numeric(groups: dict[str, str | None], p: str) -> CalendarPoint | None:
    year, month, day = (groups[f"{p}iso_{unit}"] for unit in ("year", "month", "day"))
    if not (year and month and day):
        return None
    point = CalendarPoint(year=int(year), month=int(month), day=int(day))
    return point if _exists(point) else None


def _numeric_end(groups: dict[str, str | None]) -> CalendarPoint | None:
    """The end of 2023.5.12-5.14, 2023.5.12—14 or of two full dates."""
    if short := groups["to_iso"]:
        *month, day = (int(n) for n in re.findall("[0-9]+", short))
        point = CalendarPoint(month=month[0] if month else None, day=day)
        return point if _exists(point) else None
    return _numeric(groups, "to_")


def _lunar(groups: dict[str, str | None]) -> CalendarPoint:
    """正月初八, 腊月廿三, 大年三十."""
    year, month, day = groups["lunar_year"], groups["lunar_month"], groups["lunar_day"]
    if groups["new_year"]:
        month = "腊" if day == "三十" else "正"
    assert month is not None
    return CalendarPoint(
        year=number(year) if year else None,
        month=_LUNAR_MONTHS.get(month) or number(month),
        day=number(day) if day else None,
        lunar=True,
    )
