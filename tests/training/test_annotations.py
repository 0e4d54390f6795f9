"""Annotations of the project's own: offsets into articles of others lead back to their words."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from extractor.errors import UsageError
from extractor.training.annotations import CORPUS, corpus_pairs, written_pairs

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "models" / "annotations"

BODY = "3月5日，青禾市总工会召开座谈\n会。"
MEETING = {
    "type": "symposium",
    "name": ["body", 13, 17],
    "organization": ["body", 5, 11],
    "topic": ["title", 0, 4],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "a1", "title": "安全生产座谈", "body": BODY}, ensure_ascii=False) + "\n")
    return tmp_path


def annotation(folder: Path, ident: str, meeting: dict[str, object]) -> Path:
    path = folder / "corpus.jsonl"
    path.write_text(json.dumps({"id": ident, "meetings": [meeting]}), encoding="utf-8")
    return path


def test_offsets_become_words_without_line_breaks(corpus: Path) -> None:
    ((article, gold),) = corpus_pairs(annotation(corpus, "a1", MEETING), corpus)
    assert article["id"] == gold["id"] == "a1"
    (meeting,) = gold["meetings"]
    assert (meeting["name"], meeting["organization"], meeting["topic"]) == (
        "座谈会",
        "青禾市总工会",
        "安全生产",
    )
    assert meeting["location"] is None and meeting["attendees"] == []


def test_people_are_read_with_their_titles(corpus: Path) -> None:
    people = [{"name": ["body", 5, 7], "title": ["body", 7, 11], "roles": ["chair"]}]
    meeting = {**MEETING, "attendees": people, "groups": [["body", 11, 13]]}
    ((_, gold),) = corpus_pairs(annotation(corpus, "a1", meeting), corpus)
    assert gold["meetings"][0]["attendees"] == [{"name": "青禾", "title": "市总工会", "roles": ["chair"]}]
    assert gold["meetings"][0]["groups"] == ["召开"]


def test_an_article_that_is_not_there_is_named(corpus: Path) -> None:
    with pytest.raises(UsageError, match="lacks the article a2"):
        corpus_pairs(annotation(corpus, "a2", MEETING), corpus)


def test_an_article_that_has_changed_is_named(corpus: Path) -> None:
    with pytest.raises(UsageError, match="a1 of the corpus is shorter"):
        corpus_pairs(annotation(corpus, "a1", {**MEETING, "name": ["body", 13, 99]}), corpus)


def test_the_corpus_is_as_it_was_annotated(shared: Path) -> None:
    pairs = [pair for name in CORPUS for pair in corpus_pairs(OWN / f"{name}.jsonl", shared / "corpus")]
    words = [
        m[field] for _, gold in pairs for m in gold["meetings"] for field in ("name", "topic") if m[field]
    ]
    words += [person["name"] for _, gold in pairs for m in gold["meetings"] for person in m["attendees"]]
    assert len(pairs) > 2000
    assert all(word == word.strip("，。") for word in words), "offsets have moved"


def test_written_articles_hold_what_is_annotated() -> None:
    pairs = written_pairs(OWN / "written.jsonl")
    for article, gold in pairs:
        text = "".join(f"{article['title']}\n{article['body']}".split())
        for meeting in gold["meetings"]:
            words = [meeting[field] for field in ("name", "organization", "topic", "location", "date_text")]
            words += [person["name"] for person in meeting["attendees"]]
            assert [w for w in words if w and "".join(w.split()) not in text] == [], article["id"]


def test_written_articles_are_no_copies(shared: Path) -> None:
    """No stretch of thirty characters of a written article stands in an annotated one."""
    known = {
        text[at : at + 30]
        for path in (shared / "gold").glob("*[!d].jsonl")
        for record in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        for text in ["".join(str(record["body"]).split())]
        for at in range(len(text) - 29)
    }
    for article, _ in written_pairs(OWN / "written.jsonl"):
        text = "".join(article["body"].split())
        copied = [text[at : at + 30] for at in range(len(text) - 29) if text[at : at + 30] in known]
        assert copied == [], article["id"]
