"""Whatever the text: no error, an alignment that fits, spans that lie inside, time in proportion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.cleaning import CleanText, clean, clean_text
from extractor.reading.article import Article
from extractor.spans import Span

Growth = Callable[[Callable[[Any], object], Any, Any], float]

PIECES = st.one_of(
    st.sampled_from(
        ["會", "议", "著", "(hui)", "（yì）", "[", "(", "）", "?", "?cè)", "!", ",", "<rt>", "</rt>"]
    ),
    st.sampled_from(
        ["<!--", "-->", "**", "&nbsp;", "&#x4e00;", "&#xd800;", "💪", ".", "，", "。", "“", "”", "摄"]
    ),
    st.sampled_from(
        ["記者", "讯", "a", "Z9", "ㄏㄨㄟˋ", "2015年7月17日", "\ud800", "\ue000", "\U00020000", "\x00"]
    ),
    st.sampled_from(["\n", "\r\n", "\u3000", " ", "\u00a0", "\u200d", "\u2028"]),
)


def check(cleaned: CleanText) -> None:
    raw = cleaned.article.text
    assert cleaned.alignment.raw_length == len(raw)
    assert cleaned.alignment.length == len(cleaned.text)
    position = 0
    for raw_start, raw_end, start, end in cleaned.alignment.links():
        assert position <= start < end <= len(cleaned.text)
        assert 0 <= raw_start < raw_end <= len(raw)
        position = end
    for start in range(len(cleaned.text)):
        span = cleaned.raw_span(Span(start, start + 1))
        assert span.end > span.start
    assert all(removal.raw.end <= len(raw) for removal in cleaned.removals)
    end = 0
    for aside in cleaned.asides:
        assert end <= aside.span.start < aside.span.end <= len(cleaned.text)
        end = aside.span.end


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["hans", "hant", "keep"]))
@settings(max_examples=300, deadline=None)
def test_any_mixture(text: str, script: str) -> None:
    check(clean_text(text, script=script))  # type: ignore[arg-type]


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    check(clean_text(text))


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=100, deadline=None)
def test_any_page(text: str) -> None:
    check(clean(Article("a", "a.html", text, title=text, markup="html")))


@pytest.mark.parametrize(
    "piece",
    ["(de)", "的(de)", "(", "（会", "会?", "?！", "<!--", "<rt>", "，“的\n", "会 ", "会.", "&#", "會\n"],
)
def test_time_grows_with_the_length_only(piece: str, growth: Growth) -> None:
    small, large = (piece * (characters // len(piece)) for characters in (20_000, 160_000))
    # Eight times the text in at most sixteen times the time: quadratic would take sixty-four.
    assert growth(clean_text, small, large) < 16
