"""The command `meetings`."""

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
  extractor meetings --person 王勇 --since 2015
  extractor meetings --organization 总工会 --topic "产业工人 改革" --format csv
"""


@click.command("meetings", epilog=EPILOG)
@database
@click.option("--person", metavar="NAME", help="Was there: a name, or the id of one person.")
@conditions
@answer
def command(database: Path, **wanted: Any) -> pd.DataFrame:
    """List meetings with who was there, the latest first."""
    from extractor.store.questions import meetings

    with open_to_ask(database) as store:
        return meetings(store, **wanted)
