"""Dates of publication: complete ones in any notation, from labelled lines only, never after the crawl."""

from __future__ import annotations

from datetime import date, datetime, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.reading.dates import parse_date
from extractor.reading.opening import headline, labelled_date, stated_date

# Everybody and everything here is invented.
BODY = (
    "本报讯 7月17日，青禾市总工会在市工人文化宫召开职工之家建设座谈会。"
    "市总工会主席林樾川主持会议并讲话，副主席温若棠、经费审查委员会主任邵敬尧出席会议。"
)
DAY = date(2015, 7, 17)


@pytest.mark.parametrize(
    "value",
    [
        "2015-07-17",
        "2015-7-17 09:00",
        " 2015/07/17 ",
        "2015.7.17",
        "2015年7月17日",
        "2015年07月17日 09:00:12",
        "二〇一五年七月十七日",
        "20150717",
        "201507170900",
        20150717,
        "2015-07-16T16:00:00.000Z",
        "2015-07-17T09:00:00+0800",
        "Fri, 17 Jul 2015 09:00:00 +0800",
        1437091200,
        1437091200.5,
        1437091200000,
        "1437091200",
        date(2015, 7, 17),
        datetime(2015, 7, 17, 23, 0),
        datetime(2015, 7, 16, 16, 0, tzinfo=timezone.utc),
    ],
)
def test_notations_of_a_day(value: object) -> None:
    assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        2015,
        1e300,
        -1,
        -4.1e12,
        float("nan"),
        datetime(9999, 12, 31, 23, tzinfo=timezone.utc),
        float("inf"),
        [],
        {},
    ],
)
def test_values_that_are_no_day(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7月17日",
        "2015-07",
        "2015年",
        "2015-02-30",
        "0000-00-00",
        "近日",
        "9999-99-99",
        "Friday",
        "Mon, 99 Foo",
    ],
)
def test_texts_that_are_no_complete_day(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_in_every_notation(day: date) -> None:
    for notation in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y-%m-%dT%H:%M:%S+08:00"):
        assert parse_date(day.strftime(notation)) == day
    assert parse_date(f"{day.year}年{day.month}月{day.day}日") == day


@given(st.text(max_size=40) | st.floats() | st.integers())
@example(-62_135_625_601)  # the last second before the year 1
def test_no_value_raises(value: object) -> None:
    assert isinstance(parse_date(value), date | None)


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2015-07-17 来源：青禾工会",
        "發佈日期: 2015年07月17日",
        "[发布时间] 作者：林樾川 发布时间: 2015/7/17 09:00",
        "2015-07-17 09:00　来源：青禾日报　浏览：12",
        "来源：青禾日报　2015-07-17",
        "时间：2015-07-17 点击：31",
        "更新时间：2015-07-17",
    ],
)
def test_labelled_lines_state_the_day(line: str) -> None:
    assert labelled_date(f"座谈会召开\n{line}\n　　{BODY}") == DAY
    assert stated_date(f"座谈会召开\r\n{line}\r\n{BODY}") == DAY


@pytest.mark.parametrize(
    "line",
    [
        "时间：2015年7月17日上午9时",
        "会议时间：2015-07-17",
        "2015年7月17日，青禾市总工会召开座谈会。",
        "发布时间：7月17日",
        "2015年7月17日，青禾市总工会召开座谈会。来源：青禾日报",
        "自2015-07-17起施行",
        "来源：青禾日报" + "，市总工会召开会议" * 20 + "2015-07-17",
    ],
)
def test_other_dates_are_left_to_the_later_rooms(line: str) -> None:
    assert labelled_date(f"座谈会召开\n{line}\n{BODY}") is None


def test_publication_before_change() -> None:
    assert labelled_date("更新时间：2016-01-01\n发布时间：2015-07-17") == DAY


@pytest.mark.parametrize(
    "text",
    [
        f"青禾市总工会召开座谈会\n\n{BODY}",
        f"青禾市总工会召开座谈会\r\n　　{BODY}",
        f"\ufeff青禾市总工会召开座谈会\n{BODY}",
        f"# 青禾市总工会召开座谈会\n\n{BODY}",
        f"青禾市总工会召开座谈会\n2015-07-17 来源：青禾日报\n{BODY}",
        f"青禾市总工会召开座谈会\n本报记者 温若棠\n{BODY}",
        f"青禾市总工会召开座谈会\n    {BODY}",
        f"标题：青禾市总工会召开座谈会\n来源：青禾日报\n{BODY}",
    ],
)
def test_a_first_line_of_the_shape_of_a_headline(text: str) -> None:
    assert headline(text) == "青禾市总工会召开座谈会"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n{BODY}",
        "青禾市总工会召开座谈会",
        "　　青禾市总工会召开座谈会\n" + BODY,
        # Wrapped lines: the first is as long as the others and ends in the middle of a sentence.
        "7月17日青禾市总工会在市工人文化宫召开职工\n之家建设座谈会。市总工会主席林樾川主持会议并\n讲话，副主席温若棠出席会议。",
        "2015年7月17日\n" + BODY,
        "发布时间：2015-07-17\n" + BODY,
        "Meeting notes\n" + BODY,
        "",
        "\n\n\n",
    ],
)
def test_first_lines_that_are_no_headline(text: str) -> None:
    assert headline(text) is None


def test_a_polluted_headline_is_one() -> None:
    assert headline("全國總(zong)工會(hui)(hui)召開交流研討會(hui)(hui)\n\n　　" + BODY) is not None
