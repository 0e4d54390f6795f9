"""The command `organizations`."""

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
  extractor organizations --place 永宁市
  extractor organizations --topic 安全生产 --since 2020
"""


@click.command("organizations", epilog=EPILOG)
@database
@conditions
@answer
def command(database: Path, **wanted: Any) -> pd.DataFrame:
    """List organisations that held meetings, with the words that mark their topics."""
    from extractor.store.questions import organizations

    with open_to_ask(database) as store:
        return organizations(store, **wanted)
