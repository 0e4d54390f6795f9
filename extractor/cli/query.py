"""The command `query`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.answers import answer, database

if TYPE_CHECKING:
    import pandas as pd

EPILOG = """\b
Examples:
  extractor query "select role, count(*) from attendees group by role"
  extractor query "from meetings where topic like '%安全生产%'" --format parquet --out safety.parquet
"""


@click.command("query", epilog=EPILOG)
@click.argument("sql")
@database
@answer
def command(sql: str, database: Path) -> pd.DataFrame:
    """Answer one SELECT over the tables; `-` reads it from standard input.

    Tables: articles, meetings, attendees, groups, mentions, failures, people, organizations. The database
    cannot be changed and no file can be read from here.
    """
    from extractor.store import query

    return query(database, sys.stdin.read() if sql == "-" else sql)
