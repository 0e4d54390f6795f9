"""The measurements of `pipeline.py` as a page and a plot.

python benchmarks/scale_page.py MEASUREMENTS.json docs/scale.md
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

STAGES = ("cleaning", "language", "meetings", "tables")
WHOLE = "whole pipeline"
ONE_CORE = "all articles on one core alone"
ONE_WORKER = "all articles, one worker"
TWO_WORKERS = "all articles, two workers"
FEWER = "a quarter of the articles, one worker"
ONE_ARTICLE = "one article, from start to tables"
ONE_ALONE = "one article on one core alone"
HELP = "extractor --help"


@dataclass(frozen=True, slots=True)
class Command:
    """One run: seconds by the clock and of processors, peak megabytes of its largest process."""

    seconds: float
    processor: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Measurements:
    """What `pipeline.py` has measured; `seconds` are processor seconds by stage or tagger and round."""

    date: str
    machine: str
    source: str
    load: list[float]
    articles: int
    rounds: int
    commands: dict[str, list[Command]]
    characters: int
    seconds: dict[str, list[float]]
    taggers: list[str]


def main() -> None:
    """Write the page again from measurements that `pipeline.py --json` kept."""
    found = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found["commands"] = {name: [Command(**run) for run in runs] for name, runs in found["commands"].items()}
    write_page(Measurements(**found), Path(sys.argv[2]))


def write_page(found: Measurements, path: Path) -> None:
    """The page, and its plot as SVG beside it."""
    plot = path.with_suffix(".svg")
    draw(found, plot)
    path.write_text(page(found, plot.name), encoding="utf-8")


PAGE = """\
# Speed and scale

{date}, {machine}. Load average {before:.1f} before and {after:.1f} after the measurement: what is
timed by the clock is worth as much as the machine was idle; ratios and processor time are worth more.
{articles:,} articles ({source}), {characters:,} characters of clean text, {rounds} rounds. Medians with the
range. Measured in one run, and this page written, by

    python benchmarks/pipeline.py {source} --articles {articles} --rounds {rounds} --page docs/scale.md

## On one core, by processor time

{plot}{stages}

Ratios are taken round by round. Taggers get the sentences of the clean text. The pipeline cleans, segments,
tags, finds the meetings and makes the rows; sentences that can name nobody do not reach its network
(`benchmarks/gate.py` measures what that loses). `tests/runs/test_speed.py` holds the lead over the package
as a ratio.

## The command, by the clock

{commands}

Memory is that of the largest process, be it the parent or a worker.

## On a cluster

    pip install 'extractor[ray]'
    extractor extract s3://news --out s3://tables --ray 10.0.0.1:6379

Every processor of the cluster works as a worker of one machine does, with an engine of its own, limits of
time and memory, and a new process after a crash. The machine that gives the command reads the sources, keeps
the journal and writes the tables; they have the same bytes as without a cluster. A batch whose machine died
is done again on another (`tests/runs/test_cluster.py` kills one in the middle of a run). All machines need
this package in the same version. A cluster that is started for the run (`--ray local`) gets a password that
is forgotten with it; whether and where Ray keeps one otherwise is a matter of how the cluster was started
(`RAY_AUTH_MODE`).

### Ten and a hundred machines

Computed from the figures above, not measured. An article took {worker:.2f} ms of a worker (all stages) and
{parent:.2f} ms of the machine that reads and writes (the command on one core, less its start and the stages).
Assumed: machines of two processors like this one, as fast on both as on one alone; a network that carries
the articles, some 3 KB each; and that handing a batch over costs the parent no more than reading it.

{cluster}

