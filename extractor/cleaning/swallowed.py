"""The last character of a stretch read one byte off, when the decoder made `?` of what was left of it.

Three things end a stretch so. The second byte of its last character is 80, which begins no character: `?` is
that byte, and what follows was read right. Or an ASCII character stands behind it: the decoder takes its byte
for a second one, finds that no character has it, and makes `?` of both. That character is lost, but behind
the end of a sentence it was the line feed. Or nothing stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extractor.cleaning import lexicon
from extractor.cleaning.frequency import rank
from extractor.cleaning.readings import HAN
from extractor.cleaning.script import simplified_character
from extractor.cleaning.words import pairs

ALONE = 0x80
"""A second byte of GBK characters that begins none and is no ASCII character."""
COMMON = 1500
"""A character whose second byte is 80 must be so common."""
PUNCTUATION = 0xA1
"""The first byte of `。`, `”` and `》`, the marks among its characters that end a paragraph."""
STOP, QUOTE, TITLE = 0xA3, 0xB1, 0xB7
"""Second bytes of `。`, `”` and `》`."""
FULL_WIDTH, BRACKET = 0xA3, 0xA9
"""The bytes of `）`."""
LEAST = 6
"""So many Chinese characters are a sentence and no entry of a menu, whose blanks too became `?`."""
NEXT = 6
"""Characters behind the stretch that show whether what follows was read right."""
UNUSUAL = 3500
"""Two characters of this rank or rarer ones show that it was not; one may be part of a name."""

AROUND = 80
"""Characters on either side that show whether the text was converted to traditional script."""

_REMEMBERED = 4096
"""Verdicts on a byte between two characters that are remembered."""

_STOPS = "。！？…"
_PAIRS = ("“”", "《》", "【】")
"""Marks that open and close, of those that begin with the same byte as `。`."""
_OPEN_TITLE = re.compile(r"《[^《》，。；：？?\n]{2,20}\Z")
_ITEM = re.compile(r"(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、)")
"""Begins an item of a list, which is a paragraph however short it is."""
_DATE = re.compile(r"(?:19|20)\d\d(?=年|全[国國省市]|中[国國]|世界|第)|1[0-2]月|[3-9]月|[12]\d日|3[01]日")
"""Of a date that begins so no digit is lost: one more in front would make it no date."""
_BEGINNING = re.compile(rf"[{HAN}“《【（\[<]|\*(?!\n)|(?:{_DATE.pattern})")
_ENDS_A_SENTENCE = (*_STOPS, "\n", "??")
_TORN = re.compile(rf"[{HAN}]{{1,4}}[A-Za-z]|.{{0,{NEXT}}}[\ue000-\uf8ff\uff21-\uff5a]")
_QUESTION = re.compile(
    r"[吗嗎呢吧啊]\Z|[谁誰哪怎什]|[为為因]何|何[时時处處地人种種以故必]"
    r"|是否|难道|難道|多少|有[没沒]有|(.)不\1[^，]*\Z"
)
"""What makes a clause a question, whose author may have put two question marks."""
_CLOSED = re.compile(r"[^\n(]*\)")
_ATTRIBUTION = "——"
"""Behind a quotation it stands before whose words they are, however short the name."""
_LABEL = re.compile(f"[{HAN}]{{2,4}}：")
"""Begins a line: `时间：`, `地点：`, `主持人：`. Behind a digit stands no word and then a colon."""
_HOLDER = re.compile(
    rf"[{HAN}]{{2,3}}副?(?:主任|书记|書記|主席|[院校局部处處所会會]长|[院校局部处處所会會]長|教授|同志)"
)
"""A name and an office: 周方副主任 begins a sentence, and no digit stands before it though 周 is a unit."""
_HAN_CHARACTER = re.compile(f"[{HAN}]")


def endings(lead: int, before: str, behind: str) -> Iterator[tuple[int, str]]:
    """What the last character may have been.

    Args:
        lead: Its first byte.
        before: The text before it, repaired.
        behind: The text behind the `?`.

    Yields:
        Its second byte, and the character that was swallowed with it.
    """
    at_end = not behind or behind[0] == "\n"
    found: tuple[int, str] | None = None
    if not _reads_on(behind):
        return
    if lead == PUNCTUATION:
        if at_end or _begins_paragraph(behind):
            mark = _last_mark(before)
            found = None if mark is None else (mark, "" if at_end else "\n")
    elif lead == FULL_WIDTH and at_end and before.rfind("（") > before.rfind("）"):
        found = BRACKET, ""
    elif not _behind_numeral(behind) and _is_alone(lead, before[-1:], behind[:1]):
        found = ALONE, ""
    if found and _is_converted(before[-AROUND:] + behind[:AROUND]):
        yield found


@lru_cache(_REMEMBERED)
def _is_alone(lead: int, before: str, behind: str) -> bool:
    """True if the character with the second byte 80 fits its neighbours better than others fit the first."""
    alone, *others = _characters(lead)
    if not alone or rank(alone) >= COMMON:
        return False
    return pairs(before + alone + behind) >= max(pairs(before + other) for other in others)


@cache
def _characters(lead: int) -> tuple[str, ...]:
    """The characters that begin with this byte, first the one with the second byte 80; "" for none."""
    decoded = [bytes((lead, second)).decode("gbk", "replace") for second in range(ALONE, 0xFF)]
    return tuple(one if len(one) == 1 and one != "\ufffd" else "" for one in decoded)


def _is_converted(text: str) -> bool:
    """True if the text has traditional characters, as the pages have whose bytes were torn.

    In simplified text `??` is an author's own.
    """
    return any(simplified_character(one) != one for one in text)


def _reads_on(text: str) -> bool:
    """True if the text does not begin with characters that were read one byte off too."""
    if _TORN.match(text):
        return False
    return sum(rank(one) >= UNUSUAL for one in _HAN_CHARACTER.findall(text[:NEXT])) < 2


def _last_mark(text: str) -> int | None:
    """The second byte of the mark that a paragraph lacks behind this text; None if it may not end here.

    An open title is closed, an open quotation where its last sentence has ended; else a full stop was.
    """
    paragraph = text[text.rfind("\n") + 1 :]
    opened = [pair for pair in _PAIRS if paragraph.rfind(pair[0]) > paragraph.rfind(pair[1])]
    told = text.rstrip(_STOPS)
    begins = max(told.rfind(mark) + 1 for mark in _ENDS_A_SENTENCE)
    short = len(_HAN_CHARACTER.findall(told, begins)) < LEAST and not told.startswith(_ATTRIBUTION, begins)
    asked = _QUESTION.search(told, max(begins, told.rfind("，") + 1))
    if asked or "。 " in text or (short and not _ITEM.match(paragraph)):
        return None
    ended = text[-1:] != "" and text[-1] in _STOPS
    title = TITLE if _OPEN_TITLE.search(paragraph) else None
    last = {(): None if ended else STOP, ("“”",): QUOTE if ended else None, ("《》",): title}
    return last.get(tuple(opened))


def _begins_paragraph(text: str) -> bool:
    """True if a paragraph begins here, and what is lost in front of it was no digit and no bracket."""
    if _behind_numeral(text) or _CLOSED.match(text):
        return False
    return "。 " not in text and _BEGINNING.match(text) is not None


def _behind_numeral(text: str) -> bool:
    """True if a digit may have stood before the text."""
    if _DATE.match(text) or _LABEL.match(text):
        return False
    if _HOLDER.match(text) and simplified_character(text[0]) in lexicon.characters("surnames.txt"):
        return False
    listed = lexicon.sections("behind_numerals.txt")
    word = "".join(map(simplified_character, text[:2]))
    if word in listed["word"]:
        return False
    return (word[:1].isascii() and word[:1].isalnum()) or word[:1] in listed["measure"]
