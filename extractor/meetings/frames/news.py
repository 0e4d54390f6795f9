"""News: is the article news of a gathering, which report tells of the main one, which tell of others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.lead import Told
from extractor.meetings.extraction import MeetingType
from extractor.meetings.frames.lexicon import lexicon, phrases
from extractor.meetings.frames.lines import is_speech
from extractor.meetings.frames.ranking import Model, steps
from extractor.meetings.frames.reports import Report
from extractor.meetings.frames.scan import Scan
from extractor.meetings.frames.wording import likelihood, wording

NEWS = 0.4
"""From this probability on an article is news of a gathering.

Most articles that are learned from are none, most that are asked about are; between 0.3 and 0.4 twelve
hundred articles that were not learned from differ by one or two.
"""

DOUBT = (0.2, 0.5)
"""Between these probabilities of the rules the lead reader decides, too (`heard_news`).

Where the rules know a construction of news they are right more often than a beginning without a day or a
host (a letter to a congress that the last sentence opens). Below, three of 1,215 pages would be won and
one page in twelve more would have to be read.
"""

_ELSEWHERE = frozenset({"future", "first-future", "title-future", "notice", "travels"})
"""Reasons for a gathering to be announced, or the aim of a journey."""

SIDE = 0.5
MOST = 5

_YEAR = re.compile(r"((?:19|20)\d\d)年\d{1,2}月")
_STILL_NEWS = 2  # months into a year in which a date of the year before may still be news
_LEAD = 6
_OF_SOMEBODY = re.compile(r"[^：，。]{2,16}：")
"""A headline that begins so tells of somebody or something (某医院某人：三十年守护一条河)."""
_QUOTED = re.compile(r"([一-鿿]{2,12})：")
"""A headline of what somebody said there (卢正：坚决打赢硬仗): the sentence that has him act tells of it."""
_NAME = 3
_NOTICE = re.compile(
    r"(?:通知|公告|公示|启事|邀请函|通告|简章|指南|倡议书|公开信|情况报告|实施方案|共识|细则|章程|管理办法)"
    r"[（(]?[^，。]{0,4}$|^关于"
)
_LETTER = re.compile("(?:致|发来?)(?:贺?[信电]|贺辞|慰问[信电]|唁电)$")
_HELD = ("hold", "open")
EACH = re.compile(r"^(?:\d日)?(?:[上下]午)?[，]?在?(?:会见|同|与)[^，。]{2,30}(?:时|会谈时)，")


def report_options(article: Scan, worded: float) -> list[tuple[Report | None, tuple[str, ...]]]:
    """What may be the main gathering, with features: every report of the text, then None for none.

    `worded` is how likely the article's wording makes it news of a gathering.
    """
    title_types = {report.type for report in article.title_reports}
    title_words = {article.headline[report.start : report.end] for report in article.title_reports}
    first_title = article.title_reports[0].type if article.title_reports else None
    quoted = _QUOTED.match(article.headline)
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
        if _is_old(report, article):
            extra.append("old-year")
        if quoted and quoted[1][-_NAME:] in report.line.text[: report.end]:
            extra.append("title-quotes")
        if not report.past:
            seen.add(word)
        options.append((report, report.features + tuple(extra)))
    return [*options, (None, tuple(_against(article, options, worded)))]


def _is_old(report: Report, article: Scan) -> bool:
    """True if the sentence gives, before the report, a year that was over long before publication."""
    if article.published is None:
        return False
    years = [int(match[1]) for match in _YEAR.finditer(report.line.text, 0, report.start)]
    age = article.published.year - max(years, default=article.published.year)
    return age >= 2 or (age == 1 and article.published.month > _STILL_NEWS)


def _against(
    article: Scan, options: list[tuple[Report | None, tuple[str, ...]]], worded: float
) -> Iterator[str]:
    """Reasons for and against "no meeting news" that lie in the article as a whole."""
    title = article.headline
    yield "nothing"
    yield f"title={'none' if not title else 'speaks' if article.title_reports else 'silent'}"
    words = lexicon().title_words
    for kind in sorted({words[match] for match in lexicon().title_word.findall(title)}):
        yield f"title-class={kind}"
    if not article.title_reports and _OF_SOMEBODY.match(title):
        yield "title-colon"
    if article.title_reports:
        yield f"title-how={article.title_reports[0].features[0]}"
        if any("future" in report.features for report in article.title_reports):
            yield "title-future"
    yield f"reports={min(len(options), 4)}"
    if not any("lead" in features for _, features in options):
        yield "no-lead"
    if any(phrases("reactions").search(line.text) for line in article.lines[:_LEAD]):
        yield "reactions"
    if _NOTICE.search(title):
        yield "notice"
    if _LETTER.search(title):
        # A sentence of the article's own says that the gathering was held, or nothing is told of it.
        held = any(r.governor in _HELD and r.line.index > 0 and not r.line.speech for r in article.reports)
        yield f"letter={'to-a-gathering' if held else 'alone'}"
    first = next((report for report in article.reports if report.governor), None)
    if first is not None:
        yield from (
            f"first-{doubt}" for doubt in ("future", "background", "studied") if doubt in first.features
        )
    if first is None or "future" not in first.features:
        # An announcement is worded as news is; only its time is another.
        yield from steps("worded", worded)
    told_words = phrases("told")
    told = sum(1 for line in article.lines[:30] for _ in told_words.finditer(line.text))
    yield f"told={min(told, 6)}"
    calls = sum(1 for line in article.lines[:60] if phrases("calls").search(line.text))
    yield f"calls={min(calls, 2)}"


@dataclass(frozen=True, slots=True)
class Likeliest:
    """What reports the main gathering if the article is meeting news.

    `news` is how far the rules believe that it is, `doubts` are reasons that speak against it.
    """

    report: Report
    news: float
    doubts: tuple[str, ...]

    @property
    def is_elsewhere(self) -> bool:
        """True if the gathering is announced or somebody's aim: that it has a day and a host is no news."""
        return not _ELSEWHERE.isdisjoint(self.doubts)

    @property
    def is_doubtful(self) -> bool:
        """True if what is heard of the article decides, too, whether it is news."""
        return DOUBT[0] <= self.news <= DOUBT[1] and not self.is_elsewhere

    @property
    def is_possible(self) -> bool:
        """True if the article is worth hearing: it is news, or may be."""
        return self.news >= NEWS or self.is_doubtful


