"""The shortest way from Python: what it gives is what a run writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from extractor.reading import read
from extractor.runs import Settings, extract_tables, run
from extractor.tables import read_tables


def test_tables_in_memory_are_those_of_a_run(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("7月17日，云山市总工会召开座谈会。市总工会主席陆云海主持会议。\n", encoding="utf-8")
    settings = Settings(engine="jieba")
    day = date(2015, 7, 20)
    sources = [source, tmp_path / "gone.txt"]
    tables = extract_tables(sources, settings, published=day)
    run(read(sources, published=day), tmp_path / "out", settings, workers=0)
    for (name, found), (_, written) in zip(tables, read_tables(tmp_path / "out"), strict=True):
        assert found.equals(written), name
    assert list(tables.meetings["start_date"]) == ["2015-07-17"]
    assert len(tables.failures) == 1
