"""Does the confidence of an attendee mean something? `python benchmarks/confidence.py [GOLD_FOLDER]`.

Counts, for the attendees reported on both development sets, how many of those with a given confidence
were there, and writes `docs/confidence.md` with a reliability plot beside it. A person stated in several
meetings of an article counts once, with the highest confidence. The weights behind the confidence come from
the training set.
"""

from __future__ import annotations

import argparse
import math
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from places import GOLD

from extractor import __version__
from extractor.cleaning import clean
from extractor.evaluation.gold import load_gold
from extractor.evaluation.matching import letters
from extractor.language import NameGate, analyse_all, get_engine
from extractor.meetings import extract
from extractor.reading import Article, read

SETS = ("national_dev", "local_dev")
EDGES = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.0)
"""Borders of the classes; narrow where most attendees are."""

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = """\
# What a confidence means

Made by `python benchmarks/confidence.py`: extractor {version}, Python {python}, {day}; {people} attendees of
{articles} annotated articles that the weights never saw.

Every row of `attendees` has a `confidence`: the probability that the person was there, given the
constructions the text names the person in (`extractor/meetings/people/data/model.toml`). From 0.5 on a
person is listed. If it means what it says, of the rows with 0.9 nine in ten are right:

{table}

![reliability](confidence.svg)

The mean distance between confidence and share, weighted by rows (expected calibration error), is
{error:.3f}; the mean squared error (Brier score) {brier:.3f}. The interval is Wilson's at 95 %.

To keep what is surer, filter: `attendees[attendees.confidence >= 0.9]` in pandas, or
`extractor query "SELECT * FROM attendees WHERE confidence >= 0.9" --database meetings.duckdb`. At 0.9 the
table keeps {kept:.0%} of its rows, of which {right:.1%} are right.

The confidence of a meeting is the belief that the page is news of a gathering that took place; a further
gathering's is that times the belief that it is one of its own.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One reported attendee: its confidence, and whether the annotation has the person."""

    confidence: float
    there: bool


def rows(folder: Path, name: str) -> Iterator[Row]:
    """The attendees reported for one set."""
    gold = {
        article.id: {letters(person.name) for meeting in article.meetings for person in meeting.people}
        for article in load_gold(folder / f"{name}.gold.jsonl")
    }
    articles = [item for item in read([folder / f"{name}.jsonl"]) if isinstance(item, Article)]
    for analysis in analyse_all([clean(article) for article in articles], get_engine("lac"), gate=NameGate()):
        best: dict[str, float] = {}
        for meeting in extract(analysis).meetings:
            for person in meeting.attendees:
                key = letters(person.name)
                best[key] = max(best.get(key, 0.0), person.confidence)
        there = gold[analysis.clean.article.id]
        yield from (Row(confidence, key in there) for key, confidence in best.items())


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927)."""
    share, square = hits / total, z * z
    middle = (share + square / (2 * total)) / (1 + square / total)
    half = z / (1 + square / total) * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Class:
    """The attendees with a confidence in one interval."""

    name: str
    count: int
    confidence: float
    share: float
    interval: tuple[float, float]


def classes(found: Sequence[Row]) -> Iterator[Class]:
    """The non-empty classes of confidence, lowest first."""
    for low, high in pairwise(EDGES):
        inside = [row for row in found if low <= row.confidence < high or (high == 1.0 == row.confidence)]
        if inside:
            hits = sum(row.there for row in inside)
            mean = sum(row.confidence for row in inside) / len(inside)
            yield Class(f"{low}–{high}", len(inside), mean, hits / len(inside), wilson(hits, len(inside)))


def plot(found: Sequence[Class], path: Path) -> None:
    """The reliability plot as SVG, the same bytes for the same figures."""
    import matplotlib as mpl
    from matplotlib import pyplot as plt

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "confidence"
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.plot([0.45, 1], [0.45, 1], color="0.7", linewidth=1, label="means what it says")
    low = [max(0.0, item.share - item.interval[0]) for item in found]
    high = [max(0.0, item.interval[1] - item.share) for item in found]
    x = [item.confidence for item in found]
    axes.errorbar(x, [item.share for item in found], yerr=[low, high], fmt="o", capsize=3, label="attendees")
    for item in found:
        axes.annotate(
            str(item.count), (item.confidence, item.share), xytext=(5, -11), textcoords="offset points"
        )
    axes.set(xlabel="confidence", ylabel="share that was there", xlim=(0.45, 1.03), ylim=(0.3, 1.03))
    axes.legend(loc="lower right", frameon=False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Measure and write the page and the plot."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD, help="folder of the annotated articles")
    folder = parser.parse_args().gold
    found = [row for name in SETS for row in rows(folder, name)]
    table = list(classes(found))
    lines = ["| confidence | attendees | mean confidence | were there | interval |", "|---|---|---|---|---|"]
    lines += [
        f"| {c.name} | {c.count} | {c.confidence:.3f} | {c.share:.3f} "
        f"| {c.interval[0]:.3f}–{c.interval[1]:.3f} |"
        for c in table
    ]
    sure = [row for row in found if row.confidence >= 0.9]
    page = PAGE.format(
        version=__version__,
        python=platform.python_version(),
        day=date.today().isoformat(),
        people=len(found),
        articles=sum(len(load_gold(folder / f"{name}.gold.jsonl")) for name in SETS),
        table="\n".join(lines),
        error=sum(c.count * abs(c.confidence - c.share) for c in table) / len(found),
        brier=sum((row.confidence - row.there) ** 2 for row in found) / len(found),
        kept=len(sure) / len(found),
        right=sum(row.there for row in sure) / len(sure),
    )
    (DOCS / "confidence.md").write_text(page, encoding="utf-8")
    plot(table, DOCS / "confidence.svg")
    print(page)


if __name__ == "__main__":
    main()
