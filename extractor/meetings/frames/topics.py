"""Topics: what a gathering was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.meetings.frames.lexicon import alternatives, lexicon, rows
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.organizations import inside_suffix
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report

_PURPOSE = re.compile(r"(?:^|[，。；：\n ])(?:为了?|旨在)(?=[^，。；]{4,})")
_CLAUSE_END = re.compile(r"[，。；！？\n]|$")
_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月|近日|日前|今天|昨天|近期")
_THEME = re.compile(
    r"以“([^”]{2,60})”为(?:主题|题)|主题(?:为|是)[:：]?“?([^”。，；]{2,50})|围绕“([^”]{2,50})”|题为[《“]([^》”]{2,60})[》”]|作(?:了)?[《“]([^》”]{2,60})[》”]|[《“]([^》”]{2,60})[》”](?:为题|为主题|的?(?:学术|专题|主旨)?报告)"
)
_ORDINAL = r"(?:[12]\d{3}(?:年度|年|[-—]\d{4}(?:年度|学年)|届|级)?|首届|首次|(?:第[\d一二三四五六七八九十百]+)[届次期场批]|全国|全省|全市|全校|[\d一二三四五六七八九十]+级)+"
_JOINT = re.compile(r"暨|论坛(?=.{4})|(?<!代表)大会(?=.{4})|峰会(?=.{4})|活动之|[次届]会议(?=.{4})")
_QUOTED = re.compile(r"[”》]")
_RIGHT = re.compile(
    r"[，。；！？\n,]|进行(?!中)|开展(?!情况)|展开|(?<!工)作(?:了|出|的|题|专题|主题|学术|报告)|做(?:了|出|报告|专题)|发表|提出|听取|深入(?=交|探|研|讨|沟)|专题(?=调|研|学|讨)|"
    r"主持|召开|举行|交换意见|(?<![方面导动取走])向(?!上)|的(?:汇报|报告|说明|意见|通知|情况汇报)|等(?:方面|内容|工作|问题|议题|事宜|情况)?|"
    r"(?:汇报|报告|说明|情况介绍|介绍)$|来[校院我]|与(?=.{2,20}(?:交流|座谈|沟通|探讨))|、"
)
_NO_SUBJECT = re.compile(
    r"第[^第]{1,6}[届次期讲轮场](?:全国|全体)?$|^(?:全体|常务|党组|主席|委员|代表|会员|会员代表|全国代表|主题|专题|学术|工作|预备|年度|领导人)+$|^[的之与和暨]|\d年(?:度)?$|^[\d一二三四五六七八九十年届级]+$|^最后"
)
_PEOPLE = re.compile(
    r"(?:[生员长师人者部]|代表|委员|书记|主席|青年|职工|班主任|主任|家长|教授|专家|企业家|同志)$"
)
_RUNS_ON = re.compile(
    r"[会式班坛典赛](?:\d|[在于][^会]*$|召开|举行|举办|现场|由|结业|开幕)|\d日[上下]午|本次|此次|参加(?:了)?会议"
)
_SUBJECT = re.compile(
    r"第[^第]{1,6}[届次期讲轮场](?:全国|全体)?$|^(?:全体|常务|党组|主席|委员|代表|会员|会员代表|全国代表|主题|专题|学术|工作|预备|年度|领导人)+$|^[的之与和暨]|\d年(?:度)?$|^[\d一二三四五六七八九十年届级]+$|^最后"
)
_PEOPLE = re.compile(
    r"(?:[生员长师人者部]|代表|委员|书记|主席|青年|职工|班主任|主任|家长|教授|专家|企业家|同志)$"
)
_RUNS_ON = re.compile(
    r"[会式班坛典赛](?:\d|[在于][^会]*$|召开|举行|举办|现场|由|结业|开幕)|\d日[上下]午|本次|此次|参加(?:了)?会议"
)
_ANYWHERE = frozenset(
    ("就", "围绕", "听取", "听取了", "审议", "研究", "学习贯彻", "纪念", "庆祝", "欢迎", "传达学习", "针对")
)
_SUBJECT = re.compile(
    r"(?:会议?|大会|双方|会上|与会人员|一行|主要|重点|共同|分别|集中|并|专题|一起|先后|着重|认真|还|内容|本次活动|此次活动|本次会议)$"
)
_SPEECH = re.compile(r"指出|强调|表示|要求|希望|认为|(?<![小解传])说|提出|谈到")
_SUBJECT_LENGTH = 3
_CLAUSE_START = ("", "，", "。", "；", "：", "、", "\n", " ")
_OPEN, _CLOSE = "“《（‘(", "”》）’)"


def _balanced(words: str) -> bool:
    """True if every quotation mark and bracket of `words` has its partner inside."""
    depth = 0
    for character in words:
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, str]]:
    entries = rows("topic_cues.tsv")
    table = {word: rule for word, rule, _ in entries}
    return re.compile(alternatives(table, {word: after for word, _, after in entries if after})), table


def _make(
    line: Line,
    start: int,
    end: int,
    how: str,
    report: Report,
    relation: str,
    title: str,
    extra: tuple[str, ...] = (),
) -> Candidate | None:
    words = line.text[start:end]
    stripped = words.strip(" 　，、。；：了")
    if len(stripped) < 2 or not _balanced(stripped) or _RUNS_ON.search(stripped):
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
    if not how.startswith("name"):
        if _SPEECH.search(line.text, 0, start):
            features += ["speech", f"speech/{how}"]
        if "关于" in stripped[1:]:
            features.append("holds-about")
    if _PEOPLE.search(stripped):
        features += ["people", f"people/{how}"]
    return Candidate(stripped, line.span(start, start + len(stripped)), tuple(features))


def topic_candidates(
    line: Line, report: Report, relation: str, title: str, taken: tuple[int, int] | None
) -> Iterator[Candidate]:
    """Subjects stated in a line: its purpose clause, what stands after 研究, 围绕, 学习贯彻, a theme in quotes."""
    for match in _PURPOSE.finditer(line.clauses):
        start = match.end()
        ends = [m.start() for m in _CLAUSE_END.finditer(line.clauses, start)][:4]
        for count, end in enumerate(ends):
            if count and _DATE.match(line.text, ends[count - 1] + 1):
                break
            if end - start > 90:
                break
            stops = bool(_DATE.match(line.text, end + 1)) or end >= len(line.text) - 1
            extra: tuple[str, ...] = (
                f"clauses={count}",
                f"clauses={count}/{'stop' if stops else 'goes-on'}",
                f"lead={line.text[match.end() - 1]}",
            )
            if found := _make(line, start, end, "purpose", report, relation, title, extra):
                yield found
            if stops:
                break
    for match in _THEME.finditer(line.text):
        group = match.lastindex or 1
        if found := _make(
            line, match.start(group), match.end(group), f"theme{group}", report, relation, title
        ):
            yield found
    pattern, table = _cues()
    anchor = report.verb[0] if report.verb else report.start
    ordinal: dict[str, int] = {}
    for match in pattern.finditer(line.text):
        cue, rule = match[0], table[match[0]]
        if taken and taken[0] <= match.start() < taken[1]:
            continue
        before = line.text[match.start() - 1 : match.start()]
        begin = match.start() if rule == "keep" else match.end()
        side = ("behind" if match.start() > anchor else "ahead") if line is report.line else "other"
        left = "clause" if before in _CLAUSE_START else "inside"
        if left == "inside" and _SUBJECT.search(line.text, max(0, match.start() - 12), match.start()):
            left = "subject"
        if left != "inside":
            ordinal[side] = ordinal.get(side, 0) + 1
        first = True
        for stop in _RIGHT.finditer(line.clauses, match.end()):
            end = stop.start()
            if end - begin > 70:
                break
            if end - match.end() >= 2:
                extra = (
                    f"cue={cue}",
                    f"cue={cue}/{side}",
                    f"cue={cue}/{stop[0][:2]}",
                    f"cue={cue}/{report.type.value}",
                    f"left={left}/{side}",
                    f"before={line.text[max(0, match.start() - 2) : match.start()]}",
                    f"right={stop[0][:2]}",
                    f"first={first}",
                    f"nth={min(ordinal.get(side, 0), 3)}/{side}/{left}",
                )
                if found := _make(line, begin, end, f"cue-{rule}", report, relation, title, extra):
                    yield found
                first = False
            if stop[0][0] in "，。；！？\n,":
                break


@cache
def _frames() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a name begins with, and what stands before its head noun, that is not its subject."""
    table = rows("name_frames.tsv")
    lead = alternatives(word for word, side in table if side == "lead")
    tail = alternatives(word for word, side in table if side == "tail")
    return re.compile(f"(?:{_ORDINAL}|{lead})+"), re.compile(f"(?:{tail})+$")


