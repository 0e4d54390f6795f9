"""Asides: what stands in the clean text but is not the article speaking.

Bylines, credits, navigation and left-over markup stay in the text (nothing an author wrote is
lost); later rooms skip them. Only short lines and brackets that carry a mark of their kind count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractor.cleaning import lexicon
from extractor.cleaning.readings import HAN
from extractor.cleaning.text import Aside, AsideKind
from extractor.spans import Span

LINE = 80
"""A longer line is no credit."""
DATELINE = 40
"""Farther from the beginning of its line no dateline has its 讯 or 电."""
STOPS = "。！？；”"
"""A line that ends so is a sentence."""

_MARKUP = re.compile(
    r"(?=[<*\]x#])(?:<!--.{0,500}?-->|\*\*|\]\]>|</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>\n]{0,300})?/?>"
    r"|(?:x0[da]){2,}|^#{1,6} )",
    re.MULTILINE,
)
_LINK = re.compile(
    r"!?\[[^\[\]\n]{0,80}\]\([^()\s]{0,500}\)|^[^\n，。；]{0,40}https?:[^\s，。；）]{1,500}$", re.MULTILINE
)
_DATELINE_SIGN = re.compile(r"讯|\d日电|消息|报道|\*\*")
_BRACKET = re.compile(r"[（(]([^（）()\n]{1,60})[）)]")
_NAME = rf"[{HAN}][{HAN}·]{{1,5}}"
_NAMES = re.compile(rf"{_NAME}(?:[ 、，]{_NAME}){{0,5}}")
_PHOTOGRAPHER = re.compile(
    rf"(?<=[。！？”）)])(?:[{HAN}]{{0,8}}(?:记者|通讯员) ?)?{_NAME}(?:[ 、]{_NAME}){{0,3}} ?(?:摄影|摄)$",
    re.MULTILINE,
)
_MASTHEAD = re.compile(
    r"(?:[^，。；：:\n]{0,6}[：:] ?)?(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?: \d{1,2}:\d\d(?::\d\d)?)?"
    r"(?:[ |｜/·]{1,3}[^，。；！？\n]{0,50})?"
)


def find(text: str) -> tuple[Aside, ...]:
    """The asides of a clean text, in text order, not overlapping."""
    return tuple(_disjoint([*_matches(text), *_lines(text), *_brackets(text)]))


def _disjoint(asides: Iterable[Aside]) -> Iterator[Aside]:
    """The asides in text order; one that reaches into an earlier one is left out."""
    end = 0
    for aside in sorted(asides, key=lambda aside: (aside.span.start, -aside.span.end)):
        if aside.span.start >= end:
            yield aside
            end = aside.span.end


def _matches(text: str) -> Iterator[Aside]:
    for pattern, kind, signs in (
        (_MARKUP, AsideKind.MARKUP, ("<", "**", "]]>", "x0", "#")),
        (_LINK, AsideKind.NAVIGATION, ("](", "http")),
        (_PHOTOGRAPHER, AsideKind.CAPTION_CREDIT, ("摄",)),
    ):
        if any(map(text.__contains__, signs)):
            for match in pattern.finditer(text):
                yield Aside(Span(*match.span()), kind)


def _any(*kinds: str) -> str:
    """The alternatives of these kinds of words, the longest first."""
    words = lexicon.sections("asides.txt")
    listed = {word for kind in kinds for word in words[kind]}
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))


@cache
def _heads(*kinds: str) -> re.Pattern[str]:
    """A line that begins with a word of these kinds and a colon, a slash or a blank."""
    return re.compile(rf"[（(【\[]?(?:{_any(*kinds)})(?:\s?[：:/丨|]|(?=\s)|$)")


@cache
def _dateline() -> re.Pattern[str]:
    """`某某网6月12日电（通讯员 张三）`, `本报讯`, `**央视网消息**（新闻联播）：` at the start of a line."""
    organ = f"[^，。；：！？（）()\\n]{{0,14}}(?:{_any('organs')})"
    place = "[^，。；：！？（）()\\n]{0,12}"
    bracket = r"[\s*]{0,4}[（(][^（）()\n]{1,40}[）)]"
    return re.compile(
        rf"(?:\*\*)?(?:本[报网台社刊]|{organ}){place}(?:讯|\d日电|消息|报道)(?:\*\*)?"
        rf"(?:{bracket}[ ：:]*|[ ：:]+|$)|\*\*[^*\n]{{1,20}}\*\*[（(][^（）()\n]{{1,20}}[）)][：:]"
    )


@cache
def _navigation() -> re.Pattern[str]:
    return re.compile(rf"[【\[《<«]?(?:{_any('navigation')})(?![{HAN}])")


@cache
def _byline() -> re.Pattern[str]:
    """A line of reporters: `□本报记者 张三 李四`, `某某日报记者 张三 通讯员 李四`."""
    role = rf"(?:{_any('bylines')})"
    return re.compile(
        rf"[□■▲●○◎]? ?[^，。；：！？\d\n]{{0,12}}{role}[ ：:/]{{1,2}}{_NAME}"
        rf"(?:[ 、/：:]{{1,2}}(?:{role}[ ：:]?)?{_NAME}){{0,8}}(?: ?(?:文|图|摄|文/图|摄影报道|报道)){{0,2}}"
    )


def _lines(text: str) -> Iterator[Aside]:
    weak: list[Span] = []
    beside_credit = False
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        span = Span(start, end)
        kind = _line_kind(text, span)
        if kind is not None:
            yield Aside(span, kind)
            yield from (Aside(line, AsideKind.CREDIT) for line in weak)
            weak, beside_credit = [], True
        elif end - start <= LINE and _heads("weak_heads").match(text, start, end):
            if beside_credit:
                yield Aside(span, AsideKind.CREDIT)
            else:
                weak.append(span)
        else:
            weak, beside_credit = [], False
            if _DATELINE_SIGN.search(text, start, min(end, start + DATELINE)) is not None:
                match = _dateline().match(text, start, end)
                if match is not None:
                    yield Aside(Span(*match.span()), AsideKind.CREDIT)
        start = end + 1


def _line_kind(text: str, line: Span) -> AsideKind | None:
    """What kind of aside a whole line is; None for a line of the article."""
    if line.end - line.start > LINE or text[line.end - 1 : line.end] in tuple(STOPS):
        return None
    if _navigation().match(text, *line):
        return AsideKind.NAVIGATION
    if _heads("caption_heads").match(text, *line):
        return AsideKind.CAPTION_CREDIT
    byline = _byline().fullmatch(text, *line)
    if byline and byline[0].endswith(tuple("摄图")):
        return AsideKind.CAPTION_CREDIT
    if byline or _heads("credit_heads").match(text, *line) or _MASTHEAD.fullmatch(text, *line):
        return AsideKind.CREDIT
    return None


@cache
def _bracket_marks() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            rf"[^，。；]{{0,12}}?(?:(?:{_any('bylines')})(?:[ ：:/]|[{HAN}]{{2,3}}$)"
            rf"|(?:{_any('caption_heads')})[ ：:/])"
        ),
        re.compile(rf"(?:{_any('caption_tails')})$"),
        re.compile(rf"(?:{_any('credit_tails')})$"),
    )


def _brackets(text: str) -> Iterator[Aside]:
    byline, caption_tail, credit_tail = _bracket_marks()
    for match in _BRACKET.finditer(text):
        inner = match[1]
        at_line_end = match.end() == len(text) or text[match.end()] == "\n"
        after_sentence = match.start() > 0 and text[match.start() - 1] in STOPS
        alone = match.start() == 0 or text[match.start() - 1] == "\n"
        if caption_tail.search(inner) and (after_sentence or (alone and at_line_end)):
            yield Aside(Span(*match.span()), AsideKind.CAPTION_CREDIT)
        elif byline.match(inner) or (
            at_line_end
            and (
                ((after_sentence or alone) and credit_tail.search(inner))
                or (after_sentence and match.end() == len(text) and _NAMES.fullmatch(inner))
            )
        ):
            yield Aside(Span(*match.span()), AsideKind.CREDIT)
