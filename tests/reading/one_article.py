"""One invented article, as the tests of formats and of sources write and expect it."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pyarrow
import pyarrow.parquet

from extractor.reading import Article, Failure

# Everybody and everything here is invented.
TITLE = "青禾市总工会召开职工之家建设座谈会"
BODY = (
    "本报讯 7月17日，青禾市总工会在市工人文化宫召开职工之家建设座谈会。"
    "市总工会主席林樾川主持会议并讲话，副主席温若棠、经费审查委员会主任邵敬尧出席会议。"
)
RECORD: dict[str, Any] = {
    "id": "a1",
    "title": TITLE,
    "text": BODY,
    "published": "2015-07-18",
    "crawled": "2015-08-01",
    "url": "http://news.example/1.html",
}


def line(**fields: Any) -> str:
    return json.dumps({**RECORD, **fields}, ensure_ascii=False)


def check_whole(item: Article | Failure) -> None:
    assert isinstance(item, Article), item
    assert (item.id, item.title, item.text, item.url) == ("a1", TITLE, BODY, "http://news.example/1.html")
    assert (item.published, item.crawled) == (date(2015, 7, 18), date(2015, 8, 1))
    assert item.markup == "plain"
    assert item.warnings == ()


def as_parquet(records: list[dict[str, Any]]) -> bytes:
    sink = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records), sink, row_group_size=2)
    return sink.getvalue()
