"""Folds: which articles a tagger is not trained on, so that rules may weigh what it says of them.

There are as many folds as sources in the annotated training set. Articles of an institution are left out
together, because the articles to come are of institutions that nobody has seen. News of a house that reports
of everybody (`DEALT`) is dealt out in turn, because that house is met again; so are the articles written for
this project.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.language.proposal import GenreLabel
from extractor.reading.article import Article
from extractor.training.align import align, unlabelled
from extractor.training.annotations import CORPUS, WRITTEN, Pair, as_article, corpus_pairs, written_pairs
from extractor.training.document import Document, Place, beginning
from extractor.training.silver import person_names

DEALT = ("national",)
"""Sources that are no institution: the news of national television."""

MEETINGS_ONLY, WITH_PEOPLE = CORPUS
"""Where only what a meeting was is annotated, and where also who was there."""

MEETING_CHARACTERS = 900
"""How far articles of `MEETINGS_ONLY` are read."""

CHARACTERS = 2000
"""How far the others are read, of which it is annotated who was there."""


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
    """The fold of an article: that of its source, or of its `number` in its file if it is dealt out."""
    return number % len(sources) if source is None or source in DEALT else sources.index(source)


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
    for name in CORPUS:
        for number, pair in enumerate(corpus_pairs(annotations / f"{name}.jsonl", corpus)):
            document = _of_meetings_only(pair) if name == MEETINGS_ONLY else _of_people_too(pair)
            yield Learned(document, document.source, number)
    for name in WRITTEN:
        yield from _written(written_pairs(annotations / f"{name}.jsonl"), name)


def articles(gold: Path, annotations: Path, corpus: Path) -> Iterator[tuple[Article, int]]:
    """All articles that are learned from, each with its fold."""
    order = sources(gold)
    rows = map(json.loads, (gold / "train.jsonl").read_text(encoding="utf-8").splitlines())
    for number, row in enumerate(rows):
        article = as_article(row)
        yield article, fold(article.source, number, order)
    for name in (*CORPUS, *WRITTEN):
        file = annotations / f"{name}.jsonl"
        pairs = corpus_pairs(file, corpus) if name in CORPUS else written_pairs(file)
        for number, (row, _) in enumerate(pairs):
            article = as_article(row)
            yield article, fold(article.source if name in CORPUS else None, number, order)


def _written(pairs: Iterable[Pair], name: str) -> Iterator[Learned]:
    for number, pair in enumerate(pairs):
        yield Learned(replace(_of_people_too(pair), source=name), None, number)


def _of_people_too(pair: Pair) -> Document:
    """The document with all that is annotated; who else is named was not there."""
    article, annotation = pair
    document = align(article, annotation, person_names(unlabelled(article).sentences))
    return beginning(document, CHARACTERS)


def _of_meetings_only(pair: Pair) -> Document:
    """The document with people, titles and groups unknown: nobody annotated them."""
    document = beginning(align(*pair), MEETING_CHARACTERS)
    unknown = [
        (label, Place(index, 0, len(sentence)))
        for index, sentence in enumerate(document.sentences)
        for label in (GenreLabel.PERSON, GenreLabel.TITLE, GenreLabel.GROUP)
    ]
    return replace(document, unknown=[*document.unknown, *unknown])
