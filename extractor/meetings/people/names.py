"""Personal names: every place in the text where somebody is named in full.

The engine's persons are a start, not the truth. Networks cut names short (刘国|中), take them for
places, or glue neighbours. Three regularities of the genre repair that: a name stands behind a
title or in front of a courtesy word; an item in a list of names is a name; and a name that is sure
in one place is the same name in all others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extractor.language.analysis import Analysis, EntityLabel, Sentence
from extractor.meetings.people.lexicon import HAN, LINK, alternation, ends_with_title_head, load_table, surnames
from extractor.spans import Span

_BLANKS = " \u00a0\u3000\t"

_SOUNDS: str = load_table("foreign.toml")["characters"]
_TRANSLITERATION = frozenset(_SOUNDS)
_FUNCTION_TAGS = frozenset({"p", "c", "u", "r", "xc", "w", "m", "q", "t"})


@dataclass(frozen=True, slots=True)
class NameMention:
    """One place where a person is named; `name` has no blanks between Chinese characters."""

    span: Span
    name: str


@cache
def _linked_name() -> re.Pattern[str]:
    part = rf"[{HAN}]{{1,9}}"
    return re.compile(rf"{part}(?:[{LINK}.\-]{part}){{1,4}}")


@cache
def _linked_run() -> re.Pattern[str]:
    """Runs of transcription characters joined by marks; the right edge is settled by the words."""
    sound = f"[{_SOUNDS}]"
    return re.compile(rf"({sound}{{1,9}})((?:[{LINK}]{sound}[{HAN}]{{0,8}}|[.\-]{sound}{{2,9}}){{1,4}})")


@cache
def _sounds_behind_title() -> re.Pattern[str]:
    heads = [head for head in load_table("titles.toml")["heads"] if len(head) > 1]
    return re.compile(rf"(?:{alternation(heads)})([{_SOUNDS}]{{2,9}})")


@cache
def _latin_name() -> re.Pattern[str]:
    word = r"[A-Z][A-Za-z'’\-]*\.?"
    return re.compile(rf"(?:Dr\.?|Prof\.?|Mr\.?|Ms\.?)?\s?({word}(?:[\s\u00a0]{{1,2}}{word}|\s[a-z]{{2,12}}(?=\s[A-Z])){{1,3}})")


@cache
def _behind_title() -> re.Pattern[str]:
    """A title head, a candidate of two to four characters is tried behind it."""
    heads = [head for head in load_table("titles.toml")["heads"] if len(head) > 1]
    return re.compile(rf"(?:{alternation(heads)})[{_BLANKS}]?(?=[{HAN}A-Z])")


@cache
def _in_front_of_courtesy() -> re.Pattern[str]:
    words = ["同志", "先生", "女士", "教授", "老师", "同学", "院士", "博士", "研究员", "医师", "医生", "书记", "主任", "院长", "校长", "主席", "局长", "部长"]
    return re.compile(rf"(?<![{HAN}])([{HAN}]{{2,4}})(?:{alternation(words)})")


@cache
def _firm_boundary() -> re.Pattern[str]:
    """What follows a name and hardly ever a common noun behind a title: whatever the words say, it is a name."""
    return re.compile(
        r"(?:教授|副教授|同志|老师|院士|博士|研究员|先生|女士)|一行(?!业)|(?:分别|先后|共同|应邀|受邀)?(?:主持|出席|列席|陪同|参加|表示|指出|强调|致辞|致词|讲话|宣读|作了|主讲|率|介绍了|分享|汇报了|讲述|讲解|作题为|致欢迎|致开|解读)"
    )


@cache
def _boundary() -> re.Pattern[str]:
    """What may follow a name: a mark, a courtesy word, a conjunction or the verb of the clause."""
    return re.compile(
        r"$|[^\u3400-\u9fff]|同志|先生|女士|教授|副教授|老师|同学|院士|博士|等|和|与|及|以及|一行|率|主持|出席|参加|列席|陪同|表示|指出|强调|"
        r"讲话|致辞|致词|发言|作|做|在|到|向|对|就|从|以|为|会见|介绍|宣布|宣读|代表|分别|先后|说|认为|要求|参与|来|赴|前往|首先|主讲|应邀|受邀|的|围绕|"
        r"结合|带领|担任|随后|共同|还|并|同|主任|书记|院长|校长|主席|副"
    )


def is_chinese_name(text: str) -> bool:
    """True if `text` has the shape of a Han Chinese name: a surname and one or two characters."""
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", text):
        return False
    known = surnames()
    if text[:2] in known.compound and len(text) in (3, 4):
        return True
    if len(text) == 4:
        return text[0] in known.single and text[1] in known.single and text[2:] not in _NOT_GIVEN
    return text[0] in known.single


_NEVER_LAST = frozenset("等副和与及并任的在对向说党组委部会处办院长席记所司科室厂馆厅局外共时")
"""Characters that are hardly ever given names and mark a cut through the next or an office's name."""

