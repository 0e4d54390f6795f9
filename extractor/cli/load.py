"""The command `load`."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.answers import database
from extractor.cli.counts import many
from extractor.cli.options import quiet

EPILOG = """\b
Examples:
  extractor load tables --database meetings.duckdb
"""


@click.command("load", epilog=EPILOG)
@click.argument("tables", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="TABLES")
@database
@quiet
def command(tables: Path, database: Path, quiet: bool) -> None:
    """Load the folder TABLES, as `extract` wrote it, into a database.

    The database is made if it is not there. An article that is there already is replaced if its rows
    differ, so the same tables may be loaded again at any time; several runs add up.
    """
    from extractor.store import load

    def report(safe: int, total: int) -> None:
        click.echo(f"{safe:,} of {many(total, 'article')} written", err=True)

    loaded = load(database, tables, None if quiet else report)
    if not quiet:
        click.echo(
            f"{database}: {many(loaded.articles, 'article')} loaded, {loaded.unchanged:,} already there, "
            f"{many(loaded.failures, 'failure')} noted",
            err=True,
        )
