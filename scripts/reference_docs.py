"""Write the pages of docs/ that are made from the program: tables.md and commands.md.

    .venv/bin/python scripts/reference_docs.py

Tests hold that they name every table, column, command and option.
"""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.commands import COMMANDS
from extractor.cli.main import cli
from extractor.tables.contract import TABLES

DOCS = Path(__file__).resolve().parent.parent / "docs"

TABLES_HEAD = """\
# Tables

`extractor extract` writes these tables, one file each. UTF-8; CSV with a header and `\\n` line ends, empty
for unknown. Columns keep their order; new ones are added at the end. Spans are half-open, `[start, end)`, in
Unicode code points: `start`, `end` in the clean text (`extractor clean --json` prints it), `raw_start`,
`raw_end` in the source.

In Excel, open a CSV file by Data > From Text/CSV and choose UTF-8. A cell that a spreadsheet would take for a
formula (it begins with `=`, `+`, `-` or `@` and is neither a number nor a date) has an apostrophe before it;
Parquet holds the cells as they are.
"""

COMMANDS_HEAD = """\
# Commands

Progress goes to stderr, results go to stdout or into files; `-` reads standard input; nothing is overwritten
without `--force`. Exit codes: 0 all done, 1 some sources failed (they stand in the table `failures`), 2 wrong
usage, 3 nothing could be done.
"""

COLUMNS_HEAD = "| column | kind | meaning |\n|---|---|---|"


def tables() -> str:
    """The page about the tables, from the contract."""
    parts = [TABLES_HEAD]
    for table in TABLES:
        parts.append(f"## {table.name}\n\nA row is {table.row}.\n\n{COLUMNS_HEAD}")
        parts += [f"| `{column.name}` | {column.kind.value} | {column.meaning} |" for column in table.columns]
        parts.append("")
    return "\n".join(parts)


def commands() -> str:
    """The page about the commands: the help of each, 100 characters wide."""
    parts = [COMMANDS_HEAD]
    parent = click.Context(cli, info_name="extractor")
    for entry in COMMANDS:
        command = cli.get_command(parent, entry.name)
        assert command is not None
        context = click.Context(command, info_name=entry.name, parent=parent, max_content_width=100)
        context.terminal_width = 100
        parts.append(f"## extractor {entry.name}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


PAGES = {"tables.md": tables, "commands.md": commands}


def main() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
