"""The invented articles and their annotation: same ids, words as printed, types and roles as agreed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractor.meetings.extraction import MeetingType, Role

FOLDER = Path(__file__).resolve().parent
ROLES = [role.value for role in (Role.CHAIR, Role.SPEAKER, Role.ATTENDEE, Role.OBSERVER)]
TYPES = {kind.value for kind in MeetingType}
PRINTED = ("name", "organization", "topic", "location", "date_text")
DAY_WITHOUT_YEAR = re.compile(r"--(\d\d-\d\d)")


def lines_of(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


ARTICLES = {article["id"]: article for article in lines_of("invented.jsonl")}
GOLD = lines_of("invented.gold.jsonl")


def squeezed(text: str) -> str:
    """Without blanks and line breaks, which some of the articles have in the middle of a name."""
    return "".join(text.split())


def quoted_words(gold: dict[str, Any]) -> Iterator[str]:
    for meeting in gold["meetings"]:
        yield from (meeting[field] for field in PRINTED if meeting[field] is not None)
        yield from meeting["groups"]
        for person in meeting["attendees"]:
            yield from (words for words in (person["name"], person["title"]) if words is not None)
    yield from gold["mentioned"]


def test_every_article_has_one_annotation() -> None:
    assert [gold["id"] for gold in GOLD] == list(ARTICLES)
    assert len(ARTICLES) == len(lines_of("invented.jsonl"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
def test_annotation_copies_the_article(gold: dict[str, Any]) -> None:
    article = ARTICLES[gold["id"]]
    text = squeezed(f"{article['title']}\n{article['body']}")
    assert [words for words in quoted_words(gold) if not words or squeezed(words) not in text] == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
def test_annotation_keeps_the_contract(gold: dict[str, Any]) -> None:
    assert gold["is_meeting_news"] == bool(gold["meetings"])
    present = {person["name"] for meeting in gold["meetings"] for person in meeting["attendees"]}
    assert present.isdisjoint(gold["mentioned"])
    for meeting in gold["meetings"]:
        assert meeting["type"] in TYPES
        names = [person["name"] for person in meeting["attendees"]]
        assert len(names) == len(set(names))
        for person in meeting["attendees"]:
            roles = person["roles"]
            assert roles and roles == [role for role in ROLES if role in roles], person
            assert roles == ["attendee"] or "attendee" not in roles, person


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
def test_dates_are_days_in_order(gold: dict[str, Any]) -> None:
    for meeting in gold["meetings"]:
        start, end = meeting["start"], meeting["end"]
        assert (start is None) == (end is None)
        if start is None:
            continue
        assert meeting["date_text"]
        days = [date.fromisoformat(DAY_WITHOUT_YEAR.sub(r"2000-\1", day)) for day in (start, end)]
        assert days == sorted(days)


@pytest.mark.parametrize("article", ARTICLES.values(), ids=lambda article: article["id"])
def test_article_has_the_fields_of_the_development_set(article: dict[str, Any]) -> None:
    assert set(article) == {"id", "title", "body", "published", "crawled"}
    assert article["body"].strip()
    for field in ("published", "crawled"):
        assert article[field] is None or date.fromisoformat(article[field])
