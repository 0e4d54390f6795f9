"""The last character of a stretch read one byte off, when the decoder made `?` of what was left of it.

Three things end a stretch so. The second byte of its last character is 80, which begins no character: `?` is
that byte, and what follows was read right. Or an ASCII character stands behind it: the decoder takes its byte
for a second one, finds that no character has it, and makes `?` of both. That character is lost, but behind
the end of a sentence it was the line feed. Or nothing stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.cleaning import lexicon
from extractor.cleaning.frequency import rank
from extractor.cleaning.readings import HAN
from extractor.cleaning.script import simplified
from extractor.cleaning.words import pairs

ALONE = 0x80
"""A second byte of GBK characters that begins none and is no ASCII character."""
COMMON = 1500
"""A character whose second byte is 80 must be so common."""
PUNCTUATION = 0xA1
"""The first byte of `。` and `”`, among whose characters only these two end a paragraph."""
STOP, QUOTE = 0xA3, 0xB1
"""Second bytes of `。` and `”`."""
FULL_WIDTH, BRACKET = 0xA3, 0xA9
"""The bytes of `）`."""
LEAST = 6
"""So many Chinese characters are a sentence and no entry of a menu, whose blanks too became `?`."""
NEXT = 6
"""Characters behind the stretch that show whether what follows was read right."""
UNUSUAL = 3500
"""Two characters of this rank or rarer ones show that it was not; one may be part of a name."""

_STOPS = "。！？…"
_PAIRS = ("“”", "《》", "【】")
"""Marks that open and close, of those that begin with the same byte as `。`."""
_DATE = re.compile(r"(?:19|20)\d\d年|1[0-2]月|[3-9]月|[12]\d日|3[01]日")
"""Of a date that begins so no digit is lost: one more in front would make it no date."""
_BEGINNING = re.compile(rf"[{HAN}“《【（\[*<]|(?:{_DATE.pattern})")
_LAST_SENTENCE = re.compile(rf"(?:[^{_STOPS}?\n]|\?(?!\?))*\Z")
_TORN = re.compile(rf"[{HAN}]{{1,4}}[A-Za-z]")
_CLOSED = re.compile(r"[^\n(]*\)")
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
    if not _reads_on(behind):
        return
    at_end = not behind or behind[0] == "\n"
    if lead == PUNCTUATION:
        byte = QUOTE if before[-1:] and before[-1] in _STOPS else STOP
        if _ends_paragraph(before, quoted=byte == QUOTE) and (at_end or _begins_paragraph(behind)):
            yield byte, "" if at_end else "\n"
        return
    if lead == FULL_WIDTH and at_end and before.rfind("（") > before.rfind("）"):
        yield BRACKET, ""
    elif not _behind_numeral(behind) and _is_alone(lead, before[-1:], behind[:1]):
        yield ALONE, ""


def _is_alone(lead: int, before: str, behind: str) -> bool:
    """True if the character with the second byte 80 fits its neighbours better than others fit the first."""
    characters = [bytes((lead, second)).decode("gbk", "replace") for second in range(ALONE, 0xFF)]
    alone, *others = (one for one in characters if len(one) == 1)
    if alone != characters[0] or rank(alone) >= COMMON:
        return False
    return pairs(before + alone + behind) >= max(pairs(before + other) for other in others)


def _reads_on(text: str) -> bool:
    """True if the text does not begin with characters that were read one byte off too."""
    if _TORN.match(text):
        return False
    return sum(rank(one) >= UNUSUAL for one in _HAN_CHARACTER.findall(text[:NEXT])) < 2


def _ends_paragraph(text: str, quoted: bool) -> bool:
    """True if a paragraph ends here that lacks its last mark.

    Args:
        text: The text before the mark.
        quoted: True if the mark is a closing quotation mark: it needs one that is open, a full stop no mark
            that is.
    """
    ended = _LAST_SENTENCE.search(text.rstrip(_STOPS))
    paragraph = text[text.rfind("\n") + 1 :]
    opened = [pair for pair in _PAIRS if paragraph.rfind(pair[0]) > paragraph.rfind(pair[1])]
    if ended is None or "。 " in text or opened != ([_PAIRS[0]] if quoted else []):
        return False
    return len(_HAN_CHARACTER.findall(ended[0])) >= LEAST


def _begins_paragraph(text: str) -> bool:
    """True if a paragraph begins here, and what is lost in front of it was no digit and no bracket."""
    if _behind_numeral(text) or _CLOSED.match(text):
        return False
    return "。 " not in text and _BEGINNING.match(text) is not None


def _behind_numeral(text: str) -> bool:
    """True if a digit may have stood before the text."""
    word = simplified(text[:2])
    measures, beginnings = map(lexicon.sections("behind_numerals.txt").__getitem__, ("measure", "paragraph"))
    if _DATE.match(text):
        return False
    return (word[:1].isascii() and word[:1].isalnum()) or (word[:1] in measures and word not in beginnings)
