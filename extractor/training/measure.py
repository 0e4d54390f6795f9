"""Trained networks to a model folder with figures: of articles left out, and of the development sets."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from extractor.evaluation.gold import Gathering, GoldArticle, load_gold
from extractor.language.genre.tagger import GenreTagger
from extractor.language.proposal import GenreLabel
from extractor.training import calibrate, evaluate, export, folds, report
from extractor.training.align import align, read_annotated, unlabelled
from extractor.training.document import Document
from extractor.training.fit import Recipe
from extractor.training.silver import person_names


@dataclass(frozen=True, slots=True)
class Annotated:
    """Articles as documents, with their annotations as they are scored."""

    documents: Sequence[Document]
    gold: Sequence[GoldArticle]

    def only(self, wanted: Callable[[Document], bool]) -> Annotated:
        """Some of the articles."""
        kept = {document.id for document in self.documents if wanted(document)}
        return Annotated(
            [document for document in self.documents if document.id in kept],
            [article for article in self.gold if article.id in kept],
        )

    def of(self, sources: Collection[str]) -> Annotated:
        """The articles of some sources."""
        return self.only(lambda document: document.source in sources)

    def sources(self) -> set[str]:
        """Where the articles come from."""
        return {document.source for document in self.documents}


@dataclass(frozen=True, slots=True)
class Data:
    """All annotated articles.

    `train` and `development` are those of the annotated sets, which are measured on; `documents` are all that
    is learned from, each with its fold (`extractor.training.folds`).
    """

    train: Annotated
    development: Mapping[str, Annotated]
    documents: Sequence[tuple[Document, int]] = ()

    def without(self, fold: int | None) -> list[Document]:
        """What is learned from where a fold is left out; None for everything."""
        return [document for document, own in self.documents if own != fold]

    def left_out(self, fold: int) -> Annotated:
        """The articles of `train` in a fold."""
        kept = {document.id for document, own in self.documents if own == fold}
        return self.train.only(lambda document: document.id in kept)

    def measures(self) -> dict[str, Annotated]:
        """The development sets; of one that mixes known and unknown institutions the unknown ones again."""
        sets = dict(self.development)
        for name, articles in self.development.items():
            strange = articles.sources() - self.train.sources()
            if strange != articles.sources():
                sets[f"{name}, institutions never trained on"] = articles.of(strange)
        return sets


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What a network said of the articles it was not trained on; `folder` holds its model."""

    reported: Mapping[str, Gathering]
    verdicts: calibrate.Verdicts
    folder: Path


def read(gold: Path, own: Iterable[folds.Learned] = ()) -> Data:
    """Read and align all annotated articles of a folder; `own` are further ones to learn from."""
    development = {name: _annotated(gold, name) for name in ("national_dev", "local_dev")}
    train = _annotated(gold, "train")
    order = sorted(train.sources())
    taught = [*folds.of_gold(train.documents), *own]
    return Data(train, development, [(one.document, one.fold(order)) for one in taught])


def held_out(network: Any, letters: str, data: Data, fold: int, folder: Path) -> HeldOut:
    """What a network says of the fold that was left out of its training; it is written into `folder`."""
    export.write(network, folder, letters, {"left out": fold})
    tagger = GenreTagger.load(folder)
    documents = data.left_out(fold).documents
    return HeldOut(evaluate.reports(tagger, documents), calibrate.verdicts(tagger.tag, documents), folder)


def finish(
    network: Any, letters: str, data: Data, held: Sequence[HeldOut], recipe: Recipe, out: Path
) -> dict[str, Any]:
    """Write the model folder with calibrated scores and `figures.json`; returns the figures."""
    found: calibrate.Verdicts = {label: [] for label in GenreLabel}
    reported: dict[str, Gathering] = {}
    for one in held:
        reported |= one.reported
        for label, rows in one.verdicts.items():
            found[label] += rows
    calibration = calibrate.fit(found)
    card = {"recipe": asdict(recipe), "articles": len(data.documents), "calibration": calibration}
    export.write(network, out, letters, card)
    for one in held:
        # Rules learn from the scores of these what to make of the scores of the model itself.
        export.calibrate(one.folder, calibration)
    tagger = GenreTagger.load(out)
    figures = {
        "held out": {
            source: evaluate.measured(data.train.of([source]).gold, reported)
            for source in sorted(data.train.sources())
        },
        "development": {name: _measured(tagger, articles) for name, articles in data.measures().items()},
        "calibration error": {
            label.value: [
                round(calibrate.error(rows), 3),
                round(calibrate.error(rows, *calibration[label.value]), 3),
            ]
            for label, rows in found.items()
            if rows
        },
    }
    (out / "figures.json").write_text(
        json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    (out / "figures.md").write_text(report.markdown(figures, "extractor.training"), encoding="utf-8")
    return figures


def _measured(tagger: GenreTagger, articles: Annotated) -> dict[str, evaluate.Interval]:
    return evaluate.measured(articles.gold, evaluate.reports(tagger, articles.documents))


def _annotated(folder: Path, name: str) -> Annotated:
    annotations = folder / f"{name}.gold.jsonl"
    pairs = read_annotated(folder / f"{name}.jsonl", annotations)
    documents = [align(a, g, person_names(unlabelled(a).sentences)) for a, g in pairs]
    return Annotated(documents, load_gold(annotations))
