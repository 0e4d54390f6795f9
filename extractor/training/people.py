"""Fit the weights of the people model: who was there, who chaired, who spoke.

    python -m extractor.training.people GOLD_FOLDER [--holdout] [--folds FOLDER]

GOLD_FOLDER holds `train.jsonl` and `train.gold.jsonl`; articles written for this project (`OWN`) are
learned from, too. What the genre tagger says of a person comes from the one in FOLDER that was trained
without the article (`python -m extractor.training --folds FOLDER`). Logistic regression with an L2 penalty,
solved by Newton's method: the optimum is unique, so the same data give the same weights on every machine up
to the rounding written to the file. `--holdout` reports each source scored by weights fitted on all others.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from extractor.reading import read
from extractor.reading.article import Article
from extractor.training.folds import WRITTEN, fold, sources

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_ANNOTATIONS = Path(__file__).resolve().parents[2] / "models" / "annotations"
OWN = tuple(_ANNOTATIONS / f"{name}.jsonl" for name in WRITTEN)
"""The annotated articles of our own."""

PENALTY = 3.0
"""L2 penalty per weight, chosen by leaving sources out of `train.jsonl` (1, 3 and 10 tried; 3 and 10 tie)."""

GOLD_TIMES = 3
"""How many written people one of `train.jsonl` counts (1, 2 and 3 tried on sources left out; 3 is best)."""

LEAST_SEEN = 3
"""A construction seen with fewer people gets no weight; one of `train.jsonl` is `GOLD_TIMES` people."""


@dataclass(frozen=True, slots=True)
class Example:
    """One person of one annotated article; `roles` is None if the person was not there."""

    source: str
    features: Mapping[str, float]
    roles: frozenset[str] | None


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


def examples(
    articles: Path, annotations: Path, tagger: Callable[[str, int], GenreTagger]
) -> Iterator[Example]:
    """The people of all annotated meeting articles of a file; `annotations` may be the same file.

    `tagger` gives the tagger that was trained without the article of this source and number.
    """
    gold = {}
    for line in annotations.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        gold[article["id"]] = article
    source_of: dict[str, str] = {}
    for line in articles.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        source_of[article["id"]] = article.get("source") or article.get("repo") or ""
    numbers = {ident: number for number, ident in enumerate(source_of)}
    engine = get_engine("lac")
    for article in read([articles]):
        if not isinstance(article, Article) or not gold[article.id]["meetings"]:
            continue
        there: dict[str, set[str]] = {}
        for meeting in gold[article.id]["meetings"]:
            for person in meeting["attendees"]:
                there.setdefault(_squash(person["name"]), set()).update(person["roles"])
        analysis = analyse(clean(article), engine)
        source, title = source_of[article.id], analysis.clean.title or ""
        people = find_people(analysis)
        reading = find_gatherings(folded(analysis), tagger=tagger(source, numbers[article.id]))[1]
        for person in people:
            held = there.get(_squash(person.name))
            told = reading.presence(person.mentions)
            features = describe(person, len(people), person.name in title, told)
            yield Example(source, features, None if held is None else frozenset(held))


def read_all(gold: Path, folder: Path) -> list[Example]:
    """The people that are learned from: those of `train.jsonl`, `GOLD_TIMES` times, then those of `OWN`.

    `folder` holds the taggers of the folds (`extractor.training.folds`).
    """
    order = sources(gold)
    taggers = [GenreTagger.load(folder / str(number)) for number in range(len(order))]

    def of_gold(source: str, number: int) -> GenreTagger:
        return taggers[fold(source, number, order)]

    def of_our_own(source: str, number: int) -> GenreTagger:
        return taggers[fold(None, number, order)]

    found = list(examples(gold / "train.jsonl", gold / "train.gold.jsonl", of_gold)) * GOLD_TIMES
    for file in OWN:
        found += examples(file, file, of_our_own)
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


def fit(rows: Sequence[Mapping[str, float]], answers: Sequence[bool], believed: Mapping[str, float]) -> Fit:
    """Logistic regression by Newton's method, weights held to what is believed; the intercept is free."""
    seen: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            seen[name] = seen.get(name, 0) + (value != 0)
    names = sorted({name for name, count in seen.items() if count >= LEAST_SEEN} | set(believed))
    column = {name: place + 1 for place, name in enumerate(names)}
    x: NDArray[np.float64] = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1.0
    for place, row in enumerate(rows):
        for name, value in row.items():
            if name in column:
                x[place, column[name]] = value
    y = np.asarray(answers, dtype=np.float64)
    penalty = np.full(len(names) + 1, PENALTY)
    penalty[0] = 1e-9
    prior = np.array([0.0, *(believed.get(name, 0.0) for name in names)])
    w = prior.copy()
    for _ in range(50):
        p = 1.0 / (1.0 + np.exp(-(x @ w)))
        gradient = x.T @ (p - y) + penalty * (w - prior)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return Fit(float(w[0]), {name: float(w[place]) for name, place in column.items()})


def fit_question(question: str, data: Sequence[Example]) -> Fit:
    """Fit one of `QUESTIONS`."""
    asked = [
        (example.features if question == "present_told" else _untold(example.features), answer)
        for example in data
        if (answer := QUESTIONS[question](example)) is not None
    ]
    rows, answers = [features for features, _ in asked], [answer for _, answer in asked]
    return fit(rows, answers, priors().get(question.removesuffix("_told"), {}))


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
    parser.add_argument("--folds", type=Path, default=_ANNOTATIONS.parent / "folds", metavar="FOLDER")
    options = parser.parse_args()
    data = read_all(options.gold, options.folds)
    if options.holdout:
        for source in sources(options.gold):
            inside = [example for example in data if example.source == source]
            outside = [example for example in data if example.source != source]
            left_out = {question: fit_question(question, outside) for question in QUESTIONS}
            figures = "  ".join(f"{q} {f1(found, q, inside):.3f}" for q, found in left_out.items())
            figures += f"  listed {listed(left_out, inside):.3f}"
            print(f"{source} (people {len(inside) // GOLD_TIMES}): {figures}")
    fits = {question: fit_question(question, data) for question in QUESTIONS}
    target = Path(__file__).parent.parent / "meetings" / "people" / "data" / "model.toml"
    write(target, fits)
    print(
        f"{len(data)} people, those of train.jsonl {GOLD_TIMES} times -> {target.name}: "
        + "  ".join(f"{q} {f1(found, q, data):.3f}" for q, found in fits.items())
    )


if __name__ == "__main__":
    main()
