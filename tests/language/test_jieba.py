"""Engine `jieba`: its words, the pieces it leaves and that are joined, and that any string comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import EngineError
from extractor.language import Engine, EntityLabel, get_engine
from extractor.language.engine import NOTHING


@pytest.fixture(scope="module")
def jieba() -> Engine:
    return get_engine("jieba")


def entities(engine: Engine, sentence: str) -> list[tuple[str, EntityLabel]]:
    (tagging,) = engine.tag([sentence])
    return [(sentence[start:end], label) for start, end, label in tagging.entities]


def test_names(jieba: Engine) -> None:
    assert entities(jieba, "方晓禾在北京会见世界卫生组织代表贺云舒。") == [
        ("方晓禾", EntityLabel.PERSON),
        ("北京", EntityLabel.PLACE),
        ("世界卫生组织", EntityLabel.ORGANIZATION),
        ("贺云舒", EntityLabel.PERSON),
    ]


@pytest.mark.parametrize("date", ["2026年3月12日", "3月12日", "12日", "2026年", "3月"])
def test_a_date_is_one_word(jieba: Engine, date: str) -> None:
    assert entities(jieba, f"{date}，贺云舒出席会议。")[0] == (date, EntityLabel.TIME)


def test_a_foreign_name_is_one_word_and_its_neighbours_are_not(jieba: Engine) -> None:
    names = entities(jieba, "雅克·勒菲弗和约翰·史密斯出席会议。")
    assert names == [("雅克·勒菲弗", EntityLabel.PERSON), ("约翰·史密斯", EntityLabel.PERSON)]


def test_a_dot_in_a_book_title_makes_no_name(jieba: Engine) -> None:
    assert entities(jieba, "会议学习《诗经·周南》。") == []


def test_punctuation_is_told_from_unknown_words(jieba: Engine) -> None:
    (tagging,) = jieba.tag(["，Ａ"])
    assert [tag for _, _, tag in tagging.words] == ["w", "nz"]


@given(st.lists(st.text(alphabet=st.characters() | st.sampled_from("方晓禾3月日·，\ud83d"), max_size=30)))
def test_any_string_is_covered_without_gaps(texts: list[str]) -> None:
    engine = get_engine("jieba")
    for text, tagging in zip(texts, engine.tag(texts), strict=True):
        assert "".join(text[start:end] for start, end, _ in tagging.words) == text
        assert all(re.fullmatch("[a-z]+", tag) for _, _, tag in tagging.words)
    assert [t for t, text in zip(engine.tag(texts), texts, strict=True) if not text] == [
        NOTHING._replace(words=[], entities=[]) for text in texts if not text
    ]


def test_another_dictionary_is_refused() -> None:
    with pytest.raises(EngineError, match="one dictionary only"):
        get_engine("jieba:own.txt")
