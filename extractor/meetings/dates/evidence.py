"""What an article tells about when it was written: a publication line, an address, the years it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

_DAY_OF_DIGITS = r"(?P<year>(?:19|20)[0-9]{2})(?:[-/.．]|\s?年\s?)(?P<month>[01]?[0-9])(?:[-/.．]|\s?月\s?)(?P<day>[0-3]?[0-9])"
# 发布时间：2015-07-21 12:26 and the like, and a line that is only a date with a clock time. A line
# "时间：" followed by a place announces an event and is left alone.
_PUBLICATION_LINE = re.compile(
    rf"(?:(?:发布|发表|更新|上传|录入|添加|刊发|发稿|报道)?(?:时间|日期)|(?:发布|发表|刊发|更新)于|来源[:：][^\n]{{0,20}}?)"
    rf"\s*[:：]?\s*{_DAY_OF_DIGITS}(?![^\n]{{0,30}}\n?\s*(?:会议|活动)?地点)"
    rf"|^[\s\[【（(]*{_DAY_OF_DIGITS.replace('P<', 'P<line_')}日?\s+[0-9]{{1,2}}:[0-9]{{2}}",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"https?://[^\s，。）)\"'<>]+")
_DAY_IN_ADDRESS = (
    # /20150721/, /2015/07/21/, /2014-06/03/, /2014/11-08/, t20150721_123, 20150612091132
    re.compile(
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})[-/_]?(?P<month>0[1-9]|1[0-2])[-/_]?(?P<day>0[1-9]|[12][0-9]|3[01])"
        r"(?![0-9]{1,5}(?![0-9]))"
    ),
    # /14/0905/, the short form of some portals
    re.compile(r"/(?P<year>[012][0-9])/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])/"),
)

_YEAR = re.compile(
    r"(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})(?:\s?年(?:(?P<month>1[0-2]|0?[1-9])月)?|(?=[\u4e00-\u9fff〕\]】]))"
)
# A year ahead (到2035年, 2035年远景目标), a plan (2016—2020年), a founding (成立于1953年, 自2012年以来).
_DASH = "[-—－–~～至]+"
_BEFORE_NO_NEWS = re.compile(rf"(?:[到至]|力争|于|自|自从|从|[0-9]{{4}}年?{_DASH})\s?$|《[^》]*$")
_AFTER_NO_NEWS = re.compile(
    rf"\s?(?:年?{_DASH}\s?(?:19|20)[0-9]{{2}}|年?(?:远景|愿景|前|底前|末前|以来|成立|建|创))"
)
_SCHOOL_YEAR = re.compile(
    rf"(?P<first>(?:19|20)[0-9]{{2}}){_DASH}(?P<second>(?:19|20)[0-9]{{2}})(?:学年|年度)"
)
_PLANS = re.compile(r"(?:部署|谋划|安排|布置|做好|展望|迎接|确定|明确)[^。，,；;]{0,6}$")


def written(text: str, url: str | None) -> date | None:
    """The day of publication that a line of the text, the page's address or an address in the text names."""
    for match in _PUBLICATION_LINE.finditer(text):
        prefix = "" if match["year"] else "line_"
        if day := _day(match[f"{prefix}year"], match[f"{prefix}month"], match[f"{prefix}day"]):
            return day
    for address in ([url] if url else []) + _ADDRESS.findall(text):
        for pattern in _DAY_IN_ADDRESS:
            match_in_address = pattern.search(address)
            if match_in_address and (day := _day(*match_in_address.group("year", "month", "day"))):
                return day
    return None


def earliest(text: str, month: int | None) -> date | None:
    """The first day that news of `text` can be of, from the latest year it cites; None if it cites none.

    Years of plans, foundings and titles are no evidence. In November and December the year to come
    is cited as one to plan for: then the year before it counts.
    """
    cited = list(_cited(text))
    if not cited:
        return None
    year, first_month, planned = max(cited)
    if month is not None and month >= 11 and planned and not first_month:
        return date(year - 1, 1, 1)
    return date(year, first_month or 1, 1)


def _cited(text: str) -> Iterator[tuple[int, int, bool]]:
    """Each cited year with the month printed with it (0: none) and whether it is spoken of as to come."""
    for match in _SCHOOL_YEAR.finditer(text):
        if int(match["second"]) - int(match["first"]) == 1:
            yield int(match["second"]), 0, False
    for match in _YEAR.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        if _BEFORE_NO_NEWS.search(before) or _AFTER_NO_NEWS.match(text, match.end("year")):
            continue
        yield int(match["year"]), int(match["month"] or 0), bool(_PLANS.search(before))


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year)
    try:
        return date(number + 2000 if number < 100 else number, int(month), int(day))
    except ValueError:
        return None
