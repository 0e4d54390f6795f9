"""Names that are not Han Chinese: in Latin letters, with marks between their parts, transcribed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.meetings.people.lexicon import HAN, LINK, title_head_pattern
from extractor.meetings.people.minority_names import elements_end
from extractor.meetings.people.name_shapes import (
    boundary,
    is_chinese_name,
    latin_name,
    linked_name,
    sounds,
)
from extractor.meetings.people.title_heads import ends_behind_title, long_heads
from extractor.meetings.people.word_grid import FUNCTION_TAGS, NAME_TAGS, OTHER_TAGS, WordGrid

_FIRST_PART = 6
"""Characters before a mark that the engine may have parted from the word in front of it."""
_STRANGE = 2
"""Characters among them that transcribe foreign names seldom (阿不都)."""
_LONGEST = 40
"""Characters behind the first mark of a name; longer runs are decoration or an attack."""


def foreign_names(text: str, start: int, end: int, words: WordGrid) -> Iterator[str]:
    """The names of `text[start:end]`, a sentence with these words, that are not Han Chinese."""
    yield from _latin_names(text, start, end, words)
    yield from _linked_names(text, start, end, words)
    yield from _transcribed_names(text, start, end, words)


@cache
def _sounds_behind_title() -> re.Pattern[str]:
    return re.compile(rf"(?:{long_heads()})([{''.join(sorted(sounds()))}]{{2,9}})")


@cache
def _linked_run() -> re.Pattern[str]:
    """Transcription characters joined by marks; the right edge is settled by the words."""
    sound = f"[{''.join(sorted(sounds()))}]"
    return re.compile(rf"({sound}{{1,9}})((?:[{LINK}]{sound}[{HAN}]{{0,8}}|[.\-]{sound}{{2,9}}){{1,4}})")


_NUMBERED = re.compile(r"\d{1,2}[、.．][ \t\u3000\u00a0]*\Z")
"""In front of a speaker of a programme of talks (3、Anna Berg：…)."""


def _behind_an_item(text: str, name: re.Match[str]) -> bool:
    """True behind an item of two or three characters of a list that goes on (、谭华送、|Geert Pijpers|，)."""
    item = _ITEM.search(text, max(0, name.start(1) - 6), name.start(1))
    return (
        item is not None and is_chinese_name(item[1]) and text[name.end(1) : name.end(1) + 1] in ("、", "，")
    )


_ITEM = re.compile(rf"、([{HAN}]{{2,3}})、\Z")
_RANK = re.compile(r"\s?(?:(?:副|助理|名誉|荣誉|客座|讲席)?(?:教授|研究员)|博士|先生|女士|院士)")
"""Behind a name in Latin letters."""
_JOINING = ("、", "和", "与", "、 ", "和 ", "与 ")
"""Between two of them."""


def _latin_names(text: str, start: int, end: int, words: WordGrid) -> Iterator[str]:
    previous = start
    for match in latin_name().finditer(text, start, end):
        courteous = match.start(1) > match.start()
        if not courteous and len(match.group(1).split()) < 2:
            continue
        address = _RANK.match(text, match.end())
        mark = text[match.start(1) - 1] if match.start(1) > start else ""
        behind_name = mark == "、" and (
            words.name_ending(match.start(1) - 1) is not None or _behind_an_item(text, match)
        )
        titled = ends_behind_title(text, match.start(1) - (mark == "-"))
        listed = behind_name or (previous > start and text[previous : match.start(1)] in _JOINING)
        # 美国|Anna Berg、, but 美国|North Hill|大学
        country = words.tag_ending(match.start(1)) == "ns" and boundary().match(text, match.end(1))
        numbered = _NUMBERED.search(text, max(start, match.start(1) - 6), match.start(1))
        talks = numbered and re.match(r"\s*[:：]", text[match.end() : match.end() + 3])
        if courteous or address or listed or country or talks or titled:
            yield match.group(1)
            previous = address.end() if address else match.end(1)


def _linked_names(text: str, start: int, end: int, words: WordGrid) -> Iterator[str]:
    """Names with a mark inside, whatever the engine makes of their parts (副主任|阿不都|·|热合曼|（挂职）).

    They begin with the word in front of the mark, or with the names in front of that, behind a title or
    another mark; they end where something stands that follows names.
    """
    for match in _link().finditer(text, start, end):
        left = match.start() - 1
        while left > start and left not in words.starts and _is_part(text[left - 1]):
            left -= 1
        while left > start and (before := words.name_ending(left)) is not None:
            left = before
        left = _behind_nearest_title(text, _with_cut_element(text, left, start), start)
        right = _right_edge(text, match.end(), end, words)
        behind_title = ends_behind_title(text, left)
        opens = behind_title or left == start or not _is_part(text[left - 1]) or text[left - 1] in _CONNECTING
        known = elements_end(text, left) is not None
        named = behind_title or known or words.starts.get(left) == "nr"
        # …·衣沙木丁|常委: the office behind a name that the engine glues to it.
        last = title_head_pattern().search(text, match.end(), right)
        if last and last.start() > match.end():
            right = last.start()
        if opens and named and linked_name().fullmatch(text, left, right):
            yield text[left:right]


def _right_edge(text: str, place: int, end: int, words: WordGrid) -> int:
    """Where the part of a name behind a mark at `place` ends: with what it is made of, else with a word."""
    if (made := elements_end(text, place)) is not None and text[made : made + 1] not in tuple(LINK):
        return made
    limit = min(end, place + _LONGEST)
    while place < limit and _is_part(text[place]):
        if place in words.ends and _may_end(text, place, words):
            break
        place += 1
    return place


def _with_cut_element(text: str, left: int, start: int) -> int:
    """Where the element of a name begins that the engine cut at `left` (买买|提江·…)."""
    whole = range(max(start, left - 3), left)
    return next((place for place in whole if (elements_end(text, place) or 0) > left), left)


def _behind_nearest_title(text: str, left: int, start: int) -> int:
    """Where a title ends a few characters before `left`, if what is between can only begin the name.

    总监|阿不都|热合曼·吐尔逊: the engine parts transcriptions where it pleases.
    """
    if ends_behind_title(text, left):
        return left
    for place in range(left - 1, max(start, left - _FIRST_PART) - 1, -1):
        if not re.match(f"[{HAN}]", text[place]):
            return left
        if ends_behind_title(text, place):
            strange = sum(character not in sounds() for character in text[place:left])
            return place if text[place] in sounds() and strange <= _STRANGE else left
    return left


def _may_end(text: str, place: int, words: WordGrid) -> bool:
    """True if a name may end with the word that ends here: it is one, or no name goes on like this."""
    if text[place : place + 1] in tuple(LINK):
        return False
    if words.name_ending(place) is not None or boundary().match(text, place):
        return True
    # …·萨勒曼|当天|也: a word of another kind, and no single character that belongs to the name.
    follows = words.starts.get(place, "n")
    return follows in OTHER_TAGS and place + 1 not in words.starts


_CONNECTING = "由和与及同对向为请邀"
"""What stands in front of a name and joins it to its clause."""


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}])[·•・‧](?=[{HAN}])")


def _is_part(character: str) -> bool:
    """True for the characters of a name with marks."""
    return character in LINK or re.match(f"[{HAN}]", character) is not None


def _transcribed_names(text: str, start: int, end: int, words: WordGrid) -> Iterator[str]:
    """Names written with transcription characters, in one piece although the engine cut them."""
    for match in _linked_run().finditer(text, start, end):
        left = next((place for place in range(match.start(), match.end(1)) if place in words.starts), None)
        if left is None:
            continue
        right, least = _before_other_words(text, match, words), match.start(2) + 2
        # The last part may hold characters of the next word: it ends with the last word that is a name.
        while right > least and not _ends_in_name(text, left, right, words):
            right -= 1
        if right >= least and not _names_a_house().match(text, right):
            yield text[left:right]
    for match in _sounds_behind_title().finditer(text, start, end):
        left, right = match.span(1)
        # The engine may have glued the office to the name (防|长加兰特).
        tag = words.starts.get(left, "nr")
        if tag not in FUNCTION_TAGS and right in words.ends and boundary().match(text, right):
            yield match.group(1)


@cache
def _names_a_house() -> re.Pattern[str]:
    """Behind half the name of a person after whom something is called (约翰斯·霍|普金斯大学)."""
    return re.compile(rf"[{''.join(sorted(sounds()))}]{{0,6}}(?:大学|学院|医院|机场|中心|公司|基金会|奖)")


def _before_other_words(text: str, run: re.Match[str], words: WordGrid) -> int:
    """Where the first word begins that cannot belong to the last part of a name (…·贝罗斯|和|卡尔多)."""
    last = 1 + max(run.group().rfind(mark) for mark in f"{LINK}.-") + run.start()
    for place in range(last + 1, run.end()):
        tag = words.starts.get(place)
        if tag is not None and tag not in NAME_TAGS and text[place] not in sounds():
            return place
    return run.end()


def _ends_in_name(text: str, left: int, right: int, words: WordGrid) -> bool:
    """True if the word that ends at `right` is a person's or made of transcription characters."""
    if right not in words.ends:
        return False
    start = max((place for place in range(left, right) if place in words.starts), default=left)
    last = re.split(rf"[{LINK}.\-]", text[start:right])[-1]
    tag = words.starts[start]
    return tag == "nr" or (tag not in FUNCTION_TAGS and all(char in sounds() for char in last))
