"""What an article tells about when it was written."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.meetings.dates import find
from extractor.meetings.dates.cited_years import earliest, year_of_gathering
from extractor.meetings.dates.written import day_of_writing


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("会议召开。\n发布时间：2015-07-21 12:26", date(2015, 7, 21)),
        ("会议召开。\n日期：2015-02-25 09:36:34\n链接", date(2015, 2, 25)),
        ("会议召开。\n时间：2009年5月14日\n来源：青禾时报", date(2009, 5, 14)),
        ("2014-9-15 04:57 来源：云溪晚报\n会议召开。", date(2014, 9, 15)),
        ("会议召开。\n二〇一五年七月十七日", date(2015, 7, 17)),
        ("链接：http://news.example.cn/2014/10-16/1.shtml", date(2014, 10, 16)),
        ("来源：青禾网 http://news.example.cn/20150721/001.html", date(2015, 7, 21)),
        ("原文链接：http://news.example.cn/news/2016/20160408105511203040506/1.html", date(2016, 4, 8)),
        ("链接:http://news.example.cn/14/0312/20/A1.html", date(2014, 3, 12)),
        ("会议于2015年7月17日召开。", None),
        ("当地时间2015年7月17日会谈。", None),
        ("会议时间：2015年7月17日，会议地点：云溪。", None),
        ("链接：http://news.example.cn/n306215984.shtml", None),
        ("请登录http://news.example.cn/20150721/1.html报名", None),
        ("链接：http://news.example.cn/20159921/001.html", None),
    ],
)
def test_the_day_of_writing(text: str, day: date | None) -> None:
    assert day_of_writing(text, find(text), None) == day


def test_the_address_of_the_page_counts() -> None:
    assert day_of_writing("会议召开。", (), "https://www.example.cn/2021-06/08/content_1.htm") == date(
        2021, 6, 8
    )


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        ("会议肯定了2011年的工作，研究2012年的安排。", 2, date(2012, 1, 1)),
        ("会议总结2011年工作，部署2012年工作。", 12, date(2011, 1, 1)),
        ("应邀出席2016年青禾论坛。", 3, date(2016, 1, 1)),
        ("2013—2014学年总结会。", 4, date(2014, 1, 1)),
        ("青政办发[2011]27号文件", 12, date(2011, 1, 1)),
        ("听取2021年度述职报告。", 1, date(2022, 1, 1)),
        ("听取2021年度述职报告。", 6, date(2021, 1, 1)),
        ("作了2021年工作总结和2022年工作计划的报告。", 12, date(2021, 1, 1)),
        ("学生展示了荣获2021年一等奖的作品。", 4, None),
        ("“2017年度支边先进工作者”卢正等人作为代表。", 5, None),
        ("2021年签署的协议落地。", 9, None),
        ("2014年11月，程远山任院长。", 8, None),
        ("学院成立于1953年。", 5, None),
        ("到2035年建成强市，力争2030年完成。", 5, None),
        ("落实《青禾规划（2016—2020年）》", 5, None),
        ("实施2016-2020年计划。", 5, None),
        # What is handed on at a meeting is of its year, if the page cites no other.
        ("会议传达了《关于做好2020年春季学期延期开学工作的通知》。", 2, date(2020, 1, 1)),
        ("会议传达了《关于做好2020年工作的通知》，总结2021年的工作。", 12, date(2021, 1, 1)),
        ("会议学习了《青禾2035年远景目标纲要》。", 5, None),
        ("潜龙空间共同举办2018年创业发展论坛。", 10, date(2018, 1, 1)),
        ("公司于2018年创建。", 10, None),
        ("没有年份。", 5, None),
    ],
)
def test_the_latest_year_cited_is_the_earliest_a_report_can_be(
    text: str, month: int, day: date | None
) -> None:
    assert earliest(text, month) == day


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("3月23日，程远山出席2016年青禾论坛全体大会。", 2016),
        ("3月23日，2016青禾国际茶业大会在云溪开幕。", 2016),
        ("3月23日，学院召开2023届毕业生就业动员会。", None),
        ("3月23日，学院召开2015年度总结会。", None),
        ("3月23日，会议研究《青禾规划（2016—2020年）》。", None),
        ("3月23日，学院召开例会。2016年以来成绩显著。", None),
    ],
)
def test_the_year_a_gathering_is_named_with(text: str, year: int | None) -> None:
    assert year_of_gathering(text, find(text)[0].span) == year
