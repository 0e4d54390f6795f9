"""Clean texts made by hand, and the two default engines, loaded once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from extractor.cleaning.alignment import Alignment
from extractor.cleaning.text import Aside, CleanText
from extractor.language import Engine, get_engine
from extractor.reading.article import Article

MakeClean = Callable[..., CleanText]


@pytest.fixture(scope="session")
def make_clean() -> MakeClean:
    def make(text: str, title: str | None = None, asides: Sequence[Aside] = ()) -> CleanText:
        article = Article(id="a", source="a.txt", text=text, title=title)
        return CleanText(article, text, title, Alignment.identity(len(text)), "hans", asides=tuple(asides))

    return make


@pytest.fixture(scope="session")
def lac() -> Engine:
    return get_engine("lac")
