"""Which days the words mean, for a report of a known day, a page seen on a known day, and neither."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.meetings.dates import Context, find, resolve
from extractor.meetings.extraction import DatePrecision, EventDate

MONDAY = date(2015, 7, 20)


def days(
    text: str,
    published: date | None = MONDAY,
    crawled: date | None = None,
    context: Context | None = None,
) -> EventDate:
    (expression,) = find(text)
    return resolve(expression, published=published, crawled=crawled, context=context)


REPORTED_ON_MONDAY = [
    ("7月17日", "2015-07-17", "2015-07-17"),
    ("17日", "2015-07-17", "2015-07-17"),
    ("25日", "2015-06-25", "2015-06-25"),
    ("21日", "2015-07-21", "2015-07-21"),  # a day of slack for time zones
    ("12月30日", "2014-12-30", "2014-12-30"),
    ("今天", "2015-07-20", "2015-07-20"),
    ("昨日上午", "2015-07-19", "2015-07-19"),
    ("前天", "2015-07-18", "2015-07-18"),
    ("本月5日", "2015-07-05", "2015-07-05"),
    ("上月5日", "2015-06-05", "2015-06-05"),
    ("去年12月30日", "2014-12-30", "2014-12-30"),
    ("2015年7月17日至18日", "2015-07-17", "2015-07-18"),
    ("3月5日至11日", "2015-03-05", "2015-03-11"),
    ("6月30日—7月2日", "2015-06-30", "2015-07-02"),
    ("30日至2日", "2015-06-30", "2015-07-02"),
    ("12月28日至1月3日", "2014-12-28", "2015-01-03"),
    ("18日至22日", "2015-07-18", "2015-07-22"),  # still going on
    ("12日下午和13日上午", "2015-07-12", "2015-07-13"),
    ("周一上午", "2015-07-20", "2015-07-20"),
    ("周日上午", "2015-07-19", "2015-07-19"),
    ("上周五", "2015-07-17", "2015-07-17"),
    ("本周三", "2015-07-22", "2015-07-22"),
    ("上周", "2015-07-13", "2015-07-19"),
    ("二〇一五年七月十七日", "2015-07-17", "2015-07-17"),
    ("农历正月初八", "2015-02-26", "2015-02-26"),
    ("腊月廿三", "2015-02-11", "2015-02-11"),
    ("大年三十", "2015-02-18", "2015-02-18"),
    ("1月18日下午3时", "2015-01-18", "2015-01-18"),
    ("今天（7月18日）", "2015-07-18", "2015-07-18"),
    ("去年12月底", "2014-12-21", "2014-12-31"),
    ("今年3月", "2015-03-01", "2015-03-31"),
    ("7月上旬", "2015-07-01", "2015-07-10"),
    ("去年底", "2014-12-01", "2014-12-31"),
    ("2014年", "2014-01-01", "2014-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), REPORTED_ON_MONDAY)
def test_with_the_day_of_publication(text: str, start: str, end: str) -> None:
    when = days(text)
    assert (when.start, when.end, when.reference) == (start, end, MONDAY)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("7月17日", DatePrecision.DAY),
        ("17日至18日", DatePrecision.RANGE),
        ("今年3月", DatePrecision.MONTH),
        ("7月上旬", DatePrecision.MONTH),
        ("2014年", DatePrecision.YEAR),
        ("近日", DatePrecision.NONE),
    ],
)
def test_precision_says_how_exactly_a_date_is_known(text: str, precision: DatePrecision) -> None:
    assert days(text).precision is precision


@pytest.mark.parametrize("text", ["近日", "日前", "连日来"])
def test_recently_gives_no_day(text: str) -> None:
    assert (days(text).start, days(text).end, days(text).quote.text) == (None, None, text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("9月29日", "2021-09-29", "2021-09-29"),
        ("10月2日", "2021-10-02", "2021-10-02"),
        ("12月24日", "2020-12-24", "2020-12-24"),
        ("9月28日至10月4日", "2021-09-28", "2021-10-04"),
        ("29日", "2021-09-29", "2021-09-29"),
        ("本月5日", "2021-09-05", "2021-09-05"),
        ("2018年5月3日", "2018-05-03", "2018-05-03"),
        ("2月29日", "2020-02-29", "2020-02-29"),
        ("9月29日（星期日）", "2019-09-29", "2019-09-29"),  # the weekday settles the year
    ],
)
def test_the_day_a_page_was_seen_is_the_latest_bound(text: str, start: str, end: str) -> None:
    when = days(text, published=None, crawled=date(2021, 10, 1))
    assert (when.start, when.end) == (start, end)


@pytest.mark.parametrize("text", ["今天", "昨日", "上周五"])
def test_words_that_count_from_the_day_of_writing_need_it(text: str) -> None:
    when = days(text, published=None, crawled=date(2021, 10, 1))
    assert (when.start, when.precision) == (None, DatePrecision.NONE)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("7月17日", "--07-17", "--07-17"),
        ("7月17日至18日", "--07-17", "--07-18"),
        ("7月30日至2日", "--07-30", "--08-02"),
        ("12月30日至1月2日", "--12-30", "--01-02"),
    ],
)
def test_without_any_reference_the_year_stays_open(text: str, start: str, end: str) -> None:
    when = days(text, published=None)
    assert (when.start, when.end, when.precision) == (start, end, DatePrecision.UNKNOWN_YEAR)
    assert when.reference is None


@pytest.mark.parametrize(
    ("text", "context", "start"),
    [
        ("当天", Context(anchor=date(2019, 2, 28)), "2019-02-28"),
        ("次日", Context(anchor=date(2019, 2, 28)), "2019-03-01"),
        ("27日", Context(anchor=date(2019, 2, 26)), "2019-02-27"),
        ("1日", Context(anchor=date(2019, 2, 26)), "2019-03-01"),
        ("3月2日", Context(anchor=date(2019, 2, 26)), "2019-03-02"),
        ("8月8日", Context(earliest=date(2014, 11, 1)), "2015-08-08"),
        ("2月29日", Context(earliest=date(2011, 1, 1)), "2012-02-29"),
    ],
)
def test_the_text_itself_can_fix_a_date(text: str, context: Context, start: str) -> None:
    assert days(text, published=None, context=context).start == start


def test_a_bare_day_belongs_to_the_month_named_before_it_even_in_a_late_report() -> None:
    when = days("27日", published=date(2019, 7, 3), context=Context(anchor=date(2019, 2, 26)))
    assert when.start == "2019-02-27"


REFERENCES = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(st.dates(date(2000, 1, 1), date(2000, 12, 31)), REFERENCES)
def test_no_yearless_day_is_later_than_the_report_allows(day: date, published: date) -> None:
    start = days(f"{day.month}月{day.day}日", published=published).start
    assert start is not None
    assert date.fromisoformat(start) <= published + timedelta(1)


@given(st.integers(1, 31), REFERENCES)
def test_no_bare_day_is_later_than_the_report_allows_or_older_than_two_months(
    day: int, published: date
) -> None:
    start = days(f"{day}日", published=published).start
    assert start is not None
    assert timedelta(-1) <= published - date.fromisoformat(start) <= timedelta(62)


@given(REFERENCES, st.integers(0, 300))
def test_a_day_of_the_last_months_is_found_again_from_its_month_and_day(published: date, ago: int) -> None:
    day = published - timedelta(ago)
    when = days(f"{day.month}月{day.day}日", published=published)
    assert when.start == day.isoformat()


@given(REFERENCES, st.integers(0, 40))
def test_ranges_run_forward(start: date, length: int) -> None:
    end = start + timedelta(length)
    when = days(f"{start.month}月{start.day}日至{end.month}月{end.day}日", published=end)
    assert (when.start, when.end) == (start.isoformat(), end.isoformat())


def test_agrees_with_jionlp_where_jionlp_is_right() -> None:
    jionlp = pytest.importorskip("jionlp", reason="an oracle for those who have it; too large to ask for")
    clock = date(2015, 7, 20)
    for text in ["7月17日", "昨日", "本月5日", "上周五", "二〇一五年七月十七日", "农历正月初八"]:
        parsed = jionlp.parse_time(text, time_base={"year": 2015, "month": 7, "day": 20})
        assert days(text, published=clock).start == parsed["time"][0][:10]


@pytest.mark.parametrize(
    ("text", "year", "start"),
    [
        ("5月3日", 2016, "2016-05-03"),  # a mirror may see a page years later
        ("5月3日", 2018, "2018-05-03"),
        ("1月8日", 2020, "2021-01-08"),  # the meeting of January looks back on the year in its name
        ("1月8日", 2018, "2018-01-08"),
        ("12月3日", 2021, "2020-12-03"),  # not later than the page was seen
    ],
)
def test_a_gathering_named_with_its_year(text: str, year: int, start: str) -> None:
    when = days(text, published=None, crawled=date(2021, 10, 1), context=Context(year=year))
    assert when.start == start
