"""The two models trained here beside each other: `python benchmarks/trained_models.py [GOLD_FOLDER]`.

The genre tagger (fine-tuned from LAC's network) and HanLP's recogniser, each read in the plainest way and
without any rule: who was there, the name, the topic and the place of the meeting. Measured on the development
sets, on the articles of the second whose institutions no training article comes from, and on both sets read
from copies whose bytes were torn (family C2, which cleaning cannot undo everywhere). Needs PyTorch, HanLP.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from places import GOLD, ROOT, records

from extractor.cleaning import clean_text
from extractor.cleaning.simulate import Family, pollute
from extractor.evaluation.bootstrap import intervals
from extractor.evaluation.gold import Gathering, Person
from extractor.evaluation.scoring import Score, figures, score
from extractor.language.engines.hanlp_models import load_component
from extractor.language.genre.tagger import GenreTagger
from extractor.training import evaluate, measure
from extractor.training.align import unlabelled
from extractor.training.document import Document
from extractor.training.tagged_characters import PRESENT

FIGURES = ("attendees_p", "attendees_r", "attendees_f1", "topic~", "name~", "location")

Named = list[tuple[str, str]]
"""Names with their labels, in text order."""


def main() -> None:
    """Measure both and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    gold = parser.parse_args().gold
    data = measure.read(gold)
    tagger, recogniser = GenreTagger.load(), load_component(str(ROOT / "models" / "hanlp"))
    print(f"| measured on | model | {' | '.join(FIGURES)} |\n|---|---|{'---|' * len(FIGURES)}")
    sets = data.measures() | {f"{name}, bytes torn": torn(gold, name, data) for name in data.development}
    for name, articles in sets.items():
        by_tagger = evaluate.reports(tagger, articles.documents)
        print_row(name, "genre", [score(one, [by_tagger[one.id]]) for one in articles.gold])
        by_hanlp = {document.id: meeting(recognised(recogniser, document)) for document in articles.documents}
        print_row(name, "hanlp", [score(one, [by_hanlp[one.id]]) for one in articles.gold])


def torn(folder: Path, name: str, data: measure.Data) -> measure.Annotated:
    """The articles of a development set as they are read from copies whose bytes were torn."""
    documents = []
    for seed, row in enumerate(records(folder / f"{name}.jsonl")):
        body = pollute(clean_text(row["body"]).text, Family.SHIFT, seed).text
        documents.append(unlabelled(row | {"body": body}))
    return measure.Annotated(documents, data.development[name].gold)


def recognised(recogniser: object, document: Document) -> Named:
    """What the recogniser finds in a document, sentence by sentence."""
    sentences = [[c for c in sentence if not c.isspace()] for sentence in document.sentences]
    found: list[list[tuple[str, str, int, int]]] = recogniser(sentences) if any(sentences) else []  # type: ignore[operator]
    return [(words, label) for names in found for words, label, _, _ in sorted(names, key=lambda n: n[2])]


def meeting(names: Named) -> Gathering:
    """The one meeting the names speak of: everybody present, and the first name, topic and place."""

    def first(label: str) -> str | None:
        return next((words for words, found in names if found == label), None)

    present = dict.fromkeys(words for words, label in names if label == PRESENT)
    people = tuple(Person(name, None, ("attendee",)) for name in present)
    return Gathering(first("NAME"), None, first("TOPIC"), first("PLACE"), None, None, people)


def print_row(name: str, model: str, scores: Sequence[Score]) -> None:
    """One line of the table."""
    values, ends = figures(scores), intervals(scores)
    cells = (f"{values[f]:.2f} ({ends[f][0]:.2f}-{ends[f][1]:.2f})" for f in FIGURES)
    print(f"| {name} | `{model}` | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
