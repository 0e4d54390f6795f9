"""`extractor extract`: articles into tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from extractor.cleaning.script import Wanted
from extractor.cli import options, progress
from extractor.cli.counts import many
from extractor.cli.exits import Exit, exit_for
from extractor.reading.options import Options
from extractor.runs.destination import folder_for
from extractor.runs.output import Format, forget
from extractor.runs.run import MOST_WORKERS, Summary, default_workers, run
from extractor.runs.stages import DEFAULT_ENGINE, Item, Settings
from extractor.runs.worker import Limits
from extractor.tables.contract import FAILURES

EPILOG = """\b
Examples:
  extractor extract news.jsonl --out tables
  extractor extract pages/ more.txt --out tables --workers 4
  cat page.html | extractor extract - --out tables --published 2015-07-20
  extractor extract s3://news/2015 --out s3://tables/2015 --ray 10.0.0.1:6379

The tables are articles, meetings, attendees, groups, mentions and failures. What cannot be read
becomes a row in failures and stops nothing else. A run that was stopped goes on when the same
command is given again.

Sources and --out may be addresses that fsspec knows (s3://, gs://, hdfs://). Tables for an address are
made in the folder for temporary files of this machine; when all are finished, they are put there under
other names and then renamed one by one, which is as atomic as the store is.

--ray hands the work to a Ray cluster (pip install 'extractor[ray]'): ADDRESS is local (started here for
this run), auto, HOST:PORT or ray://HOST:PORT. The sources are read and the tables written here, the same
as without. A batch whose machine died is done again on another.
"""

FORMATS = {"csv": (Format.CSV,), "parquet": (Format.PARQUET,), "both": (Format.CSV, Format.PARQUET)}


@click.command("extract", epilog=EPILOG)
@options.sources
@click.option(
    "-o",
    "--out",
    required=True,
    metavar="FOLDER",
    help="Folder or address for the tables; made if needed.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    default="csv",
    show_default=True,
    help="File format of the tables.",
)
@click.option(
    "--engine",
    default=DEFAULT_ENGINE,
    show_default=True,
    help="Engine for words and names; see `extractor engines`.",
)
@options.script
@options.reading
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    help=f"Processes; 0 works in this one.  [default: one for each processor, at most {MOST_WORKERS}; with "
    "--ray, as many as the cluster has]",
)
@click.option("--ray", "cluster", metavar="ADDRESS", help="Work on this Ray cluster; local starts one here.")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=Limits().seconds,
    show_default=True,
    help="Seconds after which an article is given up; long ones get more.",
)
@click.option(
    "--memory-limit",
    type=click.IntRange(min=256),
    default=Limits().megabytes,
    show_default=True,
    help="Megabytes a worker may take.",
)
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Load the tables into this database, too (see `extractor load`).",
)
@click.option(
    "--resume/--no-resume",
    default=True,
    help="Go on with an unfinished run in the folder (the default), or start anew.",
)
@click.option("--force", is_flag=True, help="Replace the tables in the folder.")
@options.quiet
def command(
    sources: tuple[str, ...],
    out: str,
    format_name: str,
    engine: str,
    script: Wanted,
    how: Options,
    workers: int | None,
    cluster: str | None,
    time_limit: float,
    memory_limit: int,
    database: Path | None,
    resume: bool,
    force: bool,
    quiet: bool,
) -> Exit:
    """Turn articles into tables.

    SOURCES are files (.txt, .html, .jsonl and more), folders, or - for standard input.
    """
    if workers is None:
        workers = 0 if cluster else default_workers()
    try:
        with folder_for(out, force) as folder:
            if not resume:
                forget(folder)
            with progress.shown(progress.size_of(sources), quiet) as on_progress:
                summary = run(
                    outside(folder, sources, options.read_sources(sources, how)),
                    folder,
                    Settings(engine=engine, script=script),
                    formats=FORMATS[format_name],
                    workers=workers,
                    cluster=cluster,
                    limits=Limits(seconds=time_limit, megabytes=memory_limit),
                    force=force,
                    on_progress=on_progress,
                )
            if database:
                from extractor.store import load

                load(database, folder)
    except KeyboardInterrupt:
        click.echo("\nStopped. What is finished is kept; the same command goes on with the rest.", err=True)
        return Exit.INTERRUPTED
    if not quiet:
        for line in told(summary, out):
            click.echo(line, err=True)
    return exit_for(summary.rows["articles"], summary.rows["failures"])


def outside(out: Path, sources: Sequence[str], items: Iterable[Item]) -> Iterable[Item]:
    """The items without those from tables of an earlier run: `extractor extract . --out tables`, repeated."""
    folder = out.resolve()
    if not any(folder.is_relative_to(Path(source).resolve()) for source in sources if Path(source).is_dir()):
        return items
    return (item for item in items if not Path(item.source).resolve().is_relative_to(folder))


def _file(out: str, summary: Summary) -> str:
    """Where the failures are listed, as the user would name the file."""
    name = next(path.name for path in summary.files if path.stem == FAILURES.name)
    return f"{out.rstrip('/')}/{name}"


def told(summary: Summary, out: str) -> list[str]:
    """The summary in a few lines: what was written, what failed and why."""
    rows = summary.rows
    lines = [
        f"{many(rows['articles'], 'article')}, {many(rows['meetings'], 'meeting')}, "
        f"{many(rows['attendees'], 'attendee')}, written to {out}"
    ]
    if summary.reused:
        lines.append(f"{many(summary.reused, 'article')} of an unfinished run did not have to be done again")
    if failed := rows["failures"]:
        lines.append(f"{many(failed, 'failure')}, listed in {_file(out, summary)}:")
        lines += [f"  {source}: {message}" for source, message in summary.first_failures]
        if failed > len(summary.first_failures):
            kinds = ", ".join(f"{count} {error}" for (_, error), count in summary.kinds.most_common())
            lines.append(f"  and more; all together {kinds}")
    return lines
