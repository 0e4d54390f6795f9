"""The commands that look after a database: `migrate`, `correct`, `export`."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.answers import database


@click.command("migrate")
@database
def migrate(database: Path) -> None:
    """Bring a database of an older version of the program to this one's."""
    from extractor import store

    store.migrate(database)
    click.echo(f"{database} is up to date", err=True)


@click.command("correct")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@database
def correct(file: Path, database: Path) -> None:
    r"""Put decisions made by hand into a database; they win over the program's.

    FILE is CSV with the columns kind, name, organization, title, is. It replaces the decisions that were there.

    \b
    kind,name,organization,title,is
    person,王勇,永宁市教育局,,王勇（永宁）
    person,汪勇,永宁市教育局,,王勇（永宁）
    organization,全总,,,中华全国总工会
    """
    from extractor import store

    lines = store.correct(database, file)
    click.echo(f"{database}: {lines} decisions carried out", err=True)


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@database
def export(folder: Path, database: Path) -> None:
    """Write the tables of a database into FOLDER, as Parquet."""
    from extractor import store

    with store.open_store(database) as db:
        files = store.export(db, folder)
    click.echo(f"{len(files)} tables written to {folder}", err=True)
