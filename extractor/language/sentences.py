"""Where a sentence begins and ends.

A sentence ends at 。！？ (closing quotes and brackets go with it) and at a line feed, not at ；, behind
which the subject, the date and the meeting usually stay the same: a sentence here is what a reader
would quote as evidence. Short bracketed insertions, titles and quotations are never broken:
《你好，明天！》, “谁来种地？”专题座谈会. Asides are no part of any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.cleaning.text import Aside
from extractor.spans import Span

# Beyond this a sentence is cut at a weaker mark. 99.9 % of the sentences in annotated articles are
# shorter than 350 characters; longer ones are lists, which later rooms want whole.
LONGEST = 1000

_END = "。！？!?"
_CLOSING = "”’」』）)】》〉\"'"

# Pairs that hold an end mark without ending the sentence, if at most this many characters lie between.
_SHORT = 40
_PAIRS = ("“”", "‘’", "「」", "『』", "（）", "()", "【】", "《》", "〈〉")

_MARK = re.compile(
    "|".join(
        rf"{re.escape(a)}[^{re.escape(a + b)}\n]{{0,{_SHORT}}}{re.escape(b)}" for a, b in map(tuple, _PAIRS)
    )
    + rf"|[{_END}]+[{re.escape(_CLOSING)}]*|\n"
)

# `：“…。”` is a quotation in full: its full stop is that of the sentence.
_INTRODUCES = ("：", ":", "，", ",")
_WEAKER = ("；;", "，,", "、", " ")


def sentence_spans(text: str, asides: Sequence[Aside] = ()) -> Iterator[Span]:
    """The sentences of a text, in order, without blanks around them.

    Args:
        text: clean text, in which a line feed ends a paragraph.
        asides: stretches that are left out, in text order, not overlapping.

    Yields:
        Spans of `text`, never empty, at most `LONGEST` characters long.
    """
    start = 0
    for aside in asides:
        yield from _split(text, start, aside.span.start)
        start = aside.span.end
    yield from _split(text, start, len(text))


def cut_to_length(text: str, span: Span, longest: int = LONGEST) -> Iterator[Span]:
    """Pieces of a span of at most `longest` characters, cut behind the strongest mark there is."""
    start, end = span
    while end - start > longest:
        cut = _weaker_cut(text, start + longest // 2, start + longest)
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _MARK.finditer(text, start, end):
        if _ends_sentence(text, start, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, end)


def _ends_sentence(text: str, sentence_start: int, match: re.Match[str]) -> bool:
    start, end = match.span()
    first, last = text[start], text[end - 1]
    if first == "\n":
        return True
    if first in _END:
        # `a.b?c=d`: an ASCII mark in front of ASCII letters is part of an address or a word.
        following = text[end : end + 1]
        return not (first in "!?" and following.isascii() and following.isalnum())
    if text[end - 2] not in _END:
        return False
    if last in "）)】":
        # （会议由某某主持。）: a sentence in brackets, if nothing stands before it.
        return not text[sentence_start:start].strip()
    return last in "”」" and text[start - 1 : start] in _INTRODUCES


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield from cut_to_length(text, Span(start, end))


def _weaker_cut(text: str, low: int, high: int) -> int:
    for marks in _WEAKER:
        cut = max(text.rfind(mark, low, high) for mark in marks) + 1
        if cut:
            return cut
    return high
