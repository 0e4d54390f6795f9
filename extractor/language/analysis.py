"""The third value: clean text with sentences, words, tags and names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from extractor.cleaning.text import CleanText
from extractor.language.proposal import Proposal
from extractor.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One segmented word: its span and its part of speech in the engine-neutral tag set.

    Tags follow LAC's (PKU letters): n, nr (person), ns (place), nt (organisation), nz, t (time),
    v, vn, a, d, m, q, r, p, c, u, w, xc.
    """

    span: Span
    tag: str


class EntityLabel(Enum):
    """Kinds of named entities all engines agree on."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity with its span."""

    span: Span
    label: EntityLabel


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the text; words and entities carry spans of the whole clean text.

    `words` is empty where the run decided that the sentence need not go through the engine.
    `proposals` are a learned tagger's, if one was asked, in text order.
    """

    span: Span
    words: tuple[Word, ...]
    entities: tuple[Entity, ...]
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """One article, segmented. Sentences are in text order, never overlap, and skip asides.

    `title` is the analysis of `clean.title`, with spans of that title.
    """

    clean: CleanText
    engine: str
    sentences: tuple[Sentence, ...]
    title: Sentence | None
