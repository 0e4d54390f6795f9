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

With --json every article is one object on a line: article_id, title, text, what was removed, and
alignment, a list of [raw_start, raw_end, start, end]: the characters of text from start to end were
made from the raw ones from raw_start to raw_end, one from one where both are of the same length.
What stands between two of them was removed.
"""

WHY = {
    "ruby": "the reading of a <ruby> element",
    "tag": "markup, or what is not the main text of a page",
    "reference": "a character reference, such as &nbsp;",
    "surrogate": "half a character, which no text can hold",
    "damage-phantom": "a character that arose where a reading was put between the bytes of another",
    "damage-shift": "characters whose bytes were shifted",
    "reading": "the reading of the character before it",
    "reading-repeated": "the reading of the character before it, once more",
    "reading-word": "the reading of the word before it, in a text for learners",
    "reading-bare": "a reading without brackets, in a text for learners",
    "zhuyin": "a reading in zhuyin",
    "jyutping": "a Cantonese reading",
    "emoji": "a picture put between the characters of a polluted text",
    "dot": "a mark put into a word against filters",
    "line-break": "a break inside a sentence",
    "blank": "blanks that part nothing",
}
"""What each rule of cleaning takes away."""


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
    from extractor.cleaning import to_json

    return (json.dumps(to_json(clean), ensure_ascii=False),)


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
    yield from (f"  {rule}: {WHY[rule]}" for rule in dict.fromkeys(row[1] for row in rows) if rule in WHY)


def _visible(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", "⇥").replace(" ", "␣")
