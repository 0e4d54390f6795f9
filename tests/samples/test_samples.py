"""The articles written for this project: readable, annotated letter for letter, nobody else's words."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.cleaning import CleanText, clean
from extractor.language.analysis import Analysis
from extractor.language.sentences import sentence_spans
from extractor.meetings.dates import event_date
from extractor.meetings.extraction import MeetingType, Role
from extractor.reading.article import Article
from extractor.reading.reader import read

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
GOLD_FILE = Path(__file__).with_name("gold.jsonl")
GOLD = [json.loads(line) for line in GOLD_FILE.read_text(encoding="utf-8").splitlines()]
IDS = [f"{row['source']}:{row['id']}" for row in GOLD]


@pytest.fixture(scope="module")
def cleaned() -> dict[str, CleanText]:
    files = sorted(path for path in SAMPLES.iterdir() if path.name[0].isdigit())
    articles = [article for article in read(files) if isinstance(article, Article)]
    return {article.id: clean(article) for article in articles}


def squash(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def printed(row: dict[str, Any]) -> Iterator[str]:
    """Everything in an annotation that must stand in the article."""
    for meeting in row["meetings"]:
        for field in ("name", "organization", "topic", "location", "date_text"):
            if meeting[field]:
                yield meeting[field]
        yield from meeting["groups"]
        for person in meeting["attendees"]:
            yield person["name"]
            yield person["title"]
    yield from row["mentioned"]


def test_every_article_is_annotated_under_the_id_it_is_read_with(cleaned: dict[str, CleanText]) -> None:
    assert sorted(cleaned) == sorted(row["id"] for row in GOLD)


@pytest.mark.parametrize("row", GOLD, ids=IDS)
def test_annotations_stand_in_the_clean_text(row: dict[str, Any], cleaned: dict[str, CleanText]) -> None:
    text = squash(cleaned[row["id"]].text)
    assert [words for words in printed(row) if squash(words) not in text] == []


@pytest.mark.parametrize("row", GOLD, ids=IDS)
def test_annotations_use_the_words_of_the_contract(row: dict[str, Any]) -> None:
    assert row["is_meeting_news"] == bool(row["meetings"])
    for meeting in row["meetings"]:
        MeetingType(meeting["type"])
        names = [person["name"] for person in meeting["attendees"]]
        assert len(names) == len(set(names))
        assert not set(names) & set(row["mentioned"])
        for person in meeting["attendees"]:
            roles = [Role(role) for role in person["roles"]]
            assert roles == [role for role in Role if role in roles] != []
            assert not (Role.ATTENDEE in roles and len(roles) > 1)


@pytest.mark.parametrize("row", [row for row in GOLD if row["meetings"]], ids=lambda row: row["source"])
def test_the_main_meeting_is_dated_as_annotated(row: dict[str, Any], cleaned: dict[str, CleanText]) -> None:
    text = cleaned[row["id"]]
    when = event_date(Analysis(text, "none", (), None), list(sentence_spans(text.text, text.asides)))
    meeting = row["meetings"][0]
    assert when is not None
    assert (when.quote.text, when.start, when.end) == (meeting["date_text"], meeting["start"], meeting["end"])


def test_no_sentence_is_somebody_elses(cleaned: dict[str, CleanText], shared: Path) -> None:
    bodies: list[str] = []
    for path in [*shared.glob("gold/*.jsonl"), *shared.glob("corpus/*.jsonl.gz")]:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        bodies += (json.loads(line).get("body", "") for line in data.decode("utf-8").split("\n") if line)
    others = "\n".join(bodies)
    clauses = {
        clause
        for text in cleaned.values()
        for clause in re.split(r"[\s，。；：！？“”、]", text.text)
        if len(clause) >= 14
    }
    assert len(clauses) > 100
    assert [clause for clause in sorted(clauses) if clause in others] == []
