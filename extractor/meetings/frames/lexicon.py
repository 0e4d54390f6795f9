"""The room's language data: head nouns of gatherings, verbs that report them, phrases around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractor.meetings.extraction import MeetingType


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a data file of this room, comments and blank lines left out, split at tabs."""
    text = files(__package__).joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")]


PARTY = "一行"
"""What the visit of a party begins with, whatever its size (`data/phrases/party.txt`)."""

CALLED = re.compile(r"（(?:以下)?(?:统一)?简?称[^（）]*）")
"""The bracket that says how what stands before it is called from here on: …条例（以下简称“条例”）."""

SHORT_FORM = re.compile(f"{CALLED.pattern}$")
"""The same at the end of a phrase."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that rules look for, read once.

    `heads` are nouns that name gatherings, with their type; `bodies` look like them and name none; `verbs`
    are verbs that report gatherings, with their class; `cue` finds all three, the longest first, every party
    that goes somewhere (一行四人到) and every other 会. `title_words`, found by `title_word`, are words of
    headlines that are no meeting news.
    """

    heads: dict[str, MeetingType]
    bodies: frozenset[str]
    verbs: dict[str, str]
    cue: re.Pattern[str]
    title_words: dict[str, str]
    title_word: re.Pattern[str]


@cache
def phrases(name: str, form: str = "{}") -> re.Pattern[str]:
    """A pattern from the alternatives of `data/phrases/NAME.txt`.

    Args:
        name: The file, without its ending.
        form: The pattern around the alternatives, which stand for `{}`.
    """
    lines = [line for (line,) in rows(f"phrases/{name}.txt")]
    return re.compile(form.replace("{}", f"(?:{'|'.join(lines)})"))


def alternatives(words: Iterable[str], refused: Mapping[str, str] | None = None) -> str:
    """A pattern that matches any of the words, the longest first.

    Grouped by first character, which lets `re` skip to the next possible start at once.

    Args:
        words: The words, not empty.
        refused: By word, characters that must not follow it.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        after = (refused or {}).get(word)
        groups.setdefault(word[0], []).append(re.escape(word[1:]) + (f"(?![{after}])" if after else ""))
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in sorted(groups.items()))


@cache
def lexicon() -> Lexicon:
    """The data files of this room, read at first use."""
    heads = {head: MeetingType(kind) for head, kind in rows("heads.tsv")}
    bodies = frozenset(word for (word,) in rows("bodies.txt"))
    verbs = {row[0]: row[1] for row in rows("verbs.tsv")}
    refused = {row[0]: row[2] for row in rows("verbs.tsv") if len(row) > 2}
    listed = alternatives([*heads, *bodies, *verbs], refused)
    cue = re.compile(f"{listed}|{phrases('party').pattern}|会(?![员见谈晤堂场客址长费所计])")
    title_words = {row[0]: row[1] for row in rows("title_classes.tsv")}
    return Lexicon(heads, bodies, verbs, cue, title_words, re.compile(alternatives(title_words)))