_LIKE_FUNCTION_WORDS = frozenset("和于向从由时都及常应相能要以会又才但并在对与同经就单全主处团助")
"""Surnames that are far more often function words, or that make an office of the title before them."""

_NOT_GIVEN = frozenset({"同志", "先生", "女士", "教授", "老师", "同学", "主任", "书记", "院长", "校长", "主席", "总理"})


def is_foreign_name(text: str) -> bool:
    """True if `text` looks transliterated or carries the joining dot of foreign and minority names."""
    if _linked_name().fullmatch(text):
        return True
    return 2 <= len(text) <= 10 and sum(char in _TRANSLITERATION for char in text) >= len(text) - (len(text) > 3)


def find_names(analysis: Analysis) -> tuple[NameMention, ...]:
    """All places of the text where a person is named, in text order, without overlaps."""
    text = analysis.clean.text
    votes = _collect(analysis)
    votes.update(_list_neighbours(analysis, set(votes)))
    names = _settle(votes, text)
    return tuple(_occurrences(analysis, names))


def _collect(analysis: Analysis) -> Counter[str]:
    votes: Counter[str] = Counter()
    for sentence, text in _sentences_with_text(analysis):
        for span in _joined_persons(sentence, text):
            votes.update(_repair(span, text))
        votes.update(_pattern_names(sentence, text))
    return votes


def _joined_persons(sentence: Sentence, text: str) -> Iterator[Span]:
    """The persons of a sentence; pieces of one transcribed name that the engine cut are joined (呼日勒|苏赫)."""
    previous: Span | None = None
    for entity in sentence.entities:
        if entity.label is not EntityLabel.PERSON:
            continue
        span = entity.span
        if previous is not None and previous.end == span.start and is_foreign_name(text[previous.start : span.end]):
            previous = Span(previous.start, span.end)
            continue
        if previous is not None:
            yield previous
        previous = span
    if previous is not None:
        yield previous


def _sentences_with_text(analysis: Analysis) -> Iterator[tuple[Sentence, str]]:
    for sentence in analysis.sentences:
        yield sentence, analysis.clean.text
    if analysis.title is not None and analysis.clean.title is not None:
        yield analysis.title, analysis.clean.title


