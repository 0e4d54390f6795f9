"""When an article was written, by its own words: a publication line, a signature, an address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from extractor.meetings.dates.expression import CalendarPoint, DateExpression
from extractor.spans import Span

# 发布时间：2015-07-21 12:26, 来源：某某网 2015-07-21; but not 当地时间7月17日 and 会议时间：7月17日.
_LABEL = re.compile(
    r"(?:(?:发布|发表|更新|上传|录入|添加|刊发|发稿|报道)(?:时间|日期|于)\s*[:：]?"
    r"|(?:^|[\s|｜])(?:时间|日期|来源)\s*[:：])[^，。；\n]{0,20}$"
)
# So far a label may stand before its date; margins are never wider.
_NEAR = 60
_CLOCK = re.compile(r"\s*[0-9]{1,2}[:：][0-9]{2}")
# 某某日报 2015-07-21 08:20, 第1207期 2015-07-21编印, | 2015-07-21 10:42:09 编辑：…: lines, no sentences.
_BEHIND_ON_A_LINE = re.compile(
    r"\s*(?P<clock>[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?[\s|｜)）\]】]*"
    r"(?P<label>(?:来源|作者|编辑|编印|责编|审核|审稿|浏览|点击|阅读|发布|撰稿|记者|供稿|出处|字号|分享|打印|人气|次数)|$)"
)
_SENTENCE = re.compile("[。，；！？]")
_OF_AN_EVENT = re.compile(r"(?:会议|活动|举[办行]|召开|培训|讲座|报告|开课|考试)(?:时间|日期)[:：\s]*$")
# The head of minutes, 时间：… 地点：… 主持：…, and not the line of a page.
_TIME_LABEL = re.compile(r"(?:^|\s)(?:会议)?时\s{0,2}间\s*[:：]\s*$")
_OTHER_LABEL = re.compile(
    r"[^，。；]{0,40}?\s(?:会议)?(?:地\s{0,2}点|主\s{0,2}持(?:人)?|出\s{0,2}席|参会|议题|发布人)[^，。；\n]{0,4}[:：]"
)
# What may stand around a date that has a line to itself.
_MARGINS = " \t\u00a0\u3000（）()[]【】"
# 链接：http://…/2014/10-16/1.shtml is where the article stands; other addresses are of other pages.
_ADDRESS = re.compile(r"(?:链接|来源|原文|网址|转自|地址)[^\n]{0,20}?(https?://[^\s，。）)\"'<>]+)")
_DAY_IN_ADDRESS = (
    # /20150721/, /2015/07/21/, /2014-06/03/, /2014/10-16/, t20150721_123, 20150721091500
    re.compile(
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})[-/_]?(?P<month>0[1-9]|1[0-2])[-/_]?(?P<day>0[1-9]|[12][0-9]|3[01])"
        r"(?![0-9]{1,5}(?![0-9]))"
    ),
    # /14/0312/, the short form of some portals
    re.compile(r"/(?P<year>[012][0-9])/(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12][0-9]|3[01])/"),
)


def is_label_of_event(text: str, span: Span) -> bool:
    """True if the date at `span` is the time that the head of minutes names, beside their place or chair."""
    before = text[max(0, span.start - _NEAR) : span.start]
    return _TIME_LABEL.search(before) is not None and _OTHER_LABEL.match(text, span.end) is not None


def is_publication_line(text: str, span: Span) -> bool:
    """True if the date at `span` tells of the page, not of the news: after a label, with a clock, alone."""
    if is_label_of_event(text, span):
        return False
    before = text[max(0, span.start - _NEAR) : span.start].rpartition("\n")[2]
    if _LABEL.search(before):
        return True
    behind = text[span.end : span.end + _NEAR].partition("\n")[0]
    if not before.strip(_MARGINS):
        return not behind.strip(_MARGINS) or _CLOCK.match(behind) is not None
    if _SENTENCE.search(before) or _OF_AN_EVENT.search(before):
        return False
    found = _BEHIND_ON_A_LINE.match(behind)
    return found is not None and bool(found["clock"] or found["label"])


def day_of_writing(text: str, expressions: Iterable[DateExpression], url: str | None) -> date | None:
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


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year)
    try:
        return date(number + 2000 if number < 100 else number, int(month), int(day))
    except ValueError:
        return None
