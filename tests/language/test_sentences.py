"""The splitter: where sentences end, what is never broken, and that offsets hold on any text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning.text import Aside, AsideKind
from extractor.language.sentences import LONGEST, sentence_spans
from extractor.spans import Span

Growth = Callable[[Callable[[Any], object], Any, Any], float]


def split(text: str, *asides: tuple[int, int]) -> list[str]:
    values = [Aside(Span(*aside), AsideKind.CREDIT) for aside in asides]
    return [span.cut(text) for span in sentence_spans(text, values)]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["方晓禾主持会议。", "陆明川、贺云舒出席！", "谁来发言？"], id="full stops"),
        pytest.param(["第一项议程", "第二项议程"], id="lines without full stops"),
        pytest.param(["方晓禾主持；陆明川讲话；贺云舒宣读决定。"], id="a semicolon is no end"),
        pytest.param(["他说：“要抓落实。”", "陆明川出席。"], id="a quotation in full"),
        pytest.param(["他说：“要抓落实。要见实效。”", "陆明川出席。"], id="a quotation of two sentences"),
        pytest.param(["（会议由方晓禾主持。）", "陆明川出席。"], id="a sentence in brackets"),
        pytest.param(["方晓禾（原党委书记，退休了！）出席。"], id="an insertion in brackets"),
        pytest.param(["《你好，明天！》首映式在临江市举行。"], id="an end mark in a book title"),
        pytest.param(["“谁来种地？”专题座谈会召开。", "方晓禾主持。"], id="a question as a meeting's name"),
        pytest.param(["真的吗？！", "是的。"], id="two marks are one end"),
        pytest.param(["网址为http://example.org/a?b=1!c，欢迎访问。"], id="ASCII marks inside an address"),
        pytest.param(["大家好!", "我是方晓禾?", "是的。"], id="ASCII marks at the end of Chinese sentences"),
    ],
)
def test_sentence_ends(sentences: list[str]) -> None:
    separator = "\n" if sentences[0][-1].isalnum() else ""
    assert split(separator.join(sentences)) == sentences


def test_a_long_quotation_is_split_inside() -> None:
    text = "他强调：“" + "要把各项工作落到实处，抓出成效。" * 5 + "”"
    assert len(split(text)) == 5


def test_blanks_around_a_sentence_belong_to_no_sentence() -> None:
    assert split("  \u3000方晓禾主持会议。 \n\n \t陆明川出席。\u3000") == ["方晓禾主持会议。", "陆明川出席。"]


def test_asides_are_cut_out() -> None:
    text = "（通讯员 贺云舒）方晓禾主持会议。陆明川出席。编辑：秦知远"
    assert split(text, (0, 9), (text.index("编辑"), len(text))) == ["方晓禾主持会议。", "陆明川出席。"]


def test_an_aside_in_the_middle_of_a_sentence_parts_it() -> None:
    text = "方晓禾[图片]主持会议。"
    assert split(text, (3, 7)) == ["方晓禾", "主持会议。"]


def test_a_list_too_long_is_cut_behind_a_mark() -> None:
    text = "方晓禾、陆明川、" * 400
    pieces = split(text)
    assert "".join(pieces) == text
    assert all(len(piece) <= LONGEST and piece.endswith("、") for piece in pieces)


@pytest.mark.parametrize("unit", ["会", "《", "“会", "（会。", "。”"])
def test_a_huge_line_takes_linear_time(unit: str, growth: Growth) -> None:
    small, large = ((unit * length)[:length] for length in (100_000, 400_000))
    assert all(span.end - span.start <= LONGEST for span in sentence_spans(large))
    # Four times the text may take four times as long; quadratic work would take sixteen times.
    assert growth(lambda text: list(sentence_spans(text)), small, large) < 10


@given(st.text(alphabet="方晓禾主持会议，、；。！？!?“”‘’「」（）()《》\n\u3000 a1\ud800😀", max_size=200))
def test_sentences_hold_every_character_that_is_not_blank(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.cut(text) == span.cut(text).strip() != "" for span in spans)
    assert "".join("".join(span.cut(text) for span in spans).split()) == "".join(text.split())
