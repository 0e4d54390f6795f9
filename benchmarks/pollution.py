"""What pollution costs: `python benchmarks/pollution.py [GOLD_FOLDER]`.

Pollutes the annotated articles in every family of reading annotation, cleans and extracts them, and prints
the figures beside those of the articles as they are.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from places import GOLD

from extractor.cleaning import clean
from extractor.cleaning.simulate import Family, pollute
from extractor.evaluation.evaluation import evaluate_articles
from extractor.evaluation.gold import load_gold, load_texts
from extractor.evaluation.reported import as_reported
from extractor.language import NameGate, analyse_all, get_engine
from extractor.meetings import extract
from extractor.reading import Article, read

SETS = ("national_dev", "local_dev")
FIGURES = ("attendees_f1", "role", "title", "date", "org", "topic~", "name~", "location")
SEED = 7


def polluted(article: Article, family: Family) -> Article:
    """The article as a spun copy of the family has it."""
    return replace(article, text=pollute(clean(article, script="keep").text, family, SEED).text)


def main() -> None:
    """Print one line for each set and family."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD, help="folder of the annotated articles")
    folder = parser.parse_args().gold
    engine = get_engine("lac")
    print(f"| set | family | {' | '.join(FIGURES)} |\n|---|---|{'---|' * len(FIGURES)}")
    for name in SETS:
        gold = load_gold(folder / f"{name}.gold.jsonl")
        texts = load_texts(folder / f"{name}.gold.jsonl")
        found = [item for item in read([folder / f"{name}.jsonl"]) if isinstance(item, Article)]
        variants: dict[str, Sequence[Article]] = {"as found": found}
        variants |= {family.name: [polluted(article, family) for article in found] for family in Family}
        for variant, articles in variants.items():
            analyses = analyse_all([clean(article) for article in articles], engine, gate=NameGate())
            reported = {a.clean.article.id: [as_reported(m) for m in extract(a).meetings] for a in analyses}
            figures = evaluate_articles(name, gold, reported, texts).whole.figures
            print(
                f"| {name} | {variant} | {' | '.join(f'{figures[key]:.3f}' for key in FIGURES)} |", flush=True
            )


if __name__ == "__main__":
    main()
