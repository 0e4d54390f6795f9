"""Names the engine does not see, found by what stands around them.

A name stands behind a title or between a workplace and a title; an item of a list of names is a name; a run
of transcription characters behind an office is one name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractor.language.analysis import Analysis, Sentence
from extractor.meetings.people.lexicon import (
    BLANKS,
    HAN,
    LINK,
    alternation,
    ends_with_title_head,
    load_table,
    surnames,
    title_head_pattern,
)
from extractor.meetings.people.name_shapes import (
    boundary,
    context,
    firm_boundary,
    is_chinese_name,
    is_short_form,
    latin_name,
    linked_name,
    may_end_a_name,
    opens_an_office,
    sounds,
    without_particles,
)
from extractor.spans import Span

_FUNCTION_TAGS = frozenset({"p", "c", "u", "r", "xc", "w", "m", "q", "t"})
_VERBAL_TAGS = frozenset({"v", "vn", "vd", "d", "ad"})
_OTHER_TAGS = frozenset({"t", "d", "ad", "v", "vd", "p", "c", "r", "m"})
_ORDINARY_TAGS = frozenset({"n", "v", "vn", "ad", "d", "r", "f"})
_NAME_TAGS = frozenset({"nr", "ns", "nt", "nz"})


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


@dataclass(frozen=True, slots=True)
class _Words:
    """Where the words of a sentence begin (with their tags) and end."""

    starts: Mapping[int, str]
    ends: frozenset[int]

    def is_name_of_two(self, start: int) -> bool:
        """True if the engine reads a name of two characters here."""
        inside = start + 1 in self.starts or start + 1 in self.ends
        return self.starts.get(start) == "nr" and start + 2 in self.ends and not inside

    def name_ending(self, place: int) -> int | None:
        """Where the word begins that ends at `place`, if it is a name."""
        if place not in self.ends:
            return None
        start = max((at for at in range(place - 9, place) if at in self.starts), default=None)
        return start if start is not None and self.starts[start] == "nr" else None


@cache
def _heads() -> tuple[str, ...]:
    return tuple(head for head in load_table("titles.toml")["heads"] if len(head) > 1)


@cache
def _long_heads() -> str:
    return alternation(_heads())


@cache
def _title_in_front() -> re.Pattern[str]:
    """A title head behind which a name is tried."""
    return re.compile(rf"(?:{_long_heads()}|[{HAN}]{{2}}员|[{HAN}]长)[{BLANKS}]?(?=[{HAN}A-Z])")


@cache
def _title_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_long_heads()}|[{HAN}]{{2}}员|[{HAN}]长)[{BLANKS}]?\Z")


def _is_office(title: str) -> bool:
    """True if the title names an office, of which there is one holder, and not a class of people."""
    known = title.endswith(_heads()) or not title.endswith("员")
    return known and not title.endswith(_class_nouns()) and ends_with_title_head(title)


def ends_behind_title(text: str, start: int) -> bool:
    """True if a title ends where the name that begins at `start` begins."""
    return _title_at_end().search(text, max(0, start - 8), start) is not None


@cache
def _before_address() -> re.Pattern[str]:
    return re.compile(rf"(?<![{HAN}])([{HAN}]{{2,3}})(?:{alternation(context()['address'])})")


@cache
def _between_workplace_and_office() -> re.Pattern[str]:
    """`…医院|陶自明|教授`: between a workplace (or a list mark) and the office behind the name."""
    last = "".join(sorted({ending[-1] for ending in load_table("organizations.toml")["endings"]}))
    offices = alternation(context()["offices"])
    return re.compile(rf"(?<=[、，。和与由请{last}])([{HAN}]{{2,3}}?)(?:{offices})(?!会|团|处|们)")


@cache
def _sounds_behind_title() -> re.Pattern[str]:
    return re.compile(rf"(?:{_long_heads()})([{''.join(sorted(sounds()))}]{{2,9}})")


@cache
def _linked_run() -> re.Pattern[str]:
    """Transcription characters joined by marks; the right edge is settled by the words."""
    sound = f"[{''.join(sorted(sounds()))}]"
    return re.compile(rf"({sound}{{1,9}})((?:[{LINK}]{sound}[{HAN}]{{0,8}}|[.\-]{sound}{{2,9}}){{1,4}})")


def pattern_names(sentence: Sentence, text: str) -> Iterator[str]:
    """Names of a segmented sentence that its surroundings give away."""
    if not sentence.words:
        return
    words = _Words(
        {word.span.start: word.tag for word in sentence.words},
        frozenset(word.span.end for word in sentence.words),
    )
    start, end = sentence.span
    for match in _title_in_front().finditer(text, start, end):
        title = match.group().rstrip(BLANKS)
        shortest = 2 if title.endswith(_heads()) or not title.endswith("员") else 3
        for name in _behind_title(text, match.end(), end, words, _is_office(title)):
            if len(name) >= shortest:
                yield name
    for match in _before_address().finditer(text, start, end):
        name = match.group(1)
        fits = is_chinese_name(name) and may_end_a_name(name[-1]) and match.end(1) in words.ends
        tag = words.starts.get(match.start(), "p")
        if fits and tag not in _FUNCTION_TAGS and not _is_word(name, match.start(), words):
            yield name
    for match in _between_workplace_and_office().finditer(text, start, end):
        name = without_particles(match.group(1))
        if _stands_alone(name, text, match.start(1), match.end(1), start, words):
            yield name
    yield from _latin_names(text, start, end)
    yield from _linked_names(text, start, end, words)
    yield from _transcribed_names(text, start, end, words)


def _behind_title(text: str, position: int, end: int, words: _Words, office: bool) -> Iterator[str]:
    """The longest name-shaped string at `position` that words and boundaries do not contradict.

    Behind an office (not a class of people) an ordinary word can be a name as well.
    """
    tag = words.starts.get(position)
    for length in (4, 3, 2):
        stop = position + length
        name = text[position:stop]
        if opens_an_office(name):
            return
        if is_short_form(name):
            continue
        if stop > end or not is_chinese_name(name) or not may_end_a_name(name[-1]):
            continue
        particle = text[position + 2 : position + 3] in context()["particles"]
        if length == 3 and particle and words.is_name_of_two(position):
            continue
        if length < 4 and not _opens_like_a_word(name):
            firm = _is_firm(text, position, stop, words)
            if firm or (office and _holds_office(text, position, stop, words)):
                yield name
                return
        if tag is None or tag in _FUNCTION_TAGS or stop not in words.ends:
            continue
        if length < 4 or name[:2] in surnames().compound:
            inner = {words.starts[at] for at in range(position + 1, stop) if at in words.starts}
            wordy = length == 2 or not inner.isdisjoint(_VERBAL_TAGS)
            if wordy and tag not in _NAME_TAGS and _opens_like_a_word(name):
                return
            if boundary().match(text, stop) and not _is_word(name, position, words):
                yield name
            return


def _opens_like_a_word(name: str) -> bool:
    """True if the string is far more often an ordinary word, or begins with one."""
    return name[0] in context()["like_function_words"] or name[:2] in context()["no_holders"]


def _is_firm(text: str, position: int, stop: int, words: _Words) -> bool:
    """True if what follows decides that this is a name, whatever the segmentation says."""
    tag = words.starts.get(position)
    if text[stop : stop + 1] in ("、", "，"):
        return (
            tag is None or _opens_with_surname(text, position, words)
            if stop - position == 3
            else text[stop] == "、"
        )
    if text.startswith(_DECISIVE, stop) and not ends_with_title_head(text[position:stop]):
        return True
    one_word = stop - position == 2 and position + 1 not in words.starts and tag in _ORDINARY_TAGS
    return not one_word and firm_boundary().match(text, stop) is not None


@cache
def _class_nouns() -> tuple[str, ...]:
    return tuple(load_table("titles.toml")["class_nouns"])


def _opens_with_surname(text: str, position: int, words: _Words) -> bool:
    """True for a surname that is no verb and what the engine could not read as one word with it.

    That is a word of two characters (书记|涂|建林) or loose ones (主委|那|日|暖).
    """
    if position + 1 not in words.starts or position + 3 not in words.ends:
        return False
    loose = words.starts.get(position + 2)
    return loose not in _FUNCTION_TAGS and text[position] not in context()["like_verbs"]


def _holds_office(text: str, position: int, stop: int, words: _Words) -> bool:
    """True if an ordinary word, or characters of several, must be the holder of the office before them."""
    name = text[position:stop]
    if not text.startswith(tuple(context()["behind_holders"]), stop):
        return False
    if ends_with_title_head(name) or stop not in words.ends:
        return False
    tags = [words.starts[place] for place in range(position, stop) if place in words.starts]
    if len(tags) == 1 and len(name) == 3 and position in words.starts:
        # Ordinary words of three characters are rare, adverbs of three more so.
        return tags[0] not in _FUNCTION_TAGS
    if tags[:1] == ["v"] and firm_boundary().match(text, stop) is None:
        return False
    return not any(tag in _FUNCTION_TAGS or tag in ("d", "ad", "f", "vn") for tag in tags)


def _is_word(name: str, position: int, words: _Words) -> bool:
    """True if the segmentation reads an ordinary word, or function words, where the name would stand."""
    inner = [position + offset for offset in range(1, len(name)) if position + offset in words.starts]
    if inner:
        return any(words.starts[place] in _FUNCTION_TAGS for place in inner)
    tag = words.starts[position]
    return tag not in ("nr", "nz") and not (tag in ("ns", "nt") and len(name) == 3)


def _stands_alone(name: str, text: str, start: int, stop: int, floor: int, words: _Words) -> bool:
    """True if the string between workplace and office is a name, not part of a word or of the office."""
    if (
        not is_chinese_name(name)
        or not may_end_a_name(name[-1])
        or opens_an_office(name)
        or is_short_form(name)
    ):
        return False
    if ends_with_title_head(text[max(floor, start - 6) : start + 1]):
        return False
    if name[0] in context()["glued_in_front"] and words.starts.get(start) in ("p", "c"):
        return False
    inside = any(place in words.ends for place in range(start + 1, stop))
    return inside or words.starts.get(start, "nr") in _NAME_TAGS


def _latin_names(text: str, start: int, end: int) -> Iterator[str]:
    for match in latin_name().finditer(text, start, end):
        courteous = match.group().startswith(("Dr", "Prof", "Mr", "Ms"))
        address = re.match(r"\s?(?:教授|博士|先生|女士|院士|研究员)", text[match.end() : match.end() + 4])
        if courteous or address or ends_behind_title(text, match.start(1)):
            yield match.group(1)


def _linked_names(text: str, start: int, end: int, words: _Words) -> Iterator[str]:
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
        right = match.end()
        while right < end and not (
            (right in words.ends and _may_end(text, right, words)) or not _is_part(text[right])
        ):
            right += 1
        behind_title = ends_behind_title(text, left)
        opens = behind_title or left == start or not _is_part(text[left - 1]) or text[left - 1] in _CONNECTING
        named = behind_title or words.starts.get(left) == "nr"
        # …·衣沙木丁|常委: the office behind a name that the engine glues to it.
        last = title_head_pattern().search(text, match.end(), right)
        if last and last.start() > match.end():
            right = last.start()
        if opens and named and linked_name().fullmatch(text, left, right):
            yield text[left:right]


def _may_end(text: str, place: int, words: _Words) -> bool:
    """True if a name may end with the word that ends here: it is one, or no name goes on like this."""
    if text[place : place + 1] in tuple(LINK):
        return False
    if words.name_ending(place) is not None or boundary().match(text, place):
        return True
    # …·萨勒曼|当天|也: a word of another kind, and no single character that belongs to the name.
    follows = words.starts.get(place, "n")
    return follows in _OTHER_TAGS and place + 1 not in words.starts


_CONNECTING = "由和与及同对向为请邀"
"""What stands in front of a name and joins it to its clause."""


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}])[·•・‧](?=[{HAN}])")


def _is_part(character: str) -> bool:
    """True for the characters of a name with marks."""
    return character in LINK or re.match(f"[{HAN}]", character) is not None


def _transcribed_names(text: str, start: int, end: int, words: _Words) -> Iterator[str]:
    """Names written with transcription characters, in one piece although the engine cut them."""
    for match in _linked_run().finditer(text, start, end):
        left = next((place for place in range(match.start(), match.end(1)) if place in words.starts), None)
        if left is None:
            continue
        right, least = _before_other_words(text, match, words), match.start(2) + 2
        # The last part may hold characters of the next word: it ends with the last word that is a name.
        while right > least and not _ends_in_name(text, left, right, words):
            right -= 1
        if right >= least:
            yield text[left:right]
    for match in _sounds_behind_title().finditer(text, start, end):
        left, right = match.span(1)
        tag = words.starts.get(left, "w")
        if tag not in _FUNCTION_TAGS and right in words.ends and boundary().match(text, right):
            yield match.group(1)


def _before_other_words(text: str, run: re.Match[str], words: _Words) -> int:
    """Where the first word begins that cannot belong to the last part of a name (…·贝罗斯|和|卡尔多)."""
    last = 1 + max(run.group().rfind(mark) for mark in f"{LINK}.-") + run.start()
    for place in range(last + 1, run.end()):
        tag = words.starts.get(place)
        if tag is not None and tag not in _NAME_TAGS and text[place] not in sounds():
            return place
    return run.end()


def _ends_in_name(text: str, left: int, right: int, words: _Words) -> bool:
    """True if the word that ends at `right` is a person's or made of transcription characters."""
    if right not in words.ends:
        return False
    start = max((place for place in range(left, right) if place in words.starts), default=left)
    last = re.split(rf"[{LINK}.\-]", text[start:right])[-1]
    tag = words.starts[start]
    return tag == "nr" or (tag not in _FUNCTION_TAGS and all(char in sounds() for char in last))


