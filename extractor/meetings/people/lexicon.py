"""The language data of the people room, read once and compiled on first use."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

HAN = "\u3400-\u9fff\U00020000-\U0002ebef"
BLANKS = " \u00a0\u3000\t"
ONLY_HAN = re.compile(f"[{HAN}]+")
"""Fully matches words of Chinese characters alone."""
"""Blanks that stand inside lines."""

LINK = "·•・‧．－"
"""Marks that join the parts of a minority or foreign name; a full stop or hyphen needs Han on both sides."""


def _read(name: str) -> str:
    return (resources.files(__package__) / "data" / name).read_text(encoding="utf-8")


@cache
def load_table(name: str) -> dict[str, Any]:
    """One TOML file of `data/` as a dictionary."""
    table: dict[str, Any] = tomllib.loads(_read(name))
    return table


@dataclass(frozen=True, slots=True)
class Surnames:
    """The closed class a Han Chinese name begins with."""

    single: frozenset[str]
    compound: frozenset[str]


@cache
def surnames() -> Surnames:
    """The surnames of `data/surnames.txt`."""
    sections: dict[str, list[str]] = {"single": [], "compound": []}
    current = sections["single"]
    for line in _read("surnames.txt").splitlines():
        if line.startswith("# [") and line.endswith("]"):
            current = sections[line[3:-1]]
        elif line and not line.startswith("#"):
            current.append(line)
    return Surnames(frozenset("".join(sections["single"])), frozenset(" ".join(sections["compound"]).split()))


@cache
def countries() -> frozenset[str]:
    """The names of `data/countries.txt`."""
    lines = _read("countries.txt").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def alternation(words: Iterable[str]) -> str:
    """A regular expression that prefers the longest of the literal `words`."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def title_head_pattern() -> re.Pattern[str]:
    """Matches a title head at the end of a phrase; group 1 is the head."""
    table = load_table("titles.toml")
    heads = alternation([*table["heads"], *table["short_heads"]])
    productive = "".join(table["productive"])
    return re.compile(rf"((?:{heads})|[{HAN}](?:[（(][{HAN}]{{1,2}}[）)])?[{productive}])$")


@cache
def not_titles() -> tuple[str, ...]:
    """Endings that look like title heads and are none."""
    return tuple(load_table("titles.toml")["not_titles"])


@cache
def courtesy_pattern() -> re.Pattern[str]:
    """Matches a courtesy word at the start of what follows a name."""
    return re.compile(rf"(?:{alternation(load_table('titles.toml')['courtesy'])})")


@cache
def head_prefix_pattern() -> re.Pattern[str]:
    """Matches a title that stands directly behind a name: an optional rank and a head."""
    table = load_table("titles.toml")
    return re.compile(
        rf"(?:常务|执行|荣誉|名誉|客座|特聘|代理|代(?!表)|高级|助理|主治|原|老)?副?(?:{alternation(table['heads'])})"
    )


def ends_with_title_head(phrase: str) -> bool:
    """True if `phrase` is headed by a word that names a position (副市长, 药剂师)."""
    head = title_head_pattern().search(phrase)
    if head is None:
        return False
    # A listed head is a title though the end of it looks like a word that is none (安|全员).
    return head[1] in _listed_heads() or not phrase.endswith(not_titles())


@cache
def _listed_heads() -> frozenset[str]:
    return frozenset(load_table("titles.toml")["heads"])
