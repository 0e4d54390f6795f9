"""Which key of a record holds which field of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extractor.errors import UsageError
from extractor.reading.data_files import table

FIELDS = ("id", "title", "text", "published", "crawled", "url")


def check(fields: Mapping[str, str]) -> None:
    """Refuse names that are no fields of an article.

    Raises:
        UsageError: names the fields there are.
    """
    unknown = sorted(set(fields) - set(FIELDS))
    if unknown:
        raise UsageError(f"No field is called {', '.join(unknown)}; there are {', '.join(FIELDS)}.")


class FieldMap:
    """Finds the fields of records; the keys of records that look alike are compared once."""

    def __init__(self, chosen: Mapping[str, str]) -> None:
        self._chosen = chosen
        self._last: tuple[tuple[str, ...], dict[str, list[str]]] = ((), {name: [] for name in FIELDS})

    def keys(self, record: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """For each field the keys of `record` that may hold it, the best first."""
        names = tuple(record)
        if names != self._last[0]:
            self._last = (names, {field: self._candidates(field, names) for field in FIELDS})
        return self._last[1]

    def _candidates(self, field: str, names: tuple[str, ...]) -> list[str]:
        if field in self._chosen:
            wanted = self._chosen[field].lower()
            return [name for name in names if name.strip().lower() == wanted]
        by_name = {name.strip().lower(): name for name in reversed(names)}
        return [by_name[alias] for alias in table("fields.tsv")[field] if alias in by_name]
