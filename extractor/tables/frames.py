"""The tables as pandas DataFrames, made from extractions or read back from files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import UsageError
from extractor.meetings.extraction import Extraction
from extractor.reading.failure import Failure
from extractor.tables.contract import TABLES, Kind, Table
from extractor.tables.csv import plain
from extractor.tables.rows import Row, no_rows, rows_of

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {Kind.TEXT: "string", Kind.INTEGER: "Int64", Kind.NUMBER: "Float64"}


@dataclass(frozen=True, slots=True)
class Tables:
    """One DataFrame for every table of the contract, columns in contract order, NA for unknown."""

    articles: pd.DataFrame
    meetings: pd.DataFrame
    attendees: pd.DataFrame
    groups: pd.DataFrame
    mentions: pd.DataFrame
    failures: pd.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Name and DataFrame, in the order of the contract."""
        for table in TABLES:
            yield table.name, getattr(self, table.name)


def to_tables(extractions: Iterable[Extraction | Failure], failures: Iterable[Failure] = ()) -> Tables:
    """All tables of some extractions.

    Args:
        extractions: What the rooms before made of the articles; failures may stand among them.
        failures: Further failures, put behind those found on the way.
    """
    rows = no_rows()
    for results in (extractions, failures):
        for result in results:
            for name, table in rows_of(result).items():
                rows[name] += table
    return Tables(**{table.name: frame(table, rows[table.name]) for table in TABLES})


def frame(table: Table, rows: list[Row]) -> pd.DataFrame:
    """Rows of one table as a DataFrame with the types of the contract."""
    import pandas as pd

    types = {column.name: _DTYPES[column.kind] for column in table.columns}
    typed: pd.DataFrame = pd.DataFrame(rows, columns=list(table.header), dtype=object).astype(types)
    return typed


def read_tables(folder: Path) -> Tables:
    """Read back what a run wrote, from Parquet where it is there, else from CSV.

    Raises:
        UsageError: The folder does not hold the tables, or they lack a column of the contract.
    """
    return Tables(**{table.name: read_table(table, folder) for table in TABLES})


def read_table(table: Table, folder: Path) -> pd.DataFrame:
    """Read back one table, as `read_tables` does."""
    found = _load(table, folder)
    lacking = [name for name in table.header if name not in found]
    if lacking:
        raise UsageError(f"the table {table.name} in {folder} lacks the column {', '.join(lacking)}")
    types = {column.name: _DTYPES[column.kind] for column in table.columns}
    typed: pd.DataFrame = found[list(table.header)].astype(types)
    return typed


def _load(table: Table, folder: Path) -> pd.DataFrame:
    import pandas as pd

    if (parquet := folder / f"{table.name}.parquet").is_file():
        return pd.read_parquet(parquet)
    if not (csv := folder / f"{table.name}.csv").is_file():
        raise UsageError(
            f"{folder} has no table {table.name}; give the folder that `extractor extract --out` wrote"
        )
    found = pd.read_csv(csv, dtype="string", keep_default_na=False, na_values=[""], encoding="utf-8-sig")
    texts = [column.name for column in table.columns if column.kind is Kind.TEXT and column.name in found]
    for name in texts:
        found[name] = found[name].map(plain, na_action="ignore")
    return found
