"""The command `correct`."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.answers import database

EPILOG = """\b
A file of decisions:
  kind,name,organization,title,is
  person,王勇,永宁市教育局,,王勇（永宁）
  person,汪勇,永宁市教育局,,王勇（永宁）
  organization,全总,,,中华全国总工会
"""


@click.command("correct", epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@database
def command(file: Path, database: Path) -> None:
    """Put decisions made by hand into a database; they win over the program's.

    FILE is CSV with the columns kind, name, organization, title, is; it replaces the decisions of before.
    """
    from extractor import store

    lines = store.correct(database, file)
    click.echo(f"{database}: {lines} decisions carried out", err=True)
