"""A training document: one article as sentences with labelled spans and known persons."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extractor.cleaning import clean
from extractor.language.passage import LONGEST, Passage, pieces
from extractor.language.proposal import GenreLabel
from extractor.language.sentences import sentence_spans
from extractor.reading.article import Article


class Place(NamedTuple):
    """A half-open range of characters in one sentence of a document."""

    sentence: int
    start: int
    end: int


@dataclass(slots=True)
class Person:
    """A person of the article: every mention, and what the annotation says of them."""

    name: str
    present: bool
    title: str | None = None
    roles: tuple[str, ...] = ()
    mentions: list[Place] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    """One article, ready to be labelled, varied and encoded.

    `sentences[0]` is the headline if `headline` is true. `marks` are what the network must find, `unknown`
    what it is neither rewarded nor punished for.
    """

    id: str
    source: str
    headline: bool
    sentences: list[str]
    paragraph_starts: list[bool]
    persons: list[Person] = field(default_factory=list)
    marks: list[tuple[GenreLabel, Place]] = field(default_factory=list)
    unknown: list[tuple[GenreLabel, Place]] = field(default_factory=list)


def read(ident: str, source: str, headline: str | None, body: str) -> Document:
    """An article as an unlabelled document: cleaned, split and cut as the run-time does it.

    Bylines and other asides are left out, as no later room sees them.
    """
    cleaned = clean(Article(id=ident, source=source, text=body, title=headline or None))
    spans = list(sentence_spans(cleaned.text, cleaned.asides))
    ends = [0, *(span.end for span in spans)]
    starts = [not i or "\n" in cleaned.text[ends[i] : span.start] for i, span in enumerate(spans)]
    sentences = [span.cut(cleaned.text) for span in spans]
    if cleaned.title:
        sentences, starts = [cleaned.title[:LONGEST], *sentences], [True, *starts]
    parts = list(pieces(Passage(tuple(sentences), tuple(starts))))
    return Document(
        ident,
        source,
        bool(cleaned.title),
        [part.text for part in parts],
        [starts[part.sentence] and not part.offset for part in parts],
    )


_LEAST_SENTENCES = 4
_FURTHER = 10  # sentences
_OF_THE_MEETING = (GenreLabel.NAME, GenreLabel.ORGANIZATION, GenreLabel.TOPIC, GenreLabel.PLACE)


def beginning(document: Document, characters: int) -> Document:
    """The document up to the sentence that passes `characters`, further where a field stands a little later.

    What a meeting was is told early; the rest of a long article says little and costs as much.
    """
    size, end = 0, 0
    for sentence in document.sentences:
        if size > characters and end >= _LEAST_SENTENCES:
            break
        size += len(sentence)
        end += 1
    told = max((p.sentence + 1 for label, p in document.marks if label in _OF_THE_MEETING), default=0)
    end = max(end, min(told, end + _FURTHER))
    persons = [
        replace(person, mentions=[place for place in person.mentions if place.sentence < end])
        for person in document.persons
    ]
    return replace(
        document,
        sentences=document.sentences[:end],
        paragraph_starts=document.paragraph_starts[:end],
        marks=[(label, place) for label, place in document.marks if place.sentence < end],
        unknown=[(label, place) for label, place in document.unknown if place.sentence < end],
        persons=[person for person in persons if person.mentions],
    )
