"""Files, directories and standard input, compressed or not, whatever their names say."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import fsspec
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from one_article import BODY, RECORD, as_parquet, check_whole, line

from extractor.reading import Article, Failure, read

COMPRESSORS = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda data: pyarrow.compress(data, "zstd", asbytes=True),
}


class TestCompressed:
    @pytest.mark.parametrize("suffix", COMPRESSORS)
    @pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.parquet"])
    def test_every_format(self, reading: Any, name: str, suffix: str) -> None:
        table_text = ",".join(RECORD) + "\n" + ",".join(f'"{value}"' for value in RECORD.values())
        plain = {
            "a.jsonl": line().encode(),
            "a.json": f"[{line()}]".encode(),
            "a.csv": table_text.encode(),
            "a.parquet": as_parquet([RECORD]),
        }
        check_whole(reading.article(name + suffix, COMPRESSORS[suffix](plain[name])))

    @pytest.mark.parametrize("suffix", COMPRESSORS)
    def test_cut_off(self, reading: Any, suffix: str) -> None:
        data = COMPRESSORS[suffix](os.urandom(3000) + BODY.encode())
        assert reading.failure("a.txt" + suffix, data[:-20]).error == "damaged"

    def test_what_came_before_the_damage_is_kept(self, reading: Any) -> None:
        lines = "\n".join(line(id=number, url=os.urandom(40).hex()) for number in range(5000))
        *articles, last = reading.items("a.jsonl.gz", gzip.compress(lines.encode())[:-3000])
        assert len(articles) > 100
        assert all(isinstance(item, Article) for item in articles)
        assert isinstance(last, Failure) and last.error == "damaged"

    def test_a_bomb_is_stopped(self, reading: Any) -> None:
        assert (
            reading.failure("a.txt.gz", gzip.compress(b"a" * 5_000_000), max_bytes=1_000_000).error
            == "too-large"
        )

    def test_members_one_after_the_other(self, reading: Any) -> None:
        data = gzip.compress(line(id=1).encode() + b"\n") + gzip.compress(line(id=2).encode() + b"\n")
        assert [item.id for item in reading.items("a.jsonl.gz", data)] == ["1", "2"]


class TestSources:
    def test_directories_are_walked_in_order(self, tmp_path: Path) -> None:
        for name in [
            "b.txt",
            "a/z.txt",
            "a/b.jsonl",
            "c.HTML",
            "README.txt",
            ".hidden.txt",
            ".git/x.txt",
            "x.docx",
            "y.docx",
        ]:
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(line() if name.endswith("l") else BODY, encoding="utf-8")
        items = list(read([tmp_path]))
        names = [Path(item.source).relative_to(tmp_path).as_posix() for item in items]
        assert names == ["b.txt", "c.HTML", "a/b.jsonl:1", "a/z.txt", "."]
        assert isinstance(items[-1], Failure)
        assert (items[-1].error, ".docx 2" in items[-1].message) == ("unsupported", True)

    def test_a_directory_without_articles(self, tmp_path: Path) -> None:
        (item,) = read([tmp_path])
        assert isinstance(item, Failure) and item.error == "no-articles"

    @pytest.mark.parametrize(
        ("name", "error"),
        [
            ("missing.txt", "not-found"),
            ("file:///missing/b.html", "not-found"),
            ("klingon://a/b.txt", "unreadable"),
        ],
    )
    def test_what_is_not_there(self, name: str, error: str) -> None:
        (item,) = read([name])
        assert isinstance(item, Failure)
        assert (item.error, item.source, item.article_id) == (error, name, None)

    def test_addresses(self) -> None:
        store = fsspec.filesystem("memory")
        for name in ["b.txt", "a/c.jsonl.gz", "a/.hidden.txt", "x.docx"]:
            content = gzip.compress(line().encode()) if name.endswith("gz") else BODY.encode()
            store.pipe(f"/addresses/{name}", content)
        store.pipe("/addresses/d.parquet", as_parquet([RECORD]))
        first, *articles, last = read(["memory://addresses"])
        assert isinstance(first, Article) and isinstance(last, Failure)
        assert first.source == "memory:///addresses/a/c.jsonl.gz:1"
        assert [item.text for item in articles] == [BODY, BODY]
        assert last.error == "unsupported"
        (again,) = read(["memory://addresses/b.txt"])
        assert isinstance(again, Article) and again.text == BODY

    def test_one_broken_source_does_not_stop_the_rest(self, tmp_path: Path) -> None:
        good = tmp_path / "good.txt"
        good.write_text(BODY, encoding="utf-8")
        items = list(read([tmp_path / "missing", good, tmp_path / "missing"]))
        assert [type(item) for item in items] == [Failure, Article, Failure]

    def test_one_path_will_do(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text(BODY, encoding="utf-8")
        assert len(list(read(path))) == len(list(read(str(path)))) == 1

    @pytest.mark.parametrize(
        "content",
        [
            line().encode(),
            f"[{line()}]".encode(),
            json.dumps(RECORD, indent=2).encode(),
            line().encode("utf-16"),
            gzip.compress(line().encode()),
            pyarrow.compress(line().encode(), "zstd", asbytes=True),
            (",".join(RECORD) + "\n" + ",".join(f'"{value}"' for value in RECORD.values())).encode(),
            as_parquet([RECORD]),
            gzip.compress(as_parquet([RECORD])),
        ],
    )
    def test_the_format_of_a_nameless_source_is_found_out(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "nameless"
        path.write_bytes(content)
        (item,) = read([path])
        check_whole(item)
        check_whole(through_a_pipe(content))

    @pytest.mark.parametrize("content", [BODY, f"[{BODY}]", f"{{{BODY}}}", "甲,乙\n丙,丁" + BODY])
    def test_plain_text_on_standard_input(self, content: str) -> None:
        item = through_a_pipe(content.encode())
        assert isinstance(item, Article)
        assert (item.text, item.source, item.markup) == (content, "-", "plain")

    def test_nothing_on_standard_input(self) -> None:
        item = through_a_pipe(b"")
        assert isinstance(item, Failure) and item.error == "empty"


def through_a_pipe(content: bytes) -> Article | Failure:
    """What reading `-` gives in another process with `content` on its standard input."""
    script = (
        "import pickle, sys; from extractor.reading import read;"
        "sys.stdout.buffer.write(pickle.dumps(list(read('-'))))"
    )
    output = subprocess.run(
        [sys.executable, "-c", script], input=content, capture_output=True, check=True
    ).stdout
    (item,) = pickle.loads(output)
    assert isinstance(item, Article | Failure)
    return item


SUFFIXES = (".txt", ".html", ".json", ".jsonl", ".csv", ".parquet", ".warc", ".gz", "")


@given(content=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
def test_no_bytes_raise_under_any_name(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    items = list(read([path]))
    assert items
    assert all(isinstance(item, Article | Failure) for item in items)