def _repair(span: Span, text: str) -> Iterable[str]:
    """The name or names behind one person the engine reports."""
    start, end = span
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS + "。，、；：":
        end -= 1
    words = text[start:end]
    if _linked_name().fullmatch(words):
        return [words]
    if _is_short_form(words):
        return []
    han = re.sub(rf"[{_BLANKS}]+", "", words)
    if not re.fullmatch(rf"[{HAN}]+", han):
        latin = _latin_name().match(words)
        return [latin.group(1)] if latin and latin.end() == len(words) else []
    # 黄石|市政府: a place name in front of its administrative suffix.
    # 卡尔多|总统|阿兰: a country in front of the office of the next name.
    office = _office_of_state().match(text, end)
    if office and re.match(rf"[{HAN}]{{2}}", text[office.end() :]) and not _boundary().match(text, office.end()):
        return []
    if _opens_with_office(han) or re.match(r"[市县区省镇乡州旗](?!长)", text[end : end + 2]):
        return []
    bare = _without_particles(han)
    han, start = bare, start + len(han) - len(bare)
    if is_chinese_name(han):
        if len(han) == 2 and end < len(text) and text[end] != text[end - 1]:
            longer = han + text[end]
            # 刘国|中、: a list mark cannot follow a locative, so the character belongs to the name.
            if is_chinese_name(longer) and re.match(r"、|等(?!级)", text[end + 1 : end + 3]):
                return [longer]
        if len(han) == 2 and _always_longer(han, text, end):
            return [han + text[end]]
        return [han] if han[-1] not in _NEVER_LAST or han[-1] == "和" else []
    if start and text[start - 1] in surnames().single and len(han) <= 2 and not (start > 1 and is_foreign_name(text[start - 2 : end])):
        return [text[start - 1] + han]
    if 4 <= len(han) <= 6:
        halves = _unglue(han)
        if halves:
            return halves
    if len(han) >= 2 and is_foreign_name(han) and not han.endswith("方"):
        return [han]
    if len(han) in (2, 3) and not han.endswith(("方", "总", "主席", "书记", "老师", "教授")) and _stands_as_item(text, start, end):
        return [han]
    return []


@cache
def _office_of_state() -> re.Pattern[str]:
    return re.compile(r"(?:副?总统|副?总理|首相|国王|外长|防长|议长|外交部长|国防部长|大使|国家主席)")


def _without_particles(name: str) -> str:
    """由|沈岸|主持, 吴言|一行: prepositions and conjunctions are name characters one time in thousands."""
    if len(name) == 4 and name.endswith("一行") or len(name) == 4 and name[3] in "和与及":
        return name[:-2] if name.endswith("一行") else name[:-1]
    return name[1:] if len(name) == 3 and name[0] in "由和与向经从" and is_chinese_name(name[1:]) else name


def _always_longer(name: str, text: str, end: int) -> bool:
    """True if the same further character follows `name` everywhere, twice at least (喻宝|才)."""
    longer = name + text[end : end + 1]
    if len(longer) == len(name) or not is_chinese_name(longer) or _boundary().match(text, end):
        return False
    return text.count(longer) >= 2 and text.count(longer) == text.count(name)


def _unglue(han: str) -> list[str]:
    """Two names whose separator was lost (only where both halves begin with a surname)."""
    for cut in (3, 2):
        left, right = han[:cut], han[cut:]
        if 2 <= len(right) <= 3 and is_chinese_name(left) and is_chinese_name(right) and not is_foreign_name(han):
            return [left, right]
    return []


