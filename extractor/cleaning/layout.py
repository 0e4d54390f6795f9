"""The layout pass: a line feed ends a paragraph and stands nowhere else; blanks part words.

Line breaks come from paragraphs, from hard wraps at a fixed width, and from page templates that
break at a tag inside a sentence. A break is kept unless something says that the sentence goes on.
"""

from __future__ import annotations

import re

from extractor.cleaning import blanks, lines
from extractor.cleaning.edits import Edit, Edits
from extractor.cleaning.lines import CLAUSES, ENDS
from extractor.spans import Span

GOES_ON_AFTER = "，、,（(《〈“‘「『【[—-－"
"""A line that ends so is not complete."""
GOES_ON_WITH = "，、。；：！？）》〉”’」』】,;!?)]%"
"""No paragraph begins so."""
FUNCTION_WORDS = "的和与及或在对从向把将被由于以为是并而等"
"""A line of prose that ends with one of these is not complete."""
COUNTED = "年月日号时分秒个名位人项家届度余万亿"
"""What a number at the end of a line goes on with."""
PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "‘": "’", "「": "」", "『": "』", "【": "】"}
"""What is opened in one line and closed in the next holds both together."""
REACH = 80
"""How far into a line the bracket that an earlier line opened is looked for."""

_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]\D|[图表附第]\s?[一二三四五六七八九十\d]"
    r"|[■●◆▲★☆○·*#<\[【“（(]|https?:|[^，。]{2,6}[：:]"
)
_LAST_WORD = re.compile(r"([@./:]?)[A-Za-z0-9-]+$")


def find(text: str) -> Edits:
    """The line breaks and blanks of a text to remove or to replace."""
    found = lines.split(text)
    if not found:
        return Edits([Edit(0, len(text), "", "blank")] if text else [])
    full = lines.wrapped(text, found)
    edits = Edits()
    position, paragraph = 0, found[0].start
    for index, line in enumerate(found):
        if line.start > position:
            replacement, rule = "", "blank"
            if index:
                # Of a long paragraph the end is enough to see what goes on.
                before = Span(max(paragraph, position - 5 * REACH), position)
                glue = _glue if index - 1 in full else _between
                replacement = glue(text, before, Span(line.start, line.end))
                rule = "blank" if replacement == "\n" else "line-break"
                paragraph = line.start if replacement == "\n" else paragraph
            if text[position : line.start] != replacement:
                edits.add(position, line.start, replacement, rule)
        blanks.add(edits, text, line.start, line.end)
        position = line.end
    if position < len(text):
        edits.add(position, len(text), "", "blank")
    return edits


def _between(text: str, line: Span, following: Span) -> str:
    """What belongs between two lines: a line feed, or less if the sentence goes on."""
    last, first = text[line.end - 1], text[following.start]
    dash = last in "-—" and line.end - line.start > 1 and text[line.end - 2] in "-—"
    if first in GOES_ON_WITH or (last in GOES_ON_AFTER and not dash):
        return _glue(text, line, following)
    if last in ENDS:
        return "\n"
    if held := _held_together(text, line, following):
        # Halves of a quoted headline or title stood in two lines: a blank keeps them apart.
        return " " if held in "”’》」』" else _glue(text, line, following)
    if _ITEM.match(text, following.start) or CLAUSES.search(text, *line) is None:
        return "\n"
    if last in FUNCTION_WORDS or first in "的了着们" or _inside_foreign(text, line, following):
        return _glue(text, line, following)
    return "\n"


def _inside_foreign(text: str, line: Span, following: Span) -> bool:
    """True if a template broke a line where foreign words or numbers meet the Chinese around them."""
    last, first = text[line.end - 1], text[following.start]
    if not (last.isascii() and last.isalnum()):
        return False
    if last.isdigit():
        return first in COUNTED
    word = _LAST_WORD.search(text, max(line.start, line.end - REACH), line.end)
    return first.isalpha() and word is not None and not word[1]


def _held_together(text: str, line: Span, following: Span) -> str:
    """The closing character of a bracket or quotation that one line opens and the next one closes."""
    opened: list[str] = []
    for character in text[line.start : line.end]:
        if character in PAIRS:
            opened.append(PAIRS[character])
        elif opened and character == opened[-1]:
            opened.pop()
    if not opened:
        return ""
    for character in text[following.start : min(following.end, following.start + REACH)]:
        if character == opened[-1]:
            return character
        if character in PAIRS and PAIRS[character] == opened[-1]:
            return ""
    return ""


def _glue(text: str, line: Span, following: Span) -> str:
    """What stands between two lines that are joined: a blank between Latin words, else nothing."""
    last, first = text[line.end - 1], text[following.start]
    if last.isascii() and last.isalnum() and first.isascii() and first.isalnum():
        return " "
    return ""
