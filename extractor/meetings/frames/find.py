"""From an analysed article to the frames of its gatherings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.language.analysis import Analysis
from extractor.language.genre import GenreTagger
from extractor.language.lead import Reader
from extractor.meetings.extraction import MeetingType
from extractor.meetings.frames.canonical import Canonical
from extractor.meetings.frames.fields import (
    Scope,
    main_scope,
    name_options,
    organization_options,
    place_options,
    side_scope,
    topic_options,
    with_reading,
)
from extractor.meetings.frames.frame import Frame
from extractor.meetings.frames.lexicon import lexicon
from extractor.meetings.frames.news import EACH, NEWS, heard_news, main_report, side_reports
from extractor.meetings.frames.organizations import without_term
from extractor.meetings.frames.ranking import Candidate, Model, shipped
from extractor.meetings.frames.reports import Report
from extractor.meetings.frames.scan import Scan, scan
from extractor.meetings.frames.tagged import Reading, hear, shipped_reader, shipped_tagger
from extractor.spans import Quote, Span

_ATTENDED = re.compile(r"参加(?:上述|有关|了)?(?:活动|会见|会谈)")
"""What closes news of talks: a sentence on who was there, which holds for all of them."""


def find_frames(
    analysis: Analysis,
    model: Model | None = None,
    tagger: GenreTagger | None = None,
    reader: Reader | None = None,
) -> tuple[Frame, ...]:
    """The gatherings an article reports, the main one first.

    Args:
        analysis: The article, segmented; words are not needed, entities only to name the place of a 市委.
        model: Weights to choose with; the shipped ones if None.
        tagger: Who proposes words beside the rules; the shipped one if None.
        reader: Who proposes words in the lead; the shipped one if None.

    Returns:
        One frame a gathering, at most five; nothing for a page that is no meeting news.
    """
    return find_gatherings(analysis, model, tagger, reader)[0]


def find_gatherings(
    analysis: Analysis,
    model: Model | None = None,
    tagger: GenreTagger | None = None,
    reader: Reader | None = None,
) -> tuple[tuple[Frame, ...], Reading]:
    """What `find_frames` finds, and what the tagger said of the article; nothing if it was not asked."""
    article = scan(analysis)
    model = model or shipped()
    likeliest = main_report(article, model)
    if likeliest is None or not likeliest.is_possible:
        return (), Reading()
    told = hear(article.title, article.lines, reader or shipped_reader())
    news = heard_news(likeliest, told, model)
    if news < NEWS:
        return (), Reading()
    main = likeliest.report
    others = side_reports(article, main, model)
    windows = _windows(article, [other for other, _ in others])
    names = Canonical(analysis)
    scopes = [main_scope(article, main), *(side_scope(article, other) for other, _ in others)]
    scores = [news, *(news * belief for _, belief in others)]
    scopes = with_reading(article, scopes, tagger or shipped_tagger(), told)
    frames = tuple(
        _frame(scope, analysis.clean.text, window, score, names, model)
        for scope, window, score in zip(scopes, windows, scores, strict=True)
    )
    return frames, scopes[0].reading


def _windows(article: Scan, others: Sequence[Report]) -> list[tuple[Span, ...]]:
    """The sentences of each gathering.

    A further one has those of its paragraph from its report on, and where talks are told one by
    one also the paragraphs up to the next; the main one has the rest.
    """
    windows: list[list[Span]] = [[] for _ in range(len(others) + 1)]
    current, paragraph = 0, -1
    following = list(enumerate(others, 1))
    for line in article.lines:
        if line.paragraph != paragraph:
            paragraph = line.paragraph
            if current == 0 or not EACH.match(others[current - 1].line.text) or _ATTENDED.search(line.text):
                current = 0
        if following and following[0][1].line.index == line.index:
            current = following.pop(0)[0]
            while following and following[0][1].line.index == line.index:
                windows[following.pop(0)[0]].append(_span(line.start, line.text))
        windows[current].append(_span(line.start, line.text))
    return [tuple(window) for window in windows]


def _span(start: int | None, text: str) -> Span:
    assert start is not None
    return Span(start, start + len(text))


def _quote(candidate: Candidate, text: str, window: tuple[Span, ...]) -> Quote | None:
    """The words of a candidate with their place: of words read in the headline, the first in the text.

    In the sentences of the gathering if they stand there, else anywhere.
    """
    if candidate.text is None or candidate.span is not None:
        return None if candidate.text is None else Quote(candidate.text, candidate.span)
    for reach in (*window, Span(0, len(text))):
        place = text.find(candidate.text, reach.start, reach.end)
        if place >= 0:
            return Quote(candidate.text, Span(place, place + len(candidate.text)))
    return Quote(candidate.text, None)


def _frame(
    scope: Scope, text: str, window: tuple[Span, ...], score: float, names: Canonical, model: Model
) -> Frame:
    """Fill the fields of one gathering: the name first, because the others may lie inside it."""
    name = model.best("name", name_options(scope))
    organization = model.best("organization", organization_options(scope, name))
    if organization.text and (bare := without_term(organization.text, text)) != organization.text:
        organization = replace(organization, text=bare, span=None)
    topic = model.best("topic", topic_options(scope, name, organization.text))
    location = model.best("location", place_options(scope, name))
    line = scope.report.line
    evidence = _span(line.start, line.text)
    return Frame(
        type=_type(scope, name),
        name=_quote(name, text, window),
        organization=_quote(organization, text, window),
        organization_full=names.full(organization.text),
        topic=_quote(topic, text, window),
        location=_quote(location, text, window),
        evidence=evidence,
        window=window if evidence in window else (evidence, *window),
        score=score,
    )


def _type(scope: Scope, name: Candidate) -> MeetingType:
    """The type of the gathering: of two names joined by 暨 the first decides."""
    if name.text and "暨" in name.text:
        for match in lexicon().cue.finditer(name.text):
            if kind := lexicon().heads.get(match[0]):
                return kind
    return scope.report.type