@cache
def _list_item() -> re.Pattern[str]:
    follows = alternation(context()["behind_items"])
    return re.compile(rf"(?<=、)([{HAN}]{{2,3}}?)(?={follows})|([{HAN}]{{2,3}})(?=、)")


def list_items(analysis: Analysis, sure: frozenset[str]) -> Counter[str]:
    """Items of lists of names that the engine took for something else (a given name that is a place)."""
    found: Counter[str] = Counter()
    lengths = sorted({len(name) for name in sure})
    for sentence in analysis.sentences if sure else ():
        if not sentence.words:
            continue
        text = sentence.span.cut(analysis.clean.text)
        named = {word.span for word in sentence.words if word.tag in _NAME_TAGS}
        for match in _list_item().finditer(text):
            name = match.group(1) or match.group(2)
            start, end = match.span()
            at = Span(sentence.span.start + start, sentence.span.start + end)
            shaped = is_chinese_name(name) or (len(name) == 3 and at in named)
            if name in sure or not shaped or not may_end_a_name(name[-1]):
                continue
            behind = text[start - 1 : start] == "、" and any(
                text[max(0, start - 1 - n) : start - 1] in sure for n in lengths
            )
            free = start == 0 or not "\u3400" <= text[start - 1] <= "\u9fff" or ends_behind_title(text, start)
            following = end + len(text[end:]) - len(text[end:].lstrip("、和与"))
            if behind or (free and any(text[following : following + n] in sure for n in lengths)):
                found[name] += 1
    return found
