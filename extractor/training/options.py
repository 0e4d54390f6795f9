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


def articles(function: Function) -> Function:
    """The options that say where annotated articles lie: `--gold`, `--annotations`, `--corpus`."""
    function = place(
        "--corpus",
        "../shared/corpus",
        "Folder with the articles that corpus.jsonl and national.jsonl annotate.",
    )(function)
    function = place("--annotations", "models/annotations", "Folder with this project's own annotations.")(
        function
    )
    return place(
        "--gold", "../shared/gold", "Folder with train.jsonl, the development sets and their annotations."
    )(function)


def trial(function: Function) -> Function:
    """The option `--epochs`."""
    text = "Other than the recipe's, for a trial."
    return click.option("--epochs", type=click.IntRange(1), help=text)(function)


def ready(gold: Path, threads: int) -> None:
    """PyTorch with so many threads; `UsageError` where it or the annotated articles of `gold` are missing."""
    try:
        import torch
    except ModuleNotFoundError as error:
        raise UsageError("Training needs PyTorch: pip install 'extractor[training]'.") from error
    if not (gold / "train.jsonl").is_file():
        raise UsageError(f"No train.jsonl in {gold}: name the folder of annotated articles with --gold.")
    torch.set_num_threads(threads)


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
