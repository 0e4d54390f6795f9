"""Figures of the model alone, by the scorer that stands beside the annotations."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.language.genre.tagger import GenreTagger
from extractor.training.document import Document
from extractor.training.readout import meeting, passage

FIELDS = ("attendees_p", "attendees_r", "attendees_f1", "role", "title", "org", "topic~", "name~", "location")


def tables(tagger: GenreTagger, documents: Sequence[Document]) -> dict[str, list[dict[str, Any]]]:
    """What the model alone reports: article id to one meeting."""
    tagged = tagger.tag([passage(document) for document in documents])
    return {d.id: [meeting(d, proposals)] for d, proposals in zip(documents, tagged, strict=True)}


def figures(
    gold_folder: Path, gold: Sequence[Mapping[str, Any]], reported: Mapping[str, Any]
) -> dict[str, float]:
    """The scorer's figures for `FIELDS`."""
    result = _scorer(gold_folder).score(list(gold), dict(reported), [])
    return {name: result[name] for name in FIELDS}


def intervals(
    gold_folder: Path,
    gold: Sequence[Mapping[str, Any]],
    reported: Mapping[str, Any],
    rounds: int = 200,
    seed: int = 1,
) -> dict[str, tuple[float, float]]:
    """95 % bootstrap intervals over articles (percentile method)."""
    chance = random.Random(seed)
    draws = [figures(gold_folder, chance.choices(list(gold), k=len(gold)), reported) for _ in range(rounds)]
    result = {}
    for name in FIELDS:
        values = sorted(draw[name] for draw in draws if draw[name] == draw[name])
        result[name] = (values[int(0.025 * len(values))], values[int(0.975 * len(values))])
    return result


def _scorer(folder: Path) -> Any:
    spec = importlib.util.spec_from_file_location("gold_score", folder / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
