"""What a learned tagger says of a sentence: a span, what it could be, how sure that is. Rules decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from extractor.spans import Span


class GenreLabel(Enum):
    """Kinds of spans the tagger proposes.

    The order is the order of the network's output layers. Every label has a layer of its own, so spans
    of different labels may overlap (an organisation inside the name of its conference); spans of one label
    do not.
    """

    PERSON = "person"
    TITLE = "title"
    GROUP = "group"
    DATE = "date"
    PLACE = "place"
    ORGANIZATION = "organization"
    NAME = "name"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class PersonEvidence:
    """What one mention says of a person, each a probability; the order is that of the network's outputs.

    `present`: this mention shows that the person was at the gathering. `chair`, `speaker`, `observer`: it
    shows that role, given that the person was there; a person present without any of them attended.
    """

    present: float
    chair: float
    speaker: float
    observer: float

    @staticmethod
    def pooled(mentions: Iterable[PersonEvidence]) -> PersonEvidence:
        """What all mentions of one person say together: one that shows it is enough (noisy-or)."""
        absent = no_chair = no_speaker = no_observer = 1.0
        for mention in mentions:
            absent *= 1 - mention.present
            no_chair *= 1 - mention.chair
            no_speaker *= 1 - mention.speaker
            no_observer *= 1 - mention.observer
        return PersonEvidence(1 - absent, 1 - no_chair, 1 - no_speaker, 1 - no_observer)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span the tagger proposes.

    `span` counts in the text its holder says: the sentence for the tagger, the clean text in an `Analysis`.
    `score` estimates the probability that the span is exactly right. `person` is there for persons only.
    """

    span: Span
    label: GenreLabel
    score: float
    person: PersonEvidence | None = None


FLAGS = tuple(PersonEvidence.__dataclass_fields__)
"""The names of the evidence, in order."""
