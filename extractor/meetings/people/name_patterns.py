"""Names the engine does not see, found by what stands around them.

A name stands behind a title or between a workplace and a title; an item of a list of names is a name.
`foreign_names` adds those that are not Han Chinese.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extractor.language.analysis import Analysis, EntityLabel, Sentence
from extractor.meetings.people.foreign_names import foreign_names
from extractor.meetings.people.lexicon import (
    BLANKS,
    HAN,
    alternation,
    ends_with_title_head,
    load_table,
    surnames,
)
from extractor.meetings.people.minority_names import minority_names
from extractor.meetings.people.name_shapes import (
    boundary,
    context,
    cuts_a_title,
    cuts_a_word,
    firm_boundary,
    is_chinese_name,
    is_half_a_word,
    is_short_form,
    may_end_a_name,
    opens_an_office,
    without_particles,
)
from extractor.meetings.people.title_heads import ends_behind_title, heads, is_office, title_in_front
from extractor.meetings.people.titles import names_organization
from extractor.meetings.people.word_grid import (
    FUNCTION_TAGS,
    NAME_TAGS,
    ORDINARY_TAGS,
    VERBAL_TAGS,
    WordGrid,
)
from extractor.spans import Span

_DECISIVE = (
    "主持",
    "主讲",
    "表示",
    "指出",
    "强调",
    "通报",
    "汇报",
    "宣读",
    "致辞",
    "致词",
    "讲话",
    "发言",
    "出席",
    "介绍",
)
"""Verbs only people do: an ordinary word between a title and one is a name (支部书记|文静|主持)."""


_COURTESY = ("先生", "女士")


@cache
def _before_address() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![{HAN}])|(?<=的))([{HAN}]{{2,3}})(?:{alternation(context()['address'])})")


@cache
def _between_workplace_and_office() -> re.Pattern[str]:
    """`…医院|陶自明|教授`: between a workplace (or a list mark) and the office behind the name."""
    last = "".join(sorted({ending[-1] for ending in load_table("organizations.toml")["endings"]}))
    offices = alternation(context()["offices"])
    return re.compile(
        rf"(?:(?<=[、，。；：和与由请届{last}\n])|\A|(?<=[省市区县州])(?=[{HAN}]{{2,3}}副[省市县区镇乡州]长))"
        rf"(?=([{HAN}]{{2,3}}?)(?:{offices})(?!会|团|处|们))"
    )


def pattern_names(sentence: Sentence, text: str, words: WordGrid) -> Iterator[str]:
    """Names of a segmented sentence with these words that its surroundings give away."""
    if not sentence.words:
        return
    start, end = sentence.span
    taken = _inside_persons(sentence, text)
    for match in title_in_front().finditer(text, start, end):
        title = match.group().rstrip(BLANKS)
        known = title.endswith(heads()) and not title.endswith("同学")
        if match.end() in taken or (cuts_a_word(text, match.end()) and not known):
            continue  # 理事长|申长|江: the office ends in front of the name; 一同|学习, 赓续|长江
        shortest = 2 if title.endswith(heads()) or not title.endswith("员") else 3
        for name in _behind_title(text, match.end(), end, words, is_office(title)):
            if len(name) >= shortest:
                yield name
    for match in _before_address().finditer(text, start, end):
        name = match.group(1)
        fits = is_chinese_name(name) and may_end_a_name(name[-1]) and match.end(1) in words.ends
        tag = words.starts.get(match.start(), "p")
        if _opens_with_a_verb(name, match.start(), words) or name[:2] in context()["no_holders"]:
            continue
        if fits and tag not in FUNCTION_TAGS and not _is_word(name, match.start(), words):
            yield name
    for match in _between_workplace_and_office().finditer(text, start, end):
        name = without_particles(match.group(1))
        if _stands_alone(name, text, match.start(1), match.end(1), start, words):
            yield name
    yield from _set_apart(text, start, end, words)
    yield from _dharma_names(text, start, end)
    yield from foreign_names(text, start, end, words)
    yield from minority_names(text, start, end)


def _inside_persons(sentence: Sentence, text: str) -> frozenset[int]:
    """Offsets inside persons of the engine that are Chinese names by shape and stand behind a title."""
    return frozenset(
        place
        for entity in sentence.entities
        if entity.label is EntityLabel.PERSON
        and is_chinese_name(entity.span.cut(text))
        and ends_behind_title(text, entity.span.start)
        for place in range(entity.span.start + 1, entity.span.end)
    )


@cache
def _between_blanks() -> re.Pattern[str]:
    follows = "|".join(
        [alternation(context()["firm_verbs"]), rf"[{BLANKS}]*(?:{alternation(context()['address'])})"]
    )
    return re.compile(rf"(?<=[{HAN}])[{BLANKS}]+([{HAN}]{{2,4}}?)(?=[、，。；）]|{follows})")


def _set_apart(text: str, start: int, end: int, words: WordGrid) -> Iterator[str]:
    """Names that a blank parts from the title in front (站长 鲜明、, 工友 陈老实代表大家)."""
    for match in _between_blanks().finditer(text, start, end):
        name, tag = match[1], words.starts.get(match.start(1), "p")
        titled = ends_behind_title(text, match.start())
        if is_short_form(name) or ends_with_title_head(name) or opens_an_office(name) or tag in FUNCTION_TAGS:
            continue
        fits = is_chinese_name(name) and (len(name) < 4 or name[:2] in surnames().compound)
        if fits and may_end_a_name(name[-1]) and (titled or (len(name) == 3 and text[match.end()] != "）")):
            yield name


@cache
def _before_cloth() -> re.Pattern[str]:
    return re.compile(rf"([{HAN}]{{2}})(?=法师|长老|阿訇)")


def _dharma_names(text: str, start: int, end: int) -> Iterator[str]:
    """Names of monks and nuns, who have no surname (秘书长|妙信|法师, 、|能觉|法师)."""
    for match in _before_cloth().finditer(text, start, end):
        before = text[match.start() - 1 : match.start()]
        if match.start() == start or before in "、，。；由和与及" or ends_behind_title(text, match.start()):
            yield match[1]


def _behind_title(text: str, position: int, end: int, words: WordGrid, office: bool) -> Iterator[str]:
    """The longest name-shaped string at `position` that words and boundaries do not contradict.

    Behind an office (not a class of people) an ordinary word can be a name as well.
    """
    tag = words.starts.get(position)
    for length in (4, 3, 2):
        stop = position + length
        name = text[position:stop]
        if opens_an_office(name):
            return
        if is_short_form(name) or is_half_a_word(name, text[position - 1 : position]):
            continue
        if name[1:] in context()["firm_adverbs"] | context()["firm_verbs"]:
            continue  # 江|分别, 主席席|就座
        joined = name[-1:] in context()["glued_behind"] and text[stop : stop + 1] == "、"
        if stop > end or not is_chinese_name(name) or not (joined or may_end_a_name(name[-1])):
            continue
        particle = text[position + 2 : position + 3] in context()["particles"]
        particle = particle and not text.startswith("为代表", position + 2)  # 负责人|彭大为|代表全体
        if length == 3 and particle and words.is_name_of_two(position):
            continue
        if length == 3 and words.starts.get(position + 2) == "v" and not boundary().match(text, stop):
            continue
        if office and length == 2 and _is_no_preposition(name, text, position, words):
            yield name
            return
        if length < 4 and (
            not _opens_like_a_word(name)
            or _is_one_strange_word(name, position, words)
            or text.startswith(_COURTESY, stop)
        ):
            firm = _is_firm(text, position, stop, words)
            if firm or (office and _holds_office(text, position, stop, words)):
                yield name
                return
        given = length == 3 and position + 1 in words.starts and position + 2 not in words.starts
        given = given and name[0] not in context()["joins_a_name"]
        if office and given and stop in words.ends and text.startswith(_DECISIVE, stop):
            yield name  # 副县长|应|建国|主持
            return
        if tag is None and position + 1 in words.ends and stop in words.ends and boundary().match(text, stop):
            yield name  # 监事钱|文艺|及: the engine glued the surname to the title
            return
        if tag is None or tag in FUNCTION_TAGS or stop not in words.ends:
            continue
        if length == 4 and name[:2] in context()["no_holders"]:
            continue
        if length < 4 or name[:2] in surnames().compound:
            inner = {words.starts[at] for at in range(position + 1, stop) if at in words.starts}
            wordy = length == 2 or not inner.isdisjoint(VERBAL_TAGS)
            if wordy and tag not in NAME_TAGS and _opens_like_a_word(name):
                return
            if boundary().match(text, stop) and not _is_word(name, position, words):
                yield name
            return


def _opens_with_a_verb(name: str, start: int, words: WordGrid) -> bool:
    """True for a verb of two characters and another word (祝愿|新|同学)."""
    apart = {start + 1, start + 2} & words.starts.keys()
    return len(name) == 3 and apart == {start + 2} and words.starts.get(start) in VERBAL_TAGS


def _is_one_strange_word(name: str, position: int, words: WordGrid) -> bool:
    """True for three characters the engine reads as one word that begins like a function word (单明然)."""
    inside = {position + 1, position + 2} & words.starts.keys()
    return (
        len(name) == 3 and not inside and position in words.starts and name[:2] not in context()["no_holders"]
    )


def _is_no_preposition(name: str, text: str, position: int, words: WordGrid) -> bool:
    """True for two characters read as one preposition, with no noun behind them (副主任|向群|，)."""
    whole = words.starts.get(position) == "p" and position + 1 not in words.starts
    follows = text.startswith(("，", "、", "。", "；", *_DECISIVE), position + 2)
    return whole and name[1] not in "此是" and follows


def _opens_like_a_word(name: str) -> bool:
    """True if the string is far more often an ordinary word, or begins with one."""
    return name[0] in context()["like_function_words"] or name[:2] in context()["no_holders"]


def _is_firm(text: str, position: int, stop: int, words: WordGrid) -> bool:
    """True if what follows decides that this is a name, whatever the segmentation says."""
    tag = words.starts.get(position)
    if text[stop : stop + 1] == "、" and text[stop - 1] in context()["glued_behind"]:
        return stop - position == 3  # 所长|计春和、: a list mark follows no conjunction
    if text[stop : stop + 1] in ("、", "，"):
        return (
            tag is None or _opens_with_surname(text, position, words)
            if stop - position == 3
            else text[stop] == "、"
        )
    if text.startswith(_DECISIVE, stop) and not ends_with_title_head(text[position:stop]):
        return True
    if text.startswith(_COURTESY, stop):
        return True  # 董事|常煊|先生, though it be read as an adverb
    one_word = stop - position == 2 and position + 1 not in words.starts and tag in ORDINARY_TAGS
    return not one_word and firm_boundary().match(text, stop) is not None


def _opens_with_surname(text: str, position: int, words: WordGrid) -> bool:
    """True for a surname that is no verb and what the engine could not read as one word with it.

    That is a word of two characters (书记|涂|建林) or loose ones (主委|那|日|暖).
    """
    if position + 1 not in words.starts or position + 3 not in words.ends:
        return False
    loose = words.starts.get(position + 2)
    if position + 1 in words.ends and position + 2 in words.ends and loose is not None:
        return True  # 院长|封|一|函: three loose characters make no clause
    return loose not in FUNCTION_TAGS and text[position] not in context()["like_verbs"]


def _holds_office(text: str, position: int, stop: int, words: WordGrid) -> bool:
    """True if an ordinary word, or characters of several, must be the holder of the office before them."""
    name = text[position:stop]
    if not text.startswith(tuple(context()["behind_holders"]), stop):
        return False
    if ends_with_title_head(name) or stop not in words.ends:
        return False
    tags = [words.starts[place] for place in range(position, stop) if place in words.starts]
    if len(tags) == 1 and len(name) == 3 and position in words.starts:
        # Ordinary words of three characters are rare, adverbs of three more so.
        glued = tags[0] == "t" and text[stop] in "、，"  # 部长|周春节、: the surname glued to a feast
        return tags[0] not in FUNCTION_TAGS or glued
    if tags[:1] == ["v"] and firm_boundary().match(text, stop) is None:
        return False
    return not any(tag in FUNCTION_TAGS or tag in ("d", "ad", "f", "vn") for tag in tags)


def _is_word(name: str, position: int, words: WordGrid) -> bool:
    """True if the segmentation reads an ordinary word, or function words, where the name would stand."""
    inner = [position + offset for offset in range(1, len(name)) if position + offset in words.starts]
    if inner:
        return any(words.starts[place] in FUNCTION_TAGS for place in inner)
    tag = words.starts[position]
    return tag not in ("nr", "nz") and not (tag in ("ns", "nt") and len(name) == 3)


def _stands_alone(name: str, text: str, start: int, stop: int, floor: int, words: WordGrid) -> bool:
    """True if the string between workplace and office is a name, not part of a word or of the office."""
    if (
        not is_chinese_name(name)
        or not may_end_a_name(name[-1])
        or opens_an_office(name)
        or cuts_a_title(text, start, stop)
        or is_half_a_word(name, text[start - 1 : start])
        or _opens_with_a_verb(name, start, words)
        or name[:2] in context()["no_holders"]
        or names_organization(name)  # 大|连大学|校长
        or (is_short_form(name) and not name.endswith(("方", "家")))
    ):
        return False
    if ends_with_title_head(text[max(floor, start - 6) : start + 1]):
        return False
    if name[0] in context()["glued_in_front"] and words.starts.get(start) in ("p", "c"):
        return False
    if name[-1] in context()["place_suffixes"] or cuts_a_word(text, start):
        return False  # 方山县|副县长, 学|习教育|同学
    if len(name) == 3 and name[-1] in context()["departments"]:
        return False
    inside = any(place in words.ends for place in range(start + 1, stop))
    if not inside and words.starts.get(start) == "nt" and stop not in words.ends:
        return False  # 、|佛岭|博士俱乐部: the beginning of one long name of a body
    return inside or words.starts.get(start, "nr") in NAME_TAGS


@cache
def _list_item() -> re.Pattern[str]:
    follows = alternation(context()["behind_items"])
    counted = "[一二两三四五六七八九十]+[余多]?[位名]"
    return re.compile(rf"(?<=、)([{HAN}]{{2,3}}?)(?={follows}|{counted})|([{HAN}]{{2,3}})(?=、)")


def list_items(analysis: Analysis, sure: frozenset[str]) -> Counter[str]:
    """Items of lists of names that the engine took for something else (a given name that is a place)."""
    found: Counter[str] = Counter()
    lengths = sorted({len(name) for name in sure})
    for sentence in analysis.sentences if sure else ():
        if not sentence.words:
            continue
        text = sentence.span.cut(analysis.clean.text)
        named = {word.span for word in sentence.words if word.tag in NAME_TAGS}
        for match in _list_item().finditer(text):
            name = match.group(1) or match.group(2)
            start, end = match.span()
            cut = not match.group(1) and len(name) == 3 and not is_chinese_name(name)
            if cut and ends_behind_title(text, start + 1):
                name, start = (
                    name[1:],
                    start + 1,
                )  # 学生代表|丰收、: a character of the title is not the name's
            at = Span(sentence.span.start + start, sentence.span.start + end)
            shaped = is_chinese_name(name) or (len(name) == 3 and at in named)
            if name in sure or not shaped or name in context()["no_holders"]:
                continue
            behind = text[start - 1 : start] == "、" and any(
                text[max(0, start - 1 - n) : start - 1] in sure for n in lengths
            )
            free = start == 0 or not "\u3400" <= text[start - 1] <= "\u9fff" or ends_behind_title(text, start)
            following = end + len(text[end:]) - len(text[end:].lstrip("、和与"))
            ahead = any(text[end + 1 : end + 1 + n] in sure for n in lengths) and text[end : end + 1] == "、"
            if not may_end_a_name(name[-1]) and not (behind and ahead and not ends_with_title_head(name)):
                continue
            if behind or (free and any(text[following : following + n] in sure for n in lengths)):
                found[name] += 1
    return found
