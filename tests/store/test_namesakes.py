"""Namesakes: one person or several, the reasons, and the hand that wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from extractor import store
from extractor.errors import UsageError
from extractor.store import questions
from extractor.store.people.namesakes import kept_apart, labels, tell_apart
from extractor.store.people.places import place_of
from extractor.store.people.posts import Post, body_of
from extractor.store.people.posts import post as new_post
from extractor.tables.contract import TABLES
from extractor.tables.parquet import schema


def post(
    title: str, organisation: str, since: str, until: str, place: str | None = None, count: int = 10
) -> Post:
    first, last = date.fromisoformat(since).toordinal(), date.fromisoformat(until).toordinal()
    days = frozenset(range(first, last + 1, max(1, (last - first) // count)))
    where = place_of(organisation) or place or ""
    profile = hash((title, organisation))
    return new_post(organisation, body_of(organisation), where, title, profile, (count, first, last, days))


def persons(name: str, *posts: Post) -> list[set[str]]:
    """The labels of the posts of each person."""
    found = tell_apart(name, list(posts)).persons
    by_profile = {next(iter(p.profiles)): p.label for p in posts}
    return [{by_profile[profile] for profile in person.profiles} for person in found]


def test_one_who_moves_up_in_one_place_is_one_person() -> None:
    assert len(persons(
        "周明远",
        post("副局长", "永宁市教育局", "2013-01-01", "2016-05-01"),
        post("局长", "永宁市教育局", "2016-06-01", "2019-01-01"),
        post("副市长", "永宁市人民政府", "2019-02-01", "2022-01-01"),
    )) == 1  # fmt: skip


def test_two_posts_at_once_in_two_provinces_are_two_persons() -> None:
    assert len(persons(
        "王强",
        post("局长", "云岭省永宁市教育局", "2015-01-01", "2019-01-01"),
        post("局长", "海川省白石市公安局", "2015-01-01", "2019-01-01"),
    )) == 2  # fmt: skip


def test_short_and_full_names_of_an_organisation_are_one_post() -> None:
    assert len(persons(
        "李伟",
        post("主任", "永宁市发改委", "2015-01-01", "2019-01-01"),
        post("主任", "云岭省永宁市发展和改革委员会", "2015-01-01", "2019-01-01"),
        post("主任", "市发改委", "2015-01-01", "2019-01-01", place="云岭省永宁市"),
    )) == 1  # fmt: skip


def test_a_professor_and_a_police_chief_are_two() -> None:
    assert len(persons(
        "张勇",
        post("教授", "清河大学", "2015-01-01", "2019-01-01"),
        post("公安局局长", "云岭省永宁市公安局", "2015-01-01", "2019-01-01"),
    )) == 2  # fmt: skip


def test_posts_of_the_whole_country_held_at_once_are_one_persons() -> None:
    assert len(persons(
        "韩明",
        post("中央改革办公室主任、国务院副秘书长", "中央改革办公室", "2015-01-01", "2019-01-01"),
        post("国务院副秘书长", "国务院", "2015-01-01", "2019-01-01"),
    )) == 1  # fmt: skip


def test_a_leader_on_a_journey_stays_one_person(tmp_path: Path) -> None:
    """The place of a meeting is not the place of its guests."""
    path = tmp_path / "m.duckdb"
    seen = career("江海涛", "全国总工会副主席", "全国总工会", 2015, "中华全国总工会")
    visits = career("江海涛", "全国总工会副主席", "全国总工会", 2016, "云岭省总工会")
    bare = [Seen("江海涛", None, None, date(2016, 3, n), "海川省总工会") for n in range(1, 5)]
    store.load(path, tables([*seen, *visits, *bare]))
    assert set(ids(path)) == {"江海涛"}


def test_the_order_of_posts_does_not_matter() -> None:
    posts = [
        post("局长", "云岭省永宁市教育局", "2013-01-01", "2016-01-01"),
        post("教授", "清河大学", "2014-01-01", "2019-01-01"),
        post("副市长", "云岭省永宁市人民政府", "2016-02-01", "2019-01-01"),
        post("局长", "海川省白石市公安局", "2015-01-01", "2019-01-01"),
    ]
    found = {frozenset(map(frozenset, persons("刘洋", *order))) for order in permutations(posts)}
    assert len(found) == 1


def test_every_decision_is_explained_and_the_sum_decides() -> None:
    verdict = tell_apart(
        "王强",
        [
            post("局长", "云岭省永宁市教育局", "2015-01-01", "2019-01-01"),
            post("副局长", "永宁市教育局", "2013-01-01", "2014-12-01"),
            post("局长", "海川省白石市公安局", "2015-01-01", "2019-01-01"),
        ],
    )
    assert len(verdict.persons) == 2
    decisions = [*verdict.decisions, *kept_apart("王强", verdict.persons)]
    assert {d.same for d in decisions} == {True, False}
    for decision in decisions:
        assert decision.clues
        assert decision.score == pytest.approx(sum(clue.weight for clue in decision.clues))
        assert decision.same is (decision.score > 0)


def test_labels_say_what_tells_namesakes_apart() -> None:
    one = post("局长", "永宁市教育局", "2015-01-01", "2019-01-01")
    other = post("院长", "清河医院", "2015-01-01", "2019-01-01")
    assert labels("王强", (one,)) == ["王强"]
    assert labels("王强", (one, other)) == ["王强（永宁市教育局）", "王强（清河医院）"]
    assert len(set(labels("王强", (one, one)))) == 2


@dataclass
class Seen:
    """One appearance."""

    name: str
    title: str | None
    organisation: str | None
    day: date
    held_by: str


def tables(seen: list[Seen]) -> dict[str, Any]:
    """Each appearance as an article with one meeting."""
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    for number, one in enumerate(seen):
        ids = {"article_id": f"a{number}", "meeting_id": f"a{number}-1", "seq": 1}
        span = {
            "start": 0,
            "end": 9,
            "raw_start": 0,
            "raw_end": 9,
            "evidence": "有关人员出席会议。",
            "confidence": 0.9,
        }
        rows["articles"].append({"article_id": f"a{number}", "source": f"{number}.txt", "meetings": 1})
        rows["meetings"].append({**ids, **span, "type": "conference", "organization": one.held_by,
            "organization_full": one.held_by, "start_date": one.day.isoformat(), "attendees": 1})  # fmt: skip
        rows["attendees"].append({**ids, **span, "name": one.name, "title": one.title,
            "organization": one.organisation, "role": "attendee", "roles": "attendee"})  # fmt: skip
    return {t.name: pa.Table.from_pylist(rows[t.name], schema=schema(t)) for t in TABLES}


def career(name: str, title: str, organisation: str | None, start: int, held_by: str) -> list[Seen]:
    first = date(start, 1, 5)
    return [Seen(name, title, organisation, first + timedelta(days=30 * n), held_by) for n in range(6)]


NAMESAKES = [
    *career("王强", "永宁市教育局局长", "永宁市教育局", 2015, "云岭省永宁市教育局"),
    *career("王强", "白石市公安局局长", "白石市公安局", 2015, "海川省白石市公安局"),
    *career("汪强", "永宁市教育局局长", "永宁市教育局", 2016, "云岭省永宁市教育局"),
]


def ids(path: Path) -> dict[str, set[str]]:
    """Person ids with the titles under them."""
    with store.open_store(path) as db:
        rows = db.connection.execute("select distinct person_id, title from attendees").fetchall()
    found: dict[str, set[str]] = {}
    for person_id, title in rows:
        found.setdefault(person_id, set()).add(title)
    return found


def test_namesakes_in_a_database_get_ids_that_say_who_they_are(tmp_path: Path) -> None:
    path = tmp_path / "m.duckdb"
    store.load(path, tables(NAMESAKES))
    assert set(ids(path)) == {"王强（永宁市教育局）", "王强（白石市公安局）", "汪强"}
    with store.open_store(path) as db:
        why = questions.why(db, "王强")
        assert "two persons" in set(why["verdict"])
        assert why["clue"].str.contains("different places: 永宁市, 白石市|in two places on one day").any()


def test_a_bare_title_belongs_to_the_namesake_of_its_place(tmp_path: Path) -> None:
    path = tmp_path / "m.duckdb"
    bare = career("王强", "局长", None, 2015, "海川省白石市公安局")
    store.load(path, tables([*NAMESAKES, *bare]))
    assert ids(path)["王强（白石市公安局）"] == {"白石市公安局局长", "局长"}


def test_the_hand_joins_splits_and_is_remembered(tmp_path: Path) -> None:
    path, file = tmp_path / "m.duckdb", tmp_path / "hand.csv"
    store.load(path, tables(NAMESAKES))
    file.write_text(
        "kind,name,organization,title,is\n"
        "person,王强,永宁市教育局,,王强（永宁）\n"
        "person,汪强,永宁市教育局,,王强（永宁）\n",
        encoding="utf-8",
    )
    assert store.correct(path, file) == 2
    assert set(ids(path)) == {"王强（永宁）", "王强（白石市公安局）"}
    more = tables(
        [*NAMESAKES, *career("汪强", "永宁市教育局党组书记", "永宁市教育局", 2018, "云岭省永宁市教育局")]
    )
    store.load(path, more)
    assert "永宁市教育局党组书记" in ids(path)["王强（永宁）"]
    file.write_text("kind,name,organization,title,is\n", encoding="utf-8")
    store.correct(path, file)
    assert set(ids(path)) == {"王强（永宁市教育局）", "王强（白石市公安局）", "汪强"}


def test_the_hand_names_organisations(tmp_path: Path) -> None:
    path, file = tmp_path / "m.duckdb", tmp_path / "hand.csv"
    store.load(path, tables(NAMESAKES))
    file.write_text(
        "kind,name,organization,title,is\norganization,云岭省永宁市教育局,,,永宁市教育委员会\n",
        encoding="utf-8",
    )
    store.correct(path, file)
    with store.open_store(path) as db:
        assert "永宁市教育委员会" in set(questions.organizations(db)["organization"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,is\n王强,王\n", "must have the columns"),
        ("kind,name,organization,title,is\nhuman,王强,,,王\n", "line 2 .* needs a kind"),
        ("kind,name,organization,title,is\nperson,王强,,,\n", "line 2 .* needs a kind"),
    ],
)
def test_a_line_that_cannot_be_understood_changes_nothing(text: str, message: str, tmp_path: Path) -> None:
    path, file = tmp_path / "m.duckdb", tmp_path / "hand.csv"
    store.load(path, tables(NAMESAKES))
    before = ids(path)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        store.correct(path, file)
    assert ids(path) == before


def test_persons_do_not_depend_on_the_order_of_loads(generator: Any, tmp_path: Path) -> None:
    whole, _ = generator.tables(200, seed=5, places=2)
    ids_of = whole["articles"]["article_id"].to_pylist()

    def part(chosen: set[str]) -> dict[str, Any]:
        return {
            name: table.slice(0, 0) if name == "failures" else
            table.filter(pa.array([cell in chosen for cell in table["article_id"].to_pylist()]))
            for name, table in whole.items()
        }  # fmt: skip

    store.load(tmp_path / "whole.duckdb", whole)
    store.load(tmp_path / "parts.duckdb", part(set(ids_of[120:])))
    store.load(tmp_path / "parts.duckdb", part(set(ids_of[:120])))
    people = "select person_id, name, appearances, first, last from people order by all"
    assert store.query(tmp_path / "whole.duckdb", people).equals(
        store.query(tmp_path / "parts.duckdb", people)
    )


def test_most_pairs_of_a_generated_world_are_decided_rightly(generator: Any, tmp_path: Path) -> None:
    whole, truth = generator.tables(1500, seed=9, places=8)
    store.load(tmp_path / "m.duckdb", whole)
    with store.open_store(tmp_path / "m.duckdb") as db:
        found = db.connection.execute(
            "select name, person_id from attendees order by article_id, meeting_id, seq"
        ).fetchall()
    order = sorted(
        range(len(truth)),
        key=lambda n: tuple(whole["attendees"][c][n].as_py() for c in ("article_id", "meeting_id", "seq")),
    )
    precision, recall = pair_scores(
        [(name, person, truth[n]) for (name, person), n in zip(found, order, strict=True)]
    )
    assert precision > 0.95
    assert recall > 0.75


def pair_scores(rows: list[tuple[str, str, int]]) -> tuple[float, float]:
    """Precision and recall over pairs of appearances of one name: put together rightly?"""
    from collections import Counter

    def pairs(counts: Counter[Any]) -> int:
        return sum(n * (n - 1) // 2 for n in counts.values())

    both = pairs(Counter(rows))
    return both / pairs(Counter((n, p) for n, p, _ in rows)), both / pairs(
        Counter((n, t) for n, _, t in rows)
    )
