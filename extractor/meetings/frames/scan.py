"""Scan: one article read for reports, and the options among which the ranker chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.analysis import Analysis
from extractor.meetings.frames.lexicon import lexicon
from extractor.meetings.frames.lines import Line, read_lines
from extractor.meetings.frames.names import name_candidates
from extractor.meetings.frames.organizations import host_candidates, inner_candidates
from extractor.meetings.frames.places import place_candidates
from extractor.meetings.frames.ranking import Candidate
from extractor.meetings.frames.reports import Report, reports_of
from extractor.meetings.frames.topics import name_topics, topic_candidates, with_context

_NOTICE = re.compile(r"(?:通知|公告|公示|启事|邀请函|通告|简章|指南)[（(]?[^，。]{0,4}$|^关于.*的(?:通知|公告|公示|函|意见|决定)")
_TOLD = re.compile(r"会上|会议(?!室)|出席|参会|与会|到会|主持|一行|陪同|致辞|讲话|座谈|参加|会见|会谈|仪式上|听取")
_CALL = re.compile(r"报名|欢迎.{0,12}参加|前来参加|联系人|联系方式|附件|诚邀|邀请函|投稿|截止|请登录|敬请|网址|见附件")
_HOSTED = re.compile(r"主办|承办")
_NEAR = 3
_FAR = 12


@dataclass(frozen=True, slots=True)
class Scan:
    """An article's lines, and every report in its headline and in its text, in order."""

    title: Line | None
    lines: tuple[Line, ...]
    title_reports: tuple[Report, ...]
    reports: tuple[Report, ...]

    @property
    def headline(self) -> str:
        """The headline, or "" if the article has none."""
        return self.title.text if self.title else ""


def scan(analysis: Analysis) -> Scan:
    """Read an article for reports."""
    title, lines = read_lines(analysis)
    return Scan(
        title,
        lines,
        tuple(reports_of(title)) if title else (),
        tuple(report for line in lines for report in reports_of(line)),
    )


def report_options(article: Scan) -> list[tuple[Report | None, tuple[str, ...]]]:
    """Every report of the text as a candidate for the main gathering, and None for "no meeting news", with features."""
    title_types = {report.type for report in article.title_reports}
    title_words = {article.headline[report.start : report.end] for report in article.title_reports}
    first_title = article.title_reports[0].type if article.title_reports else None
    options: list[tuple[Report | None, tuple[str, ...]]] = []
    seen: set[str] = set()
    for report in article.reports:
        word = report.line.text[report.start : report.end]
        extra = [
            f"title-type={report.type in title_types}",
            f"title-word={word in title_words}",
            f"title-first={report.type is first_title}",
            f"new={word not in seen}",
            f"first={not options}",
        ]
        if not article.title_reports:
            extra.append("title-silent")
        seen.add(word)
        options.append((report, report.features + tuple(extra)))
    return [*options, (None, tuple(_against(article, options)))]


def _against(article: Scan, options: list[tuple[Report | None, tuple[str, ...]]]) -> Iterator[str]:
    """Reasons for and against "no meeting news" that lie in the article as a whole."""
    title = article.headline
    yield "nothing"
    yield f"title={'none' if not title else 'speaks' if article.title_reports else 'silent'}"
    words = lexicon().title_words
    for kind in sorted({words[match] for match in lexicon().title_word.findall(title)}):
        yield f"title-class={kind}"
    if article.title_reports:
        yield f"title-how={article.title_reports[0].features[0]}"
        if any("future" in report.features for report in article.title_reports):
            yield "title-future"
    yield f"reports={min(len(options), 4)}"
    if not any("lead" in features for _, features in options):
        yield "no-lead"
    if _NOTICE.search(title):
        yield "notice"
    first = next((report for report in article.reports if report.governor), None)
    if first is not None:
        yield from (f"first-{doubt}" for doubt in ("future", "background", "studied") if doubt in first.features)
    told = sum(1 for line in article.lines[:30] for _ in _TOLD.finditer(line.text))
    yield f"told={min(told, 6)}"
    calls = sum(1 for line in article.lines[:60] if _CALL.search(line.text))
    yield f"calls={min(calls, 2)}"


