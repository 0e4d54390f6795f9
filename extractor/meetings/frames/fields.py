"""Fields: the candidates for name, organisation, topic and place of one gathering."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractor.language.genre import GenreTagger
from extractor.language.lead import Told
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.name_topics import name_topics
from extractor.meetings.frames.names import is_no_name, name_candidates
from extractor.meetings.frames.opinion import with_opinion
from extractor.meetings.frames.organizations import (
    host_candidates,
    inner_candidates,
    officered_candidates,
    takes_part,
    with_forms,
)
from extractor.meetings.frames.places import is_no_place, place_candidates
from extractor.meetings.frames.ranking import Candidate
from extractor.meetings.frames.reports import Report
from extractor.meetings.frames.scan import Scan
from extractor.meetings.frames.tagged import Reading, read
from extractor.meetings.frames.topic_words import with_words
from extractor.meetings.frames.topics import far_topics, is_no_subject, topic_candidates, with_context

_HOSTED = re.compile(r"主办|承办|合办")
_LEAD = 4
_BEFORE = 4
_NEAR = 3
_FAR = 60
_RECALLED = 12
_THIS_ONE = re.compile(
    r"[ 　]*(?:本次|此次)[^，。；：在]{0,16}(?:会|会议|活动|论坛|仪式|班)在[^，。；]{2,30}"
    r"(?:召开|举行|举办|进行)"
)
"""本次座谈会在商会会议室召开: where a visit sat down, told after who came."""
_POOL = 12
_SPELT_OUT = 4


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the fields of one gathering are looked for.

    `near` are the lines around the report, each with its relation to it (title, same, before,
    next1 ...); `far` are later lines that may still name a host or state the subject; `named` are
    reports that may hold the gathering's name, with their relation.
    """

    report: Report
    headline: str
    near: tuple[tuple[Line, str], ...]
    far: tuple[Line, ...]
    named: tuple[tuple[Report, str], ...]
    title_named: bool
    reading: Reading = field(default_factory=Reading)


def main_scope(article: Scan, report: Report) -> Scope:
    """The scope of the main gathering: the headline, the lead, and the lines around its report."""
    here = report.line.index
    around = tuple(_around(article, here))
    last = max((line.index for line, _ in around), default=-1)
    recalled = [line for line in article.lines[last + 1 : here + _RECALLED] if _THIS_ONE.match(line.text)]
    near = (*around, *((line, f"next{_NEAR}") for line in recalled))
    named = [(report, "same")] if report.named else []
    named += [
        (other, "title-type" if other.type is report.type else "title")
        for other in article.title_reports
        if other.named
    ]
    reach = max(here, 2) + _NEAR
    for other in article.reports:
        if other.past and not report.past:
            continue
        if other.named and other is not report and other.line.index <= reach:
            relation = "line" if other.line is report.line else "near"
            named.append((other, f"{relation}-type" if other.type is report.type else relation))
    return Scope(
        report,
        article.headline,
        near,
        tuple(line for line in article.lines[last + 1 : last + 1 + _FAR] if line not in recalled),
        tuple(named[:_POOL]),
        any(other.named for other in article.title_reports),
    )


def side_scope(article: Scan, report: Report) -> Scope:
    """The scope of a further gathering: its own sentence and the next one of its paragraph."""
    near = [(report.line, "same")]
    following = article.lines[report.line.index + 1 : report.line.index + 2]
    near += [(line, "next1") for line in following if line.paragraph == report.line.paragraph]
    named = ((report, "same"),) if report.named else ()
    return Scope(report, "", tuple(near), (), named, False)


def with_reading(article: Scan, scopes: Sequence[Scope], tagger: GenreTagger, told: Told) -> list[Scope]:
    """The scopes of the gatherings of one article, each with what is proposed in its lines.

    `told` is what was heard of its lead (`tagged.hear`).
    """
    near = [line for scope in scopes for line, _ in scope.near]
    reading = read(article.title, article.lines, near, tagger, told)
    main, *others = scopes
    elsewhere = {scope.report.line.index for scope in others} - {main.report.line.index}
    own = [line for line in (article.title, *article.lines) if line and line.index not in elsewhere]
    return [
        replace(main, reading=reading.within(own)),
        *(replace(scope, reading=reading.within(line for line, _ in scope.near)) for scope in others),
    ]


def _around(article: Scan, here: int) -> Iterator[tuple[Line, str]]:
    if article.title is not None:
        yield article.title, "title"
    for line in article.lines[: max(_LEAD, here + _NEAR + 1)]:
        if line.index == here:
            yield line, "same"
        elif line.index < here:
            if here - line.index <= _BEFORE:
                yield line, "before"
        elif line.index - here <= _NEAR:
            yield line, f"next{line.index - here}"


