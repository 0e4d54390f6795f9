"""What has been learned of the genre, put to an article: words proposed for the fields, and who was there.

Two voices are heard. The tagger (`extractor.language.genre`) has read thousands of articles of the genre and
reads sentence by sentence, people among them; the lead reader (`extractor.language.lead`) has seen a great
deal of other text before, and reads the beginning as a whole. `opinion` makes reasons of what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from extractor.language.genre import GenreTagger
from extractor.language.lead import LeadReader, Reader, Told
from extractor.language.passage import Passage
from extractor.language.proposal import GenreLabel, PersonEvidence, Proposal
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import steps
from extractor.spans import Span

READ = 400
"""Characters of the lead that are read, the sentence that reaches them in full."""

_LABELS = {
    GenreLabel.NAME: "name",
    GenreLabel.ORGANIZATION: "organization",
    GenreLabel.TOPIC: "topic",
    GenreLabel.PLACE: "location",
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words proposed for a field; `span` is None for words of the headline.

    `edges` are the characters before and behind them, "" at the ends of a sentence.
    """

    text: str
    span: Span | None
    score: float
    edges: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Voice:
    """What one of them proposes, by field; `spans` are the stretches of the text it read."""

    fields: Mapping[str, tuple[Tagged, ...]] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()

    def covers(self, span: Span | None) -> bool:
        """True if the words at `span` (None: the headline) were read."""
        return span is None or any(one.start <= span.start < one.end for one in self.spans)

    def within(self, lines: Sequence[Line]) -> Voice:
        """What it proposes in some of the lines alone."""
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


@dataclass(frozen=True, slots=True)
class Reading:
    """What is said of some lines of an article.

    `persons` are the names in them with what the tagger says of each.
    """

    tagger: Voice = Voice()
    reader: Voice = Voice()
    persons: tuple[tuple[Span, PersonEvidence], ...] = ()

    def presence(self, mentions: Sequence[Span]) -> tuple[str, ...]:
        """Features: how likely it is that the person of these mentions was there; none if none was read.

        Every mention that was read is evidence by itself (`PersonEvidence.pooled`).
        """
        said = [evidence for span, evidence in self.persons if any(span.overlaps(m) for m in mentions)]
        if said:
            return steps("present", PersonEvidence.pooled(said).present)
        return ("nobody",) if any(map(self.tagger.covers, mentions)) else ()

    def within(self, lines: Iterable[Line]) -> Reading:
        """What is proposed in some of the lines alone."""
        lines = list(lines)
        return replace(self, tagger=self.tagger.within(lines), reader=self.reader.within(lines))


def lead(title: Line | None, lines: Sequence[Line]) -> list[Line]:
    """The headline and the first sentences of an article."""
    chosen, size = [title] if title else [], 0
    for line in lines:
        if size >= READ:
            break
        size += len(line.text)
        chosen.append(line)
    return chosen


def passage(lines: Sequence[Line]) -> Passage:
    """Lines as a tagger or a reader takes them."""
    starts = [i == 0 or line.paragraph != lines[i - 1].paragraph for i, line in enumerate(lines)]
    return Passage(tuple(line.text for line in lines), tuple(starts), bool(lines) and lines[0].start is None)


def hear(title: Line | None, lines: Sequence[Line], reader: Reader) -> Told:
    """What the lead reader says of the beginning of an article."""
    return reader.read(passage(lead(title, lines)))


def read(
    title: Line | None, lines: Sequence[Line], more: Iterable[Line], tagger: GenreTagger, told: Told
) -> Reading:
    """What is proposed for the headline and the first sentences of an article.

    The reader was asked before (`hear`); the tagger reads `more`, too.
    """
    first = lead(title, lines)
    reached = [
        Span(line.start, line.start + size)
        for line, size in zip(first, told.reach, strict=True)
        if line.start is not None and size
    ]
    chosen = {line.index for line in (*first, *more)}
    lines = [*([title] if title else []), *(line for line in lines if line.index in chosen)]
    tagged = tagger.tag([passage(lines)])[0]
    persons = [
        (place, proposal.person)
        for line, proposals in zip(lines, tagged, strict=True)
        for proposal in proposals
        if proposal.person and (place := line.span(*proposal.span))
    ]
    return Reading(
        Voice(_fields(lines, tagged), _spans(lines)),
        Voice(_fields(first, told.proposals), tuple(reached)),
        tuple(persons),
    )


def _fields(lines: Sequence[Line], said: Sequence[Sequence[Proposal]]) -> dict[str, tuple[Tagged, ...]]:
    found: dict[str, list[Tagged]] = {name: [] for name in _LABELS.values()}
    for line, proposals in zip(lines, said, strict=True):
        for proposal in proposals:
            if name := _LABELS.get(proposal.label):
                found[name].append(_tagged(line, proposal))
    return {name: tuple(rows) for name, rows in found.items()}


def _tagged(line: Line, proposal: Proposal) -> Tagged:
    start, end = proposal.span
    if "【" not in line.text[start:end]:
        start = line.text.rfind("】", start, end) + 1 or start  # 【专题】|资源学院
    edges = line.text[max(0, start - 1) : start], line.text[end : end + 1]
    return Tagged(line.text[start:end], line.span(start, end), proposal.score, edges)


def _spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Where lines of the text stand; the headline stands nowhere."""
    return tuple(Span(line.start, line.start + len(line.text)) for line in lines if line.start is not None)


@cache
def shipped_tagger() -> GenreTagger:
    """The tagger that comes with the package."""
    return GenreTagger.load()


@cache
def shipped_reader() -> LeadReader:
    """The lead reader that comes with the package."""
    return LeadReader.load()
