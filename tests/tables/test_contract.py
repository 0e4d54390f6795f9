"""The tables and columns others rely on do not change unnoticed."""

from __future__ import annotations

from pathlib import Path

from extractor.tables.contract import TABLES

REFERENCE = Path(__file__).with_name("contract.txt")


def test_tables_and_columns_are_those_of_the_reference_file() -> None:
    """Columns keep their order; a new one is added at the end, here and in `contract.txt`."""
    described = "".join(f"{table.name}: {' '.join(table.header)}\n" for table in TABLES)
    assert described == REFERENCE.read_text(encoding="utf-8")


def test_every_column_says_what_it_means() -> None:
    for table in TABLES:
        assert table.row
        for column in table.columns:
            assert column.meaning, f"{table.name}.{column.name}"
