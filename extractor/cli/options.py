"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from extractor.runs.stages import DEFAULT_SCRIPT

Function = TypeVar("Function", bound=Callable[..., Any])


def sources(function: Function) -> Function:
    """The sources: files, folders, or `-` for standard input."""
    return click.argument("sources", nargs=-1, required=True, metavar="SOURCES...")(function)


def script(function: Function) -> Function:
    """Which script the clean text is in."""
    return click.option(
        "--script",
        type=click.Choice(["hans", "keep"]),
        default=DEFAULT_SCRIPT,
        show_default=True,
        help="Script of the clean text: simplified, or as printed.",
    )(function)


def quiet(function: Function) -> Function:
    """No progress, no summary; failures still stand in the exit code."""
    return click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")(function)
