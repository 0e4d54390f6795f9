"""Many machines, here as processes of one: the same bytes as without, and a dead machine costs nothing.

Ray is not among the packages of the tests (it takes 259 MB): `pip install 'extractor[ray]'` runs these.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import EngineError, UsageError
from extractor.reading.article import Article
from extractor.runs import Limits, Progress, Settings, run
from extractor.runs import cluster as subject
from extractor.runs.batches import ARTICLES_PER_BATCH, Batch

Build = Callable[..., Article]


def test_without_ray_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'extractor\[ray\]'"):
        run([Article("1", "x", "好。")], tmp_path / "out", Settings(engine="jieba"), cluster="local")
    assert not (tmp_path / "out").exists()


def test_another_version_on_the_cluster_is_refused() -> None:
    with pytest.raises(UsageError, match="install the same on all"):
        subject.extract_there(Batch((), ()), Settings(), Limits(), "0.0.0")


IMPATIENT = {
    "health_check_period_ms": 500,
    "health_check_timeout_ms": 500,
    "health_check_failure_threshold": 3,
}
"""A dead machine is noticed within seconds, not after half a minute."""


@pytest.fixture(scope="module")
def cluster(plugin: Path) -> Iterator[Any]:
    """Three machines as processes of this one; the first has no processors for batches."""
    pytest.importorskip("ray", reason="needs Ray: pip install 'extractor[ray]'")
    from ray.cluster_utils import Cluster

    patch = pytest.MonkeyPatch()
    patch.setenv("RAY_AUTH_MODE", "disabled")  # else Ray writes a password into ~/.ray
    patch.setenv("PYTHONPATH", str(plugin))
    started = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 0, "include_dashboard": False, "_system_config": IMPATIENT},
    )
    for _ in range(2):
        started.add_node(num_cpus=1)
    yield started
    started.shutdown()
    patch.undo()


@pytest.fixture
def connected(cluster: Any) -> Iterator[Any]:
    import ray

    ray.init(cluster.address, log_to_driver=False)
    cluster.wait_for_nodes()
    yield cluster
    ray.shutdown()


class TestCluster:
    """Two machines of one processor each, and a third that dies."""

    def test_the_same_bytes_as_without(self, cluster: Any, tmp_path: Path, article: Build) -> None:
        items = [article(n) for n in range(2 * ARTICLES_PER_BATCH + 5)]
        settings = Settings(engine="jieba")
        run(items, tmp_path / "here", settings)
        run(items, tmp_path / "there", settings, cluster=cluster.address)
        assert content(tmp_path / "there") == content(tmp_path / "here")

    def test_an_article_that_crashes_costs_itself(
        self, cluster: Any, tmp_path: Path, article: Build, poisonous: str
    ) -> None:
        items = [article(n, "陆云海崩溃主持会议。" if n == 3 else "好。") for n in range(8)]
        summary = run(items, tmp_path, Settings(engine=poisonous), cluster=cluster.address)
        assert summary.rows["articles"] == 7
        assert summary.kinds == {("runs", "crash"): 1}

    def test_an_engine_that_does_not_open_ends_the_run(
        self, cluster: Any, tmp_path: Path, article: Build, poisonous: str
    ) -> None:
        with pytest.raises(EngineError, match=r"weights are gone") as told:
            run([article(1)], tmp_path, Settings(engine=f"{poisonous}:broken"), cluster=cluster.address)
        assert "Traceback" not in str(told.value)

    def test_a_machine_killed_during_the_run_costs_nothing(
        self, connected: Any, tmp_path: Path, article: Build, poisonous: str
    ) -> None:
        """Every batch takes more than a second; the machine dies after two of them, at work on others."""
        items = [article(n, "陆云海慢主持会议。") for n in range(6 * ARTICLES_PER_BATCH)]
        settings = Settings(engine=poisonous)
        run(items, tmp_path / "here", settings)
        victim = connected.add_node(num_cpus=1)
        connected.wait_for_nodes()
        seen: list[float] = []

        def kill_once(progress: Progress) -> None:
            if len(seen) == 2:
                connected.remove_node(victim, allow_graceful=False)
            seen.append(time.monotonic())

        run(items, tmp_path / "there", settings, cluster=connected.address, on_progress=kill_once)
        assert len(seen) > 4, "the run was over before the machine died"
        assert content(tmp_path / "there") == content(tmp_path / "here")


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1"])
def test_an_address_where_nobody_answers(tmp_path: Path, article: Build, address: str) -> None:
    pytest.importorskip("ray", reason="needs Ray: pip install 'extractor[ray]'")
    begin = time.monotonic()
    with pytest.raises(UsageError, match=f"cannot reach a Ray cluster at {address}"):
        run([article(1)], tmp_path, Settings(engine="jieba"), cluster=address)
    assert time.monotonic() - begin < 15


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
