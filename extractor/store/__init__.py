"""The store: tables in a DuckDB file, the people behind the names, and the questions people ask.

from extractor import store

store.load("meetings.duckdb", "tables/")
with store.open_store("meetings.duckdb") as db:
    store.questions.meetings(db, person="王勇", since="2015")
"""

from extractor.store import questions
from extractor.store.exporting import arrow_tables, export
from extractor.store.loading import Loaded
from extractor.store.store import Store, correct, load, migrate, open_store, query

__all__ = [
    "Loaded",
    "Store",
    "arrow_tables",
    "correct",
    "export",
    "load",
    "migrate",
    "open_store",
    "query",
    "questions",
]
