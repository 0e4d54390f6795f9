"""A run: sources in, tables out, streaming, in any number of processes, and able to go on after a kill."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from extractor import __version__
from extractor.errors import ExtractorError
from extractor.reading.article import Article
from extractor.runs.batches import Batch, batched, distinct, key_of
from extractor.runs.cluster import extract_on_cluster
from extractor.runs.journal import Journal
from extractor.runs.output import Format, Output
from extractor.runs.pool import Finished, extract_here, extract_in_workers
from extractor.runs.stages import Item, Settings
from extractor.runs.worker import Limits
from extractor.tables.rows import Rows

MOST_WORKERS = 8
"""More are started only when asked for: each holds an engine of its own in memory."""

FAILURES_SHOWN = 5


@dataclass(slots=True)
class Progress:
    """How far a run is: articles (failed ones too), raw characters, and articles done by an earlier run."""

    articles: int = 0
    characters: int = 0
    reused: int = 0


@dataclass(slots=True)
class Summary:
    """What a run has written.

    `rows` counts the rows of each table, `kinds` the failures by (stage, error); `first_failures` are
    (source, message) of the first few. `reused` articles were done by an earlier, unfinished run.
    """

    rows: Counter[str] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    first_failures: list[tuple[str, str]] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    reused: int = 0


def run(
    items: Iterable[Item],
    out: Path,
    settings: Settings,
    *,
    formats: Sequence[Format] = (Format.CSV,),
    workers: int = 0,
    cluster: str | None = None,
    limits: Limits | None = None,
    force: bool = False,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Extract the tables of all articles into a folder.

    The same articles give the same bytes with any number of workers. Where the folder holds an
    unfinished run with the same settings, articles it has finished are not done again.

    Args:
        items: What `extractor.reading.read` yields; taken one by one, so that memory does not grow.
        out: The folder for the tables; made if it is not there.
        settings: Engine and script.
        formats: File formats, one file for each table and format.
        workers: Processes, started as there is work for them; 0 works in this process. A script that
            asks for processes must be importable (`if __name__ == "__main__"`).
        cluster: Address of a Ray cluster that does the work, `local` to start one here for the run; then
            `workers` are as many batches as are worked on at once, 0 as many as it has processors.
        limits: Time and memory for a batch, after which its worker is replaced.
        force: Replace tables of an earlier run.
        on_progress: Called after every batch.

    Raises:
        UsageError: The folder holds tables that must not be replaced, the engine is unknown, or the
            cluster cannot be used.
    """
    output = Output(out, _fingerprint(settings), force)
    bounds = limits or Limits()

    def extracted(batches: Iterable[Batch]) -> Iterator[Finished]:
        if cluster:
            return extract_on_cluster(batches, settings, cluster, workers or None, bounds)
        if workers:
            return extract_in_workers(batches, settings, workers, bounds)
        return extract_here(batches, settings)

    try:
        summary = _fill(output, items, formats, extracted, on_progress)
    except ExtractorError:
        if not output.journal.stat().st_size:
            output.clear()
        raise
    output.clear()
    return summary


def _fill(
    output: Output,
    items: Iterable[Item],
    formats: Sequence[Format],
    extracted: Callable[[Iterable[Batch]], Iterator[Finished]],
    on_progress: Callable[[Progress], None],
) -> Summary:
    with closing(Journal(output.journal)) as journal:
        progress = Progress()
        batches = batched(_not_done(distinct(items), journal, progress))
        for batch, rows in extracted(batches):
            for number, item, row in zip(batch.numbers, batch.items, rows, strict=True):
                journal.add(number, key_of(item) if isinstance(item, Article) else "", row)
            journal.flush()
            progress.articles += len(rows)
            progress.characters += batch.characters
            on_progress(progress)
        summary = Summary(reused=progress.reused)
        summary.files = output.finish(_counted(journal.in_order(), summary), formats)
    return summary


def default_workers() -> int:
    """One worker for every processor this process may use, at most `MOST_WORKERS`."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_WORKERS)


def _fingerprint(settings: Settings) -> dict[str, str]:
    return {"version": __version__, "engine": settings.engine, "script": settings.script}


def _not_done(items: Iterable[Item], journal: Journal, progress: Progress) -> Iterator[tuple[int, Item]]:
    """Number all items, and yield those that the unfinished run before this one has not done."""
    for number, item in enumerate(items):
        if isinstance(item, Article) and journal.known and (key := key_of(item)) in journal.known:
            journal.reuse(number, key)
            progress.articles += 1
            progress.reused += 1
            progress.characters += len(item.text)
        else:
            yield number, item


def _counted(articles: Iterable[Rows], summary: Summary) -> Iterator[Rows]:
    """Pass the rows on to the writers and count them in the summary."""
    for rows in articles:
        for name, table in rows.items():
            summary.rows[name] += len(table)
        for source, _, stage, error, message in rows["failures"]:
            summary.kinds[str(stage), str(error)] += 1
            if len(summary.first_failures) < FAILURES_SHOWN:
                summary.first_failures.append((str(source), str(message)))
        yield rows
