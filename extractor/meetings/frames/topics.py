"""Topics: what a gathering was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.meetings.frames.lexicon import alternatives, rows
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report

_PURPOSE = re.compile(r"(?:^|[，。；：\n ])(?:为了?|旨在)(?=[^，。；]{4,})")
_CLAUSE_END = re.compile(r"[，。；！？\n]|$")
_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月|近日|日前|今天|昨天|近期")
_THEME = re.compile(r"以“([^”]{2,60})”为(?:主题|题)|主题(?:为|是)[:：]?“?([^”。，；]{2,50})|围绕“([^”]{2,50})”|题为[《“]([^》”]{2,60})[》”]|作(?:了)?[《“]([^》”]{2,60})[》”]|[《“]([^》”]{2,60})[》”](?:为题|为主题|的?(?:学术|专题|主旨)?报告)")
_ORDINAL = re.compile(
    r"^(?:[12]\d{3}(?:年度|年|[-—]\d{4}(?:年度|学年)|届|级)?|首届|首次|(?:第[\d一二三四五六七八九十百]+)[届次期场批]|全国|全省|全市|全校|[\d一二三四五六七八九十]+级)+"
)
_RIGHT = re.compile(
    r"[，。；！？\n]|(?:进行|开展|展开|作|做|发表|提出|听取|深入|专题|主持|召开|举行|交换意见|向|的(?:汇报|报告|说明|意见建议|意见和建议|通知)|等(?:方面|内容|工作|问题|议题|事宜)?)"
)


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict((word, rule) for word, rule in rows("topic_cues.tsv"))
    return re.compile(alternatives(table)), table


def _make(
    line: Line, start: int, end: int, how: str, report: Report, relation: str, title: str, extra: tuple[str, ...] = ()
) -> Candidate | None:
    words = line.text[start:end]
    stripped = words.strip(" 　，、。；：了")
    if len(stripped) < 2:
        return None
    start += words.find(stripped)
    features = [
        f"how={how}",
        f"how={how}/{relation}",
        f"how={how}/{report.type.value}",
        f"how={how}/{report.governor}",
        f"relation={relation}",
        f"length={bucket(len(stripped))}",
        f"length={how}/{bucket(len(stripped))}",
        f"end={stripped[-2:]}",
        *extra,
    ]
    if line.start is not None and stripped in title:
        features.append("in-title")
    if "，" in stripped:
        features.append("has-comma")
    return Candidate(stripped, line.span(start, start + len(stripped)), tuple(features))


def topic_candidates(line: Line, report: Report, relation: str, title: str) -> Iterator[Candidate]:
    """Subjects stated in a line: its purpose clause, what stands after 研究, 围绕, 学习贯彻, a theme in quotes."""
    for match in _PURPOSE.finditer(line.clauses):
        start = match.end()
        ends = [m.start() for m in _CLAUSE_END.finditer(line.clauses, start)][:4]
        for count, end in enumerate(ends):
            if count and _DATE.match(line.text, ends[count - 1] + 1):
                break
            if end - start > 90:
                break
            nxt = line.text[end + 1 : end + 4]
            stops = bool(_DATE.match(line.text, end + 1)) or end >= len(line.text) - 1
            extra = (f"clauses={count}", f"clauses={count}/{'stop' if stops else 'goes-on'}", f"lead={line.text[match.end() - 1]}")
            if found := _make(line, start, end, "purpose", report, relation, title, extra):
                yield found
            del nxt
            if stops:
                break
    for match in _THEME.finditer(line.text):
        group = match.lastindex or 1
        if found := _make(line, match.start(group), match.end(group), f"theme{group}", report, relation, title):
            yield found
    pattern, table = _cues()
    anchor = report.verb[0] if report.verb else report.start
    for match in pattern.finditer(line.text):
        cue, rule = match[0], table[match[0]]
        before = line.text[match.start() - 1 : match.start()]
        begin = match.start() if rule == "keep" else match.end()
        side = ("behind" if match.start() > anchor else "ahead") if line is report.line else "other"
        first = True
        for stop in _RIGHT.finditer(line.clauses, match.end()):
            end = stop.start()
            if end - begin > 70:
                break
            if end - match.end() >= 2:
                left = "clause" if before in ("", "，", "。", "；", "：", "、", "\n", " ") else "inside"
                extra = (
                    f"cue={cue}", f"cue={cue}/{side}", f"left={left}", f"left={left}/{side}",
                    f"right={stop[0][:2]}", f"first={first}", f"cue={cue}/{report.type.value}",
                )
                if found := _make(line, begin, end, f"cue-{rule}", report, relation, title, extra):
                    yield found
                first = False
            if stop[0][0] in "，。；！？\n":
                break


def name_topics(line: Line, report: Report, name: str, at: int, organization: str | None, title: str) -> Iterator[Candidate]:
    """Subjects inside a gathering's name that stands at `at` in `line`: the name without its head noun and frame."""
    head = report.head
    cut = name.find(head) if head and head in name else len(name)
    first_head = cut
    starts = {0}
    if match := _ORDINAL.match(name):
        starts.add(match.end())
    if organization and name.startswith(organization):
        starts.add(len(organization))
        if match := _ORDINAL.match(name[len(organization):]):
            starts.add(len(organization) + match.end())
    ends = {first_head: "head"}
    for tail in ("专题", "工作", "主题", "学术", "国际", "动员", "调研", "总结", "系列", "高峰", "高端", "交流", "经验"):
        if name.endswith(tail, 0, first_head):
            ends[first_head - len(tail)] = tail
    for start in sorted(starts):
        for end, tail in ends.items():
            if end - start >= 2:
                extra = (f"tail={tail}", f"start={'0' if start == 0 else 'cut'}", f"tail={tail}/{'0' if start == 0 else 'cut'}", f"head={head}",
                         f"cuttable={'yes' if len(starts) > 1 else 'no'}/{'0' if start == 0 else 'cut'}")
                if found := _make(line, at + start, at + end, "name", report, "name", title, extra):
                    yield found
    for match in re.finditer(r"“([^”]{2,60})”|《[^》]+》", name):
        group = 1 if match[1] else 0
        if found := _make(line, at + match.start(group), at + match.end(group), "name-quote", report, "name", title):
            yield found