def main_report(article: Scan, model: Model) -> Likeliest | None:
    """The likeliest report of the main gathering; None where nothing in the article can be one."""
    if not article.reports:
        return None
    worded = likelihood(wording(article.headline, article.lines), model.weights["wording"])
    return likeliest(report_options(article, worded), model)


def likeliest(options: Sequence[tuple[Report | None, tuple[str, ...]]], model: Model) -> Likeliest:
    """The likeliest of the reports of an article; `options` are `report_options`, of one report at least."""
    chances = model.chances("report", [features for _, features in options])
    best = max(range(len(options) - 1), key=lambda index: (chances[index], -index))
    report, features = options[best]
    assert report is not None
    reasons = {*features, *options[-1][1]}
    doubts = {reason for reason in reasons if reason in _DOUBTS or reason.startswith("title-class=")}
    return Likeliest(report, 1.0 - chances[-1], tuple(sorted(doubts)))


_DOUBTS = frozenset({
    "future", "travels", "background", "studied", "quoted", "old-year", "first-future", "first-background",
    "first-studied", "title-future", "title-colon", "title=none", "notice", "reactions", "no-lead",
})  # fmt: skip


def news_features(found: Likeliest, told: Told) -> tuple[str, ...]:
    """Reasons for an article to be news: the belief of the rules, and what the lead reader is sure of.

    A page that tells of a gathering in unusual words has a day, a host or a name of it all the same; so has
    one that announces it, and of that the reader knows nothing.
    """
    heard: dict[str, float] = {}
    for proposals in told.proposals:
        for proposal in proposals:
            label = proposal.label.value
            heard[label] = max(proposal.score, heard.get(label, 0.0))
    said = (step for label, score in sorted(heard.items()) for step in steps(f"heard={label}", score))
    doubts = (f"reported={doubt}" for doubt in found.doubts)
    return ("asked", *steps("reported", found.news), *doubts, *said)


