"""The questions, on a small world whose answers can be counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pyarrow as pa
import pytest

from extractor import store
from extractor.errors import UsageError
from extractor.store import questions
from extractor.tables.contract import TABLES
from extractor.tables.parquet import schema

UNION, SCHOOL = "永宁市总工会", "清河大学"

#: day, organisation as printed, canonical, type, topic, people in order (the first is in the chair)
MEETINGS = [
    (
        "2015-01-10",
        "市总工会",
        UNION,
        "conference",
        "研究部署产业工人队伍建设改革",
        "赵一鸣 钱文博 孙立言 李守成",
    ),
    ("2015-02-10", "市总工会", UNION, "conference", "研究部署2015年安全生产工作", "赵一鸣 钱文博 孙立言"),
    ("2015-03-10", UNION, UNION, "conference", "产业工人队伍建设改革", "赵一鸣 钱文博 孙立言"),
    ("2015-04-10", UNION, UNION, "symposium", "职工文化", "赵一鸣 钱文博 孙立言"),
    ("2016-01-10", UNION, UNION, "conference", "安全生产", "赵一鸣 孙立言 钱文博"),
    ("2016-02-10", UNION, UNION, "conference", "安全生产", "赵一鸣 孙立言 钱文博"),
    ("2016-03-10", UNION, UNION, "conference", "安全生产", "孙立言 钱文博 周若愚"),
    ("2016-04-10", UNION, UNION, "conference", "防汛抗旱", "孙立言 钱文博 周若愚"),
    ("2016-05-10", UNION, UNION, "conference", "防汛抗旱", "孙立言 钱文博 周若愚"),
    ("2016-06-10", SCHOOL, SCHOOL, "training", "学科建设", "吴思远 郑海天"),
    (None, SCHOOL, SCHOOL, "training", "学科建设", "吴思远 郑海天"),
]


def tables() -> dict[str, Any]:
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in TABLES}
    for n, (day, printed, full, kind, topic, names) in enumerate(MEETINGS):
        people = names.split()
        ids = {"article_id": f"a{n}", "meeting_id": f"a{n}-1"}
        span = {"start": 0, "end": 5, "raw_start": 0, "raw_end": 5, "confidence": 0.9}
        sentence = f"{printed}召开会议，{topic}，{'、'.join(people)}出席。"
        rows["articles"].append({"article_id": f"a{n}", "source": f"{n}.txt",
            "title": f"{printed}{topic}会议", "published": day or "2017-01-01", "meetings": 1})  # fmt: skip
        rows["meetings"].append({**ids, **span, "seq": 1, "type": kind, "organization": printed,
            "organization_full": full, "topic": topic, "location": "职工之家" if full == UNION else "报告厅",
            "start_date": day, "end_date": day, "date_precision": "day" if day else "none",
            "attendees": len(people), "evidence": sentence})  # fmt: skip
        for seq, name in enumerate(people, 1):
            role = "chair" if seq == 1 else "attendee"
            title = (
                "教授"
                if full == SCHOOL
                else "主席"
                if name == "赵一鸣" or (name == "孙立言" and n > 5)
                else "副主席"
            )
            rows["attendees"].append({**ids, **span, "seq": seq, "name": name, "title": full + title,
                "organization": full, "role": role, "roles": role, "evidence": sentence})  # fmt: skip
    return {t.name: pa.Table.from_pylist(rows[t.name], schema=schema(t)) for t in TABLES}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[store.Store]:
    path = tmp_path_factory.mktemp("world") / "m.duckdb"
    store.load(path, tables())
    with store.open_store(path) as opened:
        yield opened


def test_meetings_by_every_condition(world: store.Store) -> None:
    def days(**conditions: Any) -> list[str]:
        return [str(day)[:7] for day in questions.meetings(world, **conditions)["day"]]

    assert len(days()) == 11
    assert days(person="李守成") == ["2015-01"]
    assert days(organization="市总工会", until="2015-02") == ["2015-02", "2015-01"]
    assert days(organization=UNION, until="2015-02") == ["2015-02", "2015-01"]
    assert days(topic="产业工人 改革") == ["2015-03", "2015-01"]
    assert days(type="symposium") == ["2015-04"]
    assert days(place="报告厅") == ["2017-01", "2016-06"]
    assert days(since="2016-05-10", until="2016") == ["2016-06", "2016-05"]
    assert days(limit=1) == ["2017-01"]


def test_meetings_show_people_in_the_printed_order(world: store.Store) -> None:
    frame = questions.meetings(world, since="2016-02", until="2016-02")
    assert frame["people"].tolist() == ["赵一鸣、孙立言、钱文博"]


@pytest.mark.parametrize("text", ["2015-13", "gestern", "2015-02-30", "15"])
def test_a_date_that_is_none_is_refused(world: store.Store, text: str) -> None:
    with pytest.raises(UsageError, match="date"):
        questions.meetings(world, since=text)


def test_people_with_counts(world: store.Store) -> None:
    frame = questions.people(world, organization=UNION).set_index("person_id")
    assert frame.loc["赵一鸣", ["appearances", "chaired"]].tolist() == [6, 6]
    assert frame.loc["孙立言", "latest_title"] == UNION + "主席"
    assert frame.loc["孙立言", "first"] == date(2015, 1, 10)
    assert questions.people(world, name="守")["person_id"].tolist() == ["李守成"]


def test_a_timeline_holds_title_and_role_of_each_day(world: store.Store) -> None:
    frame = questions.timeline(world, "孙立言", since="2016-02", until="2016-03")
    assert frame["title"].tolist() == [UNION + "副主席", UNION + "主席"]
    assert frame["roles"].tolist() == ["attendee", "chair"]
    posts = questions.posts(world, "孙立言")
    assert posts["title"].tolist() == [UNION + "副主席", UNION + "主席"]
    assert posts["last"].tolist() == [date(2016, 2, 10), date(2016, 5, 10)]


def test_pairs_count_meetings_with_first_and_last(world: store.Store) -> None:
    frame = questions.pairs(world)
    top = frame.iloc[0]
    assert {top["person"], top["other"]} == {"孙立言", "钱文博"}
    assert (top["meetings"], top["first"], top["last"]) == (9, date(2015, 1, 10), date(2016, 5, 10))
    assert "李守成" not in set(frame["person"]) | set(frame["other"])
    mine = questions.pairs(world, person="周若愚", minimum=1)
    assert set(mine["person"]) == {"周若愚"}
    assert dict(zip(mine["other"], mine["meetings"], strict=True)) == {"孙立言": 3, "钱文博": 3}
    assert len(questions.pairs(world, minimum=1, around="李守成")) == 6


def test_pairs_counted_while_loading_are_those_counted_when_asked(world: store.Store) -> None:
    pd.testing.assert_frame_equal(questions.pairs(world), questions.pairs(world, since="1900"))


def test_the_network_has_communities_and_can_be_read_back(world: store.Store, tmp_path: Path) -> None:
    network = questions.network(world)
    nodes = network.nodes.set_index("person_id")
    assert nodes.loc["吴思远", "community"] != nodes.loc["钱文博", "community"]
    assert nodes.loc["孙立言", "strength"] == nodes.loc["钱文博", "strength"] == 9 + 6 + 3
    for name, read in (("n.gexf", nx.read_gexf), ("n.graphml", nx.read_graphml)):
        network.write(tmp_path / name)
        again = read(tmp_path / name)
        assert set(again) == set(network.graph)
        assert again.edges["孙立言", "周若愚"]["weight"] == 3
        assert again.nodes["孙立言"]["title"] == UNION + "主席"
    with pytest.raises(UsageError, match=r"gexf or \.graphml"):
        network.write(tmp_path / "n.png")


def test_an_empty_network_is_no_error(world: store.Store) -> None:
    network = questions.network(world, organization="没有的单位")
    assert len(network.graph) == len(network.nodes) == len(network.edges) == 0


def test_the_order_of_names_and_its_changes(world: store.Store) -> None:
    before = questions.name_order(world, organization=UNION, until="2015")
    assert before["person_id"].tolist() == ["赵一鸣", "钱文博", "孙立言"]
    changes = questions.order_changes(world, ("2015", "2015"), ("2016", "2016"), organization=UNION)
    change = dict(zip(changes["person_id"], changes["change"], strict=True))
    assert (change["孙立言"], change["钱文博"]) == (1, -1)
    gone = changes.set_index("person_id")
    assert gone.loc["周若愚", "rank_before"] is not None
    assert gone["rank_before"].isna()["周若愚"]
    assert gone["rank_after"].isna()["赵一鸣"]
    swapped = questions.swapped_pairs(world, ("2015", "2015"), ("2016", "2016"), organization=UNION)
    assert swapped[["fell", "rose", "first_before", "first_after"]].values.tolist() == [
        ["钱文博", "孙立言", 4, 0]
    ]


def test_absences_of_regular_attendees(world: store.Store) -> None:
    frame = questions.absences(world)
    assert frame["person_id"].tolist() == ["赵一鸣"]
    row = frame.iloc[0]
    assert (row["attended"], row["of"], row["missed"]) == (6, 6, 3)
    assert row["last_seen"] == date(2016, 2, 10)
    assert frame["back"].isna().all()
    assert questions.absences(world, missed=4).empty
    assert questions.absences(world, organization=UNION, type="symposium").empty


def test_topic_words_over_time(world: store.Store) -> None:
    frame = questions.topic_words(world)
    by_year = {str(p)[:4]: g["word"].tolist() for p, g in frame.groupby("period")}
    assert "产业工人" in by_year["2015"] or "产业" in by_year["2015"]
    assert "防汛" in by_year["2016"]
    assert "防汛" not in by_year["2015"]
    assert not any(word.isdigit() for word in frame["word"]), "a number is no topic"
    months = questions.topic_words(world, by="month", words="安全")
    counts = dict(zip(months["period"].astype(str), months["meetings"], strict=True))
    assert all(n == 1 for n in counts.values())
    with pytest.raises(UsageError, match="year, quarter, month"):
        questions.topic_words(world, by="day")


def test_organisations_by_canonical_name(world: store.Store) -> None:
    frame = questions.organizations(world).set_index("organization")
    assert frame.loc[UNION, ["meetings", "people"]].tolist() == [9, 5]
    assert set(frame.loc[UNION, "printed"].split("、")) == {"市总工会", UNION}
    assert "学科建设" in frame.loc[SCHOOL, "topics"] or "学科" in frame.loc[SCHOOL, "topics"]


def test_search_finds_words_names_and_parts_of_words(world: store.Store) -> None:
    def found(words: str, **period: Any) -> set[str]:
        return set(questions.search(world, words, **period)["article_id"])

    assert found("防汛") == {"a7", "a8"}
    assert found("产业工人 改革") == {"a0", "a2"}
    assert found("周若愚 安全生产") == {"a6"}
    assert found("工会") >= {f"a{n}" for n in range(9)}
    assert found("若愚") == {"a6", "a7", "a8"}, "a part of a name is found by reading all texts"
    assert found("汛抗") == {"a7", "a8"}
    assert found("不存在的词") == set()
    assert found("安全生产", since="2016-03") == {"a6"}
    with pytest.raises(UsageError):
        questions.search(world, "  ")


def test_search_puts_the_better_article_first_and_shows_the_sentence(world: store.Store) -> None:
    frame = questions.search(world, "李守成")
    assert frame["evidence"].str.contains("李守成").all()
    assert frame["score"].is_monotonic_decreasing


def test_words_and_quotes_cannot_break_out_of_a_question(world: store.Store) -> None:
    for text in ("'; drop view meetings; --", '"', "%", "\\", "工会' or '1'='1"):
        questions.meetings(world, person=text, organization=text, topic=text, place=text)
        questions.search(world, text)
        questions.timeline(world, text)
        questions.why(world, text)
    assert len(questions.meetings(world)) == 11
