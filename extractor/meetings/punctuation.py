"""One shape of punctuation for the rules, the printed one for the reader.

Converted and spun pages print `,` and `"` where official news prints `，` and `“`, pages from Taiwan `「`.
The rules of this room read a copy of the text in which such marks are those of official news; the copy has
the same length, so every span holds in both, and what is quoted is cut from the printed text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractor.language.analysis import Analysis
from extractor.meetings.extraction import EventDate, Extraction, Meeting
from extractor.spans import Quote

_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_QUOTES = str.maketrans("「」『』〈〉＂", '“”‘’《》"')
_OPEN, _CLOSE = "“《（‘(", "”》）’)"
_CJK = "\u3400-\u9fff\u3001-\u3011\uff01-\uff5e“”‘’"


@cache
def _half_width_mark() -> re.Pattern[str]:
    """A half-width mark beside a Chinese character or mark (not inside 10,000 or a Latin phrase)."""
    return re.compile(rf"(?<=[{_CJK}])[,;:!?]|[,;:!?](?=[{_CJK}])")


@cache
def _straight_quotes() -> re.Pattern[str]:
    """A quotation of one line between straight marks, with a Chinese character in it."""
    return re.compile(rf'"(?=[^"\n]{{0,80}}[{_CJK}])([^"\n]{{1,80}})"')


def fold(text: str) -> str:
    """The text with full-width sentence marks and curved quotation marks, character for character."""
    text = _straight_quotes().sub(r"“\1”", text.translate(_QUOTES))
    return _half_width_mark().sub(lambda match: _FULL[match.group()], text)


def is_balanced(words: str) -> bool:
    """True if every quotation mark and bracket of `words` has its partner inside."""
    depth = 0
    for character in words:
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def folded(analysis: Analysis) -> Analysis:
    """The same analysis over the folded text and title; all spans hold."""
    clean = analysis.clean
    text, title = fold(clean.text), clean.title and fold(clean.title)
    if text == clean.text and title == clean.title:
        return analysis
    return replace(analysis, clean=replace(clean, text=text, title=title))


def as_printed(extraction: Extraction, analysis: Analysis) -> Extraction:
    """The extraction with every quotation cut from the text of `analysis`, as printed."""
    if extraction.clean is analysis.clean:
        return extraction
    text, title = analysis.clean.text, analysis.clean.title or ""

    def printed(quote: Quote | None) -> Quote | None:
        if quote is None:
            return None
        if quote.span is not None:
            return replace(quote, text=quote.span.cut(text))
        place = fold(title).find(quote.text)
        return replace(quote, text=title[place : place + len(quote.text)]) if place >= 0 else quote

    def dated(date: EventDate | None) -> EventDate | None:
        return date and replace(date, quote=printed(date.quote) or date.quote)

    def meeting(found: Meeting) -> Meeting:
        return replace(
            found,
            name=printed(found.name),
            organization=printed(found.organization),
            topic=printed(found.topic),
            location=printed(found.location),
            date=dated(found.date),
            groups=tuple(replace(group, text=group.span.cut(text)) for group in found.groups),
        )

    return replace(extraction, clean=analysis.clean, meetings=tuple(map(meeting, extraction.meetings)))
