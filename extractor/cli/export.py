"""The command `export`."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.answers import database


@click.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@database
def command(folder: Path, database: Path) -> None:
    """Write the tables of a database into FOLDER, as Parquet."""
    from extractor import store

    with store.open_store(database) as db:
        files = store.export(db, folder)
    click.echo(f"{len(files)} tables written to {folder}", err=True)
