"""Answers as pandas DataFrames: string, Int64, Float64 as in the tables room, days as dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractor.errors import DatabaseError

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection, DuckDBPyRelation


def ask(connection: DuckDBPyConnection, sql: str, values: Sequence[Any] = ()) -> pd.DataFrame:
    """The answer to a question in SQL; unknown cells are NA and integers stay integers.

    Every question has a cursor of its own, so that threads may ask over one connection.

    Raises:
        DatabaseError: The file is damaged where the answer stands.
    """
    import duckdb

    try:
        return to_frame(connection.cursor().sql(sql, params=list(values)))
    except (duckdb.IOException, duckdb.FatalException, duckdb.SerializationException) as error:
        raise DatabaseError(
            f"the database is damaged; restore it from a copy ({str(error).splitlines()[0][:160]})"
        ) from error


def to_frame(result: DuckDBPyRelation) -> pd.DataFrame:
    """The rows of a relation."""
    import pandas as pd
    import pyarrow as pa

    def kind(arrow: Any) -> Any:
        if pa.types.is_string(arrow) or pa.types.is_large_string(arrow):
            return pd.StringDtype()
        if pa.types.is_integer(arrow):
            return pd.Int64Dtype()
        return pd.Float64Dtype() if pa.types.is_floating(arrow) else None

    frame: pd.DataFrame = result.to_arrow_table().to_pandas(types_mapper=kind)
    return frame
