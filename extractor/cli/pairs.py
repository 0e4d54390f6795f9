"""The command `pairs`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.answers import answer, database
from extractor.cli.asking import open_to_ask
from extractor.cli.conditions import conditions

if TYPE_CHECKING:
    import pandas as pd

EPILOG = """\b
Examples:
  extractor pairs --person 王勇
  extractor pairs --organization 总工会 --since 2018 --minimum 5
"""


@click.command("pairs", epilog=EPILOG)
@database
@click.option("--person", metavar="NAME", help="Only pairs with this person.")
@click.option("--around", metavar="NAME", help="All pairs at the meetings of this person.")
@click.option("--minimum", default=2, show_default=True, help="Meetings that a pair must have shared.")
@click.option("--top", default=1000, show_default=True, help="So many pairs, the most frequent.")
@conditions
@answer
def command(database: Path, top: int, **wanted: Any) -> pd.DataFrame:
    """List who sat with whom: how often, first and last."""
    from extractor.store.questions import pairs

    with open_to_ask(database) as store:
        return pairs(store, limit=top, **wanted)
