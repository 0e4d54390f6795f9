"""What the commands that train have in common."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from extractor.errors import UsageError

Function = TypeVar("Function", bound=Callable[..., object])


def place(name: str, default: str, text: str) -> Callable[[Function], Function]:
    """An option that names a file or folder."""
    return click.option(
        name, type=click.Path(path_type=Path), default=Path(default), show_default=True, help=text
    )


def seed(function: Function) -> Function:
    """The option `--seed`."""
    return click.option("--seed", type=int, default=1, show_default=True)(function)


def threads(function: Function) -> Function:
    """The option `--threads`."""
    return click.option("--threads", type=click.IntRange(1), default=1, show_default=True)(function)


@contextmanager
def told() -> Iterator[None]:
    """Wrong usage inside the block is told in one line and ends the command with exit code 2."""
    try:
        yield
    except UsageError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
