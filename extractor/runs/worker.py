"""A worker: a process of its own with one engine, which a crash or an endless loop cannot spread from.

The parent sends batches through a pipe and gets rows back. A worker that ends, or does not answer
in time, raises `WorkerLostError` in the parent, which starts another.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection

from extractor.errors import EngineError, ExtractorError
from extractor.runs.stages import Item, Settings, describe, extract_batch
from extractor.tables.rows import Rows, rows_of


@dataclass(frozen=True, slots=True)
class Limits:
    """What a batch may cost before its worker is replaced.

    A batch gets `seconds`, and one more for every `characters_per_second` characters of it; at the
    default a healthy engine is a hundred times faster. `megabytes` bounds the memory a worker may
    allocate (where the system supports it).
    """

    seconds: float = 60.0
    characters_per_second: float = 500.0
    megabytes: int = 4096

    def patience(self, characters: int) -> float:
        """Seconds until a batch of so many characters is given up."""
        return self.seconds + characters / self.characters_per_second


class WorkerLostError(ExtractorError):
    """A worker ended or was ended in the middle of a batch; `kind` is `crash` or `time-limit`."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


class Worker:
    """The parent's end of a worker process; starting it takes no time, `wait_until_ready` does."""

    def __init__(self, settings: Settings, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self._engine = settings.engine
        self._limits = limits
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, settings, limits.megabytes), daemon=True)
        self._process.start()
        theirs.close()

    def wait_until_ready(self) -> None:
        """Return when the engine is loaded.

        Raises:
            EngineError: The engine cannot be loaded.
        """
        try:
            problem = self._connection.recv()
        except (EOFError, OSError):
            problem = f"The engine {self._engine} cannot be started: its process {self._end()}."
        if problem:
            self.kill()
            raise EngineError(problem)

    def extract(self, items: Sequence[Item], characters: int) -> list[Rows]:
        """The rows of a batch, one entry for every item.

        Raises:
            WorkerLostError: The worker has ended; it must not be used again.
        """
        patience = self._limits.patience(characters)
        try:
            self._connection.send(items)
            if self._connection.poll(patience):
                rows: list[Rows] = self._connection.recv()
                return rows
        except (EOFError, OSError):
            raise WorkerLostError("crash", f"The process that worked on it {self._end()}.") from None
        self.kill()
        raise WorkerLostError("time-limit", f"It took longer than {patience:.0f} seconds.")

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()
        self._process.join()

    def _end(self) -> str:
        self._process.join(1)
        self.kill()
        code = self._process.exitcode or 0
        if code >= 0:
            return f"ended with code {code}"
        with contextlib.suppress(ValueError):
            return f"was ended by {signal.Signals(-code).name}"
        return f"was ended by signal {-code}"


def _serve(connection: Connection, settings: Settings, megabytes: int) -> None:
    """The worker's end: load the engine, answer batches until the parent hangs up."""
    from extractor.language import get_engine

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit_memory(megabytes)
    with contextlib.suppress(EOFError, OSError):
        try:
            engine = get_engine(settings.engine)
        except Exception as error:  # whatever it is, the parent must hear of it
            connection.send(describe(error))
            return
        connection.send("")
        while True:
            items: Sequence[Item] = connection.recv()
            connection.send([rows_of(result) for result in extract_batch(items, engine, settings)])


def _end_with_parent() -> None:
    """Do not work on for a parent that was killed: its next run has workers of its own."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on this system
        return
    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 1024 * 1024, hard))