def name_options(article: Scan, chosen: Report) -> list[Candidate]:
    """Names the gathering of `chosen` may bear, and None for a gathering without a name."""
    lead = "\n".join(line.text for line in article.lines[:6])
    options: list[Candidate] = []
    pool: list[tuple[Report, str]] = [(chosen, "same")] if chosen.named else []
    for report in article.title_reports:
        if report.named:
            pool.append((report, "title-type" if report.type is chosen.type else "title"))
    for report in article.reports:
        if report.named and report is not chosen and report.line.index <= max(chosen.line.index, 2) + _NEAR:
            relation = "line" if report.line is chosen.line else "near"
            pool.append((report, f"{relation}-type" if report.type is chosen.type else relation))
    for report, relation in pool[:12]:
        options += name_candidates(report, relation, article.headline, lead)
    nothing = [
        "nothing", f"nothing={chosen.type.value}", f"nothing-named={chosen.named}", f"nothing-how={chosen.features[0]}",
        f"nothing-title={any(report.named for report in article.title_reports)}",
    ]
    if chosen.named:
        nothing.append(f"nothing-head={chosen.head}")
    options.append(Candidate(None, None, tuple(nothing)))
    return options


def near_lines(article: Scan, chosen: Report) -> Iterator[tuple[Line, str]]:
    """The lines where the fields of a gathering are looked for, each with its relation to the report."""
    here = chosen.line.index
    if article.title is not None:
        yield article.title, "title"
    for line in article.lines[: max(4, here + _NEAR + 1)]:
        if line.index == here:
            yield line, "same"
        elif line.index < here:
            if here - line.index <= 4:
                yield line, "before"
        elif line.index - here <= _NEAR:
            yield line, f"next{line.index - here}"


def _located(article: Scan, name: Candidate) -> tuple[Line, int] | None:
    """The line that a chosen name stands in, and its offset there."""
    if name.text is None:
        return None
    if name.span is None:
        return (article.title, article.title.text.find(name.text)) if article.title else None
    for line in article.lines:
        assert line.start is not None
        if line.start <= name.span.start < line.start + len(line.text):
            return line, name.span.start - line.start
    return None


def _nothing(chosen: Report, name: Candidate, options: Sequence[Candidate]) -> Candidate:
    return Candidate(
        None,
        None,
        (
            "nothing",
            f"nothing={chosen.type.value}",
            f"nothing-how={chosen.features[0]}",
            f"nothing-named={name.text is not None}",
            f"nothing-named={name.text is not None}/{chosen.type.value}",
            f"nothing-options={min(len(options), 3)}",
        ),
    )


def place_options(article: Scan, chosen: Report, name: Candidate) -> list[Candidate]:
    """Places where the gathering may have been held, and None."""
    options: list[Candidate] = []
    for line, relation in near_lines(article, chosen):
        options += place_candidates(line, chosen, relation, article.headline)
    return [*options, _nothing(chosen, name, options)]


def organization_options(article: Scan, chosen: Report, name: Candidate) -> list[Candidate]:
    """Organisations that may have held the gathering, and None."""
    options: list[Candidate] = []
    near = list(near_lines(article, chosen))
    for line, relation in near:
        options += host_candidates(line, chosen, relation, article.headline)
    last = max((line.index for line, _ in near), default=-1)
    for line in article.lines[last + 1 : last + 1 + _FAR]:
        if _HOSTED.search(line.text):
            options += host_candidates(line, chosen, "far", article.headline)
    if (found := _located(article, name)) and name.text:
        options += inner_candidates(found[0], chosen, name.text, found[1], article.headline)
    return [*options, _nothing(chosen, name, options)]


def topic_options(article: Scan, chosen: Report, name: Candidate, organization: str | None) -> list[Candidate]:
    """Subjects of the gathering, and None."""
    options: list[Candidate] = []
    found = _located(article, name)
    for line, relation in near_lines(article, chosen):
        taken = None
        if name.text and (at := line.text.find(name.text)) >= 0:
            taken = at, at + len(name.text)
        options += topic_candidates(line, chosen, relation, article.headline, taken)
    if found and name.text:
        options += name_topics(found[0], chosen, name.text, found[1], organization, article.headline)
    return with_context([*options, _nothing(chosen, name, options)])
