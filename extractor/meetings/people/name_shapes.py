"""The shapes of personal names: Han Chinese, transcribed, Latin, and short forms."""

from __future__ import annotations

import re
from functools import cache

from extractor.meetings.people.lexicon import BLANKS, HAN, LINK, alternation, load_table, surnames


@cache
def sounds() -> frozenset[str]:
    """The characters that transcribe foreign names."""
    return frozenset(load_table("foreign.toml")["characters"])


def is_assembly(name: str) -> bool:
    """True for an assembly that sounds like a foreign person (国家大|呼拉尔)."""
    return name in load_table("foreign.toml")["assemblies"]


@cache
def joined_country() -> re.Pattern[str]:
    """A country whose name joins two others (圣多美和普林西比)."""
    return re.compile(alternation(load_table("foreign.toml")["joined_countries"]))


@cache
def context() -> dict[str, frozenset[str]]:
    """The word and character classes of `data/name_context.toml`."""
    return {key: frozenset(value) for key, value in load_table("name_context.toml").items()}


@cache
def linked_name() -> re.Pattern[str]:
    """A foreign or minority name whose parts are joined by a mark (凯特·维多尔)."""
    part = rf"[{HAN}]{{1,9}}"
    return re.compile(rf"{part}(?:[{LINK}.\-]{part}){{1,4}}")


@cache
def latin_name() -> re.Pattern[str]:
    """A name in Latin letters; group 1 is without the form of address, without which it has two words."""
    word = r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f'’\-]*\.?"
    particle = r"(?:(?:van|von|der|den|de|del|della|da|di|dos|du|la|le|bin|ibn|al|el|ter|y)\s){0,3}"
    more = rf"[\s\u00a0]{{1,2}}{particle}{word}|\s[a-z]{{2,12}}(?=\s[A-Z])"
    address = r"(?:Dr|Prof|Mrs|Mr|Ms)(?:\.|(?=\s))"
    return re.compile(rf"(?:{address}\s{{0,2}}(?=[A-Z])|(?!{address}))(?<![A-Za-z])({word}(?:{more}){{0,4}})")


_BODIES = "部局厅"
"""Last characters of bodies, never the second of a name (组|宣部吴|部长)."""


@cache
def _han() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{2,4}}")


def is_chinese_name(text: str) -> bool:
    """True if `text` has the shape of a Han Chinese name: a surname and one or two characters.

    Four characters are a compound surname with two, or the two surnames of a married name with two.
    """
    if not _han().fullmatch(text):
        return False
    known = surnames()
    if text[1] in _BODIES:
        return False
    if text[:2] in known.compound and len(text) in (3, 4):
        return True
    if len(text) == 4:
        return text[0] in known.single and text[1] in known.single and text[2:] not in context()["address"]
    return text[0] in known.single


def is_foreign_name(text: str) -> bool:
    """True if `text` carries the joining mark or is written with transcription characters.

    In four characters and more, one may be outside the transcription tables.
    """
    if linked_name().fullmatch(text):
        return True
    strange = sum(char not in sounds() for char in text)
    return 2 <= len(text) <= 10 and strange <= (len(text) > 3)


def is_short_form(words: str) -> bool:
    """True for a surname with a title (李院长, 方总): somebody named in full elsewhere, or not at all."""
    return (
        bool(words)
        and words[0] in surnames().single
        and words[1:] not in context()["given_names"]
        and _short_form_rest().fullmatch(words, 1) is not None
    )


def is_nickname(words: str) -> bool:
    """True for 老, 小, 大 or 阿 with one character (老杨, 小李, 阿芳): somebody the article does not name."""
    return len(words) == 2 and ((words[0] in "老小大" and words[1] in surnames().single) or words[0] == "阿")


def is_half_a_word(han: str, before: str) -> bool:
    """True for 务工人|员出行 and for 成员|有."""
    if han.startswith("员"):
        return before in ("人", "职", "学", "社", "会", "队", "成")
    return han[-1:] in ("有", "是") and han[:-1] in context()["no_holders"]


def cuts_a_word(text: str, start: int) -> bool:
    """True if a name at `start` would begin inside a word (中|华妈祖, 学|习教育)."""
    return text[start - 1 : start + 1] in context()["cut_words"]


def is_former_office(text: str, start: int, end: int) -> bool:
    """True for the last character of a body and 原 or 前 in front of an office (视听|司原|司长)."""
    return (
        end - start == 2
        and text[end - 1] in "原前"
        and text[start] in _BODIES + "司处科院所站会"
        and re.match(rf"[{HAN}]", text[start - 1 : start]) is not None
        and _office().match(text, end) is not None
    )


@cache
def _office() -> re.Pattern[str]:
    return re.compile(alternation(load_table("titles.toml")["heads"]))


def cuts_a_title(text: str, start: int, end: int) -> bool:
    """True if `text[start:end]` is a surname and the first characters of a title (甘理|事长)."""
    if end - start < 2 or text[start] not in surnames().single:
        return False
    title = _short_form_rest().match(text, start + 1)
    return title is not None and title.end() > end


@cache
def _short_form_rest() -> re.Pattern[str]:
    table = load_table("titles.toml")
    rest = [*table["heads"], *table["courtesy"], *table["short_forms"], "方", "家"]
    return re.compile(rf"副?(?:{alternation(rest)})")


def without_particles(name: str) -> str:
    """The name without what the engine glued to it (由|沈岸, 吴言|一行).

    Prepositions and conjunctions are characters of names one time in thousands.
    """
    if len(name) == 4 and name.endswith("一行"):
        return name[:-2]
    compound = name[:2] in surnames().compound
    if name.endswith("等") and len(name) >= 3 + compound:
        return name[:-1]
    if len(name) == 4 and not compound and name[3] in context()["glued_behind"]:
        return name[:-1]
    if len(name) == 3 and name[0] in context()["glued_in_front"] and is_chinese_name(name[1:]):
        return name[1:]
    return name


@cache
def _courtesy() -> re.Pattern[str]:
    return re.compile(r"(?<=[\u3400-\u9fff]{2})(?:大和尚|老先生|先生|女士|法师|居士)\Z")


def without_courtesy(name: str) -> str:
    """The name without a form of address that the engine took for its end (涂乐|先生, 宗彦|法师)."""
    return _courtesy().sub("", name)


def may_end_a_name(char: str) -> bool:
    """False for characters that mark a cut through the following word."""
    return char not in context()["never_last"]


def opens_an_office(words: str) -> bool:
    """True if the words continue a title or name a group rather than a person (党支部, 班子成员)."""
    return words.startswith(tuple(context()["office_openings"]))


@cache
def boundary() -> re.Pattern[str]:
    """Matches what may follow a name: the end, a mark, a form of address, a conjunction or a verb."""
    return re.compile(rf"$|[^{HAN}]|{alternation(context()['boundary'])}")


@cache
def firm_boundary() -> re.Pattern[str]:
    """Matches what follows a name and hardly ever an ordinary noun behind a title."""
    words = context()
    return re.compile(
        rf"(?:{alternation(words['firm_address'])})(?!业)"
        rf"|[也均都]?(?:{alternation(words['firm_adverbs'])})?(?:{alternation(words['firm_verbs'])})"
    )


@cache
def han_with_blank() -> re.Pattern[str]:
    """Matches two Chinese characters with blanks between them."""
    return re.compile(rf"[{HAN}][{BLANKS}]{{1,3}}[{HAN}]")
