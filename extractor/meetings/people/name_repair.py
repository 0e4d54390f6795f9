"""What the engine calls a person, mended: cut names made whole, glued ones parted, others refused.

Networks cut a name in front of a character they know as a locative, take the first character of the verb
for its last, split transcriptions, and call countries and offices persons. The text around the span tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.language.analysis import EntityLabel, Sentence
from extractor.meetings.people.lexicon import BLANKS, HAN, LINK, ONLY_HAN, alternation, load_table, surnames
from extractor.meetings.people.minority_names import elements_end
from extractor.meetings.people.name_shapes import (
    boundary,
    context,
    cuts_a_title,
    cuts_a_word,
    is_chinese_name,
    is_foreign_name,
    is_former_office,
    is_half_a_word,
    is_nickname,
    is_short_form,
    latin_name,
    linked_name,
    may_end_a_name,
    opens_an_office,
    without_courtesy,
    without_particles,
)
from extractor.meetings.people.title_heads import ends_behind_title, heads
from extractor.meetings.people.word_grid import WordGrid
from extractor.spans import Span

_BEFORE_AFTER = "之然最随此会"
"""Characters that make an adverb with 后."""
_RANKS = "总正女"
"""Characters in front of an office or a form of address that belong to it (总|书记, 正|教授, 女|教授)."""
_FIRM_WORDS = 4
"""Words from the name of a company to the end of the office behind it."""
_ROOM = re.compile("[一二三四五六七八九]?[A-Z]?[0-9]{2,4}")
"""The number of a room, in front of which 于 is no surname."""
_CUT_FROM_VERB = re.compile(
    rf"(?![也还并又就则先再均都共同特代曾已将仍即分主])([{HAN}])作(?:关于|题为|了|《|“|专题)"
)
"""The last character of a name that the engine reads as one verb with 作."""
_LONGEST = 100_000
"""Code points of a text in which occurrences are counted: no article is longer, a run-away page is."""


@cache
def _verb_behind() -> re.Pattern[str]:
    return re.compile("|".join(sorted(context()["verbs_behind"])))


@cache
def _like_a_verb() -> re.Pattern[str]:
    """The same verbs at the end of a name, whatever follows it."""
    verbs = sorted({pattern.partition("(?")[0] for pattern in context()["verbs_behind"]})
    return re.compile(f"(?:{'|'.join(verbs)})$")


def without_verb(name: str, text: str) -> str:
    """The name without a verb at its end (李飞|作), if that is a verb wherever the text has both."""
    verb = _like_a_verb().search(name, 2)
    if verb is None:
        return name
    places = [match.start() + verb.start() for match in re.finditer(re.escape(name), text)]
    return (
        verb.string[: verb.start()]
        if places and all(_verb_behind().match(text, at) for at in places)
        else name
    )


def firm_in_front(name: str, text: str) -> str:
    """The transcribed name of a firm in front of a Han Chinese one (卡莱博尔|陶自明), else "".

    The article writes the firm by itself, too, and more often.
    """
    for length in (3, 2):
        firm, person = name[:-length], name[-length:]
        apart = len(firm) >= 3 and is_chinese_name(person) and may_end_a_name(person[-1])
        if apart and is_foreign_name(firm) and not linked_name().fullmatch(name):
            behind = text.find(name) + len(name)
            titled = behind >= len(name) and _opens_a_head(text, behind)
            if titled and text.count(firm) > text.count(name) == text.count(person):
                return firm
    return ""


def engine_names(sentence: Sentence, text: str, grid: WordGrid) -> Iterator[str]:
    """The names behind the persons the engine reports in a sentence with these words."""
    persons = frozenset(
        entity.span.start for entity in sentence.entities if entity.label is EntityLabel.PERSON
    )
    for span in _joined_persons(sentence, text):
        if not _is_firm_of_the_next(span, text, grid, persons):
            yield from _mend(span, text)


def _is_firm_of_the_next(span: Span, text: str, grid: WordGrid, persons: frozenset[int]) -> bool:
    """True for the short name of a company in front of somebody's office (金磊|铸造|董事长|任孝先)."""
    place = span.end
    if place - span.start != 2 or boundary().match(text, place) or ends_behind_title(text, place + 2):
        return False
    for _ in range(_FIRM_WORDS):
        if grid.starts.get(place) not in ("n", "nz", "vn", "v"):
            return False
        place = min((end for end in grid.ends if end > place), default=place)
        if ends_behind_title(text, place):
            blank = len(text[place : place + 2]) - len(text[place : place + 2].lstrip(BLANKS))
            return place + blank in persons
    return False


