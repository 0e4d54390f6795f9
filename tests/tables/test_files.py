"""CSV and Parquet: what is written can be read back, is safe in a spreadsheet, and has the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import UsageError
from extractor.meetings.extraction import Extraction
from extractor.reading.failure import Failure
from extractor.tables import read_tables, rows_of, to_tables
from extractor.tables.contract import TABLES
from extractor.tables.csv import CsvWriter, guarded, plain
from extractor.tables.parquet import ROW_GROUP, ParquetWriter
from extractor.tables.writer import TableWriter

FAILURE = Failure("broken.html", None, "reading", "empty", "the file is empty")


def write(writer: type[TableWriter], folder: Path, *results: Extraction | Failure) -> Path:
    folder.mkdir(exist_ok=True)
    with writer(folder) as tables:
        for result in results:
            tables.write(rows_of(result))
    return folder


def test_csv_is_plain_utf8_with_header_and_line_feeds(tmp_path: Path, extraction: Extraction) -> None:
    write(CsvWriter, tmp_path, extraction)
    content = (tmp_path / "groups.csv").read_bytes()
    assert content.startswith(b"meeting_id,article_id,seq,text,role,start,end,raw_start,raw_end\n")
    assert b"\r" not in content
    assert "a1-m1,a1,1,各区工会负责同志,attendee,".encode() in content
    assert (tmp_path / "failures.csv").read_bytes() == b"source,article_id,stage,error,message\n"
    assert ",座谈会,symposium,云山市总工会,云山市总工会,学习安全生产条例,,7月17日," in (
        tmp_path / "meetings.csv"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize("writer", [CsvWriter, ParquetWriter])
def test_what_is_written_is_read_back(
    tmp_path: Path, extraction_of: Callable[..., Extraction], writer: type[TableWriter]
) -> None:
    one, two = extraction_of(), extraction_of(ident="a2", title="=HYPERLINK(座谈会)")
    expected = to_tables([one, FAILURE, two])
    found = read_tables(write(writer, tmp_path, one, FAILURE, two))
    for (name, want), (_, got) in zip(expected, found, strict=True):
        assert got.equals(want), name


@pytest.mark.parametrize("writer", [CsvWriter, ParquetWriter])
def test_the_same_rows_give_the_same_bytes(
    tmp_path: Path, extraction: Extraction, writer: type[TableWriter]
) -> None:
    first = write(writer, tmp_path / "1", extraction, FAILURE)
    second = write(writer, tmp_path / "2", extraction, FAILURE)
    for table in TABLES:
        name = f"{table.name}{writer.suffix}"
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_parquet_groups_do_not_depend_on_how_rows_arrive(tmp_path: Path) -> None:
    """However a run is cut into batches, the file has the same bytes."""
    rows = rows_of(FAILURE)["failures"] * (ROW_GROUP + 5)
    for folder, size in ((tmp_path / "1", 7), (tmp_path / "2", ROW_GROUP)):
        folder.mkdir()
        with ParquetWriter(folder) as writer:
            for at in range(0, len(rows), size):
                writer.write({"failures": rows[at : at + size]})
    assert (tmp_path / "1/failures.parquet").read_bytes() == (tmp_path / "2/failures.parquet").read_bytes()


def test_frames_have_the_types_of_the_contract(extraction: Extraction) -> None:
    tables = to_tables([extraction], [FAILURE])
    assert list(tables.meetings.columns) == list(TABLES[1].header)
    assert tables.meetings["attendees"].dtype == "Int64"
    assert tables.meetings["location"].isna().all()
    assert list(tables.failures["error"]) == ["empty"]
    assert len(to_tables([]).attendees) == 0


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table articles"):
        read_tables(tmp_path)


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1", "'=1"])
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert str(guarded(cell)).startswith("'")
    assert plain(str(guarded(cell))) == cell


@pytest.mark.parametrize("cell", ["--07-17", "-", "-5", "+8.5", "座谈会", "——会议", None, 5, -5, 0.5])
def test_dates_numbers_and_words_stay(cell: str | int | float | None) -> None:
    assert guarded(cell) == cell


@given(st.text(alphabet="'=+-@\t\r1a会", max_size=6))
def test_guarding_loses_nothing(cell: str) -> None:
    assert plain(str(guarded(cell))) == cell
