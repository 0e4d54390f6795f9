"""The date of a meeting: candidates of its sentences, their days, the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.language.analysis import Analysis
from extractor.meetings.dates.choose import Kind, choose, governing, kind
from extractor.meetings.dates.cited_years import earliest, year_of_gathering
from extractor.meetings.dates.expression import CalendarPoint, DateExpression, DaysLater
from extractor.meetings.dates.find import find
from extractor.meetings.dates.resolve import Context, resolve
from extractor.meetings.dates.written import day_of_writing
from extractor.meetings.extraction import EventDate
from extractor.spans import Span

# A yearless day read as eleven months ago is one ahead (5月10日 in a report of the 6th of May).
_TOO_LONG_AGO = timedelta(days=330)


@dataclass(frozen=True, slots=True)
class _Dated:
    expression: DateExpression
    when: EventDate


def event_date(analysis: Analysis, window: Sequence[Span]) -> EventDate | None:
    """When the meeting reported in `window` was.

    Args:
        analysis: The analysis of the article.
        window: Spans of `analysis.clean.text`: the sentences that belong to the meeting, those that
            tell most about it first.

    Returns:
        The date with the words it was read from, or None if nothing dates the meeting. A meeting
        told without a date (会前, 随后) has the date of what is told before it.
    """
    clean = analysis.clean
    found = find(clean.text)
    crawled = clean.article.crawled
    published = clean.article.published or day_of_writing(clean.text, found, clean.article.url)
    if clean.article.published is None and published and crawled and published > crawled:
        published = None
    dated = _dates(clean.text, found, published, crawled)
    likely = [d for d in dated if _may_be_news(d, published)]
    when = {d.expression: d.when for d in likely}
    chosen = choose(list(when), clean.text, window)
    if chosen is None and window:
        first = min(span.start for span in window)
        chosen = governing(list(when), clean.text, first) or choose(list(when), clean.text)
    return when[chosen] if chosen else None


def _dates(
    text: str, found: Sequence[DateExpression], published: date | None, crawled: date | None
) -> list[_Dated]:
    """The expressions `found` in `text` with their days; each may lean on the ones before it."""
    dated: list[_Dated] = []
    anchor: date | None = None
    for expression in found:
        context = _context(text, expression, anchor) if published is None else Context(anchor=anchor)
        when = resolve(expression, published=published, crawled=crawled, context=context)
        dated.append(_Dated(expression, when))
        if when.start and not when.start.startswith("--") and expression.names_a_day:
            anchor = date.fromisoformat(when.start) if kind(expression, text) is not Kind.OTHER else anchor
    return dated


def _context(text: str, expression: DateExpression, anchor: date | None) -> Context:
    """What the text tells about the year of an expression."""
    month = expression.start.month if isinstance(expression.start, CalendarPoint) else None
    year = year_of_gathering(text, expression.span)
    return Context(year=year, anchor=anchor, earliest=earliest(text, month))


def _may_be_news(dated: _Dated, published: date | None) -> bool:
    """False for 当晚 with no day to count from, and for days a report of `published` does not report."""
    start = dated.when.start
    if start is None:
        return not isinstance(dated.expression.start, DaysLater)
    if published is None or start.startswith("--"):
        return True
    point = dated.expression.start
    printed_year = isinstance(point, CalendarPoint) and (point.year or point.years_ago) is not None
    return printed_year or published - date.fromisoformat(start) < _TOO_LONG_AGO
