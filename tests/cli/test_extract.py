"""`extractor extract`: sources in, tables out, whatever the sources are."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.tables.contract import TABLES

ARTICLE = (
    "7月17日，云山市总工会召开安全生产座谈会。市总工会主席陆云海主持会议并讲话，冯小雨、贺兰参加会议。\n"
)
FAST = ("--engine", "jieba", "--workers", "0")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_file_gives_all_tables(call: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    said = call("extract", tmp_path / "a.txt", "--out", tmp_path / "out", "--published", "2015-07-20", *FAST)
    assert (said.code, said.out) == (0, "")
    assert "1 article, 1 meeting, 3 attendees" in said.err
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(
        table.name for table in TABLES
    )
    (meeting,) = rows(tmp_path / "out", "meetings")
    assert (meeting["start_date"], meeting["organization"]) == ("2015-07-17", "云山市总工会")
    assert [row["role"] for row in rows(tmp_path / "out", "attendees")] == ["chair", "attendee", "attendee"]
    assert ARTICLE[int(meeting["raw_start"]) : int(meeting["raw_end"])] == meeting["evidence"]


def test_standard_input_is_a_source(call: Callable[..., Any], tmp_path: Path) -> None:
    said = call("extract", "-", "--out", tmp_path / "out", *FAST, stdin=ARTICLE)
    assert said.code == 0
    assert rows(tmp_path / "out", "articles")[0]["source"] == "-"


def test_tables_can_go_into_a_database_at_once(call: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    database = tmp_path / "news.duckdb"
    said = call("extract", tmp_path / "a.txt", "--out", tmp_path / "out", "--database", database, *FAST)
    assert said.code == 0
    assert "陆云海" in call("query", "SELECT name FROM attendees", "--database", database).out


def test_quiet_says_nothing(call: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    said = call("extract", tmp_path / "a.txt", "--out", tmp_path / "out", "--quiet", *FAST)
    assert (said.code, said.out, said.err) == (0, "", "")


def test_tables_are_not_replaced_unasked(call: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    again = ("extract", tmp_path / "a.txt", "--out", tmp_path / "out", *FAST)
    assert call(*again).code == 0
    said = call(*again)
    assert said.code == 2
    assert "already holds articles.csv" in said.err and "--force" in said.err
    assert call(*again, "--force").code == 0


def test_a_misspelt_source_does_not_stand_in_the_way(call: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    for format_name in ("parquet", "csv"):
        out = ("--out", tmp_path / format_name, "--format", format_name, *FAST)
        said = call("extract", tmp_path / "b.txt", *out)
        assert said.code == 3
        assert f"listed in {tmp_path / format_name}/failures.{format_name}" in said.err
        assert call("extract", tmp_path / "a.txt", *out).code == 0
        assert call("extract", tmp_path / "b.txt", *out).code == 2


def test_a_day_that_is_none(call: Callable[..., Any], tmp_path: Path) -> None:
    said = call("extract", tmp_path, "--out", tmp_path / "out", "--published", "2023-13-01")
    assert said.code == 2
    assert "2023-13-01 is not a day of the calendar, written like 2015-07-17" in said.err


def test_tables_of_an_earlier_run_are_no_sources(call: Callable[..., Any], tmp_path: Path) -> None:
    """`extractor extract . --out tables`, given twice: the groups of the first time are no articles."""
    (tmp_path / "a.txt").write_text(ARTICLE + "各区工会负责同志参加。", encoding="utf-8")
    for _ in range(2):
        assert call("extract", tmp_path, "--out", tmp_path / "tables", "--force", *FAST).code == 0
        assert len(rows(tmp_path / "tables", "articles")) == 1


def test_unknown_engine(call: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    said = call("extract", tmp_path / "a.txt", "--out", tmp_path / "out", "--engine", "nonesuch")
    assert said.code == 2
    assert "nonesuch" in said.err and "lac" in said.err
    assert not (tmp_path / "out").exists(), "a run that cannot start leaves nothing behind"


class TestRubbish:
    """Each of these is one row in `failures` or one message, and every other article is extracted."""

    @pytest.fixture
    def pile(self, tmp_path: Path) -> Path:
        folder = tmp_path / "pile"
        folder.mkdir()
        (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
        (folder / "empty.txt").write_bytes(b"")
        (folder / "blank.txt").write_text(" \n\n", encoding="utf-8")
        (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
        (folder / "latin.txt").write_bytes(b"\xff\xfe\xff" * 10)
        (folder / "news.jsonl").write_text(
            "\n".join(
                (
                    json.dumps({"id": "n1", "text": ARTICLE + "一。"}, ensure_ascii=False),
                    '{"id": "n2", "text": "会议',
                    json.dumps({"id": "n3", "text": ARTICLE + "三。"}, ensure_ascii=False),
                )
            ),
            encoding="utf-8",
        )
        return folder

    def test_good_articles_are_extracted_all_the_same(
        self, call: Callable[..., Any], pile: Path, tmp_path: Path
    ) -> None:
        said = call("extract", pile, "--out", tmp_path / "out", *FAST)
        assert said.code == 1
        sources = {Path(row["source"]).name.split(":")[0] for row in rows(tmp_path / "out", "articles")}
        assert {"good.txt", "news.jsonl"} <= sources
        assert {"n1", "n3"} <= {row["article_id"] for row in rows(tmp_path / "out", "articles")}
        failures = rows(tmp_path / "out", "failures")
        told = {Path(row["source"]).name.split(":")[0] for row in failures}
        assert {"empty.txt", "noise.txt", "news.jsonl"} <= told
        for row in failures:
            assert row["message"] and "\n" not in row["message"] and "Traceback" not in row["message"]

    def test_a_very_long_line(self, call: Callable[..., Any], tmp_path: Path) -> None:
        source = tmp_path / "long.txt"
        source.write_text(ARTICLE.strip() + "会议继续进行，" * 5_000, encoding="utf-8")
        said = call("extract", source, "--out", tmp_path / "out", *FAST)
        assert said.code == 0
        assert rows(tmp_path / "out", "attendees")[0]["name"] == "陆云海"

    def test_what_is_too_long_for_an_article(self, call: Callable[..., Any], tmp_path: Path) -> None:
        (tmp_path / "book.txt").write_text("会议继续进行，" * 150_000, encoding="utf-8")
        (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
        said = call("extract", tmp_path, "--out", tmp_path / "out", *FAST)
        assert said.code == 1
        assert [row["error"] for row in rows(tmp_path / "out", "failures")] == ["too-long"]
        assert len(rows(tmp_path / "out", "articles")) == 1

    def test_nothing_can_be_done(self, call: Callable[..., Any], tmp_path: Path) -> None:
        (tmp_path / "folder").mkdir()
        said = call("extract", tmp_path / "folder", tmp_path / "gone.txt", "--out", tmp_path / "out", *FAST)
        assert said.code == 3
        assert "2 failures" in said.err and "gone.txt" in said.err
        assert len(rows(tmp_path / "out", "failures")) == 2

    def test_an_unwritable_folder(self, call: Callable[..., Any], tmp_path: Path) -> None:
        (tmp_path / "file").write_text(ARTICLE, encoding="utf-8")
        said = call("extract", tmp_path / "file", "--out", tmp_path / "file" / "out", *FAST)
        assert said.code == 2
        assert "cannot write to" in said.err


def test_the_seed_article(call: Callable[..., Any], shared: Path, tmp_path: Path) -> None:
    """A page in traditional script with the pinyin of a character behind it, often repeated."""
    source = next((shared / "seed").glob("*.txt"))
    shutil.copy(source, tmp_path / "page.txt")
    assert call("extract", tmp_path / "page.txt", "--out", tmp_path / "out").code == 0
    (meeting,) = rows(tmp_path / "out", "meetings")
    assert meeting["name"] == "交流研讨会"
    assert meeting["organization"] == "全国总工会机关"
    assert meeting["organization_full"] == "中华全国总工会"
    assert meeting["topic"] == "深入学习贯彻中央党的群团工作会议精神"
    assert meeting["date_text"] == "7月17日"
    people = rows(tmp_path / "out", "attendees")
    assert [(row["name"], row["roles"]) for row in people] == [
        ("李玉赋", "chair;speaker"),
        *(
            (name, "attendee")
            for name in ("刘国中", "陈荣书", "王瑞生", "阎京华", "焦开河", "范继英", "赵世洪", "郭军")
        ),
    ]
    assert people[0]["title"] == "全总党组书记、副主席、书记处第一书记"
    assert {row["title"] for row in people[1:]} == {"全总党组、书记处同志"}
    assert "习近平" in {row["name"] for row in rows(tmp_path / "out", "mentions")}
    assert rows(tmp_path / "out", "groups")


def test_an_unfinished_run_can_be_thrown_away(tmp_path: Path, call: Callable[..., Any]) -> None:
    """`--no-resume` starts anew where the same command would go on, whatever the settings were."""
    source, out = tmp_path / "news.txt", tmp_path / "out"
    source.write_text("6月1日，东湖市总工会召开工作会议，主席陶自明主持会议。", encoding="utf-8")
    workshop = out / ".unfinished"
    workshop.mkdir(parents=True)
    (workshop / "settings.json").write_text('{"engine": "another"}', encoding="utf-8")
    refused = call("extract", source, "--out", out, *FAST)
    assert refused.code == 2
    assert call("extract", source, "--out", out, "--no-resume", *FAST).code == 0
    assert not workshop.exists()
