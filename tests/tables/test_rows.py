"""One article becomes rows: what stands in which column, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from extractor.meetings.extraction import Extraction, Role
from extractor.reading.failure import Failure
from extractor.spans import Quote, Span
from extractor.tables.contract import TABLES
from extractor.tables.rows import Cell, roles_of, rows_of


def cells(extraction: Extraction | Failure, table: str, row: int = 0) -> dict[str, Cell]:
    header = next(each.header for each in TABLES if each.name == table)
    return dict(zip(header, rows_of(extraction)[table][row], strict=True))


def test_a_meeting_row(extraction: Extraction) -> None:
    row = cells(extraction, "meetings")
    assert row["meeting_id"] == "a1-m1"
    assert (row["seq"], row["attendees"]) == (1, 3)
    assert (row["name"], row["type"], row["organization"]) == ("座谈会", "symposium", "云山市总工会")
    assert (row["date_text"], row["start_date"], row["date_precision"]) == (
        "7月17日",
        "--07-17",
        "unknown-year",
    )
    assert row["location"] is None
    assert row["confidence"] == 0.877
    start, end = row["start"], row["end"]
    assert isinstance(start, int) and isinstance(end, int)
    assert extraction.clean.text[start:end] == row["evidence"]


def test_attendee_is_left_out_where_somebody_chairs_or_speaks(extraction: Extraction) -> None:
    chair = extraction.meetings[0].attendees[0]
    assert chair.roles == (Role.CHAIR, Role.ATTENDEE)
    assert roles_of(chair) == (Role.CHAIR,)
    assert roles_of(replace(chair, roles=(Role.OBSERVER, Role.SPEAKER))) == (Role.SPEAKER, Role.OBSERVER)
    row = cells(extraction, "attendees")
    assert (row["role"], row["roles"], row["organization"]) == ("chair", "chair", "市总工会")


def test_people_keep_their_order_and_count_from_one(extraction: Extraction) -> None:
    rows = rows_of(extraction)["attendees"]
    assert [row[2:4] for row in rows] == [(1, "陆云海"), (2, "冯小雨"), (3, "贺兰")]


def test_an_article_without_meetings_still_has_its_row(extraction: Extraction) -> None:
    rows = rows_of(replace(extraction, meetings=(), mentions=()))
    assert {name: len(table) for name, table in rows.items() if table} == {"articles": 1}


def test_warnings_of_all_rooms_are_joined_once_each(extraction: Extraction) -> None:
    clean = extraction.clean
    article = replace(clean.article, warnings=("编码不明", "同一警告"), published=date(2015, 7, 20))
    loud = replace(
        extraction, clean=replace(clean, article=article, warnings=("同一警告",)), warnings=("末尾",)
    )
    row = cells(loud, "articles")
    assert row["warnings"] == "编码不明; 同一警告; 末尾"
    assert row["published"] == "2015-07-20"


def test_only_reading_annotations_are_counted_as_such() -> None:
    from extractor.cleaning import clean_text

    polluted = clean_text(
        "云(yún)山(shān)市(shì)总(zǒng)工(gōng)会(huì)召(zhào)开(kāi)\n座(zuò)谈(tán)会(huì)。"
    )
    row = cells(Extraction(polluted), "articles")
    assert row["annotations_removed"] == 11


def test_a_failure_is_a_row_in_failures_alone() -> None:
    rows = rows_of(Failure("news.jsonl:3", None, "reading", "bad-json", "line 3 is no JSON"))
    assert rows["failures"] == [("news.jsonl:3", None, "reading", "bad-json", "line 3 is no JSON")]
    assert sum(map(len, rows.values())) == 1


@pytest.mark.parametrize(
    "breaks",
    [
        lambda meeting: replace(meeting, name=Quote("研讨会", meeting.name.span)),
        lambda meeting: replace(meeting, evidence=Span(5, 5)),
        lambda meeting: replace(meeting, evidence=Span(0, 10_000)),
        lambda meeting: replace(meeting, attendees=(replace(meeting.attendees[0], span=Span(0, 3)),)),
        lambda meeting: replace(meeting, groups=(replace(meeting.groups[0], text="各县工会"),)),
    ],
)
def test_a_span_that_does_not_cut_its_words_makes_the_article_a_failure(
    extraction: Extraction, breaks: Callable[..., object]
) -> None:
    broken = replace(extraction, meetings=(breaks(extraction.meetings[0]),))  # type: ignore[arg-type]
    row = cells(broken, "failures")
    assert (row["article_id"], row["stage"], row["error"]) == ("a1", "tables", "broken-span")
    assert rows_of(broken)["articles"] == []


def test_words_of_the_title_alone_need_no_span(extraction: Extraction) -> None:
    meeting = replace(extraction.meetings[0], name=Quote("表彰会", None))
    assert cells(replace(extraction, meetings=(meeting,)), "meetings")["name"] == "表彰会"


def test_lone_surrogates_do_not_stop_a_file_from_being_written(extraction: Extraction) -> None:
    """JSON can name half a character (`\\ud83d`) that no UTF-8 file can hold."""
    clean = replace(extraction.clean, title="座谈\ud83d会")
    assert cells(replace(extraction, clean=clean), "articles")["title"] == "座谈\ufffd会"
