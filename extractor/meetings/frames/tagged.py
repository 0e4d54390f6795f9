"""What the tagger of the genre says of a gathering: a reason for or against each candidate and person.

Rules name what a construction makes a name, a host, a subject or a place; the tagger
(`extractor.language.genre`) has read thousands of articles and tells how a sentence looks as a whole.
What it proposes becomes a candidate where no rule names it, and its score a feature of every candidate, so
that the weights learned from annotated articles decide how far it is believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from extractor.language.genre import GenreTagger, Passage
from extractor.language.proposal import GenreLabel, PersonEvidence
from extractor.meetings.frames.lexicon import lexicon
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate, bucket, steps
from extractor.meetings.punctuation import is_balanced
from extractor.spans import Span

READ = 400
"""Characters of the lead that the tagger reads, the sentence that reaches them in full."""

_LABELS = {
    GenreLabel.NAME: "name",
    GenreLabel.ORGANIZATION: "organization",
    GenreLabel.TOPIC: "topic",
    GenreLabel.PLACE: "location",
}
_LEAST = 0.1
"""Probability of a proposal that becomes a candidate of its own."""
_DEICTIC = re.compile(r"[我本该]")
"""我校 names its house as well as its full name does: which of them to report is for the rules alone."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words the tagger proposes for a field; `span` is None for words of the headline.

    `edges` are the characters before and behind them, "" at the ends of a sentence.
    """

    text: str
    span: Span | None
    score: float
    edges: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Reading:
    """The tagger's proposals for some lines of an article, by field.

    `spans` are the lines of the text that it read, `persons` the names in them with what it says of each.
    """

    fields: Mapping[str, tuple[Tagged, ...]] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    persons: tuple[tuple[Span, PersonEvidence], ...] = ()

    def covers(self, span: Span | None) -> bool:
        """True if the tagger read the words at `span` (None: the headline)."""
        return span is None or any(one.start <= span.start < one.end for one in self.spans)

    def presence(self, mentions: Sequence[Span]) -> tuple[str, ...]:
        """Features: how likely it is that the person of these mentions was there; none if none was read.

        Every mention that was read is evidence by itself (`PersonEvidence.pooled`).
        """
        said = [evidence for span, evidence in self.persons if any(span.overlaps(m) for m in mentions)]
        if said:
            return steps("present", PersonEvidence.pooled(said).present)
        return ("nobody",) if any(map(self.covers, mentions)) else ()

    def within(self, lines: Iterable[Line]) -> Reading:
        """What it proposes in some of the lines alone."""
        lines = list(lines)
        spans = _spans(lines)
        titled = len(spans) < len(lines)
        kept = {
            name: tuple(
                one
                for one in rows
                if (titled if one.span is None else any(s.start <= one.span.start < s.end for s in spans))
            )
            for name, rows in self.fields.items()
        }
        return replace(self, fields=kept)


def read(title: Line | None, lines: Sequence[Line], more: Iterable[Line], tagger: GenreTagger) -> Reading:
    """What `tagger` proposes for the headline, the first sentences of an article, and `more` of its lines."""
    chosen = {line.index for line in more if line.start is not None}
    size = 0
    for line in lines:
        if size >= READ:
            break
        size += len(line.text)
        chosen.add(line.index)
    lead = [*([title] if title else []), *(line for line in lines if line.index in chosen)]
    starts = [i == 0 or line.paragraph != lead[i - 1].paragraph for i, line in enumerate(lead)]
    passage = Passage(tuple(line.text for line in lead), tuple(starts), title is not None)
    found: dict[str, list[Tagged]] = {name: [] for name in _LABELS.values()}
    persons: list[tuple[Span, PersonEvidence]] = []
    for line, proposals in zip(lead, tagger.tag([passage])[0], strict=True):
        for proposal in proposals:
            if name := _LABELS.get(proposal.label):
                start, end = proposal.span
                if "【" not in line.text[start:end]:
                    start = line.text.rfind("】", start, end) + 1 or start  # 【专题】|资源学院
                edges = line.text[max(0, start - 1) : start], line.text[end : end + 1]
                words = line.text[start:end]
                found[name].append(Tagged(words, line.span(start, end), proposal.score, edges))
            elif proposal.person and (place := line.span(*proposal.span)):
                persons.append((place, proposal.person))
    return Reading({name: tuple(rows) for name, rows in found.items()}, _spans(lead), tuple(persons))


def _spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Where lines of the text stand; the headline stands nowhere."""
    return tuple(Span(line.start, line.start + len(line.text)) for line in lines if line.start is not None)


