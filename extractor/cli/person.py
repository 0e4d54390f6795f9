"""The command `person`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.answers import answer, database
from extractor.cli.asking import open_to_ask
from extractor.cli.conditions import period
from extractor.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

EPILOG = """\b
Examples:
  extractor person 王勇
  extractor person 王勇 --why
  extractor person "王勇（永宁市教育局）" --posts
"""


@click.command("person", epilog=EPILOG)
@click.argument("name")
@database
@click.option(
    "--posts", "view", flag_value="posts", help="The titles, with the days they were first and last seen."
)
@click.option(
    "--why", "view", flag_value="why", help="Why appearances under this name are one person's or not."
)
@period
@answer
def command(
    name: str, database: Path, view: str | None, since: str | None, until: str | None
) -> pd.DataFrame:
    """Show when NAME was where, with title and role on each day.

    NAME is a name, or the id of one of several persons of that name.
    """
    from extractor.store import questions

    with open_to_ask(database) as store:
        if view == "why":
            return questions.why(store, name)
        frame = (
            questions.posts(store, name)
            if view
            else questions.timeline(store, name, since=since, until=until)
        )
        if frame.empty and since is None and until is None:
            raise UsageError(
                f"nobody named {name} was at a meeting; `extractor people --name` finds parts of names"
            )
        return frame
