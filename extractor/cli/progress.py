"""Progress of a run on a terminal: articles, rate, and the time left where the sources tell their size."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from extractor.runs.run import Progress

BYTES_PER_CHARACTER = 3
"""Of a Chinese character in UTF-8."""

PACKED = {".gz", ".zst", ".xz", ".bz2", ".parquet"}


@contextmanager
def shown(total_characters: int | None, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """A function that shows progress on stderr; it shows nothing where stderr is no terminal.

    Args:
        total_characters: About how many characters of raw text there are; None if unknown.
        quiet: Show nothing.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda progress: None
        return

    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    with Bar(
        SpinnerColumn(),
        TextColumn("{task.fields[articles]} articles"),
        BarColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task("", total=total_characters, articles=0, rate="")

        def show(progress: Progress) -> None:
            elapsed = bar.tasks[0].elapsed or 0.0
            rate = f"{(progress.articles - progress.reused) / elapsed:,.0f}/s" if elapsed else ""
            total = total_characters and max(total_characters, progress.characters)
            bar.update(
                task, completed=progress.characters, total=total, articles=f"{progress.articles:,}", rate=rate
            )

        yield show


def size_of(sources: Sequence[str]) -> int | None:
    """About how many characters the sources hold, from the sizes of the files; None if that tells nothing.

    Plain files only: what is packed or comes through a pipe does not tell its length.
    """
    total = 0
    for source in sources:
        path = Path(source)
        for file in path.rglob("*") if path.is_dir() else [path]:
            if file.suffix.lower() in PACKED or not file.exists():
                return None
            if file.is_file():
                total += file.stat().st_size
    return total // BYTES_PER_CHARACTER
