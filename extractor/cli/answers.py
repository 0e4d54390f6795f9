"""The options that every command with a table as its answer has, and the answer's way out."""

from __future__ import annotations

import functools
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from extractor.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("table", "csv", "jsonl", "parquet")
DATABASE_VARIABLE = "EXTRACTOR_DATABASE"
CELL = 36
"""The widest cell of a table in a terminal; a Chinese character takes two places."""
ROWS = 50
"""Rows shown in a terminal when no number is asked for."""

Command = Callable[..., Any]


def database(function: Command) -> Command:
    """The database a command works on."""
    return click.option(
        "--database",
        "-d",
        type=click.Path(path_type=Path),
        envvar=DATABASE_VARIABLE,
        default=Path("meetings.duckdb"),
        show_default=True,
        help=f"The database; {DATABASE_VARIABLE} sets it for all commands.",
    )(function)


def answer(function: Callable[..., pd.DataFrame]) -> Command:
    """Make a command out of a function that returns a DataFrame, with the options for its output."""

    @click.option(
        "--format", "-f", "style", type=click.Choice(FORMATS), help="Default: a table; by the name of --out."
    )
    @click.option("--out", "-o", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
    @click.option("--columns", metavar="A,B,C", help="Only these columns, in this order.")
    @click.option(
        "--limit", "-n", type=click.IntRange(min=1), help=f"At most so many rows (a table: {ROWS})."
    )
    @click.option("--force", is_flag=True, help="Replace the file of --out.")
    @functools.wraps(function)
    def command(
        *values: Any,
        style: str | None,
        out: Path | None,
        columns: str | None,
        limit: int | None,
        force: bool,
        **options: Any,
    ) -> None:
        chosen = style or _style_of(out)
        if out and out.exists() and not force:
            raise UsageError(f"{out} is there already; use --force to replace it")
        if chosen == "parquet" and out is None and sys.stdout.isatty():
            raise UsageError("Parquet is no text; give a file with --out")
        frame = _chosen(function(*values, **options), columns)
        shown = limit or (ROWS if chosen == "table" and out is None else None)
        part = frame if shown is None else frame.head(shown)
        if out is None:
            write_frame(part, chosen, sys.stdout.buffer)
        else:
            draft = out.with_name(f".{out.name}.unfinished")
            with draft.open("wb") as file:
                write_frame(part, chosen, file)
            draft.replace(out)
        if limit is None and len(part) < len(frame):
            click.echo(f"{len(part)} of {len(frame)} rows; --limit shows more, --format csv all", err=True)

    return command


def _style_of(out: Path | None) -> str:
    if out is None:
        return "table"
    style = out.suffix.lstrip(".").lower()
    if style not in FORMATS:
        raise UsageError(f"{out} does not say its format; use --format {'|'.join(FORMATS)}")
    return style


def _chosen(frame: pd.DataFrame, columns: str | None) -> pd.DataFrame:
    if columns is None:
        return frame
    wanted = [name.strip() for name in columns.split(",")]
    if lacking := [name for name in wanted if name not in frame]:
        raise UsageError(
            f"there is no column {lacking[0]!r}; columns are {', '.join(map(str, frame.columns))}"
        )
    chosen: pd.DataFrame = frame[wanted]
    return chosen


def write_frame(frame: pd.DataFrame, style: str, file: BinaryIO) -> None:
    """Write a DataFrame in one of `FORMATS`, UTF-8 with LF line ends; unknown cells are empty or null."""
    if style == "parquet":
        frame.to_parquet(file, index=False, compression="zstd")
    elif style == "csv":
        file.write(frame.map(_guarded).to_csv(index=False, lineterminator="\n").encode())
    elif style == "jsonl":
        text: str = frame.to_json(orient="records", lines=True, force_ascii=False, date_format="iso") or ""
        file.write(text.encode())
    else:
        file.write(_table(frame).encode())
    file.flush()


def _guarded(cell: Any) -> Any:
    from extractor.tables.csv import guarded

    return guarded(cell)


def _table(frame: pd.DataFrame) -> str:
    """The frame as lines: whole for a file or another program, cut to its width for a terminal."""
    from rich.cells import cell_len, set_cell_size

    widest = None if not sys.stdout.isatty() else shutil.get_terminal_size().columns
    lines = [""] * (len(frame) + 1)
    left_out = []
    for name in frame.columns:
        cells = [str(name), *(_cell(cell) for cell in frame[name])]
        width = max(map(cell_len, cells))
        if widest is not None:
            width = min(width, CELL)
            if lines[0] and cell_len(lines[0]) + width > widest:
                left_out.append(str(name))
                continue
            cells = [
                cell if cell_len(cell) <= width else set_cell_size(cell, width - 1) + "…" for cell in cells
            ]
        lines = [line + set_cell_size(cell, width) + "  " for line, cell in zip(lines, cells, strict=True)]
    if left_out:
        click.echo(f"left out: {', '.join(left_out)}; --columns chooses, --format csv has all", err=True)
    return "".join(line.rstrip() + "\n" for line in lines)


def _cell(cell: Any) -> str:
    import pandas as pd

    if cell is None or cell is pd.NA or cell is pd.NaT:
        return ""
    if isinstance(cell, float):
        return "" if cell != cell else f"{cell:.4g}"
    return " ".join(str(cell).split())