def name_options(scope: Scope) -> list[Candidate]:
    """Names the gathering may bear, and None for a gathering without a name."""
    report = scope.report
    text = "\n".join(line.text for line, relation in scope.near if relation != "title")
    options = [
        candidate
        for other, relation in scope.named
        for candidate in name_candidates(other, relation, scope.headline, text)
    ]
    if _is_bare(report):
        options = [_in_full(_spelt_out(option, report.head), report.head) for option in options]
    nothing = [
        "nothing",
        f"nothing={report.type.value}",
        f"nothing-named={report.named}",
        f"nothing-how={report.features[0]}",
        f"nothing-title={scope.title_named}",
    ]
    if report.named:
        nothing.append(f"nothing-head={report.head}")
    return with_opinion("name", [*options, Candidate(None, None, tuple(nothing))], scope.reading, is_no_name)


def _is_bare(report: Report) -> bool:
    """True where the noun stands right behind its verb (举行仪式，欢迎……), so that the name is told later."""
    return bool(report.head and report.verb and 0 <= report.start - report.verb[1] <= 2)


def _in_full(option: Candidate, head: str) -> Candidate:
    """The candidate, told that the headline names in full what the text calls by the bare noun `head`.

    何青岚主持召开|中小企业代表座谈会| above 何青岚主持召开座谈会，听取……
    """
    words = option.text or ""
    behind_verb = not {"left=hold/title", "left=chair/title", "left=attend/title"}.isdisjoint(option.features)
    if not behind_verb or words == head or not words.endswith(head) or "inner" in option.features:
        return option
    return replace(option, features=(*option.features, "in-full"))


def _spelt_out(option: Candidate, head: str) -> Candidate:
    """The candidate, told that it is a fuller form of the bare noun `head` (欢迎仪式)."""
    words = option.text or ""
    if words == head or not words.endswith(head) or len(words) > len(head) + _SPELT_OUT:
        return option
    return replace(option, features=(*option.features, f"spells-out={head}"))


def place_options(scope: Scope, name: Candidate) -> list[Candidate]:
    """Places where the gathering may have been held, and None."""
    options = [
        candidate
        for line, relation in scope.near
        for candidate in place_candidates(line, scope.report, relation, scope.headline)
    ]
    return with_opinion("location", [*options, _nothing(scope, name, options)], scope.reading, is_no_place)


def organization_options(scope: Scope, name: Candidate) -> list[Candidate]:
    """Organisations that may have held the gathering, and None."""
    lines = [*scope.near, *((line, "far") for line in scope.far if _HOSTED.search(line.text))]
    options = [
        candidate
        for line, relation in lines
        for candidate in host_candidates(line, scope.report, relation, scope.headline)
    ]
    if found := _located(scope, name):
        line, at = found
        options += inner_candidates(
            line, scope.report, line.text[at : at + len(name.text or "")], at, scope.headline
        )
        text = "\n".join(line.text for line in (*(near for near, _ in scope.near), *scope.far))
        options += officered_candidates(line, scope.report, name.text or "", at, text, scope.headline)
    told = "\n".join(line.text for line, _ in scope.near)
    options = [*with_forms(options), _nothing(scope, name, options)]
    return with_opinion("organization", options, scope.reading, lambda words: takes_part(words, told))


def topic_options(scope: Scope, name: Candidate, organization: str | None) -> list[Candidate]:
    """Subjects of the gathering, and None."""
    options: list[Candidate] = []
    for line, relation in scope.near:
        taken = None
        if name.text and (at := line.text.find(name.text)) >= 0:
            taken = at, at + len(name.text)
        options += topic_candidates(line, scope.report, relation, scope.headline, taken)
    for line in scope.far:
        options += far_topics(line, scope.report, scope.headline)
    if (found := _located(scope, name)) and name.text:
        options += name_topics(found[0], scope.report, name.text, found[1], organization, scope.headline)
    lines = [*(line for line, _ in scope.near), *scope.far]
    options = with_opinion("topic", [*options, _nothing(scope, name, options)], scope.reading, is_no_subject)
    options = with_words(options, lines, scope.headline, organization or "")
    return with_context(options)


def _located(scope: Scope, name: Candidate) -> tuple[Line, int] | None:
    """The line that a chosen name stands in, and its offset there."""
    if name.text is None:
        return None
    for line in (scope.report.line, *(report.line for report, _ in scope.named)):
        if name.span is None:
            if line.start is None:
                return line, line.text.find(name.text)
        elif line.start is not None and line.start <= name.span.start < line.start + len(line.text):
            return line, name.span.start - line.start
    return None


def _nothing(scope: Scope, name: Candidate, options: Sequence[Candidate]) -> Candidate:
    report = scope.report
    return Candidate(
        None,
        None,
        (
            "nothing",
            f"nothing={report.type.value}",
            f"nothing-how={report.features[0]}",
            f"nothing-named={name.text is not None}",
            f"nothing-named={name.text is not None}/{report.type.value}",
            f"nothing-options={min(len(options), 3)}",
        ),
    )
