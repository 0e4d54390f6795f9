"""The command `search`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.answers import answer, database
from extractor.cli.asking import open_to_ask
from extractor.cli.conditions import period

if TYPE_CHECKING:
    import pandas as pd

EPILOG = """\b
Examples:
  extractor search 产业工人 改革 --since 2017
"""


@click.command("search", epilog=EPILOG)
@click.argument("words", nargs=-1, required=True)
@database
@click.option("--top", default=100, show_default=True, help="So many articles, the best.")
@period
@answer
def command(
    words: tuple[str, ...], database: Path, top: int, since: str | None, until: str | None
) -> pd.DataFrame:
    """Find articles whose title, topics, names or evidence hold all WORDS, the best first."""
    from extractor.store.questions import search

    with open_to_ask(database) as store:
        return search(store, " ".join(words), since=since, until=until, limit=top)
