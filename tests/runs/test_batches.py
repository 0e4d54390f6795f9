"""Batches hold every article once, in order, and are neither too many articles nor too much text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.reading.article import Article
from extractor.reading.failure import Failure
from extractor.runs.batches import ARTICLES_PER_BATCH, CHARACTERS_PER_BATCH, batched, distinct, key_of


@given(st.lists(st.integers(0, CHARACTERS_PER_BATCH * 2), max_size=300))
def test_every_article_once_and_in_order(lengths: list[int]) -> None:
    items = [(n, Article(str(n), "x", "字" * size)) for n, size in enumerate(lengths)]
    batches = list(batched(items))
    assert [number for batch in batches for number in batch.numbers] == list(range(len(lengths)))
    for batch in batches:
        assert len(batch.items) <= ARTICLES_PER_BATCH
        assert batch.characters <= CHARACTERS_PER_BATCH or len(batch.items) == 1


def test_batches_are_made_as_articles_arrive() -> None:
    """A run never waits for the end of its sources."""

    def endless() -> object:
        number = 0
        while True:
            yield number, Article(str(number), "x", "字")
            number += 1

    assert len(next(batched(endless())).items) == ARTICLES_PER_BATCH  # type: ignore[arg-type]


def test_failures_pass_and_ids_become_unique() -> None:
    failure = Failure("x", None, "reading", "empty", "it is empty")
    one, other = Article("1", "a:1", "甲"), Article("1", "b:1", "乙")
    first, passed, second, duplicate = distinct([one, failure, other, Article("1", "c:1", "甲")])
    assert (first, passed) == (one, failure)
    assert isinstance(second, Article) and second.id.startswith("1~")
    assert isinstance(duplicate, Failure) and duplicate.error == "duplicate"


def test_an_article_keeps_its_id_whatever_came_before_it() -> None:
    """The id of the second does not depend on how many there were."""
    texts = ["甲", "乙", "丙"]
    forward = [
        item.id for item in distinct([Article("1", "x", text) for text in texts]) if isinstance(item, Article)
    ]
    again = [
        item.id
        for item in distinct([Article("1", "x", text) for text in ("甲", "丙", "乙")])
        if isinstance(item, Article)
    ]
    assert sorted(forward) == sorted(again)


def test_keys_differ_where_anything_differs_that_decides_the_rows() -> None:
    one = Article("1", "a", "甲")
    changed = [
        Article("2", "a", "甲"),
        Article("1", "b", "甲"),
        Article("1", "a", "乙"),
        Article("1", "a", "甲", title="题"),
        Article("1", "a", "甲", markup="html"),
        Article("1", "a", "甲", warnings=("w",)),
        Article("1", "a", "甲", encoding="gb18030"),
    ]
    keys = {key_of(one), *map(key_of, changed)}
    assert len(keys) == len(changed), "the encoding alone changes no row"
