"""Folds: which articles a tagger is not trained on, so that rules may weigh what it says of them.

There are as many folds as sources in the annotated training set. An article of one of these sources, or of
the corpus that they come from, is left out with its source; the articles written for this project have no
such source and are dealt out in turn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.language.proposal import GenreLabel
from extractor.training.align import align, unlabelled
from extractor.training.annotations import Pair, corpus_pairs, written_pairs
from extractor.training.document import Document, Place, beginning
from extractor.training.silver import person_names

WRITTEN = ("written", "modelled")
"""The files of `models/annotations` with articles of our own."""

CORPUS_CHARACTERS = 900
"""How far articles of the corpus are read: of them only what a meeting was is annotated."""

CHARACTERS = 2000
"""How far the others are read, which tell who was there."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A document to learn from; `number` counts those of its file, `source` is None for written ones."""

    document: Document
    source: str | None
    number: int

    def fold(self, sources: Sequence[str]) -> int:
        """The number of its fold, given the sources of the annotated training set in order."""
        return fold(self.source, self.number, sources)


def fold(source: str | None, number: int, sources: Sequence[str]) -> int:
    """The fold of an article: that of its source, or of its `number` if it has none of them."""
    return number % len(sources) if source is None else sources.index(source)


def sources(gold: Path) -> list[str]:
    """Where the articles of the annotated training set in the folder `gold` come from, in order."""
    rows = map(json.loads, (gold / "train.jsonl").read_text(encoding="utf-8").splitlines())
    return sorted({row.get("source") or row.get("repo") or "" for row in rows})


def of_gold(documents: Iterable[Document]) -> Iterator[Learned]:
    """The documents of the annotated training set."""
    for number, document in enumerate(documents):
        yield Learned(beginning(document, CHARACTERS), document.source, number)


def of_our_own(annotations: Path, corpus: Path) -> Iterator[Learned]:
    """The articles that this project annotated or wrote."""
    for number, (article, annotation) in enumerate(corpus_pairs(annotations / "corpus.jsonl", corpus)):
        document = beginning(align(article, annotation), CORPUS_CHARACTERS)
        yield Learned(_of_meetings_only(document), document.source, number)
    for name in WRITTEN:
        yield from _written(written_pairs(annotations / f"{name}.jsonl"), name)


def _written(pairs: Iterable[Pair], name: str) -> Iterator[Learned]:
    for number, (article, annotation) in enumerate(pairs):
        document = align(article, annotation, person_names(unlabelled(article).sentences))
        yield Learned(replace(beginning(document, CHARACTERS), source=name), None, number)


def _of_meetings_only(document: Document) -> Document:
    """The document with people, titles and groups unknown: nobody annotated them."""
    unknown = [
        (label, Place(index, 0, len(sentence)))
        for index, sentence in enumerate(document.sentences)
        for label in (GenreLabel.PERSON, GenreLabel.TITLE, GenreLabel.GROUP)
    ]
    return replace(document, unknown=[*document.unknown, *unknown])
