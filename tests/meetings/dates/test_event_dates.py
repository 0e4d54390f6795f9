"""From an analysis and the sentences of a meeting to its date."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning.alignment import Alignment
from extractor.cleaning.text import CleanText
from extractor.language.analysis import Analysis
from extractor.meetings.dates import event_date
from extractor.meetings.extraction import DatePrecision
from extractor.reading.article import Article
from extractor.spans import Span


def analysis(text: str, **known: date | str | None) -> Analysis:
    article = Article("a1", "a1.txt", text, **known)  # type: ignore[arg-type]
    clean = CleanText(article, text, None, Alignment.identity(len(text)), "hans")
    return Analysis(clean, "none", (), None)


def sentences(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"[^。\n]+。?", text)]


def dates(text: str, **known: date | str | None) -> tuple[str, str | None, str | None] | None:
    when = event_date(analysis(text, **known), sentences(text))
    if when is None:
        return None
    assert when.quote.span is not None
    assert when.quote.span.cut(text) == when.quote.text
    return when.quote.text, when.start, when.end


def test_a_report_with_a_publication_date() -> None:
    text = "17日至18日，青禾市总工会举办培训班。林望舒作动员讲话。"
    assert dates(text, published=date(2015, 7, 20)) == ("17日至18日", "2015-07-17", "2015-07-18")


def test_a_day_ahead_of_the_report_is_no_date_of_what_it_tells() -> None:
    text = "闭幕会后，市人大常委会举行专题讲座。会议决定，市人民代表大会会议于2024年3月5日举行。"
    assert dates(text, published=date(2023, 12, 29)) is None


def test_a_page_line_stands_in_for_the_publication_date() -> None:
    text = "云溪医院昨天召开学术年会。\n发布时间：2009年5月14日\n来源：云溪时报"
    assert dates(text) == ("昨天", "2009-05-13", "2009-05-13")


def test_a_year_cited_by_the_text_fixes_the_date() -> None:
    assert dates("3月23日，程远山出席2016年青禾论坛。") == ("3月23日", "2016-03-23", "2016-03-23")


def test_a_number_of_people_is_no_year() -> None:
    text = "12月3日，学院举行文化节总结表彰大会，文化节吸引了2000多名学生参与。"
    assert dates(text) == ("12月3日", "--12-03", "--12-03")


def test_a_caption_without_a_month_above_a_report_with_one() -> None:
    text = "６日，副会长林望舒为服务基地揭牌。\n７月６日，志愿服务座谈会在青禾社区召开。"
    assert dates(text) == ("７月６日", "--07-06", "--07-06")


def test_a_day_to_come_above_the_day_of_what_prepares_it() -> None:
    text = "6月23日，全镇考生将走进考场参加中考。22日上午，镇人大主席团组织代表查看考前准备情况。"
    assert dates(text) == ("22日", "--06-22", "--06-22")


def test_no_year_anywhere() -> None:
    assert dates("1月16日，市住建局召开汇报会。") == ("1月16日", "--01-16", "--01-16")


def test_the_year_of_a_full_date_holds_for_the_days_after_it() -> None:
    text = "2012年7月10日，代表团到云溪大学调研。7月12日，代表团与青禾学院座谈。"
    when = event_date(analysis(text, crawled=date(2020, 1, 1)), sentences(text)[1:])
    assert when is not None
    assert when.start == "2012-07-12"


def test_today_is_the_day_the_report_was_filed() -> None:
    text = "本报云溪7月16日讯（记者 方小满）今天下午，市长沈砚秋会见来宾。"
    assert dates(text, published=date(2015, 7, 18)) == ("今天", "2015-07-16", "2015-07-16")
    assert dates(text.replace("今天", "昨天"), published=date(2015, 7, 18)) == (
        "昨天",
        "2015-07-15",
        "2015-07-15",
    )


def test_a_bare_day_is_in_the_month_of_a_dateline_without_a_year() -> None:
    assert dates("新禾社云溪2月29日电 29日下午，市长沈砚秋会见来宾。") == ("29日", "--02-29", "--02-29")
    assert dates("新禾社云溪3月1日电 28日至29日，市委召开全会。") == ("28日至29日", "--02-28", "--02-29")


def test_a_bare_day_is_not_later_than_the_dateline_of_a_report_printed_again() -> None:
    text = "新禾网云溪4月25日电 由市医学会主办的学术年会23日召开。"
    assert dates(text, published=date(2016, 11, 28)) == ("23日", "2016-04-23", "2016-04-23")


def test_a_report_is_not_older_than_what_it_counts_up_to() -> None:
    text = "5月13日，处长方小满到云溪公司调研。2013年，公司成立项目小组。截至2014年4月，已有客户三千家。"
    assert dates(text) == ("5月13日", "2014-05-13", "2014-05-13")


def test_years_of_what_a_report_looks_back_on() -> None:
    text = "4月2日，市长沈砚秋会见来宾。双方在2005年就有了合作，这是继2012年签约后的又一步。"
    assert dates(text) == ("4月2日", "--04-02", "--04-02")
    text = "4月2日，市长沈砚秋会见来宾。2009年，公司被省工商联评为名优企业、“2009年度信誉企业”，"
    history = "2007年，公司通过认证。2009年，公司迁入新址。"
    assert dates(f"4月2日，市长沈砚秋会见来宾。{history}") == ("4月2日", "--04-02", "--04-02")
    assert dates(f"{text}2014年更是被称为改革元年。") == ("4月2日", "--04-02", "--04-02")


def test_a_dateline_of_a_county_page() -> None:
    assert dates("3月17日消息：今天下午，县政府召开食盐供应会议。") == ("今天", "--03-17", "--03-17")


def test_a_day_in_brackets_behind_today() -> None:
    text = "今日（6号），市公安局召开新闻通气会。"
    assert dates(text, published=date(2018, 6, 12)) == ("今日（6号）", "2018-06-06", "2018-06-06")


def test_the_year_of_the_headline() -> None:
    text = "4月27日上午，云溪镇举行民兵点验大会。"
    article = Article("a1", "a1.txt", text)
    clean = CleanText(article, text, "云溪镇举行2017年度点验大会", Alignment.identity(len(text)), "hans")
    when = event_date(Analysis(clean, "none", (), None), sentences(text))
    assert when is not None
    assert when.start == "2017-04-27"


def test_a_dateline_without_a_year_dates_today_without_a_year() -> None:
    text = "本站云溪3月1日电 今天，省法院召开干部大会。"
    assert dates(text) == ("今天", "--03-01", "--03-01")
    assert dates("（本站2005年11月9日讯）昨晚七点半，县政府召开会议。") == (
        "昨晚",
        "2005-11-08",
        "2005-11-08",
    )


def test_a_filing_long_before_the_page_is_no_day_to_count_from() -> None:
    text = "据新禾社2011年7月16日电，云溪大桥通车。今天，大桥管理处召开座谈会。"
    assert dates(text, published=date(2015, 7, 18)) == ("今天", "2015-07-18", "2015-07-18")


def test_a_year_before_the_web_fixes_no_date() -> None:
    text = "楼前有一只百叶箱，1956年的。7月1日，气象局召开座谈会。"
    assert dates(text) == ("7月1日", "--07-01", "--07-01")


def test_years_in_wide_digits_are_years() -> None:
    text = "３月１０日上午，老年大学２０１５年春季开学典礼在三楼举行。"
    assert dates(text) == ("３月１０日", "2015-03-10", "2015-03-10")


def test_a_side_event_takes_the_date_before_it() -> None:
    text = "7月17日，市长沈砚秋会见来宾。会见前，双方举行欢迎仪式。"
    when = event_date(analysis(text, published=date(2015, 7, 18)), sentences(text)[1:])
    assert when is not None
    assert (when.quote.text, when.start) == ("7月17日", "2015-07-17")


def test_the_same_evening_counts_from_the_day_before_it() -> None:
    text = "7月17日，双方举行会谈。当晚，沈砚秋举行宴会。"
    when = event_date(analysis(text, published=date(2015, 7, 18)), sentences(text)[1:])
    assert when is not None
    assert (when.quote.text, when.start) == ("当晚", "2015-07-17")


def test_an_evening_that_follows_no_date_is_none() -> None:
    assert dates("当晚，沈砚秋举行宴会。", published=date(2015, 7, 18)) is None


def test_a_day_ahead_is_not_read_as_last_year() -> None:
    assert dates("沈砚秋率团赴云溪，出席8月10日举行的典礼。", published=date(2015, 7, 18)) is None


def test_recently_is_quoted_without_days() -> None:
    when = event_date(analysis("近日，学院召开例会。", published=date(2015, 7, 18)), [Span(0, 10)])
    assert when is not None
    assert (when.start, when.end, when.precision) == (None, None, DatePrecision.NONE)


def test_an_article_without_dates() -> None:
    assert dates("座谈会在云溪举行。", published=date(2015, 7, 18)) is None
    assert event_date(analysis(""), []) is None


PIECES = [
    *re.findall(
        r"\S+",
        """
        今天 昨日 去年 明年 本月 上周 周五 年底 月初 中旬 当晚 次日 近日 农历 正月 腊月 初八 廿三 大年三十
        十二月 二〇一五年 2015年 2999年 1899年 99年 2月 29日 30日 31日 7月17日 17 2023.5.12 2015-02-29
        、 至 — - . （ ） ( ） ， 。 上午 召开 将 自 以来 电 讯 时间：
        """,
    ),
    "\n",
]
DAY = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), DAY, DAY)
def test_no_words_are_too_strange(text: str, published: date | None, crawled: date | None) -> None:
    when = event_date(analysis(text, published=published, crawled=crawled), sentences(text))
    if when is not None:
        assert when.quote.span is not None
        assert when.quote.span.cut(text) == when.quote.text
        assert (when.start is None) == (when.end is None) == (when.precision is DatePrecision.NONE)
        if when.start and when.end and when.precision is not DatePrecision.UNKNOWN_YEAR:
            assert date.fromisoformat(when.start) <= date.fromisoformat(when.end)
