"""The date of a meeting: candidates of its sentences, the best of them, and its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractor.language.analysis import Analysis
from extractor.meetings.dates import evidence
from extractor.meetings.dates.choose import Kind, choose, kind
from extractor.meetings.dates.expression import CalendarPoint, DateExpression
from extractor.meetings.dates.find import find
from extractor.meetings.dates.resolve import Context, resolve
from extractor.meetings.extraction import EventDate
from extractor.spans import Span


def event_date(analysis: Analysis, window: Sequence[Span]) -> EventDate | None:
    """When the meeting reported in `window` was.

    Args:
        analysis: The analysis of the article.
        window: Spans of `analysis.clean.text`: the sentences that belong to the meeting, those that
            tell most about it first.

    Returns:
        The date with the words it was read from, or None if nothing dates the meeting.
    """
    clean = analysis.clean
    article = clean.article
    expressions = find(clean.text)
    chosen = choose(expressions, clean.text, window)
    if chosen is None:
        return None
    written = None if article.published else evidence.written(clean.text, article.url)
    context = Context(written=written)
    for expression in expressions:
        month = expression.start.month if isinstance(expression.start, CalendarPoint) else None
        context = Context(written, context.anchor, evidence.earliest(clean.text, month))
        if expression is chosen:
            break
        if kind(expression, clean.text) >= Kind.PLAIN or kind(expression, clean.text) is Kind.FILED:
            context = Context(written, _day(expression, article.published, article.crawled, context))
    return resolve(chosen, published=article.published, crawled=article.crawled, context=context)


def _day(
    expression: DateExpression, published: date | None, crawled: date | None, context: Context
) -> date | None:
    """The first day of `expression`, or the anchor so far if it has none."""
    start = resolve(expression, published=published, crawled=crawled, context=context).start
    return date.fromisoformat(start) if start and not start.startswith("--") else context.anchor
