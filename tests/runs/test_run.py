"""Runs: the same bytes however they are made, and nothing lost but what is broken."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from extractor.errors import EngineError, UsageError
from extractor.reading.article import Article
from extractor.reading.failure import Failure
from extractor.runs import Format, Limits, Progress, Settings, Summary, run
from extractor.runs.batches import ARTICLES_PER_BATCH
from extractor.runs.output import WORKSHOP
from extractor.tables.contract import TABLES

Build = Callable[..., Article]


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def content(folder: Path) -> dict[str, bytes]:
    assert not (folder / WORKSHOP).exists()
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def go(
    items: Iterable[Article | Failure], out: Path, engine: str = "jieba", workers: int = 0, **more: object
) -> Summary:
    return run(items, out, Settings(engine=engine), workers=workers, **more)  # type: ignore[arg-type]


def test_tables_of_every_format_are_written(tmp_path: Path, article: Build) -> None:
    summary = go([article(1), article(2)], tmp_path / "deep/out", formats=[Format.CSV, Format.PARQUET])
    assert len(summary.files) == 2 * len(TABLES)
    assert all(path.is_file() for path in summary.files)
    assert summary.rows["articles"] == 2
    assert [row["article_id"] for row in rows(tmp_path / "deep/out", "articles")] == ["a1", "a2"]


def test_the_same_bytes_with_any_number_of_workers(tmp_path: Path, article: Build, samples: Path) -> None:
    from extractor.reading import read

    items = [*read([samples]), *(article(n) for n in range(3 * ARTICLES_PER_BATCH))]
    for workers in (0, 1, 3):
        go(items, tmp_path / str(workers), workers=workers)
    assert content(tmp_path / "0") == content(tmp_path / "1") == content(tmp_path / "3")
    assert rows(tmp_path / "0", "attendees")


def test_no_article_at_all_still_gives_tables(tmp_path: Path) -> None:
    summary = go([], tmp_path)
    assert summary.rows["articles"] == 0
    assert rows(tmp_path, "articles") == []


def test_tables_are_not_replaced_unasked(tmp_path: Path, article: Build) -> None:
    go([article(1)], tmp_path, formats=[Format.CSV, Format.PARQUET])
    before = content(tmp_path)
    with pytest.raises(UsageError, match=r"already holds articles\.csv"):
        go([article(2)], tmp_path)
    assert content(tmp_path) == before
    go([article(2)], tmp_path, force=True)
    assert [row["article_id"] for row in rows(tmp_path, "articles")] == ["a2"]
    assert not list(tmp_path.glob("*.parquet")), "tables of the earlier run must not stay beside the new ones"


def test_other_files_in_the_folder_stay(tmp_path: Path, article: Build) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    go([article(1)], tmp_path)
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, article: Build) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot write to"):
        go([article(1)], tmp_path / "file" / "out")


def test_failures_of_reading_stand_between_the_articles(tmp_path: Path, article: Build) -> None:
    summary = go([article(1), Failure("x", None, "reading", "empty", "it is empty"), article(2)], tmp_path)
    assert summary.kinds == {("reading", "empty"): 1}
    assert summary.first_failures == [("x", "it is empty")]
    assert len(rows(tmp_path, "articles")) == 2


def test_the_same_article_twice_is_extracted_once(tmp_path: Path, article: Build) -> None:
    go([article(1), article(1)], tmp_path)
    assert len(rows(tmp_path, "articles")) == 1
    assert [row["error"] for row in rows(tmp_path, "failures")] == ["duplicate"]


def test_another_article_of_the_same_id_gets_an_id_of_its_own(tmp_path: Path, article: Build) -> None:
    """Two files that both number their articles from 1."""
    other = Article("a1", "other.jsonl:1", "海门市总工会召开座谈会，贺兰主持会议。")
    go([article(1), other], tmp_path)
    ids = [row["article_id"] for row in rows(tmp_path, "articles")]
    assert ids[0] == "a1" and ids[1].startswith("a1~")
    assert "came before" in rows(tmp_path, "articles")[1]["warnings"]
    assert len({row["meeting_id"] for row in rows(tmp_path, "meetings")}) == len(rows(tmp_path, "meetings"))


def test_progress_counts_every_article(tmp_path: Path, article: Build) -> None:
    seen: list[int] = []

    def note(progress: Progress) -> None:
        seen.append(progress.articles)

    go((article(n) for n in range(2 * ARTICLES_PER_BATCH + 1)), tmp_path, on_progress=note)
    assert seen == [ARTICLES_PER_BATCH, 2 * ARTICLES_PER_BATCH, 2 * ARTICLES_PER_BATCH + 1]


@pytest.mark.parametrize("workers", [0, 1])
def test_an_unknown_engine_is_named(tmp_path: Path, article: Build, workers: int) -> None:
    with pytest.raises(EngineError, match="nonesuch"):
        go([article(1)], tmp_path, engine="nonesuch", workers=workers)


class TestPoison:
    """Articles that take their worker with them."""

    def test_a_crash_costs_one_article(self, tmp_path: Path, article: Build, poisonous: str) -> None:
        items = [article(n, "陆云海崩溃主持会议。" if n in (3, 70) else "好。") for n in range(80)]
        summary = go(items, tmp_path, poisonous, workers=2)
        assert summary.rows["articles"] == 78
        failures = rows(tmp_path, "failures")
        assert [(row["article_id"], row["error"]) for row in failures] == [("a3", "crash"), ("a70", "crash")]
        assert "SIGABRT" in failures[0]["message"]

    def test_endless_time_costs_one_article(self, tmp_path: Path, article: Build, poisonous: str) -> None:
        items = [article(n, "陆云海沉睡主持会议。" if n == 1 else "好。") for n in range(3)]
        go(items, tmp_path, poisonous, workers=1, limits=Limits(seconds=3))
        assert [row["article_id"] for row in rows(tmp_path, "articles")] == ["a0", "a2"]
        assert [row["error"] for row in rows(tmp_path, "failures")] == ["time-limit"]

    def test_endless_memory_costs_one_article(self, tmp_path: Path, article: Build, poisonous: str) -> None:
        items = [article(n, "陆云海耗尽主持会议。" if n == 1 else "好。") for n in range(3)]
        go(items, tmp_path, poisonous, workers=1, limits=Limits(megabytes=1024))
        assert [row["article_id"] for row in rows(tmp_path, "articles")] == ["a0", "a2"]
        assert [row["error"] for row in rows(tmp_path, "failures")] == ["memory"]

    @pytest.mark.parametrize(
        ("model", "message"), [("broken", "weights are gone"), ("dead", "ended with code 7")]
    )
    def test_an_engine_that_does_not_open_ends_the_run(
        self, tmp_path: Path, article: Build, poisonous: str, model: str, message: str
    ) -> None:
        with pytest.raises(EngineError, match=message):
            go([article(1)], tmp_path, f"{poisonous}:{model}", workers=2)


class TestResume:
    """A run that was stopped goes on where it was."""

    def test_finished_articles_are_not_done_again(self, tmp_path: Path, article: Build) -> None:
        items = [article(n) for n in range(2 * ARTICLES_PER_BATCH)]

        def stop(progress: Progress) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            go(items, tmp_path / "cut", on_progress=stop)
        assert not (tmp_path / "cut/articles.csv").exists()
        summary = go(items, tmp_path / "cut")
        assert summary.reused == ARTICLES_PER_BATCH
        go(items, tmp_path / "whole")
        assert content(tmp_path / "cut") == content(tmp_path / "whole")

    def test_a_line_cut_off_by_a_kill_is_done_again(self, tmp_path: Path, article: Build) -> None:
        items = [article(n) for n in range(5)]
        self.interrupted(items, tmp_path / "cut")
        journal = tmp_path / "cut" / WORKSHOP / "journal.jsonl"
        journal.write_bytes(journal.read_bytes()[:-20])
        assert go(items, tmp_path / "cut").reused == 4
        go(items, tmp_path / "whole")
        assert content(tmp_path / "cut") == content(tmp_path / "whole")

    def test_sources_may_change_in_between(self, tmp_path: Path, article: Build) -> None:
        self.interrupted([article(n) for n in range(5)], tmp_path)
        summary = go([article(9), article(3), article(1, "改了。")], tmp_path)
        assert summary.reused == 1
        assert [row["article_id"] for row in rows(tmp_path, "articles")] == ["a9", "a3", "a1"]

    def test_other_settings_do_not_go_on(self, tmp_path: Path, article: Build) -> None:
        self.interrupted([article(1)], tmp_path)
        with pytest.raises(UsageError, match="unfinished run with another script"):
            run([article(1)], tmp_path, Settings(engine="jieba", script="keep"), workers=0)
        summary = run([article(1)], tmp_path, Settings(engine="jieba", script="keep"), workers=0, force=True)
        assert summary.reused == 0

    @staticmethod
    def interrupted(items: list[Article], out: Path) -> None:
        def stop(progress: Progress) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            go(items, out, on_progress=stop)
