"""Batches to the machines of a Ray cluster and rows back.

Every processor of the cluster works through batches as a worker of one machine does: a process of its
own with one engine, replaced when an article breaks it. Ray places the batches, and runs those of a
machine that died again on another. All machines need this package in the same version.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType

from extractor import __version__
from extractor.errors import ExtractorError, UsageError
from extractor.runs.batches import Batch
from extractor.runs.pool import Crew, Finished
from extractor.runs.stages import Settings
from extractor.runs.worker import Limits
from extractor.tables.rows import Rows

LOCAL = "local"
"""The address for a cluster of this machine alone, started for the run."""

MACHINES_LOST = 10
"""So many machines may die under one batch before the run stops; articles never do that, see `Crew`."""


def extract_on_cluster(
    batches: Iterable[Batch], settings: Settings, address: str, processors: int | None, limits: Limits
) -> Iterator[Finished]:
    """The rows of every batch, made on a Ray cluster; machines may join and die meanwhile.

    Args:
        batches: Taken as there is room: twice as many as there are processors are on their way.
        settings: As for the whole run.
        address: `local`, `auto`, `HOST:PORT` or `ray://HOST:PORT`. Where the caller is connected to a
            cluster already, that one is used and stays connected.
        processors: How many batches to work on at once; None takes all processors there are.
        limits: As for workers on one machine.

    Raises:
        UsageError: Ray is not installed, or the cluster cannot be reached or has another version of
            this package.
        EngineError: The engine cannot be loaded there.
    """
    ray = _ray()
    ours = not ray.is_initialized()
    if ours:
        _connect(ray, address, processors)
    try:
        yield from _extract(ray, batches, settings, processors, limits)
    finally:
        if ours:
            ray.shutdown()


def _extract(
    ray: ModuleType, batches: Iterable[Batch], settings: Settings, processors: int | None, limits: Limits
) -> Iterator[Finished]:
    task = ray.remote(num_cpus=1, max_retries=MACHINES_LOST)(extract_there)
    sent: dict[object, Batch] = {}

    def next_finished() -> Finished:
        (done,), _ = ray.wait(list(sent), num_returns=1)
        try:
            return sent.pop(done), ray.get(done)
        except ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, ExtractorError):
                raise error.cause from None
            raise
        except ray.exceptions.RayError as error:
            raise ExtractorError(f"The cluster has given up: {_sentence(error)}") from None

    for batch in batches:
        while len(sent) >= (processors or 2 * _processors(ray)):
            yield next_finished()
        sent[task.remote(batch, settings, limits, __version__)] = batch
    while sent:
        yield next_finished()


def extract_there(batch: Batch, settings: Settings, limits: Limits, version: str) -> list[Rows]:
    """What runs on the cluster: the rows of a batch, through the one worker of this Ray process.

    Raises:
        UsageError: The package on this machine is not of `version`, and might give other rows.
        EngineError: The engine cannot be loaded here.
    """
    if version != __version__:
        raise UsageError(
            f"the cluster has extractor {__version__}, this machine {version}; install the same on all"
        )
    _, rows = _crew(settings, limits).extract(batch)
    return rows


@cache
def _crew(settings: Settings, limits: Limits) -> Crew:
    """One for the life of a Ray process, which runs one task at a time: one worker, one engine."""
    return Crew(settings, limits)


def _ray() -> ModuleType:
    try:
        import ray
    except ImportError:
        raise UsageError("--ray needs the package ray: pip install 'extractor[ray]'") from None
    module: ModuleType = ray
    return module


def _connect(ray: ModuleType, address: str, processors: int | None) -> None:
    more: dict[str, object] = {}
    if address == LOCAL:
        more = {"num_cpus": processors, "include_dashboard": False}
        if "RAY_AUTH_MODE" not in os.environ and "RAY_AUTH_TOKEN_PATH" not in os.environ:
            # The password of the new cluster; without one, Ray would write its own into ~/.ray.
            os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
    try:
        _knock(address)
        ray.init(address, logging_level=logging.ERROR, log_to_driver=False, **more)
    except Exception as error:  # Ray raises one of a dozen kinds, by how far it came
        raise UsageError(f"cannot reach a Ray cluster at {address}: {_sentence(error)}") from None


def _knock(address: str) -> None:
    """Fail within seconds where nobody answers: Ray itself goes on trying for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), timeout=10).close()


def _processors(ray: ModuleType) -> int:
    """Processors of all machines that are alive now."""
    return max(1, int(ray.cluster_resources().get("CPU", 0)))


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
