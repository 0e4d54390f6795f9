"""Which words of a sentence are a date, where they stand and what they say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.meetings.dates import find
from extractor.meetings.dates.expression import (
    CalendarPoint,
    DaysAgo,
    DaysLater,
    Part,
    Point,
    Recently,
    WeekDay,
)

Growth = Callable[[Callable[[Any], object], Any, Any], float]


def only(text: str) -> tuple[str, Point, CalendarPoint | None]:
    """The words, start and end of the one date in `text`."""
    (expression,) = find(text)
    assert expression.span.cut(text) == expression.quote.text
    return expression.quote.text, expression.start, expression.end


SINGLE = [
    ("7月17日上午，青禾市总召开例会。", "7月17日", CalendarPoint(month=7, day=17)),
    ("会议于2015年7月17日在青禾召开。", "2015年7月17日", CalendarPoint(year=2015, month=7, day=17)),
    ("会议于2015 年 7 月 17 日召开。", "2015 年 7 月 17 日", CalendarPoint(year=2015, month=7, day=17)),
    ("２０１５年７月１７日", "２０１５年７月１７日", CalendarPoint(year=2015, month=7, day=17)),
    ("二〇一五年七月十七日", "二〇一五年七月十七日", CalendarPoint(year=2015, month=7, day=17)),
    ("二○一五年十二月三十一日", "二○一五年十二月三十一日", CalendarPoint(year=2015, month=12, day=31)),
    ("七月廿五日", "七月廿五日", CalendarPoint(month=7, day=25)),
    ("元月5日，学院召开党委会。", "元月5日", CalendarPoint(month=1, day=5)),
    ("15年7月17日", "15年7月17日", CalendarPoint(year=2015, month=7, day=17)),
    ("全体会议17日在青禾召开。", "17日", CalendarPoint(day=17)),
    ("当地时间14日晚，代表团抵达。", "14日", CalendarPoint(day=14)),
    ("3月30号下午开会。", "3月30号", CalendarPoint(month=3, day=30)),
    ("7月17日（星期五）召开", "7月17日", CalendarPoint(month=7, day=17, weekday=4)),
    ("本月5日，医院召开晨会。", "本月5日", CalendarPoint(months_ago=0, day=5)),
    ("上个月5日", "上个月5日", CalendarPoint(months_ago=1, day=5)),
    ("去年12月底，双方签约。", "去年12月底", CalendarPoint(years_ago=1, month=12, part=Part.LATE)),
    ("今年3月，学院揭牌。", "今年3月", CalendarPoint(years_ago=0, month=3)),
    ("今年年初", "今年年初", CalendarPoint(years_ago=0, part=Part.EARLY)),
    ("7月中旬", "7月中旬", CalendarPoint(month=7, part=Part.MIDDLE)),
    ("本月下旬", "本月下旬", CalendarPoint(months_ago=0, part=Part.LATE)),
    ("月初，工会召开例会。", "月初", CalendarPoint(months_ago=0, part=Part.EARLY)),
    ("年底，公司总结。", "年底", CalendarPoint(years_ago=0, part=Part.LATE)),
    ("2015-07-17", "2015-07-17", CalendarPoint(year=2015, month=7, day=17)),
    ("活动于2023.5.12举行", "2023.5.12", CalendarPoint(year=2023, month=5, day=12)),
    ("2015/7/17", "2015/7/17", CalendarPoint(year=2015, month=7, day=17)),
    ("农历正月初八，市委召开大会。", "农历正月初八", CalendarPoint(month=1, day=8, lunar=True)),
    ("腊月廿三，慰问组入户。", "腊月廿三", CalendarPoint(month=12, day=23, lunar=True)),
    ("大年初一", "大年初一", CalendarPoint(month=1, day=1, lunar=True)),
    ("大年三十", "大年三十", CalendarPoint(month=12, day=30, lunar=True)),
    (
        "农历二〇一六年八月十五",
        "农历二〇一六年八月十五",
        CalendarPoint(year=2016, month=8, day=15, lunar=True),
    ),
    ("昨日上午，区政府召开常务会议。", "昨日", DaysAgo(1)),
    ("今天（7月18日）上午", "今天（7月18日）", CalendarPoint(month=7, day=18)),
    ("昨天(17日)下午", "昨天(17日)", CalendarPoint(day=17)),
    ("当天（当地时间10月13日）", "当天（当地时间10月13日）", CalendarPoint(month=10, day=13)),
    ("昨天下午（17日）", "昨天下午（17日）", CalendarPoint(day=17)),
    ("本周五（7月17日）上午", "本周五（7月17日）", CalendarPoint(month=7, day=17)),
    ("7月17上午召开", "7月17", CalendarPoint(month=7, day=17)),
    ("上周五，学会换届。", "上周五", WeekDay(1, 4)),
    ("本周三", "本周三", WeekDay(0, 2)),
    ("上个星期日", "上个星期日", WeekDay(1, 6)),
    ("上周，调研组到厂。", "上周", WeekDay(1, None)),
    ("周一上午召开。", "周一", WeekDay(None, 0)),
    ("星期三，双方会谈。", "星期三", WeekDay(None, 2)),
    ("会议当天，代表签到。", "当天", DaysLater(0)),
    ("次日，考察组离开。", "次日", DaysLater(1)),
    ("近日，青禾市总召开例会。", "近日", Recently()),
    ("日前，学院召开例会。", "日前", Recently()),
    ("方乐平近日到厂调研。", "近日", Recently()),
    ("云约26日举办活动。", "26日", CalendarPoint(day=26)),
    ("防汛会议24日夜间召开。", "24日", CalendarPoint(day=24)),
    ("连日来，干部入户走访。", "连日来", Recently()),
]


@pytest.mark.parametrize(("text", "words", "start"), SINGLE)
def test_single_dates(text: str, words: str, start: Point) -> None:
    assert only(text) == (words, start, None)


RANGES = [
    ("17日至18日", CalendarPoint(day=17), CalendarPoint(day=18)),
    ("3月5日至11日", CalendarPoint(month=3, day=5), CalendarPoint(day=11)),
    ("2015年7月17日-18日", CalendarPoint(year=2015, month=7, day=17), CalendarPoint(day=18)),
    ("7月30日—8月2日", CalendarPoint(month=7, day=30), CalendarPoint(month=8, day=2)),
    ("3月3日至3月5日", CalendarPoint(month=3, day=3), CalendarPoint(month=3, day=5)),
    ("4月26至30日", CalendarPoint(month=4, day=26), CalendarPoint(day=30)),
    ("12月3-6日", CalendarPoint(month=12, day=3), CalendarPoint(day=6)),
    ("12月8日~9日", CalendarPoint(month=12, day=8), CalendarPoint(day=9)),
    ("10月17日到10月31日", CalendarPoint(month=10, day=17), CalendarPoint(month=10, day=31)),
    ("12日下午和13日", CalendarPoint(day=12), CalendarPoint(day=13)),
    ("17、18日", CalendarPoint(day=17), CalendarPoint(day=18)),
    ("12月30-1月2日", CalendarPoint(month=12, day=30), CalendarPoint(month=1, day=2)),
    ("25、26、27日", CalendarPoint(day=25), CalendarPoint(day=27)),
    ("8月25、26、27日", CalendarPoint(month=8, day=25), CalendarPoint(day=27)),
    ("7月17日、18日、19日", CalendarPoint(month=7, day=17), CalendarPoint(day=19)),
    ("2月28日、3月1日", CalendarPoint(month=2, day=28), CalendarPoint(month=3, day=1)),
    ("17日9时至18日", CalendarPoint(day=17), CalendarPoint(day=18)),
    ("5月12日（周五）至14日", CalendarPoint(month=5, day=12, weekday=4), CalendarPoint(day=14)),
    ("2023.5.12-14", CalendarPoint(year=2023, month=5, day=12), CalendarPoint(day=14)),
    ("2023.5.12—5.14", CalendarPoint(year=2023, month=5, day=12), CalendarPoint(month=5, day=14)),
    ("二十日至二十一日", CalendarPoint(day=20), CalendarPoint(day=21)),
]


@pytest.mark.parametrize(("words", "start", "end"), RANGES)
def test_ranges(words: str, start: CalendarPoint, end: CalendarPoint) -> None:
    assert only(f"培训班{words}上午在青禾举办。") == (words, start, end)


def test_two_days_that_do_not_follow_each_other_are_two_dates() -> None:
    words = [
        e.quote.text for e in find("工作组7月17日、20日两次到厂，7月17日和8月2日开会，3日、5日、9日休息。")
    ]
    assert words == ["7月17日", "20日", "7月17日", "8月2日", "3日", "5日", "9日"]


NO_DATES = [
    "政协十一届三次会议召开。",
    "整改须在20日内完成。",
    "推出5日游线路，为期3天。",
    "会期为期3日，历时5日。",
    "学习党的二十大精神，推进一带一路建设。",
    "发放9月份工资。",
    "青政办〔2019〕15号文件下达。",
    "汲取“11·14”事故教训。",
    "总结2018年度工作，2020级新生代表发言。",
    "每月5日召开例会，每周三接访。",
    "30号楼会议室。",
    "负责人周一鸣、周三保参加。",
    "在老人生日前夕看望慰问。",
    "企业靠近日本。",
    "2月30日、13月1日都没有。",
    "平均增长3.5日。",
    "第5日是最后一日。",
    "版本为1.2.3，网址http://news.example.cn/2015/07-17/1.htm。",
    "值班时间为周一至周五。",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert [e.quote.text for e in find(text)] == []


PLACE = st.sampled_from(["青禾", "会议", "，", "。", "（", "）", "的", "共12人", "第3次", "\n", " "])


@st.composite
def notations(draw: st.DrawFn) -> tuple[str, CalendarPoint]:
    """A day in one of the notations the genre uses, and what it says."""
    day = draw(st.dates())
    if day.year < 1900 or day.year > 2099:
        day = (
            day.replace(year=2000 + day.year % 100)
            if (day.month, day.day) != (2, 29)
            else day.replace(year=2016)
        )
    digits = "〇一二三四五六七八九"
    year = "".join(digits[int(d)] for d in str(day.year))
    full = CalendarPoint(year=day.year, month=day.month, day=day.day)
    return draw(
        st.sampled_from(
            [
                (f"{day.year}年{day.month}月{day.day}日", full),
                (f"{day.year}年{day.month:02}月{day.day:02}日", full),
                (f"{day.year} 年 {day.month} 月 {day.day} 日", full),
                (f"{year}年{han(day.month)}月{han(day.day)}日", full),
                (day.isoformat(), full),
                (f"{day.year}.{day.month}.{day.day}", full),
                (f"{day.month}月{day.day}日", CalendarPoint(month=day.month, day=day.day)),
            ]
        )
    )


def han(number: int) -> str:
    tens, units = divmod(number, 10)
    digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + digits[units]


@given(notations(), st.lists(PLACE, max_size=4).map("".join))
def test_every_notation_of_every_day_is_read_back(date_: tuple[str, CalendarPoint], around: str) -> None:
    words, point = date_
    text = f"{around}，{words}，{around}"
    assert (words, point) in [(e.quote.text, e.start) for e in find(text)]


@given(
    st.text(alphabet="今年去月日号上中下旬初八正腊0123456789十廿至、-—.（）周五 近前当天大\n", max_size=40)
)
def test_spans_are_in_order_and_cut_their_words(text: str) -> None:
    end = 0
    for expression in find(text):
        assert expression.span.start >= end
        assert expression.span.cut(text) == expression.quote.text != ""
        end = expression.span.end


def test_a_long_text_is_read_in_one_pass(growth: Growth) -> None:
    sentence = "7月17日，青禾市总工会在机关会议室召开第三次全体会议，学习有关文件精神，研究部署下一步工作。"
    assert len(find(sentence * 8000)) == 8000
    # Quadratic work would take sixty-four times as long.
    assert growth(find, sentence * 1000, sentence * 8000) < 16


@pytest.mark.parametrize(
    "unit", ["17、", "7月17日", "2015年", "一二三四五六七八九十", "今", "（周一）", "2015-07-17 ", "月 "]
)
def test_no_text_makes_the_pattern_backtrack_for_long(unit: str, growth: Growth) -> None:
    small, large = (unit * (length // len(unit)) for length in (12_500, 50_000))
    # Quadratic work would take sixteen times as long.
    assert growth(find, small, large) < 12
