"""Fit the weights of the people model: who was there, who chaired, who spoke.

    python -m extractor.training.people GOLD_FOLDER [--holdout] [--corpus FOLDER] [--folds FOLDER]

GOLD_FOLDER holds `train.jsonl` and `train.gold.jsonl`; this project's own annotations are learned from, too.
What the genre tagger says of a person comes from the one in the folder of `--folds` that was trained without
the article (`python -m extractor.training --folds FOLDER`). Logistic regression with an L2 penalty,
solved by Newton's method: the optimum is unique, so the same data give the same weights on every machine up
to the rounding written to the file. `--holdout` reports each source scored by weights fitted on all others.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractor.cleaning import clean
from extractor.language import analyse, get_engine
from extractor.language.genre import GenreTagger
from extractor.meetings.frames import find_gatherings
from extractor.meetings.people.features import TOLD, describe, find_people
from extractor.meetings.people.judge import PRESENT, SURE
from extractor.meetings.punctuation import folded
from extractor.training.align import read_annotated
from extractor.training.annotations import WRITTEN, Pair, as_article, corpus_pairs, written_pairs
from extractor.training.folds import WITH_PEOPLE, fold, sources
from extractor.training.lead.recorded import Recorded

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_NOBODY = Recorded({})
"""The lead reader says nothing of people."""
_ANNOTATIONS = Path(__file__).resolve().parents[2] / "models" / "annotations"
PENALTY = 3.0
"""L2 penalty per weight, chosen by leaving sources out of `train.jsonl` (1, 3 and 10 tried; 3 and 10 tie)."""

GOLD_TIMES = 3.0
"""How many people of our own annotations one of `train.jsonl` counts.

Of the articles written here 1, 2 and 3 were tried on sources left out, 3 was best. National news of our own
counts once, too: there is so much of it that other houses would lose.
"""

CROWD = 12
"""As many people of one article count in full, a list of a hundred as much as twelve: it is one sentence."""

LEAST_SEEN = 3.0
"""A construction of less weight than so many people of written articles gets no weight."""


@dataclass(frozen=True, slots=True)
class Example:
    """One person of one annotated article; `roles` is None if the person was not there.

    `weight` tells how many people the person counts as when weights are learned.
    """

    source: str
    features: Mapping[str, float]
    roles: frozenset[str] | None
    weight: float = 1.0


def _untold(features: Mapping[str, float]) -> Mapping[str, float]:
    return {name: value for name, value in features.items() if not name.startswith(TOLD)}


def _is_told(example: Example) -> bool:
    return any(name.startswith(TOLD) for name in example.features)


QUESTIONS: dict[str, Callable[[Example], bool | None]] = {
    "present": lambda example: example.roles is not None,
    "present_told": lambda example: example.roles is not None if _is_told(example) else None,
    "chair": lambda example: None if example.roles is None else "chair" in example.roles,
    "speaker": lambda example: None if example.roles is None else "speaker" in example.roles,
}
"""What is asked of an example; None leaves it out.

What the tagger says belongs to `present_told` alone: asked of roles it made speakers of sources left out
worse (F1 0.977 to 0.957 at the last of them).
"""


def _squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def examples(pairs: Iterable[Pair], tagger: Callable[[str, int], GenreTagger]) -> Iterator[Example]:
    """The people of all annotated articles about meetings.

    `tagger` gives the tagger that was trained without the article of this source and number.
    """
    engine = get_engine("lac")
    for number, (row, annotation) in enumerate(pairs):
        if not annotation["meetings"]:
            continue
        there: dict[str, set[str]] = {}
        for meeting in annotation["meetings"]:
            for person in meeting["attendees"]:
                there.setdefault(_squash(person["name"]), set()).update(person["roles"])
        article = as_article(row)
        analysis = folded(analyse(clean(article), engine))
        title = analysis.clean.title or ""
        people = find_people(analysis)
        reading = find_gatherings(analysis, tagger=tagger(article.source, number), reader=_NOBODY)[1]
        for person in people:
            held = there.get(_squash(person.name))
            told = reading.presence(person.mentions)
            features = describe(person, len(people), person.name in title, told)
            roles = None if held is None else frozenset(held)
            yield Example(article.source, features, roles, min(1.0, CROWD / len(people)))


def read_all(gold: Path, corpus: Path, folder: Path) -> list[Example]:
    """The people that are learned from: of `train.jsonl`, of the corpus, and of the articles written here.

    `folder` holds the taggers of the folds (`extractor.training.folds`).
    """
    order = sources(gold)
    taggers = [GenreTagger.load(folder / str(number)) for number in range(len(order))]

    def real(source: str, number: int) -> GenreTagger:
        return taggers[fold(source, number, order)]

    def written(source: str, number: int) -> GenreTagger:
        return taggers[fold(None, number, order)]

    annotated = examples(read_annotated(gold / "train.jsonl", gold / "train.gold.jsonl"), real)
    found = [replace(example, weight=GOLD_TIMES * example.weight) for example in annotated]
    found += examples(corpus_pairs(_ANNOTATIONS / f"{WITH_PEOPLE}.jsonl", corpus), real)
    for name in WRITTEN:
        found += examples(written_pairs(_ANNOTATIONS / f"{name}.jsonl"), written)
    return found


@dataclass(frozen=True, slots=True)
class Fit:
    """The weights of one question."""

    intercept: float
    weights: dict[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability of a yes."""
        score = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return float(1.0 / (1.0 + np.exp(-score)))


