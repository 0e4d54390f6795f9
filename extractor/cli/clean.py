"""`extractor clean`: what cleaning makes of articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import click

from extractor.cleaning.script import Wanted
from extractor.cleaning.text import CleanText
from extractor.cli import options
from extractor.cli.exits import Exit, exit_for
from extractor.reading.failure import Failure
from extractor.reading.options import Options
from extractor.runs.stages import clean_item

EPILOG = """\b
Examples:
  extractor clean page.html
  extractor clean page.html --show-removed
  extractor clean news.jsonl --json > clean.jsonl

With --json every article is one object on a line: article_id, source, title, text, and map, a list of
[start, end, raw_start, raw_end]: the characters of text from start to end were made from the raw
ones from raw_start to raw_end, one from one where both are of the same length. What stands between
was removed.
"""


@click.command("clean", epilog=EPILOG)
@options.sources
@options.script
@options.reading
@click.option(
    "--show-removed", is_flag=True, help="Print what was removed or repaired, where, and by which rule."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each article.")
def command(
    sources: tuple[str, ...], script: Wanted, how: Options, show_removed: bool, as_json: bool
) -> Exit:
    """Print articles without reading annotations, or what was removed from them.

    SOURCES are files (.txt, .html, .jsonl and more), folders, or - for standard input.
    """
    if show_removed and as_json:
        raise click.UsageError("--show-removed and --json exclude each other.")
    lines = _as_json if as_json else _removed if show_removed else _text
    done = failed = 0
    for result in (clean_item(item, script) for item in options.read_sources(sources, how)):
        if isinstance(result, Failure):
            failed += 1
            click.echo(f"extractor: {result.source}: {result.message}", err=True)
            continue
        if done and not as_json:
            click.echo()
        done += 1
        for line in lines(result):
            click.echo(line)
    return exit_for(done, failed)


def _text(clean: CleanText) -> Iterable[str]:
    return (clean.text.rstrip("\n"),)


def _as_json(clean: CleanText) -> Iterable[str]:
    record = {
        "article_id": clean.article.id,
        "source": clean.article.source,
        "title": clean.title,
        "text": clean.text,
        "map": [(start, end, first, last) for first, last, start, end in clean.alignment.links()],
    }
    return (json.dumps(record, ensure_ascii=False),)


def _removed(clean: CleanText) -> Iterator[str]:
    """A table in the order of the raw text: offsets, the rule, what stood there, what stands there now."""
    yield f"{clean.article.source} ({clean.article.id}): {len(clean.removals)} removed or repaired"
    rows = [
        (
            f"{removal.raw.start}-{removal.raw.end}",
            removal.rule,
            _visible(removal.text),
            _visible(removal.replacement),
        )
        for removal in clean.removals
    ]
    if not rows:
        return
    first, second = (max(len(row[at]) for row in rows) for at in (0, 1))
    for place, rule, was, now in rows:
        yield f"  {place:<{first}}  {rule:<{second}}  {was}{' -> ' + now if now else ''}".rstrip()


def _visible(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", "⇥").replace(" ", "␣")
