"""From an analysed article to the frames of its gatherings."""

from __future__ import annotations

from extractor.language.analysis import Analysis
from extractor.meetings.frames.frame import Frame
from extractor.meetings.frames.ranking import Candidate, best, probabilities
from extractor.meetings.frames.reports import Report
from extractor.meetings.frames.scan import (
    Scan,
    name_options,
    organization_options,
    place_options,
    report_options,
    scan,
    topic_options,
)
from extractor.spans import Quote, Span


def find_frames(analysis: Analysis) -> tuple[Frame, ...]:
    """The gatherings an article reports, the main one first.

    Args:
        analysis: The article, segmented; words and entities are not needed.

    Returns:
        One frame a gathering; nothing for a page that is no meeting news.
    """
    article = scan(analysis)
    options = report_options(article)
    chances = probabilities("report", [features for _, features in options])
    news = 1.0 - chances[-1]
    if len(options) == 1 or news < 0.5:
        return ()
    main = max(zip(chances[:-1], options[:-1], strict=True), key=lambda pair: pair[0])[1][0]
    assert main is not None
    return (_frame(article, main, tuple(_span(line_start, text) for line_start, text in _sentences(article)), news),)


def _sentences(article: Scan) -> list[tuple[int, str]]:
    return [(line.start, line.text) for line in article.lines if line.start is not None]


def _span(start: int, text: str) -> Span:
    return Span(start, start + len(text))


def _quote(candidate: Candidate) -> Quote | None:
    return None if candidate.text is None else Quote(candidate.text, candidate.span)


def _frame(article: Scan, report: Report, window: tuple[Span, ...], score: float) -> Frame:
    """Fill the fields of one gathering: the name first, because the others may lie inside it."""
    name = best("name", name_options(article, report))
    organization = best("organization", organization_options(article, report, name))
    topic = best("topic", topic_options(article, report, name, organization.text))
    location = best("location", place_options(article, report, name))
    evidence = report.line.span(0, len(report.line.text))
    assert evidence is not None
    return Frame(
        type=report.type,
        name=_quote(name),
        organization=_quote(organization),
        organization_full=None,
        topic=_quote(topic),
        location=_quote(location),
        evidence=evidence,
        window=window,
        score=score,
    )
