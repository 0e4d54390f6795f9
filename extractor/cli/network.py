"""The command `network`."""

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
  extractor network --organization 总工会 --graph unions.gexf
  extractor network --around 王勇 --format csv
"""


@click.command("network", epilog=EPILOG)
@database
@click.option(
    "--graph", type=click.Path(path_type=Path, dir_okay=False), help="Write it as .gexf or .graphml too."
)
@click.option("--ties", is_flag=True, help="Show the pairs instead of the persons.")
@click.option("--around", metavar="NAME", help="Only the meetings of this person.")
@click.option("--minimum", default=2, show_default=True, help="Meetings that a pair must have shared.")
@click.option(
    "--edges", default=1500, show_default=True, help="So many pairs, the strongest; more take longer."
)
@conditions
@answer
def command(database: Path, graph: Path | None, ties: bool, **wanted: Any) -> pd.DataFrame:
    """Show the network of people who sat together: communities and who stands in the middle."""
    from extractor.store.questions import network

    if graph and graph.exists():
        raise UsageError(f"{graph} is there already; choose another name")
    with open_to_ask(database) as store:
        found = network(store, **wanted)
    if graph:
        found.write(graph)
    return found.edges if ties else found.nodes