def name_topics(
    line: Line, report: Report, name: str, at: int, organization: str | None, title: str
) -> Iterator[Candidate]:
    """Subjects inside a gathering's name that stands at `at` in `line`: the name without its head noun and frame."""
    lead, tail = _frames()
    parts = [0, *(match.end() for match in _JOINT.finditer(name))]
    joints = [*(match[0][-2:] for match in _JOINT.finditer(name)), "last"]
    heads = [match for match in lexicon().cue.finditer(name) if match[0] in lexicon().heads]
    for number, part in enumerate(parts):
        limit = parts[number + 1] if number + 1 < len(parts) else len(name)
        head = next((match for match in reversed(heads) if part <= match.start() < limit), None)
        if head is None or head.start() == part:
            continue
        stop = head.start()
        starts = {part: "whole"}
        if organization and name.startswith(organization, part):
            starts[part + len(organization)] = "organization"
        starts.update((match.end(), "quote") for match in _QUOTED.finditer(name, part, stop))
        starts.update((match.end(), "suffix") for match in inside_suffix().finditer(name, part, stop))
        for begin in tuple(starts):
            if match := lead.match(name, begin):
                starts[match.end()] = "frame"
        pattern, table = _cues()
        starts.update(
            (match.start(), "cue")
            for match in pattern.finditer(name, part, stop)
            if table[match[0]] == "keep" and match.start() > part
        )
        ends = {stop: "head"}
        if match := tail.search(name, part, stop):
            ends[match.start()] = match[0]
        core = max(starts), min(ends)
        has_subject = core[1] - core[0] >= _SUBJECT_LENGTH and not _PEOPLE.search(name[core[0] : core[1]])
        for start, begun in sorted(starts.items()):
            for end, ended in ends.items():
                if end - start < 2 or _NO_SUBJECT.search(name[start:end]):
                    continue
                extra = (
                    f"part={number}/{joints[number]}",
                    f"start={begun}",
                    f"tail={ended}",
                    f"ended={'head' if ended == 'head' else 'tail'}/{len(ends)}",
                    f"begun={begun}/{len(starts)}",
                    f"head={head[0]}",
                    f"subject={has_subject}",
                    f"core={(start, end) == core}/{has_subject}",
                    f"holds-organization={bool(inside_suffix().search(name, start, end))}",
                    f"holds-ordinal={bool(lead.match(name, start))}",
                )
                if found := _make(line, at + start, at + end, "name", report, "name", title, extra):
                    yield found
    for match in re.finditer(r"[“‘]([^”’]{2,60})[”’]|《[^》]+》", name):
        group = 1 if match[1] else 0
        begin, end = match.span(group)
        stop = next((found.start() for found in heads if found.start() >= match.end()), len(name))
        rest = name[match.end() : stop]
        framed = not rest or bool(tail.fullmatch(rest))
        opens = match.start() == 0
        last = match.start() >= parts[-1]
        extra = (f"quote-part={'last' if last else 'earlier'}", f"opens={opens}", f"rest={'frame' if framed else 'other'}", f"rest={framed}/{opens}")
        if found := _make(line, at + begin, at + end, "name-quote", report, "name", title, extra):
            yield found


def with_context(options: list[Candidate]) -> list[Candidate]:
    """The same candidates, each told which other statements of the subject the article has."""
    kinds = {option.features[0].removeprefix("how=") for option in options}
    context = (
        f"purpose={'purpose' in kinds}",
        f"agenda={any('left=clause/behind' in option.features for option in options)}",
        f"theme={bool(kinds & {'theme1', 'theme2', 'theme3'})}",
        f"subject={any('subject=True' in option.features for option in options)}",
    )
    return [
        Candidate(
            option.text,
            option.span,
            (*option.features, *(f"{option.features[0]}|{condition}" for condition in context)),
        )
        for option in options
    ]
