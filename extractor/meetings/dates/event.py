"""The date of a meeting: candidates of its sentences, their days, the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from extractor.language.analysis import Analysis
from extractor.meetings.dates.choose import Candidate, Kind, choose, governing, judge
from extractor.meetings.dates.cited_years import earliest, year_of_gathering
from extractor.meetings.dates.expression import CalendarPoint, DateExpression, DaysLater
from extractor.meetings.dates.find import find
from extractor.meetings.dates.resolve import Context, counted_from, resolve
from extractor.meetings.dates.written import day_of_writing
from extractor.meetings.extraction import EventDate
from extractor.spans import Span

# A yearless day read as eleven months ago is one ahead (5月10日 in a report of the 6th of May).
_TOO_LONG_AGO = timedelta(days=330)


def event_date(analysis: Analysis, window: Sequence[Span]) -> EventDate | None:
    """When the meeting reported in `window` was.

    Args:
        analysis: The analysis of the article.
        window: Spans of `analysis.clean.text`: the sentences that belong to the meeting. Of dates
            that are equally good the first in this order wins, so callers put the sentences in the
            order in which they are told.

    Returns:
        The date with the words it was read from, or None if nothing dates the meeting. A meeting
        told without a date (会前, 随后) has the date of what is told before it.
    """
    clean = analysis.clean
    text, crawled = clean.text, clean.article.crawled
    found = find(text)
    published = clean.article.published or _day_of_writing(text, found, clean.article.url, crawled)
    when = _resolved(judge(found, text), text, clean.title or "", published, crawled)
    likely = [candidate for candidate in when if _may_be_news(candidate, when[candidate], published)]
    days = [candidate for candidate in likely if candidate.expression.names_a_day]
    if any(when[candidate].start for candidate in days):
        # ６日，…揭牌。武汉７月７日电……７月６日，……: of a caption and its report, the one that can be dated
        likely = [c for c in likely if when[c].start or not c.expression.names_a_day]
    chosen = choose(likely, text, window)
    if chosen is None and window:
        chosen = governing(likely, min(span.start for span in window)) or choose(likely, text)
    return when[chosen] if chosen else None


def _day_of_writing(
    text: str, found: Sequence[DateExpression], url: str | None, crawled: date | None
) -> date | None:
    """The day of publication by the page's own words, unless a mirror saw the page before it."""
    written = day_of_writing(text, found, url)
    return None if written and crawled and written > crawled else written


def _resolved(
    candidates: Sequence[Candidate], text: str, headline: str, published: date | None, crawled: date | None
) -> dict[Candidate, EventDate]:
    """The candidates with their days; each may lean on the ones before it."""
    resolved: dict[Candidate, EventDate] = {}
    anchor: date | None = None
    filed: EventDate | None = None
    named: EventDate | None = None
    year_begins = cache(lambda month: earliest(f"{headline}\n{text}", month))
    for candidate in candidates:
        expression = candidate.expression
        context = Context(anchor=anchor)
        if published is None and isinstance(expression.start, CalendarPoint) and expression.start.month:
            year = year_of_gathering(text, expression.span)
            context = Context(year=year, anchor=anchor, earliest=year_begins(expression.start.month))
        when = resolve(expression, published=published, crawled=crawled, context=context)
        if filed:
            when = counted_from(filed, expression, published) or when
        if named and when.start is None and isinstance(expression.start, CalendarPoint):
            when = counted_from(named, expression, published) or when
        resolved[candidate] = when
        # 6月23日……将走进考场。22日上午，……: without a year, a bare day is near the day named before it.
        named = when if expression.names_a_day and when.start else named
        if candidate.kind is Kind.FILED and expression.names_a_day:
            filed = when
        if candidate.kind is not Kind.OTHER and expression.names_a_day:
            anchor = _first_day(when) or anchor
    return resolved


def _first_day(when: EventDate) -> date | None:
    return date.fromisoformat(when.start) if when.start and not when.start.startswith("--") else None


def _may_be_news(candidate: Candidate, when: EventDate, published: date | None) -> bool:
    """False for 当晚 with no day to count from, and for days a report of `published` does not report.

    What a report tells of happened before it: a day ahead of it is that of a plan or of a deadline.
    """
    point = candidate.expression.start
    if when.start is None:
        return not isinstance(point, DaysLater)
    first_day = _first_day(when)
    if published is None or first_day is None:
        return True
    if first_day > published:
        return False
    printed_year = isinstance(point, CalendarPoint) and (point.year or point.years_ago) is not None
    return printed_year or published - first_day < _TOO_LONG_AGO
