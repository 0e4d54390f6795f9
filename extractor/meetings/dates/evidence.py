"""What an article tells about when it was written: a publication line, an address, the years it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from extractor.meetings.dates.expression import CalendarPoint, DateExpression
from extractor.spans import Span

# 发布时间：2015-07-21 12:26, 来源：某某网 2015-07-21; but not 当地时间7月17日 and 会议时间：7月17日.
_LABEL = re.compile(
    r"(?:(?:发布|发表|更新|上传|录入|添加|刊发|发稿|报道)(?:时间|日期|于)\s*[:：]?"
    r"|(?:^|[\s|｜])(?:时间|日期|来源)\s*[:：])[^，。；\n]{0,20}$"
)
_CLOCK = re.compile(r"\s*[0-9]{1,2}[:：][0-9]{2}")
# What may stand around a date that has a line to itself.
_MARGINS = " \t\u00a0\u3000（）()[]【】"
# 链接：http://…/2014/11-08/1.shtml is where the article stands; other addresses are of other pages.
_ADDRESS = re.compile(r"(?:链接|来源|原文|网址|转自|地址)[^\n]{0,20}?(https?://[^\s，。）)\"'<>]+)")
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
    rf"\s?(?:年?{_DASH}\s?(?:19|20)[0-9]{{2}}|年?(?:远景|愿景|前|底前|末前|以来|成立|建|创)|年?[届级])"
)
_YEAR_OF_A_REVIEW = re.compile(r"[0-9]{4}年?度")
_TO_SENTENCE_END = re.compile(r"[^。！？!?\n]*")
_SCHOOL_YEAR = re.compile(
    rf"(?P<first>(?:19|20)[0-9]{{2}}){_DASH}(?P<second>(?:19|20)[0-9]{{2}})(?:学年|年度)"
)
_PLANS = re.compile(r"(?:部署|谋划|安排|布置|做好|展望|迎接|确定|明确)[^。，,；;]{0,6}$")


def is_publication_line(text: str, span: Span) -> bool:
    """True if the date at `span` tells of the page, not of the news: after a label, with a clock, alone."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    before = text[start : span.start]
    if line.strip(_MARGINS) == span.cut(text) or _LABEL.search(before):
        return True
    return not before.strip(_MARGINS) and _CLOCK.match(text, span.end) is not None


def written(text: str, expressions: Iterable[DateExpression], url: str | None) -> date | None:
    """The day of publication that a line of the text, the page's address or an address in the text names.

    `expressions` are the dates found in `text`.
    """
    for expression in expressions:
        match expression.start:
            case CalendarPoint(year=int(year), month=int(month), day=int(day), lunar=False):
                if is_publication_line(text, expression.span):
                    return date(year, month, day)
    for address in ([url] if url else []) + _ADDRESS.findall(text):
        for pattern in _DAY_IN_ADDRESS:
            found = pattern.search(address)
            if found and (day_of_address := _day(*found.group("year", "month", "day"))):
                return day_of_address
    return None


def year_of_gathering(text: str, span: Span) -> int | None:
    """The year in the name of what the date at `span` is of: 3月23日，…出席2016年青禾论坛.

    In the 46 annotated leads that print a year so, it is the year of the meeting in all; years of a
    class (2023届), a review (2018年度) or a plan are not meant.
    """
    sentence = _TO_SENTENCE_END.match(text, span.end)
    assert sentence is not None
    named = _YEAR_OF_A_REVIEW.sub("", sentence[0])
    return max((year for year, _, _ in _cited(named)), default=None)


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
