"""Unnamed participants, as printed: 中央和国家机关有关部门负责同志, 各县（市、区）常务副县长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.language.analysis import Analysis
from extractor.meetings.extraction import Group, Role
from extractor.meetings.people.lexicon import alternation, load_table
from extractor.spans import Span


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load_table("groups.toml")
    return table


@cache
def _group_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_table()['heads'])})(?:等)?(?:共?约?(?:计)?[\d一二三四五六七八九十百千余多]+[余多]?(?:人|名|位))?$")


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
        if _verb().search(text, sentence.span.start, sentence.span.end) is None:
            continue
        pending: list[Span] = []
        for part in _parts(text, sentence.span):
            verb = next(iter(_verb().finditer(part.cut(text))), None)
            subject = Span(part.start, part.start + verb.start()) if verb else part
            candidate = _as_group(text, subject, people)
            if verb is None:
                if candidate is not None:
                    pending.append(candidate)
                elif not any(span.overlaps(part) for span in people):
                    pending = []
                continue
            role = Role(verb.lastgroup) if verb.lastgroup else Role.ATTENDEE
            if candidate is not None:
                pending.append(candidate)
            yield from (Group(span.cut(text), role, span) for span in pending)
            pending = []


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
    phrase = text[start:end]
    if not 3 <= len(phrase) <= 120 or not _group_end().search(phrase) or re.search(r"[了的]?(?:在|对|向|把|被)[^，]{2,}", phrase):
        return None
    return Span(start, end)