@cache
def priors() -> Mapping[str, Mapping[str, float]]:
    """Weights to start from, by question and construction (`data/people_priors.toml`)."""
    path = Path(__file__).parent / "data" / "people_priors.toml"
    table: dict[str, dict[str, float]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def fit(
    rows: Sequence[Mapping[str, float]],
    answers: Sequence[bool],
    counts: Sequence[float],
    believed: Mapping[str, float],
) -> Fit:
    """Logistic regression by Newton's method, weights held to what is believed; the intercept is free.

    `counts` are the times each row counts.
    """
    seen: dict[str, float] = {}
    for row, count in zip(rows, counts, strict=True):
        for name, value in row.items():
            seen[name] = seen.get(name, 0.0) + (count if value else 0.0)
    names = sorted({name for name, count in seen.items() if count >= LEAST_SEEN} | set(believed))
    column = {name: place + 1 for place, name in enumerate(names)}
    x: NDArray[np.float64] = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1.0
    for place, row in enumerate(rows):
        for name, value in row.items():
            if name in column:
                x[place, column[name]] = value
    y, times = np.asarray(answers, dtype=np.float64), np.asarray(counts)
    penalty = np.full(len(names) + 1, PENALTY)
    penalty[0] = 1e-9
    prior = np.array([0.0, *(believed.get(name, 0.0) for name in names)])

    def loss(w: NDArray[np.float64]) -> float:
        z = x @ w
        return float(times @ (np.logaddexp(0.0, z) - y * z) + 0.5 * penalty @ (w - prior) ** 2)

    w = prior.copy()
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-(x @ w)))
        gradient = x.T @ (times * (p - y)) + penalty * (w - prior)
        hessian = (x * (times * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        # Far from the optimum a whole step may overshoot and never come back.
        while loss(w - step) > loss(w) + 1e-9:
            step /= 2
        w = w - step
        if np.abs(step).max() < 1e-8:
            break
    return Fit(float(w[0]), {name: float(w[place]) for name, place in column.items()})


def fit_question(question: str, data: Sequence[Example]) -> Fit:
    """Fit one of `QUESTIONS`."""
    asked = [
        (
            example.features if question == "present_told" else _untold(example.features),
            answer,
            example.weight,
        )
        for example in data
        if (answer := QUESTIONS[question](example)) is not None
    ]
    rows, answers, counts = zip(*asked, strict=True)
    return fit(rows, answers, counts, priors().get(question.removesuffix("_told"), {}))


def f1(found: Fit, question: str, data: Sequence[Example]) -> float:
    """F1 of the yes answers at probability one half."""
    pairs = [
        (found.probability(e.features) >= 0.5, answer)
        for e in data
        if (answer := QUESTIONS[question](e)) is not None
    ]
    hits = sum(guess and truth for guess, truth in pairs)
    total = sum(guess for guess, _ in pairs) + sum(truth for _, truth in pairs)
    return 2 * hits / total if total else float("nan")


def listed(fits: Mapping[str, Fit], data: Sequence[Example]) -> float:
    """F1 of the people that are listed: both presence questions together, as `judge` joins them."""
    pairs = []
    for example in data:
        chance = fits["present"].probability(example.features)
        if chance < SURE and _is_told(example):
            chance = min(chance, fits["present_told"].probability(example.features))
        pairs.append((chance >= PRESENT, example.roles is not None))
    hits = sum(guess and truth for guess, truth in pairs)
    return 2 * hits / (sum(guess for guess, _ in pairs) + sum(truth for _, truth in pairs))


def write(path: Path, fits: Mapping[str, Fit]) -> None:
    """Write the weights as the data file the people room reads."""
    lines = [
        "# Weights of the people model, fitted by python -m extractor.training.people; not edited by hand.",
        "# Positive speaks for, negative against. The names are constructions of cues.toml and facts that",
        "# clauses and features.describe document.",
    ]
    for question, found in fits.items():
        lines += ["", f"[{question}]", f"intercept = {found.intercept:.3f}", "", f"[{question}.weights]"]
        lines += [
            f'"{name}" = {weight:.3f}'
            for name, weight in sorted(found.weights.items())
            if abs(weight) >= 0.005
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, report and write."""
    parser = argparse.ArgumentParser(
        prog="python -m extractor.training.people", description=__doc__.split("\n", 1)[0]
    )
    parser.add_argument("gold", type=Path, help="folder with train.jsonl and train.gold.jsonl")
    parser.add_argument(
        "--holdout", action="store_true", help="report each source scored by weights of the others"
    )
    parser.add_argument("--corpus", type=Path, metavar="FOLDER", help="default: corpus beside GOLD_FOLDER")
    parser.add_argument("--folds", type=Path, default=_ANNOTATIONS.parent / "folds", metavar="FOLDER")
    options = parser.parse_args()
    data = read_all(options.gold, options.corpus or options.gold.parent / "corpus", options.folds)
    if options.holdout:
        for source in sources(options.gold):
            inside = [example for example in data if example.source == source]
            outside = [example for example in data if example.source != source]
            left_out = {question: fit_question(question, outside) for question in QUESTIONS}
            figures = "  ".join(f"{q} {f1(found, q, inside):.3f}" for q, found in left_out.items())
            figures += f"  listed {listed(left_out, inside):.3f}"
            print(f"{source} (people {len(inside)}): {figures}")
    fits = {question: fit_question(question, data) for question in QUESTIONS}
    target = Path(__file__).parent.parent / "meetings" / "people" / "data" / "model.toml"
    write(target, fits)
    print(
        f"{len(data)} people, those of train.jsonl {GOLD_TIMES:g} times -> {target.name}: "
        + "  ".join(f"{q} {f1(found, q, data):.3f}" for q, found in fits.items())
    )


if __name__ == "__main__":
    main()
