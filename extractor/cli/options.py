"""Arguments and options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, ParamSpec, TypeVar, get_args

import click

from extractor.cleaning.script import Wanted
from extractor.reading.article import Article
from extractor.reading.failure import Failure
from extractor.reading.options import Options
from extractor.runs.stages import DEFAULT_SCRIPT

Parameters = ParamSpec("Parameters")
Returned = TypeVar("Returned")
Function = Callable[Parameters, Returned]


def sources(function: Function[Parameters, Returned]) -> Function[Parameters, Returned]:
    """The sources: files, folders, or `-` for standard input."""
    return click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")(function)


def script(function: Function[Parameters, Returned]) -> Function[Parameters, Returned]:
    """Which script the clean text is in."""
    return click.option(
        "--script",
        type=click.Choice(get_args(Wanted)),
        default=DEFAULT_SCRIPT,
        show_default=True,
        help="Script of the clean text: simplified, traditional, or as printed.",
    )(function)


def day(value: str) -> date:
    """A day as YYYY-MM-DD, for `type=`."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value} is not a day of the calendar, written like 2015-07-17") from None


def quiet(function: Function[Parameters, Returned]) -> Function[Parameters, Returned]:
    """No progress, no summary; failures still stand in the exit code."""
    return click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")(function)


def reading(function: Callable[..., Returned]) -> Callable[..., Returned]:
    """What the user knows about the sources; the command gets it as `how`."""

    @functools.wraps(function)
    def command(
        published: date | None, encoding: str | None, fields: tuple[str, ...], **rest: Any
    ) -> Returned:
        how = Options(fields=dict(map(_field, fields)), encoding=encoding, published=published)
        return function(how=how, **rest)

    for option in (
        click.option(
            "--field",
            "fields",
            multiple=True,
            metavar="FIELD=COLUMN",
            help="Column or key that holds id, title, text, published, crawled or url; e.g. text=正文.",
        ),
        click.option("--encoding", help="Encoding of the sources, if it is told wrongly or not at all."),
        click.option(
            "--published",
            type=day,
            metavar="DATE",
            help="Publication date (YYYY-MM-DD) of articles that have none; dates without a year need one.",
        ),
    ):
        command = option(command)
    return command


def _field(setting: str) -> tuple[str, str]:
    name, equals, column = setting.partition("=")
    if not (name and equals and column):
        raise click.BadParameter(f"{setting!r} is not of the form FIELD=COLUMN", param_hint="--field")
    return name, column


def read_sources(sources: Iterable[str], how: Options) -> Iterator[Article | Failure]:
    """The articles of the sources, read as the user said."""
    from extractor.reading import read

    return read(sources, fields=how.fields, encoding=how.encoding, published=how.published)
