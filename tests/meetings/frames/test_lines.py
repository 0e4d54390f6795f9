"""Lines: quoted punctuation is no clause boundary, and captions do not push the lead down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.language.analysis import Analysis
from extractor.meetings.frames.lines import neutralise, read_lines

Build = Callable[..., Analysis]


@pytest.mark.parametrize(
    "text", ["举行“守初心，担使命”报告会，会议", "《山、水》首发", "（一，二）", "“不完，整", "没有"]
)
def test_neutralised_text_keeps_its_length(text: str) -> None:
    assert len(neutralise(text)) == len(text)


def test_only_enclosed_punctuation_goes() -> None:
    assert neutralise("举行“守初心，担使命”报告会，会议") == "举行“守初心_担使命”报告会，会议"


def test_captions_do_not_count_as_sentences(analysed: Build) -> None:
    _, lines = read_lines(analysed("会议现场\n合影\n7月17日，学院召开例会。\n院长发言。"))
    assert [line.order for line in lines] == [0, 0, 0, 1]
    assert [line.paragraph for line in lines] == [0, 1, 2, 3]


def test_spans_lead_back_to_the_clean_text(analysed: Build) -> None:
    analysis = analysed("会议现场\n7月17日，学院召开例会。")
    _, lines = read_lines(analysis)
    span = lines[1].span(6, 8)
    assert span is not None
    assert span.cut(analysis.clean.text) == "学院"


def test_a_paragraph_with_the_credit_of_a_picture_is_a_caption(analysed: Build) -> None:
    _, lines = read_lines(analysed("抽签仪式现场。主办方供图\n8月3日，抽签仪式举行。"))
    assert [line.caption for line in lines] == [True, True, False]