def _joined_persons(sentence: Sentence, text: str) -> Iterator[Span]:
    """The persons of a sentence; pieces of one transcribed name that the engine cut are joined."""
    previous: Span | None = None
    for entity in sentence.entities:
        if entity.label is not EntityLabel.PERSON:
            continue
        span = entity.span
        # 基教|科|施敏 are no pieces of one name.
        apart = (
            previous is not None and previous.start + 1 == previous.end and is_chinese_name(span.cut(text))
        )
        adjoining = previous is not None and previous.end == span.start and not apart
        if previous and adjoining and is_foreign_name(text[previous.start : span.end]):
            previous = Span(previous.start, span.end)
            continue
        if previous is not None:
            yield previous
        previous = span
    if previous is not None:
        yield previous


@cache
def _crown() -> re.Pattern[str]:
    return re.compile(alternation(load_table("name_context.toml")["crowns"]))


@cache
def _given_behind() -> re.Pattern[str]:
    """A given name behind a compound surname that the engine took for a whole name."""
    return re.compile(rf"[{HAN}]{{1,2}}(?=[、，。；]|{alternation(context()['firm_verbs'])})")


def _mend(span: Span, text: str) -> list[str]:
    start, end = span
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS + "。，、；：":
        end -= 1
    words = text[start:end]
    if linked_name().fullmatch(words):
        last = 1 + max(words.rfind(mark) for mark in LINK)
        made = elements_end(words, last) if last else None
        return [words[:made]]  # …·买买提|先后
    if is_short_form(words):
        return []
    han = re.sub(rf"[{BLANKS}]+", "", words)
    if not ONLY_HAN.fullmatch(han):
        latin = latin_name().match(words)
        whole = latin is not None and latin.end() == len(words) and len(words.split()) > 1
        return [latin.group(1)] if latin and whole else []
    if han.startswith("长") and text[start - 1 : start + 1] in load_table("titles.toml")["heads"]:
        han, start = han[1:], start + 1  # 副馆|长泽仁拉姆
    if (crown := _crown().match(han)) and is_foreign_name(han[crown.end() :]):
        han, start = han[crown.end() :], start + crown.end()  # 卡塔尔|埃米尔塔米姆
    if han in surnames().compound and (given := _given_behind().match(text, end)):
        return [han + given[0]]  # 皇甫|宜川
    if han.startswith("后") and text[start - 1 : start] in _BEFORE_AFTER:
        han, start = han[1:], start + 1  # 之|后帖军
    if len(han) == 2 and is_chinese_name(han) and (tail := _CUT_FROM_VERB.match(text, end)):
        han, end = han + tail[1], end + 1  # 查玉|喜作|关于
    if han.startswith("于") and _ROOM.match(text, end):
        return []  # 学院|于博一C101召开
    if is_half_a_word(han, text[start - 1 : start]) or is_former_office(text, start, end):
        return []
    cut = cuts_a_word(text, start) or cuts_a_word(text, start - 1)
    if cut and not ends_behind_title(text, start):
        return []  # 长|江文脉, 中华|妈祖
    if (
        han in heads()
        or han in context()["no_holders"]
        or opens_an_office(han)
        or _is_place(text, end)
        or is_nickname(han)
        or cuts_a_title(text, start, end)
    ):
        return []
    if len(han) == 3 and _opens_a_head(text, end - 1) and is_chinese_name(han[:2]):
        return [han[:2]]  # 吴钊部|长, 崔斌研|究员
    name = without_courtesy(without_particles(han))
    start += han.find(name)
    before = text[start - 1 : start]
    titled = _stands_behind_title(text, start - 1)
    if titled and _is_left_out(before, name, _is_addressed(text, start + len(name))):
        return [before + name]
    joined = len(name) == 3 and name[2] in context()["glued_behind"] and not is_chinese_name(name)
    if titled and joined and _is_left_out(before, name[:2], addressed=False):
        return [before + name[:2]]  # 主席|折|小平和: the surname left out, the conjunction taken in
    if is_chinese_name(name):
        return _mend_chinese(name, text, end)
    return _mend_other(name, text, start, end)


def _is_left_out(before: str, name: str, addressed: bool) -> bool:
    """True if the character in front of a name can be its first, which the engine took for another word.

    That is a surname in front of a given name, any character in front of a
    transcription (总统|别|尔登巴耶夫).
    """
    if not ONLY_HAN.fullmatch(before):
        return False
    if len(name) == 3 and before + name[0] in surnames().compound:
        return True  # 馆长|鲜|于淑珍
    whole = len(name) > 2 or is_chinese_name(name)
    if before in context()["joins_a_name"] and (whole or addressed):
        return False  # 会长|和|方敏; but 会长|和丽川, since nobody is called by a bare given name
    if len(name) == 2:
        return before in surnames().single
    return len(name) > 2 and is_foreign_name(name) and not is_chinese_name(name)


def _stands_behind_title(text: str, start: int) -> bool:
    """True if a title ends where the surname at `start` begins, and no longer one with it (博士|后)."""
    return ends_behind_title(text, start) and not ends_behind_title(text, start + 1)


def _opens_a_head(text: str, place: int) -> bool:
    """True if a title of two characters and more begins at `place`."""
    return any(text.startswith(head, place) for head in heads() if head[0] == text[place])


