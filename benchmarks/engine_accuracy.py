"""Engines, with and without the gate, under the same meetings stage, on annotated articles.

    python benchmarks/engine_accuracy.py GOLD-FOLDER [--engine lac --engine jieba --engine hanlp:FOLDER]

For every pair NAME.jsonl and NAME.gold.jsonl in the folder: F1 of attendees with its 95 % bootstrap
interval, accuracy of roles and titles, F1 of telling meeting news from other pages, and how many
characters a second of processor time went through the language room.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from extractor.cleaning import clean
from extractor.errors import ExtractorError
from extractor.evaluation import Evaluation, evaluate
from extractor.language import Engine, Gate, NameGate, analyse_all, every_character, get_engine
from extractor.meetings import extract
from extractor.reading import Article, read
from extractor.tables import rows_of
from extractor.tables.csv import CsvWriter

GATES: dict[str, Gate] = {"none": every_character, "names": NameGate()}
FIGURES = ("attendees_f1", "role", "title", "detection_f1")


def main() -> None:
    """Measure what the command line asks for and print a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--engine", action="append", default=[])
    options = parser.parse_args()
    print("| articles | engine | gate |", " | ".join(FIGURES), "| characters/s |")
    print("|" + "---|" * (len(FIGURES) + 4))
    for name in options.engine or ["lac", "jieba"]:
        try:
            engine = get_engine(name)
        except ExtractorError as error:
            print(f"| | {name} | | {error} |")
            continue
        for gold in sorted(options.folder.glob("*.gold.jsonl")):
            source = gold.with_name(gold.name.replace(".gold", ""))
            articles = [item for item in read(source) if isinstance(item, Article)]
            for gate_name, gate in GATES.items():
                evaluation, speed = measure(articles, gold, engine, gate)
                cells = [cell(evaluation, figure) for figure in FIGURES]
                print("|", " | ".join((source.stem, name, gate_name, *cells, f"{speed:,.0f}")), "|")


def measure(articles: list[Article], gold: Path, engine: Engine, gate: Gate) -> tuple[Evaluation, float]:
    """The figures, and the speed of the language room in characters per second."""
    cleans = [clean(article) for article in articles]
    begin = time.process_time()
    analyses = list(analyse_all(cleans, engine, gate=gate))
    seconds = time.process_time() - begin
    with tempfile.TemporaryDirectory() as folder:
        with CsvWriter(Path(folder)) as writer:
            for analysis in analyses:
                writer.write(rows_of(extract(analysis)))
        evaluation = evaluate(gold, Path(folder))
    return evaluation, sum(len(text.text) for text in cleans) / seconds


def cell(evaluation: Evaluation, figure: str) -> str:
    """A figure with its interval."""
    low, high = evaluation.whole.intervals[figure]
    return f"{evaluation.whole.figures[figure]:.3f} ({low:.2f}-{high:.2f})"


if __name__ == "__main__":
    main()
