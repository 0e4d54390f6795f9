"""The command `migrate`."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.answers import database


@click.command("migrate")
@database
def command(database: Path) -> None:
    """Bring a database of an older version of the program to this one's."""
    from extractor import store

    store.migrate(database)
    click.echo(f"{database} is up to date", err=True)
