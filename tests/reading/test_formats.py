"""Every format gives the same article; what is broken costs only itself and says why."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from one_article import BODY, RECORD, TITLE, as_parquet, check_whole, line

from extractor.errors import UsageError
from extractor.reading import Article, Failure, read
from extractor.reading.data_files import table
from extractor.reading.fields import FIELDS


class TestPlain:
    def test_the_text_is_exactly_the_file(self, reading: Any) -> None:
        content = f"{TITLE}\r\n\r\n　　{BODY}\r\n"
        article = reading.article("a.txt", content)
        assert article.text == content
        assert article.title == TITLE
        assert (article.encoding, article.encoding_confidence, article.markup) == ("utf-8", 1.0, "plain")

    def test_a_byte_order_mark_belongs_to_the_encoding(self, reading: Any) -> None:
        article = reading.article("a.txt", b"\xef\xbb\xbf" + BODY.encode())
        assert article.text == BODY
        assert article.encoding == "utf-8-sig"

    def test_the_encoding_is_recorded(self, reading: Any) -> None:
        article = reading.article("a.txt", BODY.encode("gbk"))
        assert (article.text, article.encoding) == (BODY, "gb18030")
        assert article.encoding_confidence is not None and 0.8 < article.encoding_confidence < 1

    def test_a_labelled_line_states_the_date(self, reading: Any) -> None:
        article = reading.article("a.txt", f"{TITLE}\n发布时间：2015-07-18 来源：青禾工会\n{BODY}")
        assert (article.title, article.published) == (TITLE, date(2015, 7, 18))

    def test_a_page_that_is_called_text_is_a_page(self, reading: Any) -> None:
        assert reading.article("a.txt", f"<!DOCTYPE html><html><body><p>{BODY}</p>").markup == "html"

    def test_left_over_tags_do_not_make_a_page(self, reading: Any) -> None:
        assert reading.article("a.txt", f"{BODY}</strong></p>\n{BODY}").markup == "plain"

    @pytest.mark.parametrize("content", [b"", b" \r\n\t", "\u3000\u3000\ufeff\n".encode(), b"\xef\xbb\xbf"])
    def test_nothing_in_it(self, reading: Any, content: bytes) -> None:
        assert reading.failure("a.txt", content).error == "empty"

    def test_binary_rubbish(self, reading: Any) -> None:
        assert reading.failure("a.txt", bytes(range(256)) * 9).error == "not-text"

    def test_too_large(self, reading: Any) -> None:
        assert reading.failure("a.txt", BODY, max_bytes=100).error == "too-large"

    def test_the_same_content_has_the_same_id_everywhere(self, reading: Any) -> None:
        first, second = reading.article("a.txt", BODY), reading.article("b.txt", BODY)
        assert first.id == second.id == "1f52bdaf616cc34c"  # this text on every machine
        assert reading.article("c.txt", BODY + "。").id != first.id

    def test_a_line_of_twenty_megabytes(self, reading: Any) -> None:
        content = BODY * (20_000_000 // len(BODY.encode()))
        assert reading.article("a.txt", content).text == content


class TestJson:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.jsonl", line()),
            ("a.ndjson", f"\n{line()}\r\n\n"),
            ("a.json", line()),
            ("a.json", f"[{line()}]"),
            ("a.json", json.dumps(RECORD, indent=2)),
            ("a.json", json.dumps([RECORD], indent=2)),
            ("a.json", f'{{"total": 1, "articles": [{line()}]}}'),
            ("a.jsonl", b"\xef\xbb\xbf" + line().encode()),
            ("a.jsonl", line().encode("gb18030")),
            ("a.jsonl", line().encode("utf-16")),
            ("a.json", json.dumps([RECORD], indent=1).encode("utf-16")),
        ],
    )
    def test_forms(self, reading: Any, name: str, content: str | bytes) -> None:
        check_whole(reading.article(name, content))

    @pytest.mark.parametrize("key", ["body", "content", "Text", "正文", " content "])
    def test_names_of_the_text_field(self, reading: Any, key: str) -> None:
        record = {"ID": 7, "Title": TITLE, key: BODY, "发布时间": "2015年7月18日"}
        article = reading.article("a.jsonl", json.dumps(record))
        assert (article.id, article.text, article.published) == ("7", BODY, date(2015, 7, 18))

    def test_the_first_name_with_a_value_wins(self, reading: Any) -> None:
        assert reading.article("a.jsonl", json.dumps({"text": "", "content": BODY})).text == BODY

    def test_named_fields(self, reading: Any) -> None:
        content = json.dumps({"text": "摘要", "neirong": BODY, "kop": TITLE})
        article = reading.article("a.jsonl", content, fields={"text": "neirong", "title": "kop"})
        assert (article.text, article.title) == (BODY, TITLE)
        assert "'wrong'" in reading.failure("a.jsonl", content, fields={"text": "wrong"}).message

    def test_an_unknown_field_is_wrong_usage(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="texts"):
            read([tmp_path], fields={"texts": "x"})
        with pytest.raises(UsageError, match="klingon"):
            read([tmp_path], encoding="klingon")

    def test_paragraphs_in_a_list(self, reading: Any) -> None:
        assert reading.article("a.jsonl", json.dumps({"text": [BODY, "完。"]})).text == f"{BODY}\n完。"

    def test_broken_lines_cost_only_themselves(self, reading: Any) -> None:
        lines = [
            line(),
            '{"id": "b", "text": "没有',
            "[]",
            "42",
            '{"id": "c"}',
            '{"id": "d", "text": " "}',
            line(id="e"),
        ]
        items = reading.items("a.jsonl", "\n".join(lines))
        assert [type(item) for item in items] == [Article, *[Failure] * 5, Article]
        assert [item.error for item in items[1:-1]] == ["bad-json", "empty", "bad-record", "no-text", "empty"]
        assert [item.source.rsplit(":", 1)[1] for item in items] == ["1", "2", "3", "4", "5", "6", "7"]
        assert "id" in items[4].message  # names the fields there are

    def test_a_broken_first_line(self, reading: Any) -> None:
        broken, good = reading.items("a.jsonl", '{"id": "b", "text": "没有\n' + line())
        assert isinstance(broken, Failure)
        check_whole(good)

    def test_one_line_in_another_encoding(self, reading: Any) -> None:
        first, second = reading.items("a.jsonl", line().encode() + b"\n" + line().encode("gbk"))
        check_whole(first)
        check_whole(second)
        assert (first.encoding, second.encoding) == ("utf-8", "gb18030")

    def test_halves_of_surrogate_pairs(self, reading: Any) -> None:
        article = reading.article("a.jsonl", '{"text": "会议\\ud83d召开\\ud83d\\ude00"}')
        assert article.text == "会议\ufffd召开😀"
        assert article.warnings
        article.text.encode("utf-8")

    @pytest.mark.parametrize(
        "content", ["[" * 100_000, '{"a":' * 100_000, '{"text": 1' + "0" * 9999 + "}", "nul"]
    )
    def test_hostile_json(self, reading: Any, content: str) -> None:
        reading.failure("a.jsonl", content)
        reading.failure("a.json", content)

    def test_binary_rubbish_is_one_failure(self, reading: Any) -> None:
        assert reading.failure("a.jsonl", bytes(range(256)) * 99).error == "not-text"

    def test_records_exported_from_mongodb(self, reading: Any) -> None:
        record = {"_id": {"$oid": "5f0c"}, "content": BODY, "date": {"$date": "2015-07-17T16:00:00Z"}}
        article = reading.article("a.json", json.dumps(record))
        assert (article.id, article.published) == ("5f0c", date(2015, 7, 18))

    def test_ids(self, reading: Any) -> None:
        for value, expected in [(12, "12"), ("  x ", "x"), (12.0, "12")]:
            assert reading.article("a.jsonl", line(id=value)).id == expected
        hashed = reading.article("a.jsonl", line(id=None)).id
        assert len(hashed) == 16
        assert hashed == reading.article("b.jsonl", line(id="")).id
        assert hashed != reading.article("c.jsonl", line(id=None, title="别的题目")).id

    def test_two_records_with_one_id_stay_two(self, reading: Any) -> None:
        first, second = reading.items("a.jsonl", f"{line()}\n{line(text=BODY + BODY)}")
        assert first.id == second.id
        assert first.source != second.source

    def test_published_is_never_later_than_crawled(self, reading: Any) -> None:
        article = reading.article("a.jsonl", line(published="2015-08-02"))
        assert article.published is None
        assert "2015-08-02" in article.warnings[0]
        text = f"发布时间：2015-08-02\n{BODY}"
        assert reading.article("a.jsonl", line(published=None, text=text)).published is None

    def test_a_value_that_is_no_date_is_a_warning(self, reading: Any) -> None:
        article = reading.article("a.jsonl", line(published="近日"))
        assert article.published is None
        assert "近日" in article.warnings[0]

    def test_a_date_for_those_without(self, reading: Any) -> None:
        given_date = date(2015, 7, 20)
        assert reading.article("a.jsonl", line(published=None), published=given_date).published == given_date
        assert reading.article("a.jsonl", line(), published=given_date).published == date(2015, 7, 18)

    def test_a_page_in_the_text_field(self, reading: Any) -> None:
        article = reading.article("a.jsonl", line(text=f"<p>　　{BODY}</p>\r\n<p>完。</p>"))
        assert (article.markup, article.title) == ("html", TITLE)

    def test_memory_does_not_grow_with_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "many.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for number in range(4_000):
                file.write(line(id=number) + "\n")
        items = read([path])
        next(items)
        tracemalloc.start()
        count = sum(1 for _ in items)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == 3_999
        assert peak < 1_000_000 < path.stat().st_size


class TestTables:
    @pytest.mark.parametrize("delimiter", [",", "\t", ";"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
    def test_csv(self, reading: Any, delimiter: str, encoding: str) -> None:
        values = delimiter.join(f'"{value}"' for value in RECORD.values())
        check_whole(reading.article("a.csv", f"{delimiter.join(RECORD)}\r\n{values}\r\n".encode(encoding)))

    def test_csv_lines_within_a_field(self, reading: Any) -> None:
        first, second = reading.items("a.csv", f'id,text\n1,"{BODY}\n\n{BODY}"\n\n2,{BODY}\n')
        assert first.text == f"{BODY}\n\n{BODY}"
        assert [item.source.rsplit(":", 1)[1] for item in (first, second)] == ["4", "6"]

    def test_csv_without_a_text_column_names_its_columns(self, reading: Any) -> None:
        assert "neirong" in reading.failure("a.csv", f"id,neirong\n1,{BODY}\n").message
        assert reading.article("a.csv", f"id,neirong\n1,{BODY}\n", fields={"text": "neirong"}).text == BODY

    @pytest.mark.parametrize("content", [b"", b"\n", b"id,text\n"])
    def test_csv_without_rows(self, reading: Any, content: bytes) -> None:
        assert reading.failure("a.csv", content).error in {"empty", "no-articles"}

    def test_csv_broken_in_the_middle(self, reading: Any) -> None:
        rows = f"id,text\n1,{BODY}\n".encode() + b"2,\xff\xfe\xfd" + BODY.encode() + f"\n3,{BODY}\n".encode()
        first, second, third = reading.items("a.csv", rows)
        assert (first.warnings, third.warnings) == ((), ())
        assert "U+FFFD" in second.warnings[0]

    def test_parquet(self, reading: Any) -> None:
        crawled = date(2015, 8, 1)
        check_whole(reading.article("a.parquet", as_parquet([{**RECORD, "crawled": crawled, "extra": [1]}])))

    def test_parquet_rows_over_row_groups(self, reading: Any) -> None:
        items = reading.items("a.parquet", as_parquet([{**RECORD, "id": number} for number in range(5)]))
        assert [item.id for item in items] == ["0", "1", "2", "3", "4"]
        assert [item.source.rsplit(":", 1)[1] for item in items] == ["1", "2", "3", "4", "5"]

    def test_parquet_without_a_text_column(self, reading: Any) -> None:
        assert "neirong" in reading.failure("a.parquet", as_parquet([{"neirong": BODY}])).message

    @pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 50 + b"PAR1"])
    def test_parquet_damaged(self, reading: Any, content: bytes) -> None:
        assert reading.failure("a.parquet", content).error == "bad-parquet"


def test_the_names_of_fields_are_well_formed() -> None:
    names = table("fields.tsv")
    assert set(names) == set(FIELDS)
    every = [alias for aliases in names.values() for alias in aliases]
    assert len(every) == len(set(every))
    assert all(alias == alias.strip().lower() for alias in every)


def test_the_seed_is_one_article(shared: Path) -> None:
    (path,) = (shared / "seed").glob("*.txt")
    (item,) = read([path])
    assert isinstance(item, Article)
    assert item.text.encode("utf-8") == path.read_bytes()
    assert (item.title, item.markup, item.encoding, item.warnings) == (None, "plain", "utf-8", ())


def test_all_annotated_articles_are_read(shared: Path) -> None:
    items = list(read([shared / "gold" / "local_dev.jsonl", shared / "gold" / "national_dev.jsonl"]))
    assert len(items) == 201
    assert all(isinstance(item, Article) and item.id and not item.warnings for item in items)
