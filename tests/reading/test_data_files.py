"""The room's lists hold what their headers promise."""

from __future__ import annotations

from importlib.resources import files

import pytest

from extractor.reading.chineseness import common_characters
from extractor.reading.data_files import table

KINDS = {
    "fields.tsv": {"id", "title", "text", "published", "crawled", "url"},
    "html_tags.tsv": {"block", "container", "raw", "reading", "frame"},
    "labels.tsv": {"published", "changed", "companion", "headline", "footer"},
    "page_meta.tsv": {"title", "published"},
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_is_explained_and_no_value_stands_twice(name: str) -> None:
    rows = table(name)
    assert set(rows) == KINDS[name]
    for values in rows.values():
        assert len(values) == len(set(values))
        assert all(value == value.strip() and value for value in values)


def test_all_files_say_what_belongs_there() -> None:
    for file in (files("extractor.reading") / "data").iterdir():
        text = file.read_text(encoding="utf-8")
        assert text.startswith("# ")
        assert "What belongs here" in text


def test_common_characters_are_single_han_characters_of_both_scripts() -> None:
    assert 1500 <= len(common_characters()) <= 2500
    assert {"会", "會", "的", "学", "學"} <= common_characters()
    assert all("\u4e00" <= character <= "\u9fff" for character in common_characters())


def test_containers_are_blocks() -> None:
    tags = table("html_tags.tsv")
    assert set(tags["container"]) <= set(tags["block"])
    assert not set(tags["raw"]) & set(tags["block"])
