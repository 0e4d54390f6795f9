"""The command `topics`."""

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
  extractor topics --organization 总工会
  extractor topics --by month --words "防汛 安全生产"
"""


@click.command("topics", epilog=EPILOG)
@database
@click.option("--by", type=click.Choice(["year", "quarter", "month"]), default="year", show_default=True)
@click.option("--top", default=10, show_default=True, help="Words for each period.")
@click.option("--words", metavar="WORDS", help="How often these words stand in topics, period by period.")
@conditions
@answer
def command(database: Path, **wanted: Any) -> pd.DataFrame:
    """Show the words that mark the topics of each year, quarter or month."""
    from extractor.store.questions import topic_words

    with open_to_ask(database) as store:
        return topic_words(store, **wanted)
