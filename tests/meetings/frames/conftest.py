"""Articles for the tests of frames, cleaned and split into sentences without an engine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from extractor.cleaning import clean
from extractor.language.analysis import Analysis, Sentence
from extractor.language.sentences import sentence_spans
from extractor.reading.article import Article

Build = Callable[..., Analysis]


@pytest.fixture(scope="session")
def analysed() -> Build:
    """Builds the analysis of an article from its text and headline; sentences have no words."""

    def build(text: str, title: str | None = None, published: date | None = None) -> Analysis:
        cleaned = clean(Article("a1", "a1.txt", text, title, published))
        spans = sentence_spans(cleaned.text, cleaned.asides)
        return Analysis(cleaned, "none", tuple(Sentence(span, (), ()) for span in spans), None)

    return build