One parent can feed about {fed:.0f} workers. Beyond that, give each part of the sources a run and an `--out`
of its own: runs share nothing, and `extractor load` takes all their tables into one database.
"""


def page(found: Measurements, plot: str | None = None) -> str:
    """Everything as Markdown."""
    worker, parent = _per_article(found), _parent(found)
    return PAGE.format(
        date=found.date,
        machine=found.machine,
        before=found.load[0],
        after=found.load[-1],
        articles=found.articles,
        source=found.source,
        characters=found.characters,
        rounds=found.rounds,
        plot=f"![Characters a second of the pipeline, its stages, and taggers]({plot})\n\n" if plot else "",
        stages=stages(found),
        commands=commands(found),
        worker=worker * 1000,
        parent=parent * 1000,
        cluster=cluster(found),
        fed=worker / parent,
    )


def stages(found: Measurements) -> str:
    """Speeds of stages, pipeline and taggers."""
    lines = ["| | characters a second | pipeline : this |", "|---|---|---|"]
    whole = found.seconds[WHOLE]
    for name, times in found.seconds.items():
        ratios = [spent / all_ for spent, all_ in zip(times, whole, strict=True)]
        ratio = summary(ratios, ".2f") if name in found.taggers else ""
        lines.append(f"| {name} | {summary([found.characters / t for t in times], ',.0f')} | {ratio} |")
    return "\n".join(lines)


def commands(found: Measurements) -> str:
    """Times and memory of commands, and what the second worker brings."""
    lines = ["| | seconds | processor seconds | memory, MB |", "|---|---|---|---|"]
    for name, runs in found.commands.items():
        cells = (
            summary([run.seconds for run in runs], ".2f"),
            summary([run.processor for run in runs], ".2f"),
            summary([run.megabytes for run in runs], ".0f"),
        )
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines.append("")
    for label, one in (("one worker", ONE_WORKER), ("one core alone", ONE_CORE)):
        pairs = zip(found.commands[one], found.commands[TWO_WORKERS], strict=True)
        ratios = [first.seconds / second.seconds for first, second in pairs]
        lines.append(f"Two workers : {label}, {summary(ratios, '.2f')}.")
    return "\n".join(lines)


def cluster(found: Measurements) -> str:
    """What machines like this one would do together: computed, not measured."""
    parent, worker = _parent(found), _per_article(found)
    here = found.articles / median(run.seconds for run in found.commands[TWO_WORKERS])
    lines = [
        "| machines | articles a second | a million articles | bound by |",
        "|---|---|---|---|",
        f"| 1, two workers (measured, with the start) | {here:,.0f} | {_span(1e6 / here)} | workers |",
    ]
    for machines in (10, 100):
        extracted, written = 2 * machines / worker, 1 / parent
        rate = min(extracted, written)
        bound = "workers" if extracted < written else "reading and writing"
        lines.append(f"| {machines} | {rate:,.0f} | {_span(1e6 / rate)} | {bound} |")
    return "\n".join(lines)


def draw(found: Measurements, path: Path) -> None:
    """Speeds as bars with their range; the same measurements give the same bytes."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "extractor"
    import matplotlib.pyplot as plt

    names = list(found.seconds)
    speeds = {name: [found.characters / t / 1000 for t in found.seconds[name]] for name in names}
    middles = [median(speeds[name]) for name in names]
    errors = [
        [middle - min(speeds[name]) for name, middle in zip(names, middles, strict=True)],
        [max(speeds[name]) - middle for name, middle in zip(names, middles, strict=True)],
    ]
    colours = ["#1f5fa8" if n == WHOLE else "#9a9a9a" if n in found.taggers else "#9cc3e6" for n in names]
    figure, axes = plt.subplots(figsize=(8, 3.2))
    axes.barh(names, middles, xerr=errors, color=colours, log=True)
    axes.invert_yaxis()
    axes.set_xlabel("thousand characters a second on one core (logarithmic)")
    for name, middle in zip(names, middles, strict=True):
        axes.annotate(f" {middle:,.0f}", (max(speeds[name]), name), va="center", fontsize=8)
    axes.margins(x=0.12)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def _per_article(found: Measurements) -> float:
    return median(found.seconds[WHOLE]) / found.articles


def _parent(found: Measurements) -> float:
    """Processor seconds an article takes outside of the stages; start taken off."""
    start = median(run.processor for run in found.commands[ONE_ALONE])
    whole = median(run.processor for run in found.commands[ONE_CORE])
    return max(1e-5, (whole - start) / found.articles - _per_article(found))


def _span(seconds: float) -> str:
    if seconds >= 5400:
        return f"{seconds / 3600:.1f} hours"
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.0f} seconds"


def summary(values: Sequence[float], form: str) -> str:
    """Median and range."""
    return f"{median(values):{form}} ({min(values):{form}} – {max(values):{form}})"


if __name__ == "__main__":
    main()
