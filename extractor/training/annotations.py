"""Annotations this project made itself (`models/annotations`), as pairs of article and annotation.

`CORPUS` annotates articles of others, whose text is not ours to copy: the files hold the id of each article
and offsets into its body or title as they stand in the corpus. `WRITTEN` holds articles written for this
project, with their annotations.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.reading.article import Article

CORPUS = ("corpus", "national")
"""The files with annotations of articles of the corpus; of people only the second says something."""

WRITTEN = ("written", "modelled")
"""The files with articles of our own."""

Pair = tuple[dict[str, Any], dict[str, Any]]
"""An article (`id`, `title`, `body`, `source`) and its annotation (`id`, `meetings`), as in `gold`."""

FIELDS = ("name", "organization", "topic", "location", "date_text")
"""The fields of a meeting that are annotated as words of the article."""


def corpus_pairs(annotations: Path, corpus: Path) -> list[Pair]:
    """The annotated articles of the corpus, in the order of the file.

    Args:
        annotations: The file `corpus.jsonl`.
        corpus: The folder that holds the articles as `*.jsonl.gz`.

    Raises:
        UsageError: An annotated article is not in the corpus, or not as it was.
    """
    wanted = {row["id"]: row for row in map(json.loads, annotations.read_text(encoding="utf-8").splitlines())}
    articles = {row["id"]: row for row in _articles(corpus) if row["id"] in wanted}
    if missing := wanted.keys() - articles.keys():
        raise UsageError(f"{corpus} lacks the article {min(missing)} that {annotations} annotates.")
    return [
        (
            {"source": "national", **articles[ident]},
            {"id": ident, "meetings": [_meeting(m, articles[ident]) for m in row["meetings"]]},
        )
        for ident, row in wanted.items()
    ]


def written_pairs(file: Path) -> list[Pair]:
    """The articles of a file of `WRITTEN`."""
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [(row, {"id": row["id"], "meetings": row["meetings"]}) for row in rows]


def as_article(row: Mapping[str, Any]) -> Article:
    """An article of a pair as the rooms that read it take it; its source is no file."""
    published, crawled = (row.get(name) for name in ("published", "crawled"))
    return Article(
        row["id"],
        row.get("source") or row.get("repo") or "",
        row["body"],
        row.get("title") or None,
        date.fromisoformat(published[:10]) if published else None,
        date.fromisoformat(crawled[:10]) if crawled else None,
    )


def _articles(corpus: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _meeting(meeting: Mapping[str, Any], article: Mapping[str, Any]) -> dict[str, Any]:
    words = {field: _words(meeting[field], article) if field in meeting else None for field in FIELDS}
    people = [
        {
            "name": _words(person["name"], article),
            "title": _words(person["title"], article) if "title" in person else None,
            "roles": person["roles"],
        }
        for person in meeting.get("attendees", ())
    ]
    groups = [_words(group, article) for group in meeting.get("groups", ())]
    return {"type": meeting["type"], **words, "attendees": people, "groups": groups}


def _words(place: tuple[str, int, int], article: Mapping[str, Any]) -> str:
    part, start, end = place
    words: str = (article[part] or "")[start:end]
    if len(words) != end - start:
        raise UsageError(f"The article {article['id']} of the corpus is shorter than when it was annotated.")
    return "".join(words.split())
