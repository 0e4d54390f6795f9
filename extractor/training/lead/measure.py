"""Trained readers to a model folder, with figures and with what they say of articles left out."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from extractor.cleaning import clean
from extractor.evaluation.gold import Gathering, GoldArticle
from extractor.language.analysis import Analysis, Sentence
from extractor.language.lead.reader import FORMAT, LABELS, LeadReader
from extractor.language.lead.word_pieces import WordPieces
from extractor.language.model_folder import write_card
from extractor.language.passage import Passage
from extractor.language.proposal import GenreLabel, Proposal
from extractor.language.sentences import sentence_spans
from extractor.language.vocabulary import read_vocabulary, usual_forms
from extractor.meetings.frames.scan import scan
from extractor.meetings.frames.tagged import lead, passage
from extractor.meetings.punctuation import folded
from extractor.reading.article import Article
from extractor.training import calibrate, evaluate, folds, measure, report
from extractor.training.document import Document
from extractor.training.lead import export, recorded
from extractor.training.lead.fit import Reading, Recipe, fit
from extractor.training.lead.network import pretrained
from extractor.training.lead.pretrained import Pretrained, installed
from extractor.training.readout import meeting
from extractor.training.readout import passage as whole

_FIELDS = ("org", "topic~", "name~", "location")


def train_all(
    gold: Path, annotations: Path, corpus: Path, recipe: Recipe, out: Path, said: Path, work: Path
) -> dict[str, Any]:
    """Train for every fold and on everything, write the folder `out` and the file `said`; the figures.

    `work` gets a model folder for each; one that is there is not trained again.
    """
    weights = installed()
    data = measure.read(gold, folds.of_our_own(annotations, corpus))
    reported: dict[str, Gathering] = {}
    verdicts: calibrate.Verdicts = {label: [] for label in LABELS}
    for number in range(len(data.train.sources())):
        folder = _trained(weights, data.without(number), recipe, work / str(number))
        reader, documents = LeadReader.load(folder), data.left_out(number).documents
        reported |= _reports(reader, documents)
        found = calibrate.verdicts(partial(_tag, reader), documents)
        for label in LABELS:
            verdicts[label] += found[label]
    calibration = calibrate.fit(verdicts)
    rows: list[dict[str, Any]] = []
    articles = list(folds.articles(gold, annotations, corpus))
    for number in range(len(data.train.sources())):
        reader = replace(LeadReader.load(work / str(number)), calibration=_by_label(calibration))
        rows += [recorded.row(beginning(article), reader) for article, fold in articles if fold == number]
    shutil.copytree(_trained(weights, data.without(None), recipe, work / "all"), out, dirs_exist_ok=True)
    card = {"recipe": asdict(recipe), "articles": len(data.documents), "calibration": calibration}
    write_card(out, {"format": FORMAT, **card})
    recorded.written(rows, said)
    reader = LeadReader.load(out)
    development = {
        name: _measured(articles.gold, _reports(reader, articles.documents))
        for name, articles in data.measures().items()
    }
    figures = {
        "held out": {
            source: _measured(data.train.of([source]).gold, reported)
            for source in sorted(data.train.sources())
        },
        "development": development,
        "calibration error": {
            label.value: [
                round(calibrate.error(found), 3),
                round(calibrate.error(found, *calibration[label.value]), 3),
            ]
            for label, found in verdicts.items()
            if found
        },
    }
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (out / "figures.json").write_text(text + "\n", encoding="utf-8")
    (out / "figures.md").write_text(report.markdown(figures, "extractor.training.lead"), encoding="utf-8")
    return figures


def beginning(article: Article) -> Passage:
    """What the meetings room would have the reader read of an article."""
    cleaned = clean(article)
    sentences = tuple(Sentence(span, (), ()) for span in sentence_spans(cleaned.text, cleaned.asides))
    found = scan(folded(Analysis(cleaned, "none", sentences, None)))
    return passage(lead(found.title, found.lines))


def _trained(weights: Pretrained, documents: Sequence[Document], recipe: Recipe, folder: Path) -> Path:
    if not (folder / "model.json").is_file():
        print(folder.name, file=sys.stderr)
        network, letters = pretrained(weights, recipe.seed)
        pieces = WordPieces.read(weights.listed(weights.of_chinese()))
        fit(network, documents, Reading(pieces, read_vocabulary(letters), usual_forms(letters)), recipe)
        export.write(network, folder, weights, letters, {})
    return folder


def _tag(reader: LeadReader, passages: Iterable[Passage]) -> list[tuple[tuple[Proposal, ...], ...]]:
    return [reader.read(one).proposals for one in passages]


def _by_label(calibration: Mapping[str, tuple[float, float]]) -> dict[GenreLabel, tuple[float, float]]:
    return {label: calibration[label.value] for label in LABELS}


def _reports(reader: LeadReader, documents: Sequence[Document]) -> dict[str, Gathering]:
    return {d.id: meeting(d, reader.read(whole(d)).proposals) for d in documents}


def _measured(gold: Sequence[GoldArticle], reported: Mapping[str, Gathering]) -> dict[str, evaluate.Interval]:
    figures = evaluate.measured(gold, reported)
    return {name: figures[name] for name in _FIELDS}
