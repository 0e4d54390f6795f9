"""The command `people`."""

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
  extractor people --organization 总工会 --since 2018
  extractor people --name 王
"""


@click.command("people", epilog=EPILOG)
@database
@click.option("--name", metavar="PART", help="A part of the name.")
@conditions
@answer
def command(database: Path, **wanted: Any) -> pd.DataFrame:
    """List the persons who were at meetings, the most frequent first."""
    from extractor.store.questions import people

    with open_to_ask(database) as store:
        return people(store, **wanted)
