"""The command `order`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.cli.answers import answer, database
from extractor.cli.asking import open_to_ask
from extractor.cli.conditions import conditions
from extractor.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

EPILOG = """\b
Examples:
  extractor order --organization 永宁市总工会 --since 2018 --until 2019
  extractor order --organization 永宁市总工会 --before 2015..2016 --after 2017..2018
"""


@click.command("order", epilog=EPILOG)
@database
@click.option("--before", metavar="FROM..TO", help="The earlier of two periods to compare.")
@click.option("--after", metavar="FROM..TO", help="The later one.")
@click.option("--swapped", is_flag=True, help="Of two periods: the pairs whose order turned round.")
@click.option("--minimum", default=3, show_default=True, help="Meetings a person (a pair) must have been at.")
@conditions
@answer
def command(
    database: Path, before: str | None, after: str | None, swapped: bool, **wanted: Any
) -> pd.DataFrame:
    """Show the order in which names are printed, or its changes between two periods."""
    from extractor.store import questions

    if (before is None) != (after is None) or (swapped and before is None):
        raise UsageError("changes need two periods: --before 2015..2016 --after 2017..2018")
    with open_to_ask(database) as store:
        if before is None or after is None:
            return questions.name_order(store, **wanted)
        if any([wanted.pop("since"), wanted.pop("until")]):
            raise UsageError("--before and --after say the periods; leave out --since and --until")
        ask = questions.swapped_pairs if swapped else questions.order_changes
        return ask(store, _period(before), _period(after), **wanted)


def _period(text: str) -> tuple[str, str]:
    first, dots, last = text.partition("..")
    return (first, last) if dots else (text, text)
