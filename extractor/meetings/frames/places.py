"""Places: where a gathering was held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report

_PREPOSITION = re.compile(
    r"前往|(?<![现正存所旨内潜实好])在(?!于|校(?![园区史部])|职(?!工)|即|线)|(?<![关由对至基处等属位鉴终勇])于(?!是|今)|赴|"
    r"(?<![受达得感看听谈提找做遇接收直想])到(?![会来位场访底了])|来(?!自|年|宾|临|访|华|信|越|源|到|说|电|往|之|讲|看)|深入|走进|抵达|来到"
)
_STOP = re.compile(
    r"[，。；：！？\n]|隆重|胜利|顺利|成功|正式|圆满|如期|盛大|分别|联合|共同|组织|"
    r"召开|举行|举办|主持|出席|参加|会见|同(?!济)|与|和(?=.{1,20}(?:会谈|会见|会晤|会面|座谈))|以视频|以线|通过|采用|采取|开幕|闭幕|开班|结业|拉开|落幕|启动|开展|开讲|开营|进行|相聚|共话|汇聚|"
    r"调研|考察|慰问|走访|视察|检查|督导|参观|看望|访问|交流|座谈|洽谈|指导|揭牌|签署|签约|亲切|集体|为(?!了)|就|专题|热烈|接见|发布|检阅|"
    r"宣讲|作(?=[了题专主出学报])|做(?=[了报专好])|上演|上线|亮相|首发|面向|对(?!外)|围绕|\d{1,2}[月日]|[上下]午|一行|并"
)
_ENDING = re.compile(
    r"(室|厅|楼|堂|馆|场|中心|宫|酒店|宾馆|饭店|基地|园区?|校区|会场|礼堂|学院|大学|学校|中学|小学|医院|公司|集团|局|厂|矿|委|部|院|所|站|社区?|村|镇|乡|街道|"
    r"省|市|县|区|州|盟|旗|岛|国|京|沪|汉|校|线上|线下|云端|[A-Z]?\d{2,5}室?)$"
)
_NO_PLACE = re.compile(
    r"(?:.*(?:期间|之际|过程|基础|领域|方面|背景|讲话|致辞|会议|会|上|下|中|时|后|前|里|内|际|间|以来|同志|陪同|指导|精神|活动|工作|发言|总结|报告|贺信|信|仪式|论坛|年)|此|.*[我你他她它这那其]们?|现场|全国|各地|此间|昨天|今天|线|校|院|外)$|.*(?:[线问于师员者]|应用|问题|方向|同学|学生|环节)$|(?![京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤藏川宁琼汉穗蓉港澳台])[一-鿿]$"
)


def place_candidates(line: Line, report: Report, relation: str, title: str) -> Iterator[Candidate]:
    """Places named after a preposition in `line`.

    Args:
        line: A sentence or the headline.
        report: The report that was chosen; features say how far the place is from it.
        relation: What `line` is to the report: same, title, next, or other.
        title: The headline, or "".

    Yields:
        Candidates in text order.
    """
    for match in _PREPOSITION.finditer(line.text):
        start = match.end()
        stop = _STOP.search(line.clauses, start)
        end = stop.start() if stop else len(line.text)
        words = line.text[start:end]
        if not 0 < len(words) <= 40 or _NO_PLACE.match(words):
            continue
        following = stop[0] if stop else "end"
        ending = _ENDING.search(words)
        side = ""
        if line is report.line:
            anchor = report.verb[0] if report.verb else report.start
            if end == anchor:
                side = "touches"
            elif end < anchor:
                side = "before-near" if anchor - end < 25 else "before"
            else:
                side = "behind"
        features = [
            f"prep={match[0]}",
            f"next={following}",
            f"relation={relation}",
            f"prep={match[0]}/{relation}",
            f"type={report.type.value}/{match[0]}",
            f"type={report.type.value}/{relation}",
            f"side={side}",
            f"ending={ending[0] if ending and not ending[0][-1].isdigit() else ('digits' if ending else 'none')}",
            f"length={bucket(len(words))}",
        ]
        if line.start is not None and line.index < 3:
            features.append(f"sentence={line.index}")
        if line.start is None or words in title:
            features.append("in-title")
        yield Candidate(words, line.span(start, end), tuple(features))