def with_opinion(
    name: str,
    options: Sequence[Candidate],
    reading: Reading,
    refused: Callable[[str], bool] | None = None,
) -> list[Candidate]:
    """The candidates of the field `name` with what the tagger says of each, and those it adds.

    It adds no words that are `refused`. Words one character longer or shorter than a candidate of the rules
    speak for that candidate, since rules know where a word ends.
    """
    proposed = [one for one in reading.fields.get(name, ()) if not _DEICTIC.match(one.text)]
    if not reading.fields:
        return list(options)
    known = {option.text for option in options if option.text}
    texts: dict[str, float] = {}
    for one in proposed:
        meant = [one.text] if one.text in known else [words for words in known if _same(one.text, words)]
        for words in meant or [one.text]:
            texts[words] = max(one.score, texts.get(words, 0.0))
    top = max(texts.values(), default=0.0)
    told = [
        replace(option, features=(*option.features, *_opinion(option, proposed, texts, top, reading)))
        for option in options
    ]
    for one in sorted(proposed, key=lambda one: -one.score):
        # What speaks for a candidate of the rules has no entry of its own in `texts`.
        if one.score < _LEAST or one.text not in texts or one.text in known:
            continue
        if _is_whole(one) and not (refused and refused(one.text)):
            known.add(one.text)
            before, behind = one.edges
            features = (
                *steps("proposed", one.score),
                *steps("tagged", one.score),
                f"proposed-behind={before}",
                f"proposed-before={behind}",
                f"proposed-length={bucket(len(one.text))}",
            )
            told.append(Candidate(one.text, one.span, features))
    return told


def _same(words: str, other: str) -> bool:
    """True for words of which one has one character more at an end."""
    return abs(len(words) - len(other)) == 1 and (words in other or other in words)


def _is_whole(one: Tagged) -> bool:
    """True unless a blank, half a quotation, verb or noun (在成都会|见, 全国人大二次会|议) is at an end."""
    words = one.text
    if len(words) < 2 or "\n" in words or words != words.strip(" 　\n、，。；：") or not is_balanced(words):
        return False
    cut = words[-1] + one.edges[1]
    return cut not in lexicon().verbs and cut not in lexicon().heads


def _opinion(
    option: Candidate, proposed: Sequence[Tagged], texts: Mapping[str, float], top: float, reading: Reading
) -> tuple[str, ...]:
    if _DEICTIC.match(option.text or ""):
        return ()
    if option.text is None:
        return steps("tagged-nothing", top)
    if option.text in texts:
        return steps("tagged", texts[option.text])
    if not reading.covers(option.span):
        return ("tagged-unread",)
    near = max((_overlap(option, one) ** 2 * one.score for one in proposed), default=0.0)
    return (*steps("tagged-not", top), *steps("tagged-near", near))


def _overlap(option: Candidate, one: Tagged) -> float:
    if option.span is not None and one.span is not None:
        common = min(option.span.end, one.span.end) - max(option.span.start, one.span.start)
        return max(0, 2 * common) / (len(option.text or "") + len(one.text))
    shared = sum((Counter(option.text or "") & Counter(one.text)).values())
    return 2 * shared / (len(option.text or "") + len(one.text))


@cache
def shipped_tagger() -> GenreTagger:
    """The tagger that comes with the package."""
    return GenreTagger.load()
