"""`extractor evaluate`: figures, intervals, sources and every error in its sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BODY = "7月17日，云山市总工会召开座谈会。市总工会主席陆云海主持会议并讲话，冯小雨参加会议。\n"
MEETING = {
    "name": "座谈会",
    "organization": "云山市总工会",
    "topic": None,
    "location": None,
    "start": "2015-07-17",
    "end": "2015-07-17",
    "attendees": [
        {"name": "陆云海", "title": "市总工会主席", "roles": ["chair", "speaker"]},
        {"name": "钱大均", "title": None, "roles": ["attendee"]},
    ],
}


def _with(**fields: object) -> str:
    return json.dumps({"id": "a1", "meetings": [MEETING | fields]}, ensure_ascii=False)


@pytest.fixture
def scored(call: Callable[..., Any], tmp_path: Path) -> tuple[Path, Path]:
    """One article, annotated with a person who does not stand in it, and its tables."""
    article = {
        "id": "a1",
        "title": "<座谈会>召开",
        "body": BODY,
        "published": "2015-07-18",
        "source": "云山网",
    }
    (tmp_path / "news.jsonl").write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    gold = tmp_path / "news.gold.jsonl"
    gold.write_text(json.dumps({"id": "a1", "meetings": [MEETING]}, ensure_ascii=False), encoding="utf-8")
    call("extract", tmp_path / "news.jsonl", "--out", tmp_path / "out", "--engine", "jieba", "--workers", 0)
    return gold, tmp_path / "out"


def test_figures_and_errors_are_told(call: Callable[..., Any], scored: tuple[Path, Path]) -> None:
    said = call("evaluate", *scored)
    assert said.code == 0
    assert "  attendees_r   0.500" in said.out
    assert "attendees: annotated nothing, reported 冯小雨" in said.out
    assert "    市总工会主席陆云海主持会议并讲话，冯小雨参加会议。" in said.out


def test_json_holds_everything(call: Callable[..., Any], scored: tuple[Path, Path]) -> None:
    (found,) = json.loads(call("evaluate", *scored, "--format", "json", "--by-source").out)
    assert found["set"] == "news"
    assert found["figures"]["role"] == 1.0
    assert found["figures"]["location"] is None
    assert list(found["sources"]) == ["云山网"]
    missed = next(fault for fault in found["faults"] if fault["name"] == "钱大均")
    assert (missed["gold"], missed["reported"], missed["sentence"]) == ("钱大均", None, "<座谈会>召开")


def test_html_is_one_page_and_escapes_what_it_quotes(
    call: Callable[..., Any], scored: tuple[Path, Path]
) -> None:
    page = call("evaluate", *scored, "--format", "html").out
    assert page.startswith("<!DOCTYPE html>")
    assert "&lt;座谈会&gt;召开" in page and "<座谈会>" not in page
    assert "<del>冯小雨</del>" in page


def test_other_articles_than_the_annotated_are_an_error(
    call: Callable[..., Any], scored: tuple[Path, Path]
) -> None:
    annotated = json.dumps({"id": "a2", "meetings": [MEETING]}, ensure_ascii=False)
    scored[0].write_text(annotated, encoding="utf-8")
    said = call("evaluate", *scored)
    assert (said.code, said.out) == (2, "")
    assert "none of the articles" in said.err and "not a2 but a1" in said.err


def test_articles_that_the_tables_lack_are_told(call: Callable[..., Any], scored: tuple[Path, Path]) -> None:
    with scored[0].open("a", encoding="utf-8") as file:
        file.write("\n" + json.dumps({"id": "a2", "meetings": [MEETING]}, ensure_ascii=False))
    assert "1 annotated article not in the tables" in call("evaluate", *scored).out
    (found,) = json.loads(call("evaluate", *scored, "--format", "json").out)
    assert found["absent"] == ["a2"]
    page = call("evaluate", *scored, "--format", "html").out
    assert "scored as if nothing had been found: a2" in page
    assert "<blockquote></blockquote>" not in page


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "is not JSON"),
        ('{"id": 1}', "lacks 'meetings'"),
        ('{"id": 1, "meetings": 5}', "another kind"),
        (_with(start="2015/7/17"), "\"start\" is '2015/7/17', write 2015-07-17"),
        (_with(topic=5), '"topic" is 5 instead of text or null'),
        (
            _with(attendees=[{"name": "陆云海", "roles": ["host"]}]),
            "no role 'host', roles are chair, speaker",
        ),
        (_with(attendees=[{"name": None, "roles": []}]), "the name of a person is None"),
    ],
)
def test_broken_gold_is_named(
    call: Callable[..., Any],
    scored: tuple[Path, Path],
    line: str,
    message: str,
) -> None:
    scored[0].write_text(line, encoding="utf-8")
    said = call("evaluate", *scored)
    assert said.code == 2
    assert f"{scored[0]}:1" in said.err and message in said.err
