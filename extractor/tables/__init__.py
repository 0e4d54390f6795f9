"""Tables: extractions as rows, DataFrames, CSV and Parquet files, as `contract` says."""

from extractor.tables.contract import TABLES, Table
from extractor.tables.frames import Tables, read_tables, to_tables
from extractor.tables.rows import Rows, rows_of

__all__ = ["TABLES", "Rows", "Table", "Tables", "read_tables", "rows_of", "to_tables"]
