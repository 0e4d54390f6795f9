"""A run without files: sources in, DataFrames out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from extractor.reading import read
from extractor.runs.batches import batched, distinct
from extractor.runs.stages import Result, Settings, extract_batch
from extractor.tables.frames import Tables, to_tables


def extract_tables(
    sources: Iterable[str | Path], settings: Settings | None = None, *, published: date | None = None
) -> Tables:
    """The tables of all articles of some sources, made in this process and held in memory.

    Args:
        sources: As `extractor.reading.read` takes them: files, folders, `-`.
        settings: Engine and script; None takes the defaults.
        published: The publication date of articles that name none.

    Raises:
        EngineError: The engine cannot be loaded.
    """
    return to_tables(_results(sources, settings or Settings(), published))


def _results(sources: Iterable[str | Path], settings: Settings, published: date | None) -> Iterator[Result]:
    from extractor.language import get_engine

    engine = get_engine(settings.engine)
    for batch in batched(enumerate(distinct(read(sources, published=published)))):
        yield from extract_batch(batch.items, engine, settings)