@cache
def _office_of_state() -> re.Pattern[str]:
    return re.compile(alternation(context()["offices_of_state"]))


def _is_place(text: str, end: int) -> bool:
    """True if what ends here is a place: in front of 市 (not 市长), or of the office of the next name.

    `卡尔多|总统|阿兰`: the office of a country stands in front of its holder.
    """
    if text[end : end + 1] in context()["place_suffixes"] and text[end + 1 : end + 2] != "长":
        return True
    office = _office_of_state().match(text, end)
    if office is None or boundary().match(text, office.end()):
        return False
    return ONLY_HAN.fullmatch(text[office.end() : office.end() + 2]) is not None


@cache
def _acts() -> re.Pattern[str]:
    """What somebody does, but not those who do it (出席会议的代表); an office and a mark; a theme."""
    does = alternation(context()["firm_adverbs"] | context()["firm_verbs"])
    offices = alternation(context()["offices"])
    return re.compile(rf"(?:{does})(?![^，。；]*的)|(?:{offices})(?=[、，。；])|以[“《]")


@cache
def _towards() -> re.Pattern[str]:
    """方向 behind a name of two characters, where what follows is said or given to somebody."""
    return re.compile(r"方向[^，。；]{1,20}?(?:介绍|汇报|表示|赠|颁|讲|说明|通报|作|反映|致|转达)")


def _mend_chinese(name: str, text: str, end: int) -> list[str]:
    if len(name) == 2 and text[end : end + 1] == "和" and _acts().match(text, end + 1):
        return [name + "和"]  # in front of what somebody does, or of his office, 和 joins nothing
    if len(name) == 2 and _towards().match(text, end):
        return [name + "方"]  # 曹炳|方向徐江一行介绍
    longer = name + text[end : end + 1]
    if len(longer) > len(name) and is_chinese_name(longer):
        # 方国|中、 or 诸葛清|和、: a list mark follows neither a locative nor a conjunction, so the character
        # belongs to the name.
        addressed = _is_addressed(text, end + 1) and may_end_a_name(longer[-1]) and longer[-1] not in _RANKS
        if len(name) == 2 and addressed and not _opens_a_head(text, end) and not _is_addressed(text, end):
            return [longer]  # 朱彧|然同学
        cut = text[end] != text[end - 1] and re.match(r"、|等(?!级)", text[end + 1 : end + 3])
        if cut or (len(name) == 2 and _always(longer, name, text, end)):
            return [longer]
    if len(name) == 2:
        return [name] if may_end_a_name(name[-1]) or name[-1] == "和" else []
    if name[-1] not in context()["never_last_of_three"]:
        return [name]
    # 肖捷|作的关于…的报告
    return [name[:2]] if _verb_behind().match(text, end - 1) and may_end_a_name(name[1]) else []


def _always(longer: str, name: str, text: str, end: int) -> bool:
    """True if the same further character follows `name` everywhere, twice at least."""
    if boundary().match(text, end) or _opens_a_head(text, end):
        return False  # 周勇|律师
    window = text[:_LONGEST]
    return window.count(longer) >= 2 and window.count(longer) == window.count(name)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(rf"[{BLANKS}]*(?:{alternation(context()['address'])})")


def _is_addressed(text: str, end: int) -> bool:
    """True if a form of address or an office follows (小野寺健 教授)."""
    return _address().match(text, end) is not None


def _mend_other(name: str, text: str, start: int, end: int) -> list[str]:
    before = text[start - 1 : start]
    titled = ends_behind_title(text, start)
    given = len(name) <= 2 and not titled and not is_foreign_name(text[max(0, start - 2) : end])
    if given and before in surnames().single and before not in context()["like_function_words"]:
        return [before + name]
    if len(name) in (3, 4) and name[1] == "氏":
        return [name]  # Vietnamese women
    if len(name) == 5 and is_chinese_name(name[:3]) and text.count(name[:3]) > text.count(name):
        return [name[:3]]  # 赵其凌|宏亮: the adjective behind a name
    if 4 <= len(name) <= 6 and not is_foreign_name(name):
        for cut in (3, 2):
            halves = [name[:cut], name[cut:]]
            names = all(is_chinese_name(half) and may_end_a_name(half[-1]) for half in halves)
            if len(halves[1]) <= 3 and names and boundary().match(text, end):
                return halves
    if len(name) >= 2 and is_foreign_name(name) and not name.endswith("方"):
        return [name]
    listed = before in ("、", "和", "与") or titled
    # Four characters and more that are neither Chinese nor transcribed are a Japanese or Mongolian name
    # (首相|川田正雄, 院长|斯琴格日勒).
    if len(name) == 4 and _is_addressed(text, end):
        return [name]
    long_enough = len(name) in (2, 3) or (len(name) in (4, 5, 6) and titled)
    whole = long_enough and not name.endswith("方") and listed and boundary().match(text, end)
    return [name] if whole else []
