"""Tables at an address: whole or not at all, nothing replaced unasked, and a killed run goes on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import ExtractorError, UsageError
from extractor.reading.article import Article
from extractor.runs import Progress, Settings, folder_for, run
from extractor.runs.destination import ON_ITS_WAY
from extractor.runs.output import Format, table_files

Build = Callable[..., Article]

fsspec = pytest.importorskip("fsspec", reason="addresses need the package fsspec")
ADDRESS = "memory://tables/2015"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty store in memory; the folder for temporary files is one of the test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    store = fsspec.filesystem("memory")
    store.store.clear()
    yield store
    store.store.clear()


def go(items: list[Article], force: bool = False, **more: Any) -> None:
    with folder_for(ADDRESS, force) as folder:
        run(items, folder, Settings(engine="jieba"), force=force, **more)


def names(store: Any) -> list[str]:
    return sorted(name.rpartition("/")[2] for name in store.find("/"))


def test_the_same_bytes_as_in_a_folder(store: Any, article: Build, tmp_path: Path) -> None:
    items = [article(n) for n in range(3)]
    formats = [Format.CSV, Format.PARQUET]
    go(items, formats=formats)
    run(items, tmp_path / "here", Settings(engine="jieba"), formats=formats)
    assert names(store) == sorted(table_files())
    for name in table_files():
        assert store.cat_file(f"/tables/2015/{name}") == (tmp_path / "here" / name).read_bytes(), name
    assert not list(tmp_path.glob("extractor-*")), "nothing stays on this machine"


def test_tables_are_not_replaced_unasked(store: Any, article: Build) -> None:
    go([article(1)], formats=[Format.PARQUET])
    with pytest.raises(UsageError, match="already holds articles"):
        go([article(2)])
    go([article(2)], force=True)
    assert b"a2" in store.cat_file("/tables/2015/articles.csv")
    assert not [name for name in names(store) if name.endswith(".parquet")]


def test_other_files_at_the_address_stay(store: Any, article: Build) -> None:
    store.pipe_file("/tables/2015/notes.txt", b"mine")
    go([article(1)])
    assert store.cat_file("/tables/2015/notes.txt") == b"mine"


def test_nobody_sees_half_a_table(
    store: Any, article: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The store fails in the middle: there are only names that say so, and the tables are kept here."""
    put, calls = store.put_file, []

    def fails_later(*names: str) -> None:
        calls.append(names)
        if len(calls) > 2:
            raise OSError("the line is dead")
        put(*names)

    monkeypatch.setattr(type(store), "put_file", lambda self, *names: fails_later(*names))
    with pytest.raises(ExtractorError, match=r"the line is dead\); the finished tables are in ") as told:
        go([article(1)])
    assert all(name.startswith(ON_ITS_WAY) for name in names(store))
    folder = Path(str(told.value).rpartition(" ")[2])
    assert (folder / "articles.csv").is_file()
    monkeypatch.undo()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    go([article(1)])
    assert names(store) == sorted(name for name in table_files() if name.endswith(".csv"))


def test_a_stopped_run_goes_on(store: Any, article: Build) -> None:
    def stop(progress: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        go([article(n) for n in range(3)], on_progress=stop)
    assert names(store) == []
    with folder_for(ADDRESS, False) as folder:
        assert run([article(n) for n in range(3)], folder, Settings(engine="jieba")).reused == 3
    assert "articles.csv" in names(store)


def test_a_run_that_cannot_start_leaves_nothing(store: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError), folder_for(ADDRESS, False) as folder:
        run([Article("1", "x", "好。")], folder, Settings(engine="nonesuch"))
    assert names(store) == [] and not list(tmp_path.glob("extractor-*"))


@pytest.mark.parametrize("address", ["nonesuch://x/y", "memory2://"])
def test_an_unknown_store_is_named(address: str) -> None:
    with pytest.raises(UsageError, match=f"cannot write to {address}"), folder_for(address, False):
        pass


def test_a_folder_of_somebody_else_is_not_used(store: Any, tmp_path: Path) -> None:
    """Anybody may make folders where temporary files are: a link there would lead the tables astray."""
    with folder_for(ADDRESS, False) as folder:
        pass
    (tmp_path / "trap").mkdir()
    folder.symlink_to(tmp_path / "trap")
    with pytest.raises(UsageError, match="belongs to somebody else"), folder_for(ADDRESS, True):
        pass
