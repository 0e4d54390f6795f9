"""Tables against gold: the figures of every set and every source, with intervals and all faults."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import UsageError
from extractor.evaluation.bootstrap import intervals
from extractor.evaluation.context import sentence_of
from extractor.evaluation.gold import Gathering, GoldArticle, Text, load_gold, load_texts
from extractor.evaluation.reported import load_reported
from extractor.evaluation.scoring import Fault, Score, figures, score


@dataclass(frozen=True, slots=True)
class Part:
    """Figures over some of the articles; `intervals` are 95 % bootstrap intervals, empty for a part."""

    name: str
    figures: Mapping[str, float]
    intervals: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class FaultInContext:
    """A fault, where its article comes from, and the sentence it is about (empty if not known)."""

    fault: Fault
    source: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One gold set: the whole of it, its sources (most articles first), all faults in gold order.

    `absent` are the ids of annotated articles that nothing was reported about, not even that they hold no
    meeting; they are scored as if none had been found in them.
    """

    whole: Part
    sources: tuple[Part, ...]
    faults: tuple[FaultInContext, ...]
    absent: tuple[str, ...]


def evaluate(gold: Path, tables: Path) -> Evaluation:
    """Score the tables in a folder against one file of annotated articles.

    Raises:
        UsageError: Either cannot be read, or they have no article in common.
    """
    annotated, reported = load_gold(gold), load_reported(tables)
    if not any(article.id in reported for article in annotated):
        some = f" but {next(iter(reported))}" if reported else ""
        raise UsageError(
            f"{tables} holds none of the articles that {gold} annotates: not {annotated[0].id}{some}; "
            "articles are known by the id they have in their source, such as the key id of news.jsonl"
        )
    return evaluate_articles(gold.name.split(".")[0], annotated, reported, load_texts(gold))


def evaluate_articles(
    name: str,
    gold: Sequence[GoldArticle],
    reported: Mapping[str, Sequence[Gathering]],
    texts: Mapping[str, Text],
) -> Evaluation:
    """Score what was reported for annotated articles; `texts` may be empty."""
    scores = [score(article, reported.get(article.id, ())) for article in gold]
    by_source: dict[str, list[Score]] = {}
    for article, one in zip(gold, scores, strict=True):
        if article.id in texts:
            by_source.setdefault(texts[article.id].source, []).append(one)
    parts = [Part(source, figures(some), {}) for source, some in by_source.items()]
    parts.sort(key=lambda part: -part.figures["articles"])
    faults = tuple(
        FaultInContext(
            fault,
            texts[fault.article_id].source if fault.article_id in texts else "",
            sentence_of(fault, texts.get(fault.article_id)),
        )
        for one in scores
        for fault in one.faults
    )
    absent = tuple(article.id for article in gold if article.id not in reported)
    return Evaluation(Part(name, figures(scores), intervals(scores)), tuple(parts), faults, absent)


def as_json(evaluation: Evaluation) -> dict[str, object]:
    """The evaluation as plain lists and dicts; a figure without anything to compare is null."""
    return {
        "set": evaluation.whole.name,
        "figures": _numbers(evaluation.whole.figures),
        "intervals": {name: list(map(_number, ends)) for name, ends in evaluation.whole.intervals.items()},
        "absent": list(evaluation.absent),
        "sources": {part.name: _numbers(part.figures) for part in evaluation.sources},
        "faults": [
            {
                "article_id": item.fault.article_id,
                "source": item.source,
                "figure": item.fault.figure,
                "name": item.fault.name,
                "gold": item.fault.gold,
                "reported": item.fault.reported,
                "sentence": item.sentence,
            }
            for item in evaluation.faults
        ],
    }


def _numbers(values: Mapping[str, float]) -> dict[str, float | None]:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
