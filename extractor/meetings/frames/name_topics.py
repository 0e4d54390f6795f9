"""Topics inside names: the subject that a name frames with ordinals, hosts and head nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.meetings.frames.lexicon import alternatives, lexicon, phrases, rows
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.organizations import inside_suffix
from extractor.meetings.frames.ranking import Candidate
from extractor.meetings.frames.reports import Report
from extractor.meetings.frames.topics import make, topic_cues

_ORDINAL = (
    r"(?:[12]\d{3}(?:年度|年|[-—]\d{4}(?:年度|学年)|届|级)?|首[届次]"
    r"|第[\d一二三四五六七八九十百]+[届次期场批]|全[国省市校]|[\d一二三四五六七八九十]+级)+"
)
_DASH = re.compile("[—－]+")
"""健康中国行—|科学健身主题宣传活动: what a campaign is about, behind its slogan."""
_SERIES = re.compile(r"[12]\d{3}年度?|第[\d一二三四五六七八九十百]+[届次期](?:全[国省市校])?|首[届次]")
"""青禾省第八届|大学生程序设计竞赛: which of a series it is, behind its house."""
_JOINT = re.compile(r"暨|论坛(?=.{4})|(?<!代表)大会(?=.{4})|峰会(?=.{4})|活动之|[次届]会议(?=.{4})")
_CLOSING = re.compile(r"[”》]")
_CLOSED = re.compile(r"(?:（[^）]*）|[”》])$")
_QUOTED = re.compile(r"[“‘]([^”’]{2,60})[”’]|《[^》]+》")
_CAMPAIGN = re.compile(r"(?:大讨论|主题教育|学习教育|专项行动|行动|活动|工程|计划)(?!$)")
"""“X”大讨论|动员会: the slogan names a campaign, and the gathering is about that."""
_FOUNDED = re.compile(
    r"成立|创建|建[校院所厂]|诞[辰生]|挂牌|揭牌|[一-鿿]{0,6}?(?:落成|竣工|启用|开工|奠基|封顶|移交|交付)"
)
"""What is told of a house itself: 青禾医院|大楼落成."""
_PART_OF_A_BODY = re.compile("[一-鿿]{3,14}?(?:分会|委员会|协会|学会|联盟)")
"""市医师协会|外科医师分会|换届选举会议: what follows the first body is a body of it, and no subject."""
_SEAT = re.compile(r"[（(][一-鿿]{2,6}[）)]")
"""2014明瞳眼科|（云溪）|研讨会: where a branch of the host sits."""
_NO_SUBJECT = re.compile(
    r"第[^第]{1,6}[届次期讲轮场](?:全国|全体)?$|暨$|[一二三四五六七八九十]次$|\d年(?:度)?$|^[\d一二三四五六七八九十年届级]+$|^最后|^[的之与和暨]"
    r"|^(?:全体|常务|党组|主席|委员|代表|会员|会员代表|全国代表|主题|专题|学术|工作|预备|年度|领导人)+$"
)
_RENEWS = re.compile(r"(?:首|第?[一二三四五六七八九十\d]{1,3})届.{2,12}?(?:成立|选举|换届|换届选举)")
"""第三届理事会|成立大会: here the ordinal belongs to what the gathering is for."""
_TERM_OF_SCHOOL = "学期"
"""2024年春季学期第一次|本科教学工作: a frame that says when it was is no part of the subject."""
_ACTION = re.compile("表彰|总结|动员部署|动员|部署|启动|签约|揭牌|捐赠|颁奖|换届")
"""What is done at the gathering, as the first part of its noun: 青年志愿者|表彰|大会."""
_SUBJECT_LENGTH = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """One of several names joined in a name; `stop` is where its head noun `head` begins."""

    number: int
    start: int
    stop: int
    head: str
    joint: str


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
    """Subjects inside a gathering's name: the name without its head noun and frame.

    Args:
        line: The line the name stands in.
        report: The report of the gathering.
        name: The name.
        at: Where it stands in `line`.
        organization: The host, which is no part of the subject.
        title: The headline, or "".
    """
    parts = list(_parts(name))
    for part in parts:
        starts, ends = _starts(name, part, organization), _ends(name, part)
        core = max(starts), min(ends)
        invited = phrases("topic_people", "{}$").search(name, min(ends), part.stop) is not None
        has_subject = not invited and any(_is_subject(name[start:end]) for start in starts for end in ends)
        for start, begun in sorted(starts.items()):
            for end, ended in ends.items():
                if end - start < 2 or _NO_SUBJECT.search(name[start:end]):
                    continue
                renews = _RENEWS.fullmatch(name, start, end) is not None
                framed = _frames()[0].match(name, start)
                if framed and _TERM_OF_SCHOOL in framed[0] and end - framed.end() >= _SUBJECT_LENGTH:
                    continue
                reasons = (
                    f"part={part.number}/{part.joint}",
                    f"start={begun}",
                    f"tail={ended}",
                    f"ended={'head' if ended == 'head' else 'tail'}/{len(ends)}",
                    f"begun={begun}/{len(starts)}",
                    f"head={part.head}",
                    f"invited={invited}",
                    f"subject={has_subject}",
                    f"core={(start, end) == core}/{has_subject}",
                    f"holds-organization={bool(inside_suffix().search(name, start, end))}",
                    "renews" if renews else f"holds-ordinal={bool(framed)}",
                )
                if found := make(line, at + start, at + end, "name", report, "name", title, reasons):
                    yield found
    yield from _quoted(line, report, name, at, title, parts)


def _is_subject(words: str) -> bool:
    """True for words a gathering may be about: no host, no ordinal, no people, not too short."""
    if len(words) < _SUBJECT_LENGTH or _NO_SUBJECT.search(words) or _frames()[0].match(words):
        return False
    return not inside_suffix().search(words) and not phrases("topic_people", "{}$").search(words)


def _quoted(
    line: Line, report: Report, name: str, at: int, title: str, parts: list[_Part]
) -> Iterator[Candidate]:
    """The words in quotation marks inside a name: “守初心”主题报告会."""
    for match in _QUOTED.finditer(name):
        begin, end = match.span(1 if match[1] else 0)
        if any(begin <= part.stop < end for part in parts):
            continue
        if campaign := _CAMPAIGN.match(name, match.end()):
            begin, end = match.start(), campaign.end()
        stop = next((part.stop for part in parts if part.stop >= match.end()), len(name))
        framed = stop == match.end() or bool(_frames()[1].fullmatch(name, match.end(), stop))
        opens = match.start() == 0
        last = not parts or match.start() >= parts[-1].start
        reasons = (
            f"quote-part={'last' if last else 'earlier'}",
            f"opens={opens}",
            f"rest={'frame' if framed else 'other'}",
            f"rest={framed}/{opens}",
        )
        if found := make(line, at + begin, at + end, "name-quote", report, "name", title, reasons):
            yield found


def _parts(name: str) -> Iterator[_Part]:
    """The names that a name is joined of (A会暨B会; …论坛…分论坛), those without a stem left out."""
    heads = [match for match in lexicon().cue.finditer(name) if match[0] in lexicon().heads]
    if not heads and name.endswith("会") and len(name) > _SUBJECT_LENGTH + 1:
        yield _Part(0, 0, len(name) - 1, "会", "last")  # “头雁”团队中期考核|会: a compound no list has
    ends = {head.end() for head in heads}
    joints = [
        match
        for match in _JOINT.finditer(name)
        if match[0] != "暨"
        or _name_end(name, match.start()) in ends
        or name.endswith("会议", 0, match.start())  # 全体委员|会议: read as 委员会 and 议
    ]
    begins = [0, *(match.end() for match in joints)]
    limits = [*begins[1:], len(name)]
    marks = [*(match[0][-2:] for match in joints), "last"]
    for number, (start, limit) in enumerate(zip(begins, limits, strict=True)):
        head = next((match for match in reversed(heads) if start < match.start() < limit), None)
        if head is not None:
            yield _Part(number, start, head.start(), head[0], marks[number])
            # 中考冲刺|暨表彰大会: two purposes share the noun, and the first comes first.
            shared = name.find("暨", start + 2, head.start())
            if shared > 0:
                yield _Part(number, start, shared, head[0], "shared")


def _name_end(name: str, at: int) -> int:
    """Where a first name ends that is joined to a second one at `at`: before a closing mark or bracket."""
    closed = _CLOSED.search(name, 0, at)
    return closed.start() if closed else at


def _starts(name: str, part: _Part, organization: str | None) -> dict[int, str]:
    """Where the subject may begin, with what stands before it."""
    lead, _ = _frames()
    cue, rules = topic_cues()
    starts = {part.start + (name[part.start] in "《“" and name[-1] in "》”"): "whole"}
    framed = lead.match(name, part.start)
    for begin in {part.start, framed.end() if framed else part.start} if organization else ():
        if organization and name.startswith(organization, begin):
            behind = begin + len(organization)
            if seat := _SEAT.match(name, behind):
                behind = seat.end()
            if not _FOUNDED.match(name, behind):
                starts = {behind: "organization"}
    starts.update((match.end(), "ordinal") for match in _SERIES.finditer(name, part.start + 2, part.stop))
    starts.update((match.end(), "dash") for match in _DASH.finditer(name, part.start + 2, part.stop))
    starts.update((match.end(), "quote") for match in _CLOSING.finditer(name, part.start, part.stop))
    starts.update(
        (match.end(), "suffix")
        for match in inside_suffix().finditer(name, part.start, part.stop)
        if not _FOUNDED.match(name, match.end()) and not _PART_OF_A_BODY.match(name, match.end(), part.stop)
    )
    for begin in tuple(starts):
        if match := lead.match(name, begin):
            starts[match.end()] = "frame"
    starts.update(
        (match.start(), "cue")
        for match in cue.finditer(name, part.start, part.stop)
        if rules[match[0]] == "keep" and match.start() > part.start
    )
    return starts


def _ends(name: str, part: _Part) -> dict[int, str]:
    """Where the subject may end: at the head noun, or before the frame words ahead of it."""
    ends = {part.stop: "head"}
    if action := _ACTION.match(name, part.stop):
        ends[action.end()] = f"action={action[0]}"
    if match := _frames()[1].search(name, part.start, part.stop):
        ends[match.start()] = match[0]
    return ends
