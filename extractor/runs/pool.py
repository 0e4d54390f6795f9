"""Batches to workers and rows back, in whatever order they finish."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from extractor.errors import ExtractorError
from extractor.reading.article import Article
from extractor.reading.failure import Failure
from extractor.runs.batches import Batch, length
from extractor.runs.stages import Item, Settings, extract_batch
from extractor.runs.worker import Limits, Worker, WorkerLostError
from extractor.tables.rows import Rows, rows_of

Finished = tuple[Batch, list[Rows]]


def extract_here(batches: Iterable[Batch], settings: Settings) -> Iterator[Finished]:
    """The rows of every batch, made in this process: nothing to start, no protection from crashes.

    Raises:
        EngineError: The engine cannot be loaded.
    """
    from extractor.language import get_engine

    engine = get_engine(settings.engine)
    for batch in batches:
        results = extract_batch(batch.items, engine, settings)
        yield batch, [rows_of(result) for result in results]


def extract_in_workers(
    batches: Iterable[Batch], settings: Settings, workers: int, limits: Limits
) -> Iterator[Finished]:
    """The rows of every batch, made by at most `workers` processes, each started when it has work.

    Reading is done here, between results; twice as many batches as workers are on their way.

    Raises:
        EngineError: The engine cannot be loaded.
    """
    crew = Crew(settings, limits)
    pending: set[Future[Finished]] = set()
    threads = ThreadPoolExecutor(workers)
    try:
        for batch in batches:
            pending.add(threads.submit(crew.extract, batch))
            full = len(pending) >= 2 * workers
            done, pending = wait(pending, None if full else 0, FIRST_COMPLETED)
            yield from (future.result() for future in done)
        while pending:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    finally:
        crew.dismiss()
        threads.shutdown(cancel_futures=True)


class Crew:
    """The workers of a run. `extract` is called by as many threads as there may be workers."""

    def __init__(self, settings: Settings, limits: Limits) -> None:
        self._settings = settings
        self._limits = limits
        self._idle: list[Worker] = []
        self._all: list[Worker] = []
        self._lock = threading.Lock()
        self._dismissed = False

    def extract(self, batch: Batch) -> Finished:
        """A batch through one worker; if that is lost, article by article, to find the one that breaks it."""
        try:
            return batch, self._send(batch.items, batch.characters)
        except WorkerLostError as lost:
            if len(batch.items) == 1:
                return batch, [_lost(batch.items[0], lost)]
        return batch, [self._alone(item) for item in batch.items]

    def dismiss(self) -> None:
        """End all workers, in the middle of their work if they have any."""
        with self._lock:
            self._dismissed = True
            for worker in self._all:
                worker.kill()

    def _alone(self, item: Item) -> Rows:
        try:
            return self._send((item,), length(item))[0]
        except WorkerLostError as lost:
            return _lost(item, lost)

    def _send(self, items: tuple[Item, ...], characters: int) -> list[Rows]:
        worker = self._take()
        try:
            rows = worker.extract(items, characters)
        except WorkerLostError:
            with self._lock:
                self._all.remove(worker)
            raise
        with self._lock:
            self._idle.append(worker)
        return rows

    def _take(self) -> Worker:
        with self._lock:
            if self._dismissed:
                raise ExtractorError("The run was stopped.")
            if self._idle:
                return self._idle.pop()
            worker = Worker(self._settings, self._limits)
            self._all.append(worker)
        worker.wait_until_ready()
        return worker


def _lost(item: Item, lost: WorkerLostError) -> Rows:
    ident = item.id if isinstance(item, Article) else item.article_id
    return rows_of(Failure(item.source, ident, "runs", lost.kind, str(lost)))
