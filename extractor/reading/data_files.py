"""The room's data files: lists that people read and add to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """A file of `data/` with lines of kind, tab, value: the values of each kind, in the file's order."""
    found: dict[str, list[str]] = {}
    for line in _lines(name):
        kind, value = line.split("\t")
        found.setdefault(kind, []).append(value)
    return {kind: tuple(values) for kind, values in found.items()}


def character_set(name: str) -> frozenset[str]:
    """A file of `data/` with characters: all of them."""
    return frozenset("".join(_lines(name)))


def _lines(name: str) -> list[str]:
    text = (files("extractor.reading") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
