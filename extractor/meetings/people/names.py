"""Personal names: every place in the text where somebody is named in full.

The engine's persons are a start, not the truth (`name_repair`); the text around a name finds others
(`name_patterns`); and a name that is sure in one place is the same name in all others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.language.analysis import Analysis, Sentence
from extractor.meetings.people.lexicon import BLANKS, countries
from extractor.meetings.people.name_patterns import list_items, pattern_names
from extractor.meetings.people.name_repair import engine_names, firm_in_front, without_verb
from extractor.meetings.people.name_shapes import (
    context,
    han_with_blank,
    is_assembly,
    is_chinese_name,
    is_short_form,
    joined_country,
)
from extractor.meetings.people.title_heads import ends_behind_title, heads
from extractor.meetings.people.word_grid import word_grid
from extractor.spans import Span

_LONG = 50_000_000
"""Names times code points from which a single pass over the text replaces one search per name."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A place of the clean text where a person is named; `name` has no blanks between Chinese characters."""

    span: Span
    name: str


def find_names(analysis: Analysis) -> tuple[NameMention, ...]:
    """All places of the text where a person is named, in text order, without overlaps."""
    votes: Counter[str] = Counter()
    for sentence, text in _sentences_with_text(analysis):
        grid = word_grid(sentence)
        votes.update(engine_names(sentence, text, grid))
        votes.update(pattern_names(sentence, text, grid))
    votes.update(list_items(analysis, frozenset(votes)))
    for name in [*votes]:
        if firm := firm_in_front(name, analysis.clean.text):
            votes[name.removeprefix(firm)] += votes.pop(name)
            votes.pop(firm, None)
    for name in [*votes]:
        if (whole := without_verb(name, analysis.clean.text)) != name:
            votes[whole] += votes.pop(name)
    return tuple(_occurrences(analysis, _settle(votes, analysis.clean.text)))


def _sentences_with_text(analysis: Analysis) -> Iterator[tuple[Sentence, str]]:
    for sentence in analysis.sentences:
        yield sentence, analysis.clean.text
    if analysis.title is not None and analysis.clean.title is not None:
        yield analysis.title, analysis.clean.title


def _settle(votes: Counter[str], text: str) -> list[str]:
    """Choose among names that contain one another by how often each stands in the text."""
    inside: dict[str, list[str]] = {}
    for name in votes:
        for start in range(len(name) - 1):
            for end in range(start + 2, len(name) + 1):
                if end - start < len(name) and name[start:end] in votes:
                    inside.setdefault(name[start:end], []).append(name)
    contained = {
        name: text.count(name) for name in {*inside, *(long for longs in inside.values() for long in longs)}
    }

    def stands_alone(name: str) -> bool:
        longer = sum(contained[other] for other in inside.get(name, ()))
        return not longer or contained[name] > longer

    firms = _firms(text)
    joined = "，".join(match.group() for match in joined_country().finditer(text))
    kept = [
        name
        for name in votes
        if stands_alone(name)
        and name not in heads()
        and name not in firms
        and not is_assembly(name)
        and name not in joined
        and name not in countries()
        and not _toward_a_party().fullmatch(name)
        and not (_holds_a_short_form(name) and f"、{name}、" not in text)
        and not _is_place(name, text)
    ]

    def is_cut(long: str, short: str) -> bool:
        if long == f"向{short}":
            # 教师|向|韦伦|先生介绍: a surname that is a preposition in front of one who is told something.
            return contained[short] > contained[long]
        if len(long) == 4:
            # 范长|龙许其亮: the end of one name and the whole of the next, in a headline without marks.
            return len(short) == 3 and long.endswith(short) and contained[short] > contained[long]
        # 陶自明|强|调: one stray longer form beside many short ones is a cut through the next verb.
        stray = contained[short] > 2 * contained[long] and votes[long] <= 2
        return len(long) <= 3 and long.startswith(short) and is_chinese_name(short) and stray

    cut = {long for short in kept for long in inside.get(short, ()) if is_cut(long, short)}
    return [name for name in kept if name not in cut]


@cache
def _toward_a_party() -> re.Pattern[str]:
    """赵某|向塞方|介绍了: a preposition and a party to talks, called by one character of its country."""
    return re.compile(f"向[{''.join(sorted(context()['parties']))}]方")