def _stands_as_item(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    return (before in ("、", "和", "与") or _ends_behind_title(text, start)) and _boundary().match(text, end) is not None


def _ends_behind_title(text: str, start: int) -> bool:
    return any(m.end() == start for m in _behind_title().finditer(text, max(0, start - 8), start + 1))


def _pattern_names(sentence: Sentence, text: str) -> Iterator[str]:
    if not sentence.words:
        return
    start, end = sentence.span
    starts = {word.span.start: word.tag for word in sentence.words}
    ends = {word.span.end for word in sentence.words}
    for match in _behind_title().finditer(text, start, end):
        yield from _candidates_at(text, match.end(), end, starts, ends)
    for match in _in_front_of_courtesy().finditer(text, start, end):
        candidate = match.group(1)
        if (
            len(candidate) <= 3
            and is_chinese_name(candidate)
            and candidate[-1] not in _NEVER_LAST
            and match.end(1) in ends
            and starts.get(match.start(), "p") not in _FUNCTION_TAGS
            and not _contains_word(candidate, starts, match.start())
        ):
            yield candidate
    for match in _latin_name().finditer(text, start, end):
        courteous = match.group().startswith(("Dr", "Prof", "Mr", "Ms"))
        if courteous or _ends_behind_title(text, match.start()) or re.match(r"\s?(?:教授|博士|先生|女士|院士|研究员)", text[match.end() :]):
            yield match.group(1)
    for match in _between_workplace_and_title().finditer(text, start, end):
        candidate = _without_particles(match.group(1))
        word_end = next((place for place in sorted(ends) if place > match.start(1)), end)
        one_word = match.start(1) in starts and word_end >= match.end(1)
        ordinary = one_word and starts[match.start(1)] not in ("nr", "ns", "nt", "nz")
        within_title = ends_with_title_head(text[max(start, match.start(1) - 6) : match.start(1) + 1])
        if ordinary or within_title or _opens_with_office(candidate) or _is_short_form(candidate):
            continue
        if is_chinese_name(candidate) and candidate[-1] not in _NEVER_LAST:
            yield candidate
    yield from _foreign_names(text, start, end, starts, ends)


@cache
def _between_workplace_and_title() -> re.Pattern[str]:
    """`…医院|陈克能|教授`: between the name of a workplace (or a list mark) and the title behind the name."""
    last = "".join(sorted({ending[-1] for ending in load_table("organizations.toml")["endings"]}))
    firm = "副教授|教授|副院长|院长|副所长|所长|副主任|主任医师|主任|副书记|书记|副校长|校长|副研究员|研究员|院士|博士|老师|同学|副局长|局长|副处长|处长|副部长|部长|总经理|董事长"
    return re.compile(rf"(?<=[、，。和与由请{last}])([{HAN}]{{2,3}}?)(?:{firm})(?!会|团|处|们)")


def _opens_with_office(candidate: str) -> bool:
    return candidate.startswith(("党", "常务", "高级", "安全", "代表", "班子", "公司", "全", "家", "管理"))


def _foreign_names(text: str, start: int, end: int, starts: dict[int, str], ends: set[int]) -> Iterator[str]:
    """Names written with transcription characters, in one piece although the engine cut them."""
    for match in _linked_run().finditer(text, start, end):
        left = next((place for place in range(match.start(), match.end(1)) if place in starts), None)
        if left is None:
            continue
        right = match.end()
        tail = text[match.start(2) : right]
        # The last part may hold characters of the following words; it ends where a word ends and sounds end.
        while right > match.start(2) + 2 and not (right in ends and (tail[-1] in _TRANSLITERATION or starts.get(right - 1) == "nr")):
            right -= 1
            tail = tail[:-1]
        if right - match.start(2) >= 2 and left < match.end(1):
            yield text[left:right]
    for match in _sounds_behind_title().finditer(text, start, end):
        left, right = match.span(1)
        if left in starts and right in ends and _boundary().match(text, right) and starts[left] not in _FUNCTION_TAGS:
            yield match.group(1)


def _is_short_form(words: str) -> bool:
    """True for a surname with a title (李院长, 傅总): somebody named in full elsewhere, or not at all."""
    return bool(words) and words[0] in surnames().single and _short_form_rest().fullmatch(words, 1) is not None


@cache
def _short_form_rest() -> re.Pattern[str]:
    table = load_table("titles.toml")
    return re.compile(rf"副?(?:{alternation([*table['heads'], *table['courtesy'], *table['short_forms'], '方', '家'])})")


def _candidates_at(text: str, position: int, end: int, starts: dict[int, str], ends: set[int]) -> Iterator[str]:
    """The longest name-shaped string at `position` that words and boundaries do not contradict."""
    tag = starts.get(position)
    for length in (4, 3, 2):
        stop = position + length
        candidate = text[position:stop]
        if _opens_with_office(candidate):
            return
        if stop <= end and length < 4 and is_chinese_name(candidate) and candidate[0] not in _LIKE_FUNCTION_WORDS:
            ordinary = stop - position == 2 and position + 1 not in starts and tag in {"n", "v", "vn", "ad", "d", "r", "f"}
            if candidate[-1] not in _NEVER_LAST and (
                (not ordinary and _firm_boundary().match(text, stop))
                or (text[stop : stop + 1] in ("、", "，") and (tag is None if length == 3 else text[stop] == "、"))
            ):
                yield candidate
                return
        if tag is None or tag in _FUNCTION_TAGS:
            continue
        if stop <= end and stop in ends and is_chinese_name(candidate) and candidate[-1] not in _NEVER_LAST and (length < 4 or candidate[:2] in surnames().compound):
            if _boundary().match(text, stop) and not _contains_word(candidate, starts, position):
                yield candidate
            return


def _contains_word(candidate: str, starts: dict[int, str], position: int) -> bool:
    """True if one segmented word is the candidate and is tagged as an ordinary word of two characters."""
    inner = [position + offset for offset in range(1, len(candidate)) if position + offset in starts]
    if not inner:
        return starts[position] not in {"nr", "nz"} and not (starts[position] in ("ns", "nt") and len(candidate) == 3)
    return any(starts[place] in _FUNCTION_TAGS for place in inner)


def _list_neighbours(analysis: Analysis, sure: set[str]) -> Counter[str]:
    """Items of a list of names that the engine took for something else (焦开河 for a place)."""
    found: Counter[str] = Counter()
    if not sure:
        return found
    item = re.compile(rf"(?<=、)([{HAN}]{{2,4}})(?=、|等|和|以及|与|出席|参加|同志|列席|陪同|[，。])|([{HAN}]{{2,4}})(?=、)")
    for sentence in analysis.sentences:
        if not sentence.words:
            continue
        text = sentence.span.cut(analysis.clean.text)
        for match in item.finditer(text):
            candidate = match.group(1) or match.group(2)
            if candidate in sure or not is_chinese_name(candidate) or len(candidate) > 3 or candidate[-1] in _NEVER_LAST:
                continue
            before = text[: match.start()].rstrip("、")
            after = text[match.end() :].lstrip("、和与")
            left = any(before.endswith(name) for name in sure) and text[match.start() - 1 : match.start()] == "、"
            right = any(after.startswith(name) for name in sure) and (match.start() == 0 or not re.match(rf"[{HAN}]", text[match.start() - 1]))
            if left or right:
                found[candidate] += 1
    return found


def _settle(votes: Counter[str], text: str) -> list[str]:
    """Choose among names that contain one another by how often each stands in the text."""
    kept = []
    for name in votes:
        longer = [other for other in votes if other != name and name in other]
        alone = text.count(name) - sum(text.count(other) for other in longer)
        if alone > 0 or not longer or not any(text.count(other) for other in longer):
            kept.append(name)
    settled = []
    for name in kept:
        shorter = [other for other in kept if other != name and name.startswith(other) and is_chinese_name(other)]
        # 姚郁强|调: one stray longer form beside many short ones is a cut through the next verb.
        if any(text.count(other) > 2 * text.count(name) and votes[name] <= 2 for other in shorter) and len(name) <= 3:
            continue
        settled.append(name)
    return settled


def _occurrences(analysis: Analysis, names: list[str]) -> Iterator[NameMention]:
    text = analysis.clean.text
    taken: list[tuple[int, int, str]] = []
    ends: dict[int, int] = {}
    for name in sorted(names, key=lambda known: (-len(known), known)):
        for surface in _surfaces(name, text):
            start = text.find(surface)
            while start >= 0:
                end = start + len(surface)
                if not any(place in ends for place in range(start, end)):
                    ends.update(dict.fromkeys(range(start, end), end))
                    taken.append((start, end, name))
                start = text.find(surface, end)
    taken.sort()
    index = 0
    for sentence in analysis.sentences:
        long_words = [word for word in sentence.words if word.span.end - word.span.start > 2 and word.tag not in ("nr", "nt")]
        while index < len(taken) and taken[index][0] < sentence.span.start:
            index += 1
        while index < len(taken) and taken[index][1] <= sentence.span.end:
            start, end, name = taken[index]
            index += 1
            span = Span(start, end)
            if len(name) == 2 and any(word.span.covers(span) for word in long_words):
                continue
            yield NameMention(span, name)


@cache
def _han_with_blank() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}][{_BLANKS}]{{1,3}}[{HAN}]")


def _surfaces(name: str, text: str) -> list[str]:
    """How a name is printed: as it is, and with blanks between its characters (方 敏)."""
    if len(name) > 3 or not _han_with_blank().search(text):
        return [name]
    blank = rf"[{_BLANKS}]{{0,3}}"
    return sorted({name, *re.findall(blank.join(map(re.escape, name)), text)})
