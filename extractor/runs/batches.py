"""From a stream of articles to numbered batches that fit into a worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

from extractor.reading.article import Article
from extractor.reading.failure import Failure
from extractor.runs.stages import Item

ARTICLES_PER_BATCH = 64
CHARACTERS_PER_BATCH = 50_000
"""Enough sentences to fill the network's batches many times, few enough to lose without regret."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that go through the rooms together; `numbers` are their places in the run, from 0."""

    numbers: tuple[int, ...]
    items: tuple[Item, ...]

    @property
    def characters(self) -> int:
        """Code points of raw text in the batch."""
        return sum(map(length, self.items))


def length(item: Item) -> int:
    """Code points of raw text of an article; 0 for a failure."""
    return len(item.text) if isinstance(item, Article) else 0


def batched(items: Iterable[tuple[int, Item]]) -> Iterator[Batch]:
    """Group numbered items; a batch ends when it is full by articles or by characters."""
    held: list[tuple[int, Item]] = []
    characters = 0
    for number, item in items:
        if held and characters + length(item) > CHARACTERS_PER_BATCH:
            yield _batch(held)
            held, characters = [], 0
        held.append((number, item))
        characters += length(item)
        if len(held) == ARTICLES_PER_BATCH:
            yield _batch(held)
            held, characters = [], 0
    if held:
        yield _batch(held)


def _batch(held: list[tuple[int, Item]]) -> Batch:
    numbers, items = zip(*held, strict=True)
    return Batch(numbers, items)


def distinct(items: Iterable[Item]) -> Iterator[Item]:
    """Keep article ids unique, since all tables are joined on them.

    An article that came before, word for word, becomes a failure `duplicate`. Another text under an
    id that came before is kept under an id of its own, with a warning. Remembers 16 bytes an article.
    """
    ids: set[bytes] = set()
    contents: set[bytes] = set()
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        content = _digest(item.id, item.text)
        if content in contents:
            message = f"The same article, {item.id}, came before and is extracted once."
            yield Failure(item.source, item.id, "reading", "duplicate", message)
            continue
        contents.add(content)
        if _digest(item.id) in ids:
            warning = f"the id {item.id} came before with another text"
            item = replace(item, id=f"{item.id}~{content.hex()}", warnings=(*item.warnings, warning))
        ids.add(_digest(item.id))
        yield item


def _digest(*words: str) -> bytes:
    digest = blake2b(digest_size=8)
    for word in words:
        digest.update(word.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.digest()


def key_of(article: Article) -> str:
    """What a finished article is known by when a run goes on: a hash of everything that decides its rows."""
    parts = (
        article.id,
        article.source,
        article.text,
        article.title,
        article.published,
        article.crawled,
        article.url,
        article.markup,
        *article.warnings,
    )
    return _digest(*map(repr, parts)).hex()
