"""The numerals and the tables behind the pattern."""

from __future__ import annotations

import pytest

from extractor.meetings.dates.grammar import TABLES, words
from extractor.meetings.dates.numerals import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("07", 7),
        ("１７", 17),
        ("七", 7),
        ("十", 10),
        ("十七", 17),
        ("二十", 20),
        ("三十一", 31),
        ("廿五", 25),
        ("卅", 30),
        ("初八", 8),
        ("初十", 10),
        ("元", 1),
        ("二〇一五", 2015),
        ("二○零九", 2009),
        ("一九九八", 1998),
    ],
)
def test_numerals(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "会", "十会", "初"])
def test_what_is_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        number(text)


def test_every_table_has_words() -> None:
    tables = words()
    assert set(tables) == set(TABLES)
    assert all(tables.values())
    assert tables["days_ago"]["昨天"] == 1
    assert tables["days_later"]["次日"] == 1
