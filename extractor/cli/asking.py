"""Opening the database for a command that asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extractor.store.store import Store


def open_to_ask(path: Path) -> Store:
    """Open a database for questions; says on stderr if a load did not come to its end."""
    from extractor.store.store import open_store

    store = open_store(path)
    if waiting := store.waiting:
        click.echo(
            f"extractor: the last load was cut off, and namesakes among {waiting} names are not told apart; "
            "repeat it to finish",
            err=True,
        )
    return store
