"""The command `absences`."""

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
  extractor absences --organization 永宁市总工会 --since 2018
"""


@click.command("absences", epilog=EPILOG)
@database
@click.option("--attended", default=5, show_default=True, help="Meetings somebody must have been at before.")
@click.option(
    "--share", default=0.5, show_default=True, help="Share of the meetings until then that these must be."
)
@click.option("--missed", default=3, show_default=True, help="Meetings in a row that make an absence.")
@conditions
@answer
def command(database: Path, **wanted: Any) -> pd.DataFrame:
    """List regular attendees of an organisation's meetings who then were missing."""
    from extractor.store.questions import absences

    with open_to_ask(database) as store:
        return absences(store, **wanted)