def _holds_a_short_form(name: str) -> bool:
    """True for a surname and an office behind a character that is not the name's (向|马书记, 云|张总)."""
    return is_short_form(name[1:]) and not name.endswith(("方", "家"))


def _is_place(name: str, text: str) -> bool:
    """True if the article writes the name as that of a town or a mine somewhere (黄山 and 黄山市, 潘三矿)."""
    if name.endswith("矿"):
        return True
    return len(name) == 2 and re.search(name + _OF_A_PLACE, text) is not None


_OF_A_PLACE = "(?:[市县省](?!长)|矿(?![长工务])|区(?:人民)?政府|(?:新|高新|开发|工业园)区|菜市场|机场|高铁)"


_HOUSE = re.compile(r"([\u3400-\u9fff]{0,6})(?:公司|集团|股份|大剧院|大厦|广场|大酒店)")


_SEATED_FIRM = re.compile(r"[省市县]([\u3400-\u9fff]{3})[\u3400-\u9fff]{0,8}有限(?:责任)?公司")
"""青禾市|康索特|软件有限公司: what stands between the seat of a firm and its trade."""


def _firms(text: str) -> frozenset[str]:
    """What stands in front of 公司, 大厦 and the like, or a few words before 有限公司, as long as names."""
    found: set[str] = set()
    for match in _HOUSE.finditer(text):
        words = match[1]
        found.update((words[-2:], words[-3:]))
        if words.endswith("有限"):
            found.update(words[at : at + n] for n in (2, 3) for at in range(len(words) - n + 1))
    for match in _SEATED_FIRM.finditer(text):
        found.update((match[1][:2], match[1]))
    return frozenset(found)


def _occurrences(analysis: Analysis, names: list[str]) -> Iterator[NameMention]:
    text = analysis.clean.text
    found = _scan(text, names) if len(names) * len(text) > _LONG else _search(text, names)
    index = 0
    for sentence in analysis.sentences:
        words = [
            word for word in sentence.words if len(word.span.cut(text)) > 2 and word.tag not in ("nr", "nt")
        ]
        while index < len(found) and found[index].span.start < sentence.span.start:
            index += 1
        while index < len(found) and found[index].span.end <= sentence.span.end:
            mention = found[index]
            index += 1
            inside_word = any(word.span.covers(mention.span) for word in words)
            if len(mention.name) > 2 or not inside_word or _holds_a_title(text, mention.span):
                yield mention


def _holds_a_title(text: str, span: Span) -> bool:
    """True if a title ends in front of the name and no longer one with it (本科生|苗雨, but 总工|程师)."""
    return ends_behind_title(text, span.start) and not ends_behind_title(text, span.end)


def _search(text: str, names: list[str]) -> list[NameMention]:
    """Every occurrence, the longest name first."""
    blanks = han_with_blank().search(text) is not None
    taken = bytearray(len(text))
    found = []
    for name in sorted(names, key=lambda known: (-len(known), known)):
        for surface in _surfaces(name, text) if blanks else (name,):
            start = text.find(surface)
            while start >= 0:
                end = start + len(surface)
                if not any(taken[start:end]):
                    taken[start:end] = b"\x01" * (end - start)
                    found.append(NameMention(Span(start, end), name))
                start = text.find(surface, end)
    return sorted(found, key=lambda mention: mention.span)


def _scan(text: str, names: list[str]) -> list[NameMention]:
    """Every occurrence in one pass, for run-away pages with thousands of names."""
    known = frozenset(names)
    lengths = sorted({len(name) for name in names}, reverse=True)
    found, position = [], 0
    while position < len(text):
        name = next(
            (text[position : position + n] for n in lengths if text[position : position + n] in known), None
        )
        if name is None:
            position += 1
            continue
        found.append(NameMention(Span(position, position + len(name)), name))
        position += len(name)
    return found


def _surfaces(name: str, text: str) -> list[str]:
    """How a name is printed: as it is, and with blanks between its characters (方 敏)."""
    if len(name) > 3:
        return [name]
    blank = rf"[{BLANKS}]{{0,3}}"
    return sorted({name, *re.findall(blank.join(map(re.escape, name)), text)})
