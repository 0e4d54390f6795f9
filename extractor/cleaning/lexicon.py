"""The room's data files, read once, on first use."""

from __future__ import annotations

from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path


def beside(package: str, name: str) -> Path:
    """A data file of a package, found without importing the package.

    Raises:
        ModuleNotFoundError: The package, a declared dependency, is missing.
    """
    spec = find_spec(package)
    if spec is None or spec.origin is None:  # pragma: no cover - a declared dependency
        raise ModuleNotFoundError(package)
    return Path(spec.origin).with_name(name)


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>` that are neither empty nor comments."""
    text = (resources.files("extractor.cleaning") / "data" / name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The blank-separated words of `data/<name>`."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def characters(name: str) -> frozenset[str]:
    """The characters of `data/<name>`."""
    return frozenset("".join(lines(name)))


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """The words of a file whose lines say `kind: word word …`, by kind."""
    found: dict[str, set[str]] = {}
    for line in lines(name):
        kind, _, listed = line.partition(":")
        found.setdefault(kind, set()).update(listed.split())
    return {kind: frozenset(listed) for kind, listed in found.items()}
