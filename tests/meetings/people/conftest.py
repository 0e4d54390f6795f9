from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from extractor.cleaning import clean
from extractor.language import analyse, get_engine
from extractor.language.analysis import Analysis
from extractor.language.engine import Engine
from extractor.meetings import extract
from extractor.meetings.extraction import Extraction
from extractor.reading.article import Article


@pytest.fixture(scope="session")
def lac() -> Engine:
    return get_engine("lac")


@pytest.fixture(scope="session")
def analysed(lac: Engine) -> Callable[..., Analysis]:
    def analysed_text(text: str, title: str | None = None) -> Analysis:
        article = Article(id="a", source="test", text=text, title=title, published=date(2021, 6, 20))
        return analyse(clean(article), lac)

    return analysed_text


@pytest.fixture(scope="session")
def extracted(analysed: Callable[..., Analysis]) -> Callable[..., Extraction]:
    def extracted_text(text: str, title: str | None = None) -> Extraction:
        return extract(analysed(text, title))

    return extracted_text
