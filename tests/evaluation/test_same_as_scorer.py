"""The figures are those of the scorer beside the gold files, on tables broken at random."""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from extractor.evaluation import evaluate
from extractor.tables.contract import ARTICLES, ATTENDEES, MEETINGS

ROLES = ["chair", "speaker", "attendee", "observer"]


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("gold_set", ["national_dev", "local_dev"])
@pytest.mark.parametrize("seed", range(4))
def test_figures_are_those_of_the_scorer(
    shared: Path, scorer: ModuleType, tmp_path: Path, gold_set: str, seed: int
) -> None:
    gold = shared / "gold" / f"{gold_set}.gold.jsonl"
    articles = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    write_tables(
        tmp_path, [perturbed(article, random.Random(f"{seed}{article['id']}")) for article in articles]
    )

    errors: list[str] = []
    expected = scorer.score(articles, scorer.read_tables(tmp_path), errors)
    found = evaluate(gold, tmp_path)

    assert found.whole.figures.keys() == expected.keys()
    for name, value in expected.items():
        # The scorer adds up in the order of a set, so that its own last bit differs between runs.
        assert math.isclose(found.whole.figures[name], value, abs_tol=1e-12), name
    assert len([item for item in found.faults if item.fault.figure != "overfill"]) == len(errors)


def perturbed(article: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """The gold article with meetings, people and fields lost, invented, cut and swapped."""
    meetings = [perturbed_meeting(meeting, dice) for meeting in article["meetings"] if dice.random() > 0.1]
    if dice.random() < 0.1:
        meetings.append(perturbed_meeting({"attendees": [], "name": "座谈会", "topic": "工作"}, dice))
    dice.shuffle(meetings)
    return {"id": article["id"], "meetings": meetings}


def perturbed_meeting(meeting: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    broken = {
        name: perturbed_phrase(meeting.get(name), dice)
        for name in ("name", "organization", "topic", "location")
    }
    broken["start"], broken["end"] = meeting.get("start"), meeting.get("end")
    if dice.random() < 0.1:
        broken["end"] = None
    people = [
        {
            "name": perturbed_phrase(person["name"], dice, 0.05) or "某某",
            "title": perturbed_phrase(person["title"], dice),
            "roles": person["roles"] if dice.random() > 0.1 else dice.sample(ROLES, 2),
        }
        for person in meeting["attendees"]
        if dice.random() > 0.1
    ]
    return {**broken, "attendees": people}


def perturbed_phrase(phrase: str | None, dice: random.Random, chance: float = 0.25) -> str | None:
    if dice.random() > chance:
        return phrase
    if not phrase:
        return dice.choice([None, "北京", "市委"])
    start, end = sorted(dice.sample(range(len(phrase) + 1), 2))
    return dice.choice(
        [None, phrase[start:end], f"{phrase}教授", f"省{phrase}", f"{phrase[:1]}、 {phrase[1:]}"]
    )


def write_tables(folder: Path, articles: list[dict[str, Any]]) -> None:
    with (
        (folder / "articles.csv").open("w", encoding="utf-8", newline="") as articles_file,
        (folder / "meetings.csv").open("w", encoding="utf-8", newline="") as meetings_file,
        (folder / "attendees.csv").open("w", encoding="utf-8", newline="") as attendees_file,
    ):
        listed = csv.DictWriter(articles_file, ARTICLES.header, restval="")
        meetings = csv.DictWriter(meetings_file, MEETINGS.header, restval="")
        attendees = csv.DictWriter(attendees_file, ATTENDEES.header, restval="")
        listed.writeheader()
        meetings.writeheader()
        attendees.writeheader()
        for article in articles:
            listed.writerow({"article_id": article["id"]})
            for number, meeting in enumerate(article["meetings"]):
                ident = {"meeting_id": f"{article['id']}-{number}", "article_id": article["id"]}
                fields = {name: meeting[name] for name in ("name", "organization", "topic", "location")}
                dates = {"start_date": meeting["start"], "end_date": meeting["end"]}
                meetings.writerow({**ident, **fields, **dates})
                for person in meeting["attendees"]:
                    roles = ";".join(person["roles"])
                    attendees.writerow(
                        {**ident, "name": person["name"], "title": person["title"], "roles": roles}
                    )
