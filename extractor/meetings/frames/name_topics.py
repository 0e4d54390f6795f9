"""Topics inside names: the subject that a gathering's name frames with ordinals, hosts and head nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.meetings.frames.lexicon import alternatives, lexicon, rows
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.organizations import inside_suffix
from extractor.meetings.frames.ranking import Candidate
from extractor.meetings.frames.reports import Report
from extractor.meetings.frames.topics import PEOPLE, make, topic_cues

_ORDINAL = r"(?:[12]\d{3}(?:年度|年|[-—]\d{4}(?:年度|学年)|届|级)?|首届|首次|(?:第[\d一二三四五六七八九十百]+)[届次期场批]|全国|全省|全市|全校|[\d一二三四五六七八九十]+级)+"
_JOINT = re.compile(r"暨|论坛(?=.{4})|(?<!代表)大会(?=.{4})|峰会(?=.{4})|活动之|[次届]会议(?=.{4})")
_QUOTED = re.compile(r"[”》]")
_NO_SUBJECT = re.compile(
    r"第[^第]{1,6}[届次期讲轮场](?:全国|全体)?$|^(?:全体|常务|党组|主席|委员|代表|会员|会员代表|全国代表|主题|专题|学术|工作|预备|年度|领导人)+$|^[的之与和暨]|\d年(?:度)?$|^[\d一二三四五六七八九十年届级]+$|^最后"
)
_FOUNDED = re.compile(r"(?:成立|创建|建[校院所厂]|诞[辰生]|挂牌|揭牌)")
_BRACKETED = re.compile(r"(?:（[^）]*）|[”》])$")
_SUBJECT_LENGTH = 3


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
    heads = [match for match in lexicon().cue.finditer(name) if match[0] in lexicon().heads]
    ends_of_heads = {head.end() for head in heads}
    joined = [
        match for match in _JOINT.finditer(name) if match[0] != "暨" or _before_joint(name, match.start()) in ends_of_heads
    ]
    parts = [0, *(match.end() for match in joined)]
    joints = [*(match[0][-2:] for match in joined), "last"]
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
        starts.update(
            (match.end(), "suffix")
            for match in inside_suffix().finditer(name, part, stop)
            if not _FOUNDED.match(name, match.end())
        )
        for begin in tuple(starts):
            if match := lead.match(name, begin):
                starts[match.end()] = "frame"
        pattern, table = topic_cues()
        starts.update(
            (match.start(), "cue")
            for match in pattern.finditer(name, part, stop)
            if table[match[0]] == "keep" and match.start() > part
        )
        ends = {stop: "head"}
        if match := tail.search(name, part, stop):
            ends[match.start()] = match[0]
        core = max(starts), min(ends)
        has_subject = core[1] - core[0] >= _SUBJECT_LENGTH and not PEOPLE.search(name[core[0] : core[1]])
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
                if found := make(line, at + start, at + end, "name", report, "name", title, extra):
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
        if found := make(line, at + begin, at + end, "name-quote", report, "name", title, extra):
            yield found


def _before_joint(name: str, at: int) -> int:
    """Where a first name would end that is joined to a second one at `at`: before a closing mark or bracket."""
    bracket = _BRACKETED.search(name, 0, at)
    return bracket.start() if bracket else at
