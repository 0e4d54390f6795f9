"""Names: where the noun phrase that names a gathering begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.meetings.frames.lexicon import lexicon
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report
from extractor.meetings.punctuation import is_balanced

_BOUNDARY = re.compile(r"[，。；：！？\n 　]|——")
_DATE_END = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,3}[日号]|(?:近日|日前|今天|今日|昨天|昨日|近期)|(?:）)?(?:[上下]午|中午|晚上?|凌晨))(?:[上下]午|晚上?|中午)?"
)
_DAY = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
"""The day is no part of a name that it stands in front of."""
_NO_NAME = re.compile(
    r"^(?:仪式|典礼|大会|会议|论坛)暨|（[^）]*$|\d日[^，]{0,4}(?:举行|召开|举办)"
    r"|^(?:该|上述)(?:活动|会议|仪式|项目|论坛|比赛|大会)|^(?:收看|观看|收听|按照|根据|以[^，]{1,6}[方形]式)|等系列|^系列活动$"
)
"""Half of a name joined by 暨, half of a bracket, what held it when (党组10日举行会议), what points back or
sums up (该活动, “…”等系列活动)."""
_SHORTENED = re.compile(r"(?<![”》])[（(][^（）()]*(?:简|下)称[^（）()]{1,24}[）)]")
"""The bracket behind a party of a gathering that says how it is called from here on."""
_GENERIC_START = re.compile(
    r"(?:本次|此次|这次|本届|该|本期|此|在|于|是|由|为|并|等|了|以及|及|和|与|、|，|举行的?|召开的?)"
)
_ORDINAL_START = re.compile(
    r"(?:[“《【]|第[\d一二三四五六七八九十百]+[届次期场轮]|首[届次期场]|[12]\d{3}(?:年|[-—]|届|级|全|世)|\d{2,4}[级届]|[一二三四五六七八九十]+届)"
)
_ANAPHORA = re.compile(r"(?:该|本|此|这)[^，。；]{0,10}的$|(?:该|本次|此次|这次|本届)$")
_LONGEST = 120  # characters; the longest name in the annotated articles has 65
_QUOTED_WHOLE = re.compile(r"“[^“”]*”")
_EDGE = re.compile(
    r"收看|观看|[、和与暨“”之在]|(?<![走面导方])向|图为|(?<!党)的|了[一两三四五六七八九十\d]{0,3}[场堂次个节期]?"
)
_THEMED = re.compile(r"(?:为主|为|主)题的")
_BEHIND_A_NAME = "（(）)的向"
"""A bracket explains what stands before it: 标准物质组织（SMO）第三次会议 does not begin with it."""
_TOLD = re.compile(r"致[信电函]|[应受]邀|[席记理日]向|了(?![^“]*”)|(?:为主|为)题的|[”》]的(?![^“]*”)")
"""What belongs to the sentence: 校友为师生作了四场|学术报告, 国家主席向|论坛|致贺信."""
_TAIL = re.compile(r"(?:（[^）]{1,20}）|\([^)]{1,20}\))")
_COMPOUND = re.compile(r"”?暨[^，。；在]{1,45}")


def _end_of_name(line: Line, report: Report) -> Iterator[int]:
    """Where the name may end: at the head noun, behind its bracket, behind a second name joined by 暨."""
    end = report.end
    yield end
    if match := _TAIL.match(line.text, end):
        end = match.end()
        yield end
    if line.text.startswith(("暨", "”暨"), end):
        heads = lexicon().heads
        limit = _COMPOUND.match(line.clauses, end)
        if limit is None:
            return
        last = None
        for match in lexicon().cue.finditer(line.text, end, limit.end()):
            if match[0] in heads:
                last = match.end()
        if last:
            yield last
            if match := _TAIL.match(line.text, last):
                yield match.end()


def _starts(line: Line, report: Report) -> dict[int, str]:
    """Where the name may begin, with the kind of boundary before it."""
    head_at = report.start
    clause = max(0, head_at - _LONGEST)
    for match in _BOUNDARY.finditer(line.clauses, clause, head_at):
        clause = match.end()
    parties = [match.end() for match in _SHORTENED.finditer(line.text, clause, head_at)]
    if len(parties) > 1:
        # 甲公司（简称“甲”）与乙集团（简称“乙”）|合作签约仪式: both parties stand in front of the name.
        return {parties[-1]: "clause", head_at: "head"}
    starts = {clause: "clause"}
    for match in _DATE_END.finditer(line.text, clause, head_at):
        starts[match.end()] = "date"
    for match in _EDGE.finditer(line.clauses, clause, head_at):
        starts[match.end()] = match[0]
        if match[0] == "“":
            starts.setdefault(match.start(), "quote")
    verbs = lexicon().verbs
    for match in lexicon().cue.finditer(line.text, clause, head_at):
        kind = verbs.get(match[0])
        if kind:
            end = match.end()
            if line.text[end : end + 1] in ("了", "过"):
                end += 1
            if line.text[end : end + 1] == "的":
                end += 1
                kind += "的"
            starts[end] = kind
    if theme := _THEMED.search(line.text, clause, head_at):
        starts[theme.end()] = "theme"
    starts[head_at] = starts.get(head_at, "head")
    return starts


def name_candidates(report: Report, relation: str, title: str, text: str) -> Iterator[Candidate]:
    """Every name the noun phrase of `report` may stand for.

    Args:
        report: A report that rests on a noun.
        relation: How the report is related to the one that was chosen.
        title: The headline, or "".
        text: The lead, where agreement with other mentions is looked for.

    Yields:
        Candidates in the order of their ends and starts.
    """
    line = report.line
    ends = list(_end_of_name(line, report))
    ends += [end + 1 for end in ends if line.text.startswith(("”", "》"), end)]
    for end in ends:
        for start, boundary in sorted(_starts(line, report).items()):
            words = line.text[start:end]
            if len(words) < 2 or start >= report.end - 1 or words[0] in _BEHIND_A_NAME or _DAY.match(words):
                continue
            if is_no_name(words):
                continue
            yield _candidate(report, relation, start, end, words, boundary, title, text)


def _candidate(
    report: Report, relation: str, start: int, end: int, words: str, boundary: str, title: str, text: str
) -> Candidate:
    line = report.line
    before = report.governor if report.verb and report.verb[1] <= start else ""
    stem = words[: report.start - start] if start < report.start else ""
    features = [
        f"left={boundary}",
        f"relation={relation}",
        f"left={boundary}/{'title' if line.start is None else 'text'}",
        f"length={bucket(len(words))}",
        f"governor={report.governor}/{'before' if before else 'behind'}",
    ]
    if start == report.start:
        features += ["bare", f"bare={report.head}", f"bare/{relation}"]
    if end > report.end:
        features.append("extended")
    elif line.text.startswith(("暨", "”暨"), end):
        features.append("cut-compound")
    if _GENERIC_START.match(words):
        features.append("generic-start")
    if _ORDINAL_START.match(words):
        features.append("ordinal-start")
    if "的" in stem:
        features.append("has-的")
    if "，" in line.clauses[start:end]:
        features.append("has-comma")
    if "在" in stem:
        features.append("has-在")
    if _DATE_END.search(stem):
        features.append("has-date")
    for match in lexicon().cue.finditer(line.text, start, report.start):
        kind = lexicon().verbs.get(match[0])
        if kind in ("hold", "attend", "chair"):
            features.append(f"has-{kind}")
            break
    if line.start is None:
        features.append("again-in-text" if words in text else "not-in-text")
    else:
        features.append("again-in-title" if words in title else "not-in-title")
    if _ANAPHORA.search(line.clauses, 0, start):
        features.append("anaphoric")
    features += [doubt for doubt in ("studied", "inner", "in-place") if doubt in report.features]
    return Candidate(words, line.span(start, end), tuple(features))


def is_no_name(words: str) -> bool:
    """True for words that tell of a gathering rather than name it, or are torn out of a quotation."""
    return bool(
        _NO_NAME.search(words)
        or not is_balanced(words)
        or _QUOTED_WHOLE.fullmatch(words)
        or _TOLD.search(words)
    )
