"""Annotated articles as characters with one tag each, the form in which recognisers of names are trained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.language.analysis import EntityLabel
from extractor.language.engine import Engine
from extractor.language.proposal import GenreLabel
from extractor.training.document import Document

PRESENT, MENTIONED = "PERSON_PRESENT", "PERSON_MENTIONED"

_ENTITIES = {
    EntityLabel.PERSON: MENTIONED,
    EntityLabel.PLACE: "PLACE",
    EntityLabel.ORGANIZATION: "ORGANIZATION",
    EntityLabel.TIME: "DATE",
}
_MARKS = (
    GenreLabel.PLACE,
    GenreLabel.DATE,
    GenreLabel.ORGANIZATION,
    GenreLabel.TOPIC,
    GenreLabel.NAME,
    GenreLabel.TITLE,
)
"""Labels that become tags, in the order in which a later one takes the place of an earlier one."""

Tagged = list[tuple[str, str]]
"""Characters and their tags (`B-TITLE`, `I-TITLE`, `O`)."""


class _Stretch(NamedTuple):
    start: int
    end: int
    label: str


def tagged_sentences(document: Document, engine: Engine) -> Iterator[Tagged]:
    """The sentences of a document, blanks left out, with a tag for each character.

    A character has one tag, so of overlapping spans one is kept: persons before titles, titles before names
    of meetings, these before topics, organisations, dates and places; what the annotation says before what
    the engine finds in the rest of the text.
    """
    kept: list[list[_Stretch]] = [
        [_Stretch(start, end, _ENTITIES[label]) for start, end, label in tagging.entities]
        for tagging in engine.tag(document.sentences)
    ]
    for label in _MARKS:
        for mark, place in document.marks:
            if mark is label:
                _put(kept[place.sentence], _Stretch(place.start, place.end, label.name))
    for person in document.persons:
        for place in person.mentions:
            label_of_person = PRESENT if person.present else MENTIONED
            _put(kept[place.sentence], _Stretch(place.start, place.end, label_of_person))
    for sentence, stretches in zip(document.sentences, kept, strict=True):
        if tagged := _tagged(sentence, stretches):
            yield tagged


def _put(kept: list[_Stretch], new: _Stretch) -> None:
    kept[:] = [old for old in kept if old.end <= new.start or new.end <= old.start] + [new]


def _tagged(sentence: str, stretches: Sequence[_Stretch]) -> Tagged:
    tags = ["O"] * len(sentence)
    for start, end, label in stretches:
        tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
    return [(c, tag) for c, tag in zip(sentence, tags, strict=True) if not c.isspace()]
