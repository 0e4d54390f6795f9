"""One article that breaks a room takes nothing else with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.language.engine import NOTHING, Tagging
from extractor.meetings.extraction import Extraction
from extractor.reading.article import Article
from extractor.reading.failure import Failure
from extractor.runs.stages import Settings, extract_batch, kind_of

Build = Callable[..., Article]


class Picky:
    """An engine that cannot bear one word."""

    name = "picky"

    def tag(self, sentences: list[str]) -> list[Tagging]:
        if any("报错" in sentence for sentence in sentences):
            raise ValueError("no\ngood")
        return [NOTHING for _ in sentences]


def test_results_stand_in_the_order_of_the_items(article: Build) -> None:
    unread = Failure("x.txt", None, "reading", "empty", "the file is empty")
    found = extract_batch([article(1), unread, article(2)], Picky(), Settings())
    assert found[1] is unread
    assert [r.clean.article.id for r in found if isinstance(r, Extraction)] == ["a1", "a2"]


def test_an_engine_that_raises_costs_one_article(article: Build) -> None:
    found = extract_batch([article(1), article(2, "陆云海报错主持会议。"), article(3)], Picky(), Settings())
    assert [type(result) for result in found] == [Extraction, Failure, Extraction]
    failure = found[1]
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.error, failure.article_id) == ("language", "value", "a2")
    assert "no good" in failure.message and "\n" not in failure.message


@pytest.mark.parametrize(
    ("stage", "path"), [("cleaning", "extractor.cleaning.clean"), ("meetings", "extractor.meetings.extract")]
)
def test_a_room_that_raises_costs_one_article(
    article: Build, monkeypatch: pytest.MonkeyPatch, stage: str, path: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(path, broken)
    (failure,) = extract_batch([article(1)], Picky(), Settings())
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.error) == (stage, "recursion")


def test_kinds_of_errors_are_short_names() -> None:
    assert kind_of(UnicodeDecodeError("utf-8", b"", 0, 1, "")) == "unicode-decode"
    assert kind_of(OSError()) == "os"
