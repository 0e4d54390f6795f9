"""Who is meant: full names, their short forms, and the pronouns that stand for them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.language.analysis import Analysis
from extractor.meetings.people.cues import pattern
from extractor.meetings.people.lexicon import HAN, LINK, alternation, load_table, surnames
from extractor.meetings.people.names import find_names
from extractor.spans import Span


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One place that refers to a person; `name` is the fullest form the article has.

    `span` is that place in the clean text; it cuts `name` itself only where the person is named in full.
    `short` is True for short forms and pronouns, which carry no title of their own.
    """

    span: Span
    name: str
    short: bool


def find_mentions(analysis: Analysis) -> tuple[PersonMention, ...]:
    """All references to named people, in text order, without overlaps."""
    names = find_names(analysis)
    full = _full_forms(sorted({mention.name for mention in names}))
    mentions = [PersonMention(m.span, full.get(m.name, m.name), m.name in full) for m in names]
    mentions += _last_names(analysis.clean.text, mentions)
    mentions += _short_forms(analysis, mentions)
    mentions.sort(key=lambda mention: mention.span)
    mentions += _pronouns(analysis, mentions)
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _full_forms(names: list[str]) -> dict[str, str]:
    """Parts of linked names to the whole (维多尔 to 凯特·维多尔), where only one whole has the part."""
    owners: dict[str, set[str]] = {}
    for name in names:
        parts = re.split(rf"[{LINK}.\-]|(?<=[a-z])\s", name)
        if len(parts) > 1:
            for start in range(len(parts)):
                for end in range(start + 1, len(parts) + 1):
                    if end - start < len(parts):
                        piece = _name_slice(name, parts, start, end)
                        owners.setdefault(piece, set()).add(name)
    known = set(names)
    return {
        part: wholes.copy().pop() for part, wholes in owners.items() if len(wholes) == 1 and part in known
    }


def _name_slice(name: str, parts: list[str], start: int, end: int) -> str:
    """The parts `start:end` of a linked name with the marks between them."""
    offset = sum(len(part) + 1 for part in parts[:start])
    length = sum(len(part) + 1 for part in parts[start:end]) - 1
    return name[offset : offset + length]


def _last_names(text: str, mentions: list[PersonMention]) -> list[PersonMention]:
    """Latin names by their last word alone (Vaher校长说), where only one person has it."""
    owners: dict[str, set[str]] = {}
    for mention in mentions:
        words = mention.name.split()
        if len(words) > 1 and mention.name.isascii() and len(words[-1]) > 2:
            owners.setdefault(words[-1], set()).add(mention.name)
    taken = sorted(mention.span for mention in mentions)
    found = []
    for last, names in owners.items():
        for match in (
            re.finditer(rf"(?<![A-Za-z]){re.escape(last)}(?![A-Za-z])", text) if len(names) == 1 else ()
        ):
            span = Span(*match.span())
            place = bisect.bisect_left(taken, (span.end, 0))
            if not place or taken[place - 1].end <= span.start:
                found.append(PersonMention(span, min(names), True))
    return found


@cache
def _short_tail() -> str:
    table = load_table("titles.toml")
    heads = [
        head
        for head in table["heads"]
        if len(head) >= 2 and head not in ("同志", "代表", "成员", "干部", "职工", "工人")
    ]
    no_office = rf"(?![{HAN}]?(?:结|体|理|会|部|公司|书记))"
    return rf"(?:副?(?:{alternation(heads)})|{alternation(table['short_forms'])}{no_office})"


@cache
def _short_form() -> re.Pattern[str]:
    known = surnames()
    surname = rf"(?:{alternation(known.compound)}|[{''.join(sorted(known.single))}])"
    return re.compile(rf"(?:(?<![{HAN}])|(?<=[和与在听对向据])){surname}(?={_short_tail()})")


def office_of_short_form(text: str, place: int) -> int:
    """Where the office ends that stands behind a bare surname at `place` (李|院长|); `place` if none does."""
    match = _short_tail_pattern().match(text, place)
    return match.end() if match else place


@cache
def _short_tail_pattern() -> re.Pattern[str]:
    return re.compile(_short_tail())


def _short_forms(analysis: Analysis, mentions: list[PersonMention]) -> Iterator[PersonMention]:
    text = analysis.clean.text
    known = surnames()
    by_surname: dict[str, list[PersonMention]] = {}
    for mention in mentions:
        surname = mention.name[:2] if mention.name[:2] in known.compound else mention.name[:1]
        if surname in known.compound or surname in known.single:
            by_surname.setdefault(surname, []).append(mention)
    if not by_surname:
        return
    taken = sorted(mention.span for mention in mentions)
    for sentence in analysis.sentences:
        for match in _short_form().finditer(text, sentence.span.start, sentence.span.end):
            span = Span(*match.span())
            place = bisect.bisect_left(taken, (span.end, 0))
            if match.group() not in by_surname or (place and taken[place - 1].end > span.start):
                continue
            people = by_surname[match.group()]
            names = {mention.name for mention in people}
            if len(names) > 1:
                earlier = [mention for mention in people if mention.span.start < span.start]
                titled = [m for m in people if _same_head(text, m.span, span)]
                people = titled or earlier[-1:] or people[:1]
            yield PersonMention(span, people[-1 if len(names) == 1 else 0].name, True)


def _same_head(text: str, full: Span, short: Span) -> bool:
    head = text[short.end : short.end + 2]
    return text[max(0, full.start - 12) : full.start].endswith(head) or text[
        full.end : full.end + 4
    ].startswith(head)


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"(?<![^，。；：！？\s“”])[他她](?![们的])")


def _pronouns(analysis: Analysis, mentions: list[PersonMention]) -> Iterator[PersonMention]:
    """他/她 at the start of a clause that speaks, for the subject of the sentence before."""
    text = analysis.clean.text
    owned = pattern("after", "possessed")
    subjects = [(m.span.start, m.name) for m in mentions if not owned.match(text, m.span.end)]
    for sentence in analysis.sentences:
        for match in _pronoun().finditer(text, sentence.span.start, sentence.span.end):
            earlier = [
                (start, name) for start, name in subjects if match.start() - 400 < start < match.start()
            ]
            if earlier:
                # The nearest sentence with a person; its first person is its subject.
                nearest = earlier[-1][0]
                opening = max(text.rfind(mark, 0, nearest) for mark in "。！？\n") + 1
                name = next(name for start, name in earlier if start >= opening)
                subjects.append((match.start(), name))
                subjects.sort()
                yield PersonMention(Span(*match.span()), name, True)