def heard_news(found: Likeliest, told: Told, model: Model) -> float:
    """The belief that an article is news: that of the rules, and where it is doubtful what is `told`, too."""
    if not found.is_doubtful:
        return found.news
    return model.chances("news", [news_features(found, told), ()])[0]


def side_options(article: Scan, main: Report) -> list[tuple[Report, tuple[str, ...]]]:
    """Reports that may tell of another gathering than `main`, with the reasons for and against."""
    options: list[tuple[Report, tuple[str, ...]]] = []
    main_word = main.line.text[main.start : main.end]
    seen = {main_word}
    several = "分别" in main.line.text
    title_words = {article.headline[report.start : report.end] for report in article.title_reports}
    for report in article.reports:
        if report.line is main.line and report.type is main.type:
            continue
        word = report.line.text[report.start : report.end]
        gap = report.line.paragraph - main.line.paragraph
        clause_start = max(report.line.text.rfind(mark, 0, report.start) for mark in "，。；")
        before = report.line.text[: report.start]
        features = [
            *report.features[:3],
            f"pair={main.type.value}+{report.type.value}",
            f"word-seen={word in seen}",
            f"same-type={report.type is main.type}",
            f"gap={min(max(gap, -1), 3)}",
            f"title-word={word in title_words}",
            f"opens={report.line.text[:1] == '在' or clause_start < 12}",
            f"aside={bool(phrases('aside_times').search(before[-60:]))}",
            f"governed={report.governor}",
            f"fresh={_fresh(report)}/{bool(report.governor)}",
            f"told-in-speech={report.line.speech or is_speech(before)}",
            f"signing={'签' in before[-8:]}/{main.type.value}",
            f"each={bool(EACH.match(report.line.text))}/{several}/{main.type is MeetingType.TALKS}",
            *(
                feature
                for feature in report.features
                if feature in ("future", "background", "studied", "quoted", "lead")
            ),
            *(feature for feature in report.features if feature.startswith(("dated=", "placed=", "after="))),
        ]
        seen.add(word)
        options.append((report, tuple(features)))
    return options


def side_reports(article: Scan, main: Report, model: Model) -> list[tuple[Report, float]]:
    """The reports of further gatherings, in text order, one for each, with the belief that it is one."""
    options = side_options(article, main)
    beliefs = [model.chances("side", [features, ()])[0] for _, features in options]
    told = _told_one_by_one(article, main)
    chosen = [(report, 1.0) for report in told]
    for index in sorted(range(len(options)), key=lambda index: -beliefs[index]):
        report = options[index][0]
        if beliefs[index] < SIDE or len(chosen) >= MOST - 1:
            break
        if told and report.type is MeetingType.TALKS:
            continue
        if not any(_same(report, other) for other, _ in chosen):
            chosen.append((report, beliefs[index]))
    return sorted(chosen, key=lambda pair: (pair[0].line.index, pair[0].start))


def _told_one_by_one(article: Scan, main: Report) -> list[Report]:
    """Talks that the lead sums up (分别会见甲和乙) and paragraphs tell one by one, but for the first."""
    if main.type is not MeetingType.TALKS or "分别" not in main.line.text:
        return []
    told: dict[int, Report] = {}
    for report in article.reports:
        if report.type is MeetingType.TALKS and report.line is not main.line and EACH.match(report.line.text):
            told.setdefault(report.line.paragraph, report)
    return list(told.values())[1:MOST]


def _same(one: Report, other: Report) -> bool:
    """True if two reports tell of the same gathering: the same kind in one paragraph, or the same noun."""
    if one.type is not other.type:
        return one.line is other.line and not (one.named and other.named)
    return one.line.paragraph == other.line.paragraph or (one.named and one.head == other.head)


def _fresh(report: Report) -> bool:
    """True if the clause of the report begins with a time beside the main gathering (会前, 次日, 随后)."""
    text = report.line.text
    start = max(text.rfind(mark, 0, report.start) for mark in "。；") + 1
    return phrases("aside_times", "^.{0,8}{}").search(text[start : report.start]) is not None
