"""`extractor evaluate`: tables against annotated articles."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.counts import many
from extractor.cli.exits import Exit

if TYPE_CHECKING:
    from extractor.evaluation.evaluation import Evaluation, FaultInContext, Part

EPILOG = """\b
Examples:
  extractor extract news.jsonl --out tables
  extractor evaluate news.gold.jsonl tables
  extractor evaluate a.gold.jsonl b.gold.jsonl tables --by-source --format html > errors.html

Each line of GOLD is an annotated article:
\b
  {"id": "a1", "meetings": [{"name": "座谈会", "organization": "市总工会", "topic": null,
   "location": null, "start": "2015-07-17", "end": "2015-07-17", "attendees":
   [{"name": "李某", "title": "主席", "roles": ["chair"]}]}]}

The id is the article_id of the tables: the article's own in its source (in a .txt or .html it has
none, and article_id in articles.csv says which it got). Where news.jsonl stands beside
news.gold.jsonl, errors are shown in its sentences.
"""

ERRORS_ON_TERMINAL = 20
NOTHING = "nothing"


@click.command("evaluate", epilog=EPILOG)
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.argument("tables", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["table", "json", "html"]),
    default="table",
    show_default=True,
    help="What is printed.",
)
@click.option("--by-source", is_flag=True, help="Figures of every source too.")
@click.option(
    "--errors",
    type=click.IntRange(min=0),
    help=f"Show at most so many errors.  [default: {ERRORS_ON_TERMINAL} in the table, else all]",
)
def command(
    gold: tuple[Path, ...], tables: Path, format_name: str, by_source: bool, errors: int | None
) -> Exit:
    """Score TABLES, a folder that `extractor extract` wrote, against files of annotated articles, GOLD."""
    from dataclasses import replace

    from extractor.evaluation import as_json, evaluate

    if format_name == "table" and errors is None:
        errors = ERRORS_ON_TERMINAL
    evaluations = [evaluate(path, tables) for path in gold]
    hidden = sum(len(evaluation.faults[errors:]) for evaluation in evaluations) if errors is not None else 0
    shown = [
        replace(
            evaluation,
            sources=evaluation.sources if by_source else (),
            faults=evaluation.faults[:errors],
        )
        for evaluation in evaluations
    ]
    if format_name == "json":
        click.echo(json.dumps([as_json(evaluation) for evaluation in shown], ensure_ascii=False, indent=1))
    elif format_name == "html":
        from extractor.evaluation.page import page

        click.echo(page(shown))
    else:
        _print(shown, hidden)
    return Exit.DONE


def _print(evaluations: Sequence[Evaluation], hidden: int) -> None:
    """Figures as a table with one line for each figure, then errors in their sentences."""
    parts = [part for evaluation in evaluations for part in (evaluation.whole, *evaluation.sources)]
    width = max(len(name) for name in parts[0].figures)
    for part in parts:
        click.echo(part.name)
        for name in part.figures:
            click.echo(f"  {name:<{width}}  {_figure(part, name)}")
    for evaluation in evaluations:
        if absent := evaluation.absent:
            click.echo(
                f"{evaluation.whole.name}: {many(len(absent), 'annotated article')} not in the tables, "
                f"scored as if nothing had been found; the first is {absent[0]}"
            )
        for item in evaluation.faults:
            click.echo(_fault(item))
    if hidden:
        click.echo(f"... and {hidden} more errors; --errors N or --format html shows them")


def _figure(part: Part, name: str) -> str:
    value = part.figures[name]
    if name == "articles":
        return f"{value:.0f}"
    if math.isnan(value):
        return "nothing to compare"
    ends = part.intervals.get(name)
    return f"{value:.3f}" + (f"  ({ends[0]:.3f} to {ends[1]:.3f})" if ends else "")


def _fault(item: FaultInContext) -> str:
    fault = item.fault
    about = f" of {fault.name}" if fault.name and fault.figure != "attendees" else ""
    wrong = f"annotated {fault.gold or NOTHING}, reported {fault.reported or NOTHING}"
    sentence = f"\n    {item.sentence}" if item.sentence else ""
    return f"{fault.article_id} {fault.figure}{about}: {wrong}{sentence}"
