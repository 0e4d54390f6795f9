"""Rules, the genre tagger, and both: `python benchmarks/combination.py [--folds FOLDS]`.

FOLDS is what `python -m extractor.training --folds FOLDS` wrote: a tagger for every fold of the training
articles, trained without it. Those of which a whole institution was left out are measured on it, beside the
rules with weights (of frames and of people) that never saw it either; then the shipped tagger and the shipped
rules on the articles of the local development set whose institutions no training article comes from. "Both"
are the rules' tables, in which the tagger fills fields that the rules leave empty, or adds persons it is sure
of.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from frame_learning import Asked, learn, load_all, read_priors, read_taggers
from places import CORPUS, FOLDS, GOLD

from extractor.cleaning import clean
from extractor.evaluation.gold import Gathering
from extractor.evaluation.reported import as_reported
from extractor.evaluation.scoring import figures, score
from extractor.language import analyse_all, get_engine
from extractor.language.genre.tagger import GenreTagger
from extractor.meetings import extract
from extractor.meetings.people import judge
from extractor.reading import Article, read
from extractor.training import measure, people, readout
from extractor.training.evaluate import FIELDS
from extractor.training.folds import DEALT, sources

HERE = Path(__file__).resolve().parent
SURE = 0.95
"""A person that only the tagger sees is added from this probability on."""

LIKELY = 0.5
"""A field that the rules leave empty is filled from this probability on."""

UNSEEN = "local_dev, institutions never trained on"


def main() -> None:
    """Measure and print a table for every set of articles."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folds", type=Path, default=FOLDS)
    parser.add_argument("--gold", type=Path, default=GOLD)
    options = parser.parse_args()
    data = measure.read(options.gold)
    examples, taggers = load_all(options.gold, CORPUS), read_taggers(options.folds)
    named = people.read_all(options.gold, CORPUS, options.folds)
    priors = read_priors(HERE / "frame_priors.tsv")
    for number, source in enumerate(sources(options.gold)):
        if source in DEALT:
            continue
        weights = {
            q: people.fit_question(q, [e for e in named if e.source != source]) for q in people.QUESTIONS
        }
        frames = learn([e for e in examples if e.source != source], priors, taggers)
        with without_source(weights, frames, taggers[number]):
            table(f"{source}, left out", data.train.of([source]), options.gold / "train.jsonl",
                  taggers[number].tagger)  # fmt: skip
    table(UNSEEN, data.measures()[UNSEEN], options.gold / "local_dev.jsonl", GenreTagger.load())


@contextmanager
def without_source(weights: Mapping[str, people.Fit], frames: Any, asked: Asked) -> Iterator[None]:
    """The rules with other weights than those they are shipped with."""

    def of_question(question: str) -> tuple[float, Mapping[str, float]]:
        return weights[question].intercept, weights[question].weights

    with (
        patch.object(judge, "_weights", of_question),
        patch("extractor.meetings.frames.find.shipped", lambda: frames),
        patch("extractor.meetings.frames.find.shipped_tagger", lambda: asked.tagger),
        patch("extractor.meetings.frames.find.shipped_reader", lambda: asked.reader),
    ):
        yield


def table(name: str, articles: measure.Annotated, file: Path, tagger: GenreTagger) -> None:
    """Print the figures of rules, tagger and both on some articles."""
    rules = by_rules(file, {article.id for article in articles.gold})
    tagged = tagger.tag([readout.passage(document) for document in articles.documents])

    def read_out(least: float = 0.0) -> dict[str, Gathering]:
        return {
            document.id: readout.meeting(document, [[p for p in row if p.score >= least] for row in rows])
            for document, rows in zip(articles.documents, tagged, strict=True)
        }

    model, likely = read_out(), read_out(LIKELY)
    with patch.object(readout, "LEAST_PRESENT", SURE):
        sure = read_out()
    filled = {ident: fill(found, likely[ident]) for ident, found in rules.items()}
    columns: dict[str, Mapping[str, Sequence[Gathering]]] = {
        "rules": rules,
        "tagger": {ident: [found] for ident, found in model.items()},
        "rules, fields filled by the tagger": filled,
        "rules, persons added by the tagger": {i: add(found, sure[i]) for i, found in rules.items()},
    }
    print(f"\n{name} ({len(articles.gold)} articles)\n\n| figure | {' | '.join(columns)} |")
    print(f"|---|{'---|' * len(columns)}")
    scored = [figures([score(a, reported[a.id]) for a in articles.gold]) for reported in columns.values()]
    for field in (*FIELDS, "overfill"):
        print(f"| {field} | {' | '.join(f'{column[field]:.3f}' for column in scored)} |")


def by_rules(file: Path, wanted: set[str]) -> dict[str, list[Gathering]]:
    """What the meetings room reports, by article."""
    items = [item for item in read([file]) if isinstance(item, Article) and item.id in wanted]
    analyses = analyse_all(map(clean, items), get_engine("lac"))
    found = (extract(analysis) for analysis in analyses)
    return {e.clean.article.id: [as_reported(meeting) for meeting in e.meetings] for e in found}


def fill(meetings: Sequence[Gathering], proposed: Gathering) -> list[Gathering]:
    """The meetings, the first with what is proposed in the place of what it lacks."""
    if not meetings:
        return []
    names = ("name", "organization", "topic", "location")
    lacking = {name: getattr(proposed, name) for name in names if getattr(meetings[0], name) is None}
    return [replace(meetings[0], **lacking), *meetings[1:]]


def add(meetings: Sequence[Gathering], proposed: Gathering) -> list[Gathering]:
    """The meetings, the first with the proposed people whose names nobody there has or ends in."""
    if not meetings:
        return []
    known = [person.name for meeting in meetings for person in meeting.people]
    new = [
        person
        for person in proposed.people
        if not any(person.name in name or name in person.name for name in known)
    ]
    return [replace(meetings[0], people=(*meetings[0].people, *new)), *meetings[1:]]


if __name__ == "__main__":
    main()
