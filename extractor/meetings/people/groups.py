"""Unnamed participants, as printed: 中央和国家机关有关部门负责同志, 各县（市、区）常务副县长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.language.analysis import Analysis
from extractor.meetings.extraction import Group, Role
from extractor.meetings.people.lexicon import alternation, ends_with_title_head, load_table
from extractor.meetings.people.titles import names_organization
from extractor.spans import Span


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load_table("groups.toml")
    return table


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_table()['heads'])})$")


_ALL_OF_THEM = re.compile("各(?!位)|全体|有关|部分")


def _is_headed(phrase: str) -> bool:
    """True if people head the phrase: a noun for them or, behind 各 and the like, an office (各矿|矿长)."""
    if _heads().search(phrase):
        return True
    return _ALL_OF_THEM.search(phrase) is not None and ends_with_title_head(phrase)


@cache
def _mere_count() -> re.Pattern[str]:
    """A count behind the phrase (…代表共150余人): no part of what is printed of the group."""
    return re.compile(r"[等共计约近总合（(\s]*[\d一二三四五六七八九十百千万两余多]+[余多]?[人名位][）)]?$")


@cache
def _object() -> re.Pattern[str]:
    """People as the object of a meeting verb: 会见…代表, 与…师生交流, 听取…负责人汇报."""
    table = _table()
    return re.compile(
        rf"(?:{alternation(table['receiving'])})了?(?![会学志时者党步事])(?P<group>[^，。；：“”《》]{{1,50}}?(?:{alternation(table['heads'])}))"
        rf"(?=[，。；]|并|{alternation(table['then'])})"
    )


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternation(_table()['adverbs'])})*(?:(?P<observer>列席|旁听)|(?P<speaker>{alternation(_table()['speech'])})|(?P<attendee>{alternation(_table()['attendance'])}))"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^(?:[\s　]|(?:{alternation(_table()['lead_ins'])}|以及|还有|和|与|及|、|等))+")


def find_groups(analysis: Analysis, people: Sequence[Span]) -> Iterator[Group]:
    """The unnamed participants of an article, in text order.

    A group is a noun phrase headed by people that ends a comma-separated part of a clause whose verb is
    one of attendance or speech. `people` are the spans of named people with their titles.
    """
    text = analysis.clean.text
    for sentence in analysis.sentences:
        if _verb().search(text, *sentence.span) is None and _object().search(text, *sentence.span) is None:
            continue
        pending: list[Span] = []
        for part in _parts(text, sentence.span):
            received = _object().search(part.cut(text))
            if received and not any(
                span.overlaps(Span(part.start + received.start("group"), part.start + received.end("group")))
                for span in people
            ):
                span = Span(part.start + received.start("group"), part.start + received.end("group"))
                yield Group(span.cut(text), Role.ATTENDEE, span)
                pending = []
                continue
            verb = _verb().search(part.cut(text))
            subject = Span(part.start, part.start + verb.start()) if verb else part
            candidate = _as_group(text, subject, people)
            if verb is None:
                if candidate is not None:
                    pending = _merge(pending, candidate, text)
                elif _is_office(part.cut(text)) and not any(span.overlaps(part) for span in people):
                    # …办公厅、省能源局，…有关负责人: offices in front of the noun they share.
                    pending = _merge(pending, part, text)
                elif not any(span.overlaps(part) for span in people):
                    pending = []
                continue
            role = Role(verb.lastgroup) if verb.lastgroup else Role.ATTENDEE
            if candidate is not None:
                pending = _merge(pending, candidate, text)
            pending = [span for span in pending if _is_headed(span.cut(text))]
            yield from (Group(span.cut(text), role, span) for span in pending)
            pending = []


def _merge(pending: list[Span], part: Span, text: str) -> list[Span]:
    if pending and not _is_headed(pending[-1].cut(text)):
        return [*pending[:-1], Span(pending[-1].start, part.end)]
    return [*pending, part]


def _is_office(phrase: str) -> bool:
    """True for a bare enumeration of offices (省政府办公厅、省能源局)."""
    return (
        "、" in phrase
        and len(phrase) <= 80
        and all(names_organization(item) or len(item) <= 12 for item in phrase.split("、"))
        and names_organization(phrase)
    )


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """The parts of a sentence between commas and semicolons that stand outside brackets."""
    start, depth = sentence.start, 0
    for position in range(sentence.start, sentence.end):
        char = text[position]
        depth += (char in "（(《“") - (char in "）)》”")
        if char in "，；：。" and depth <= 0:
            yield Span(start, position)
            start = position + 1
    if start < sentence.end:
        yield Span(start, sentence.end)


def _as_group(text: str, part: Span, people: Sequence[Span]) -> Span | None:
    start, end = part
    for person in people:
        if person.overlaps(Span(start, end)):
            # What follows the last named person of the part can still be a group (张三及各部门负责人).
            start = max(start, person.end)
    while end > start and text[end - 1] in " \u00a0\u3000":
        end -= 1
    opening = _opening().match(text[start:end])
    if opening:
        start += opening.end()
    count = _mere_count().search(text[start:end])
    if count:
        end = start + count.start()
    phrase = text[start:end]
    if phrase.startswith(tuple(_table()["no_openings"])):
        return None
    if (
        not 3 <= len(phrase) <= 120
        or not _is_headed(phrase)
        or re.search(r"[了的]?(?:在|对|向|把|被)[^，]{2,}|召开|举行|举办|组织开展|到了|确定了|要继续", phrase)
    ):
        return None
    return Span(start, end)
