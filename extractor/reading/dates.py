"""Calendar dates of publication and crawling, however a source writes them down.

Only complete dates: a value without its year, month or day is None, and so is what is impossible.
A date in a sentence is not this room's business.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""Instants (Unix time, times with an offset) fall on the day the clocks in China showed."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years that a publication date can have; all else is a typing error or another kind of number."""

DATE_PATTERN = (
    r"(?:19|20)\d\d(?:[-/.](?:1[0-2]|0?[1-9])[-/.]|年\s?(?:1[0-2]|0?[1-9])月\s?)"
    r"(?:3[01]|[12]\d|0?[1-9])(?!\d)日?"
)
"""A date with year, month and day as Chinese pages print it: `2015-07-17`, `2015年7月17日`."""

_NUMERIC = re.compile(r"(\d{4})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\d{2}|\d{4}|\d{6})?(?!\d)")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|-?\d{12,13}")
_WITH_OFFSET = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)$", re.IGNORECASE
)
_CHINESE_DATE = re.compile(
    "([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))


def parse_date(value: object) -> date | None:
    """Read a field's value as a day.

    Takes ISO dates and datetimes, `2015/7/17`, `2015.7.17`, `2015年7月17日`, `二〇一五年七月十七日`,
    `20150717`, RFC 2822 dates, Unix time in seconds or milliseconds, and date objects.

    Returns:
        The day, or None where the value is empty, incomplete, impossible or no date.
    """
    if isinstance(value, datetime):
        try:
            return _known(value.astimezone(CHINA).date() if value.tzinfo else value.date())
        except OverflowError:
            return None
    if isinstance(value, date):
        return _known(value)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_number(value)
    return _from_text(value.strip()) if isinstance(value, str) else None


def _from_text(text: str) -> date | None:
    instant = _WITH_OFFSET.match(text)
    if instant:
        day, clock, offset = instant.groups()
        offset = "+00:00" if offset in "Zz" else offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
        try:
            return parse_date(datetime.fromisoformat(f"{day}T{clock}{offset}"))
        except ValueError:
            return None
    numeric = _NUMERIC.match(text)
    if numeric:
        return _day(numeric[1], numeric[3], numeric[4])
    compact = _COMPACT.fullmatch(text)
    if compact and (day := _day(compact[1], compact[2], compact[3])):
        return day
    if _EPOCH.fullmatch(text):
        return _from_number(float(text))
    chinese = _CHINESE_DATE.match(text)
    if chinese:
        year = "".join(_DIGITS[digit] for digit in chinese[1])
        return _day(year, _small_number(chinese[2]), _small_number(chinese[3]))
    if text[:3].isalpha() or "," in text[:10]:
        from email.utils import parsedate_to_datetime  # takes long to import, and few sources need it

        try:
            return parse_date(parsedate_to_datetime(text))
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return None


def _from_number(number: float) -> date | None:
    if not abs(number) < 4.2e12:  # no instant of these centuries, not even in milliseconds; or NaN
        return None
    if 19000101 <= number <= 21001231 and number == int(number):
        return _from_text(str(int(number)))
    seconds = number / 1000 if abs(number) >= 1e11 else number
    if abs(seconds) < 1e8:  # a year, a count, a number of days: anything but an instant since 1973
        return None
    try:
        return _known((datetime(1970, 1, 1, 8, tzinfo=CHINA) + timedelta(seconds=seconds)).date())
    except OverflowError:  # before the year 1
        return None


def _small_number(words: str) -> int:
    """`十七` is 17, `三十` is 30, `五` is 5; 0 for what is none."""
    tens, ten, ones = words.rpartition("十")
    if ten:
        return 10 * int(_DIGITS.get(tens, "0") if tens else "1") + int(_DIGITS.get(ones, "0"))
    return int(_DIGITS.get(words, "0"))


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return _known(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _known(day: date) -> date | None:
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
