"""Lists of people: names joined by list marks, each with the title in front of it.

Official lists are regular: titled names follow one another, separated by `、` (same title or next
title), by `，` (next title), by 和/以及, and are closed by 等 and the verb. Everything the clause says of
the list it says of each member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractor.language.analysis import Sentence
from extractor.meetings.people.lexicon import BLANKS, HAN, alternation, load_table
from extractor.meetings.people.mentions import PersonMention, office_of_short_form
from extractor.meetings.people.titles import (
    is_full_title,
    is_lead_in,
    names_organization,
    skip_courtesy,
    title_after,
    title_before,
    title_in_bracket,
)
from extractor.spans import Span


@dataclass(frozen=True, slots=True)
class Member:
    """One named person of a list. `title` is the printed phrase, None if nothing is printed.

    `end` is the offset in the clean text behind the name, its title and courtesy words.
    """

    mention: PersonMention
    title: str | None
    end: int
    shared_title: bool = False
    """True if the title is a closing apposition of the whole list (…等校领导)."""


@dataclass(frozen=True, slots=True)
class Coordination:
    """People named side by side in one clause; often only one.

    `span` reaches from the first title to the last name with what belongs to it; `sentence` is the
    sentence it stands in.
    """

    members: tuple[Member, ...]
    span: Span
    sentence: Span
    apposition: Span | None = None
    """The closing apposition (…等|校领导), if the list has one."""


@dataclass(frozen=True, slots=True)
class _Draft:
    mention: PersonMention
    before: Span | None
    after: Span | None
    end: int


@cache
def _joint() -> re.Pattern[str]:
    """What separates two members of one list."""
    apart = r"[^，。；、的]{1,14}的"
    heads = alternation(load_table("titles.toml")["closing"])
    closed = rf"等[{HAN}]{{0,6}}?(?:{heads})，?(?:以及|还有)"
    mark = rf"{closed}|等?[、，；](?:以及|还有|和|与|及|暨)?|等?(?:以及|还有|和|与|及|暨)"
    return re.compile(rf"[\s　]*(?:(?:{mark})[\s　]*(?:{apart})?|等?[\s　]*)@?")


@cache
def _unknown_item() -> re.Pattern[str]:
    """An item, or a part of one, of a list of names that is not read as a name (方敏、|何其|高朗、林越)."""
    return re.compile(rf"[{BLANKS}]?、[{HAN}]{{1,5}}[{BLANKS}]?(?:、[{BLANKS}]?)?")


@cache
def _closing() -> re.Pattern[str]:
    """A closing apposition: 等 or a count, and a noun phrase headed by people (等全总党组、书记处同志)."""
    heads = alternation(load_table("titles.toml")["closing"])
    count = r"[一二两三四五六七八九十\d]+[余多]?[位名]"
    return re.compile(
        rf"(?:等(?:{count})?|{count})((?:[{HAN}]|、(?!各)){{0,18}}?(?:{heads}))"
        rf"(?!{heads}|们|大会|团|处|会|组|[^，。；]{{0,6}}获|和(?:{heads})|[及与、][{HAN}]{{1,8}}(?:{heads}))"
        r"(?<!代表(?=学校|学院|我[校院国省市县]|全[体校院]|公司|大家|双方))"
    )


def coordinations(sentence: Sentence, mentions: Sequence[PersonMention], text: str) -> Iterator[Coordination]:
    """The lists of one sentence, in order. `mentions` are those inside the sentence, in order."""
    drafts = list(_drafts(sentence, mentions, text))
    group: list[_Draft] = []
    for draft in drafts:
        if group and not (_joined(group[-1], draft, text) or _goes_on(group, draft, sentence, text)):
            yield _finish(group, sentence, text)
            group = []
        group.append(draft)
    if group:
        yield _finish(group, sentence, text)


def _drafts(sentence: Sentence, mentions: Sequence[PersonMention], text: str) -> Iterator[_Draft]:
    left = sentence.span.start
    floor = left
    for index, mention in enumerate(mentions):
        limit = mentions[index + 1].span.start if index + 1 < len(mentions) else sentence.span.end
        before = None if mention.short else title_before(text, left, mention.span.start, sentence.words)
        if not mention.short and index and _runs_on(text[mentions[index - 1].span.end : mention.span.start]):
            # 邹大伟夫人|古丽, 邹大伟服务队队长|马一平: the first name is part of the second one's title.
            before = title_before(text, floor, mention.span.start, sentence.words) or before
        if index and _ON_BEHALF.fullmatch(text, mentions[index - 1].span.end, mention.span.start):
            before = None  # 秘书长陶自明|代表|邹小伟理事长: a verb between two names
        if index and before and before.start == left and text.startswith("代表", left):
            # 科长陶自明代表|市食安办副主任|邹小伟
            behalf = Span(left + 2, before.end)
            before = behalf if is_full_title(behalf.cut(text)) else before
        after = None if mention.short else title_after(text, mention.span.end, limit)
        behind = after.end if after else mention.span.end
        if after is None and before is None and (after := title_in_bracket(text, behind, limit)):
            behind = after.end + 1
        if mention.short:
            behind = min(office_of_short_form(text, behind), limit)
        end = skip_courtesy(text, behind, limit)
        yield _Draft(mention, before, after, end)
        left, floor = end, left


_ON_BEHALF = re.compile("代表(?:[^，。；、]{0,12}和)?")


def _runs_on(gap: str) -> bool:
    """True if a noun phrase headed by a title runs on from one name to the next without any mark or verb."""
    return (
        is_full_title(gap)
        and re.search(
            r"[，、；。：“”]|[和与及等同]|代表|委托|会见|陪同|邀请|听取|走进|走访|看望|慰问|来到|前往|询问|祝贺|感谢",
            gap,
        )
        is None
    )


def _joined(one: _Draft, other: _Draft, text: str) -> bool:
    """True if nothing but a joint and a title stands between two names."""
    begin = other.before.start if other.before else other.mention.span.start
    gap = text[one.end : begin]
    bare = other.before is None or not _is_named(other.before.cut(text))
    if bare and _unknown_item().fullmatch(text, one.end, other.mention.span.start):
        return True
    if not _joint().fullmatch(gap) or (bare and other.before is not None and not gap):
        return False  # 校长薛平川|做题为“|明德报国”的演讲: neither a mark nor a title between two names
    if "，" in gap or "," in gap or ";" in gap or "；" in gap:
        if other.before is None:
            return re.search(r"以及|还有|和", gap) is not None
        phrase = other.before.cut(text)
        return is_full_title(phrase) or (other.after is not None and names_organization(phrase))
    return True


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(r"[有为是][：:]\s*\Z")


def _goes_on(group: Sequence[_Draft], other: _Draft, sentence: Sentence, text: str) -> bool:
    """True for a name behind a comma in a list that a colon opens (参加的有：副会长|陶自明，|邹小伟)."""
    introduced = _introduced().search(text, sentence.span.start, _start_of(group[0]))
    return introduced is not None and other.before is None and _comma(group[-1].end, other, text)


def _comma(end: int, other: _Draft, text: str) -> bool:
    return text[end : other.mention.span.start].strip(BLANKS) == "，"


def _start_of(draft: _Draft) -> int:
    return draft.before.start if draft.before else draft.mention.span.start


def _is_named(phrase: str) -> bool:
    """True for a title or an organisation."""
    return is_full_title(phrase) or names_organization(phrase)


def _finish(group: list[_Draft], sentence: Sentence, text: str) -> Coordination:
    last_end = group[-1].end
    closing = _closing().match(text, last_end, sentence.span.end)
    shared = closing.group(1) if closing and closing.group(1) not in _EMPTY_CLOSINGS else None
    members: list[Member] = []
    halfway = _closed_halfway(group[:-1], sentence, text)
    leading: str | None = None
    workplace: str | None = None
    roster = _roster_title(text, group[0], sentence)
    previous_end: int | None = None
    for draft in group:
        own = _own_title(draft, text)
        side_by_side = previous_end is not None and (
            _bare_joint().fullmatch(text[previous_end : draft.mention.span.start])
            or (
                draft.before is None
                and _unknown_item().fullmatch(text, previous_end, draft.mention.span.start)
            )
            or _comma(previous_end, draft, text)
        )
        closes = False
        if draft.before is not None:
            before = draft.before.cut(text)
            leading = own if is_full_title(before) else None
            workplace = before if not is_full_title(before) and names_organization(before) else None
        elif not side_by_side:
            leading = workplace = roster if not members else None
            own = own or leading
        elif own is not None and (leading or workplace):
            own = join_titles(leading or workplace, own)
        elif own is None:
            own = leading or workplace
        if own is None and (title := halfway.get(draft.mention.span.start, shared)) is not None:
            own, closes = title, True
        members.append(Member(draft.mention, own, draft.end, closes))
        previous_end = draft.end
    return Coordination(
        tuple(members),
        Span(_start_of(group[0]), last_end),
        sentence.span,
        Span(*closing.span(1)) if closing else None,
    )


def _closed_halfway(group: Sequence[_Draft], sentence: Sentence, text: str) -> dict[int, str]:
    """The closing appositions inside a list (A、B等委员，以及…C), by where the names before them start."""
    titles: dict[int, str] = {}
    waiting: list[int] = []
    for draft in group:
        waiting.append(draft.mention.span.start)
        if closing := _closing().match(text, draft.end, sentence.span.end):
            titles |= dict.fromkeys(waiting, closing.group(1))
            waiting = []
    return titles


@cache
def _bare_joint() -> re.Pattern[str]:
    return re.compile(r"\s*(?:、|和|与|及|\s+)\s*@?")


@cache
def _roster() -> re.Pattern[str]:
    """An office in front of a list that a verb introduces: 担任执行主席的有：, 参加会议的副会长有."""
    return re.compile(
        r"(?:担任([^，。；：]{2,24}?)(?:[，、]|并[^。；：]{0,24})?的(?:同志|领导)?"
        r"|(?:(?<=的)|(?<=[\d一二三四五六七八九十][位名]))([^，。；：的]{2,16}?))(?:分别)?[有是为][：:]?\s*$"
    )


def _roster_title(text: str, first: _Draft, sentence: Sentence) -> str | None:
    start = first.before.start if first.before else first.mention.span.start
    match = _roster().search(text, sentence.span.start, start)
    office = match and (match[1] or match[2])
    return office if office and is_full_title(office) else None


_EMPTY_CLOSINGS = frozenset({"同志", "老师", "同学"})


def _own_title(draft: _Draft, text: str) -> str | None:
    before = draft.before.cut(text) if draft.before else None
    after = draft.after.cut(text) if draft.after else None
    if before is not None and after is not None and is_lead_in(before):
        return after  # 主持人|卢正|副校长
    if before is not None and after is not None and (is_full_title(before) or names_organization(before)):
        return join_titles(before, after)
    if before is not None and is_full_title(before):
        return before
    if after is not None:
        return after
    # An organisation in front of the name and nothing behind it is what was printed (东湖省肿瘤医院陶自明).
    return before if before is not None and names_organization(before) else None


def join_titles(before: str | None, after: str) -> str:
    """A title that stands on both sides of the name, as one: 四川大学|教授, 院长|、教授.

    Forms of address (老师, 同学) say nothing an office has not said.
    """
    if before is None:
        return after
    if not is_full_title(before):
        return before + after
    return before if after in _ADDRESS or before.endswith(after) else f"{before}、{after}"


_ADDRESS = frozenset({"老师", "同学", "先生", "女士", "同志", "领导"})
