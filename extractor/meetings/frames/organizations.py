"""Organisations: who held, convened or hosted a gathering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report

_END = re.compile(
    r"(大学|学院|学校|中学|小学|幼儿园|医院|卫生院|公司|集团|分局|局|委员会|委|部|厅|处|科|研究室|室|办公室|办公厅|办|中心|研究所|所|研究院|院|报社|社|"
    r"协会|学会|商会|工会|联合会|理事会|基金会|研究会|校友会|联盟|会|党委|党组|党总支|党支部|总支|支部|团支部|政府|人大|政协|法院|检察院|银行|支行|分行|站|队|"
    r"总队|支队|大队|团委|团总支|学生会|学联|基地|图书馆|馆|系|社区|街道|镇|乡|村|区|县|市|省|州|中央|国务院|小组|组|工委|党校|双方|各界|方|主席团|厂|矿|林场|场|电视台|台|我[校院局委县市区司馆厂所系部处]|学部|论坛|代表团|代表大会|班|级)$"
)
_LEFT = re.compile(
    r"[，。；：！？\n]|[\d一二三四五六七八九十]{1,3}[日号](?:至\d+日)?|近日|日前|今天|今日|昨天|昨日|近期|[上下]午|晚上?|\d+[时点:：]\d*分?|之际|由|受"
)
_RIGHT = re.compile(
    r"在|于|联合|共同|组织|成功|隆重|顺利|近日|日前|今天|今日|昨天|昨日|近期|\d{1,2}(?:月|日|号)|[上下]午|特邀|特别|邀请|通过|召集|集中|正式|如期|按照|根据|"
    r"召开|举行|举办|开展|主办|承办|协办|发起|指导|开办|承担|策划|牵头|面向|以|赴|到|对|开启|线上|云端|联袂|第[一二三四五六七八九十\d]+[次届期]"
)
_HOST = re.compile(r"主办|承办|举办|组织|召开|举行|开展|发起|牵头|邀请|协办|举行了|联合主办|共同主办")
_OWN = re.compile(r"我[校院局委县市区司馆厂所系]|学校|学院|集团公司|公司")
_PERSON = re.compile(r"书记|主席|总理|总统|部长|院长|校长|主任|局长|市长|省长|处长|教授|同志|总书记|委员长|主持|会议|活动|仪式|讲话|[的，。]")
_NAME_ORG = re.compile(
    r"大学|学院|学校|中学|小学|医院|公司|集团|局|委员会|政协|国务院|中央政治局|人大常委会|党组|党委|党总支|党支部|支部|协会|学会|商会|工会|联合会|理事会|研究会|校友会|研究院|中心|馆|主席团|组委会|领导小组|代表团|政府|论坛|院|部|办"
)
_TERM = re.compile(r"^(?:第?[一二三四五六七八九十]+届|第[一二三四五六七八九十\d]+届)")


def _candidate(
    line: Line, start: int, end: int, how: str, report: Report, relation: str, title: str, extra: tuple[str, ...] = ()
) -> Candidate | None:
    words = line.text[start:end]
    stripped = words.strip(" 　，、")
    start += words.find(stripped)
    if not 2 <= len(stripped) <= 60:
        return None
    ending = _END.search(stripped)
    features = [
        f"how={how}",
        f"how={how}/{relation}",
        f"how={how}/{report.type.value}",
        f"governor={how}/{report.governor}",
        f"ending={ending[0] if ending else 'none'}",
        f"length={bucket(len(stripped))}",
        *extra,
    ]
    if _PERSON.search(stripped):
        features.append("person")
    if "、" in stripped or "与" in stripped or "和" in stripped:
        features.append("joined")
    if _OWN.fullmatch(stripped):
        features.append("own")
    if line.start is not None:
        features.append("in-title" if stripped in title else "not-in-title")
    return Candidate(stripped, line.span(start, start + len(stripped)), tuple(features))


def host_candidates(line: Line, report: Report, relation: str, title: str) -> Iterator[Candidate]:
    """Subjects of verbs of holding in `line`: X在Y召开, 由X主办, X邀请."""
    for match in _HOST.finditer(line.text):
        verb = match.start()
        left, kind = 0, "clause"
        for boundary in _LEFT.finditer(line.clauses, max(0, verb - 90), verb):
            left, kind = boundary.end(), boundary[0]
        right = _RIGHT.search(line.clauses, left, verb + 2)
        end = right.start() if right else verb
        how = "by" if kind == "由" else "subject"
        extra = (f"verb={match[0]}", f"cut={right[0][:2] if right and not right[0][0].isdigit() else 'date' if right else 'verb'}",
                 f"anchored={bool(report.verb and line is report.line and report.verb[0] == verb)}")
        if found := _candidate(line, left, end, how, report, relation, title, extra):
            yield found
    for match in re.finditer(r"在(我[校院局委县市区司馆厂所系]|校|院)", line.text):
        if found := _candidate(line, match.start(1), match.end(1), "place", report, relation, title):
            yield found


def inner_candidates(line: Line, report: Report, name: str, at: int, title: str) -> Iterator[Candidate]:
    """Organisations at the beginning of a gathering's name that stands at `at` in `line`."""
    begin = 0
    if match := _TERM.match(name):
        begin = match.end()
    previous: Candidate | None = None
    for match in _NAME_ORG.finditer(name, begin):
        if match.end() >= len(name) - 1:
            break
        rest = name[match.end() : match.end() + 1]
        extra = (f"rest={'ordinal' if rest in '第首12' else rest if rest in '党“换全主常成' else 'other'}", f"inner={match[0]}")
        if found := _candidate(line, at + begin, at + match.end(), "inner", report, "name", title, extra):
            previous = found
            yield previous
