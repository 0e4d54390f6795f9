"""Torn bytes: repaired where they can be told, reported where not, ordinary question marks left alone."""

from __future__ import annotations

import pytest

from extractor.cleaning import clean_text
from extractor.spans import Span


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("他們?cè)噲D說明", "他們試圖說明"),
        ("人們?nèi)绾闻c他們合作", "人們如何與他們合作"),
        ("測量?jī)x器", "測量儀器"),
        ("獎?wù)潞妥C書", "獎章和證書"),
        ("他們?cè)趹?zhàn)爭中", "他們在戰爭中"),
        ("燈籠?!庇腥苏f", "燈籠。”有人說"),
        ("政府?，F在", "政府。現在"),
        ("認同?!盵1]", "認同。”[1]"),
    ],
)
def test_repaired(raw: str, expected: str) -> None:
    cleaned = clean_text(raw, script="keep")
    assert cleaned.text == expected
    assert cleaned.damaged == ()
    assert cleaned.removals[0].rule.startswith("damage")


@pytest.mark.parametrize(
    ("raw", "damaged"), [("獎?wù)", "?wù)"), ("視察工作??會上", "?"), ("他說?\ue304毙?5", "?\ue304毙")]
)
def test_reported(raw: str, damaged: str) -> None:
    cleaned = clean_text(raw, script="keep")
    assert cleaned.text == raw
    assert [span.cut(raw) for span in cleaned.damaged] == [damaged]


@pytest.mark.parametrize(
    "text",
    [
        "什么?我们都来参加",
        "好的?没问题。A座",
        "见 https://example.org/a?id=5&b=中文",
        "真的?!他说",
        "吗?（笑）",
    ],
)
def test_question_marks_of_the_author_stay(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.text == text
    assert cleaned.damaged == ()


def test_a_repair_maps_back_to_the_torn_characters() -> None:
    raw = "他們?cè)噲D說明"
    cleaned = clean_text(raw, script="keep")
    assert cleaned.raw_span(Span(2, 4)).cut(raw) == "?cè)噲D"
    assert cleaned.raw_span(Span(4, 6)).cut(raw) == "說明"
