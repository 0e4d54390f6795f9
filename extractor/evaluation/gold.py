"""Annotated articles as they are scored: people, meetings, and where the article comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import UsageError
from extractor.meetings.extraction import Role

# As in the table contract: a day, a month or a year; without a year where none can be known.
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|--\d\d(-\d\d)?")
_ROLES = tuple(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class Person:
    """One named person of one meeting. `roles` as annotated, strongest first or not."""

    name: str
    title: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """One meeting, annotated or reported; None where nothing is said. Dates are ISO or `--MM-DD`."""

    name: str | None
    organization: str | None
    topic: str | None
    location: str | None
    start: str | None
    end: str | None
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article; the main meeting is the first."""

    id: str
    meetings: tuple[Gathering, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The annotated article itself, to show errors in their sentence: `source` is where it comes from."""

    title: str
    body: str
    source: str


def load_gold(path: Path) -> list[GoldArticle]:
    """Read annotated articles from JSON lines.

    Raises:
        UsageError: The file cannot be read, or a line is no annotated article.
    """
    articles = [_article(record, f"{path}:{number}") for number, record in _records(path)]
    if not articles:
        raise UsageError(f"{path} holds no annotated article")
    return articles


def load_texts(path: Path) -> dict[str, Text]:
    """The articles that a gold file annotates, by id: `set.jsonl` beside `set.gold.jsonl`, if it is there."""
    beside = path.with_name(path.name.replace(".gold.", "."))
    if beside == path or not beside.is_file():
        return {}
    texts = {}
    for _, record in _records(beside):
        body = next((record[key] for key in ("body", "text", "content") if record.get(key)), "")
        source = record.get("source") or record.get("repo") or path.stem
        texts[str(record.get("id"))] = Text(record.get("title") or "", body, source)
    return texts


def _records(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        lines: Iterable[str] = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {getattr(error, 'strerror', None) or error}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except ValueError as error:
            raise UsageError(f"{path}:{number} is not JSON: {error}") from None


def _article(record: Any, place: str) -> GoldArticle:
    try:
        return GoldArticle(str(record["id"]), tuple(map(_gathering, record["meetings"])))
    except KeyError as error:
        raise UsageError(f"{place} is no annotated article: it lacks {error}") from None
    except ValueError as error:
        raise UsageError(f"{place} is no annotated article: {error}") from None
    except (TypeError, AttributeError):
        raise UsageError(f"{place} is no annotated article: a field is of another kind") from None


def _gathering(meeting: dict[str, Any]) -> Gathering:
    return Gathering(
        _phrase(meeting, "name"),
        _phrase(meeting, "organization"),
        _phrase(meeting, "topic"),
        _phrase(meeting, "location"),
        _date(meeting, "start"),
        _date(meeting, "end"),
        tuple(map(_person, meeting["attendees"])),
    )


def _person(record: dict[str, Any]) -> Person:
    if not isinstance(record["name"], str):
        raise ValueError(f"the name of a person is {record['name']!r} instead of text")
    return Person(record["name"], _phrase(record, "title"), _roles(record["roles"]))


def _phrase(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{field}" is {value!r} instead of text or null')
    return value


def _date(meeting: dict[str, Any], field: str) -> str | None:
    value = _phrase(meeting, field)
    if value is not None and not _DATE.fullmatch(value):
        raise ValueError(f'"{field}" is {value!r}, write 2015-07-17, 2015-07, 2015 or --07-17')
    return value


def _roles(roles: list[str]) -> tuple[str, ...]:
    unknown = [role for role in roles if role not in _ROLES]
    if unknown:
        raise ValueError(f"there is no role {unknown[0]!r}, roles are {', '.join(_ROLES)}")
    return tuple(roles)
