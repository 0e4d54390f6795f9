"""Decisions made by hand, which win over everything the program finds.

The file is CSV with the columns kind, name, organization, title, is:

    kind,name,organization,title,is
    person,王勇,云岭省总工会,,王勇（云岭）
    person,王勇,永宁市教育局,,王勇（永宁）
    person,汪勇,云岭省总工会,,王勇（云岭）
    organization,全总,,,中华全国总工会

A line says whose the appearances are: those of `name` whose organisation and title hold the given words
(empty: any). Lines with the same `is` join what they name, even different names; different ones split. The
first line that fits decides.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import UsageError
from extractor.store.people.posts import Post
from extractor.store.sql import transaction

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = ("kind", "name", "organization", "title", "is")
KINDS = ("person", "organization")


@dataclass(frozen=True, slots=True)
class Line:
    """One decision about a person."""

    name: str
    organization: str
    title: str
    label: str

    def fits(self, name: str, post: Post) -> bool:
        """True if the line speaks of that post."""
        if name != self.name:
            return False
        named = not self.organization or self.organization in post.label
        return named and (not self.title or any(self.title in title for title in post.titles))


@dataclass(frozen=True, slots=True)
class Corrections:
    """All decisions: about persons in the order of the file, and canonical names of organisations."""

    people: tuple[Line, ...]
    organizations: tuple[tuple[str, str], ...]

    def label_of_post(self, name: str, post: Post) -> str | None:
        """Whose the post is by hand, or None."""
        return next((line.label for line in self.people if line.fits(name, post)), None)

    def joined_names(self, names: set[str]) -> set[str]:
        """The other names of the persons that lines about `names` speak of."""
        touched = {line.label for line in self.people if line.name in names}
        return {line.name for line in self.people if line.label in touched}


def read_corrections(connection: DuckDBPyConnection) -> Corrections:
    """The decisions that the database holds."""
    rows = connection.execute(
        "select kind, name, coalesce(organization, ''), coalesce(title, ''), label "
        "from store.correction order by line"
    ).fetchall()
    return Corrections(
        tuple(Line(*row[1:]) for row in rows if row[0] == "person"),
        tuple((row[1], row[4]) for row in rows if row[0] == "organization"),
    )


def put_corrections(connection: DuckDBPyConnection, path: Path) -> int:
    """Replace the decisions in the database by those of a file; `resolve` then carries them out.

    Returns:
        How many lines the file has.

    Raises:
        UsageError: A line cannot be understood; the database stays as it is.
    """
    lines = _parse(path)
    touched = "insert into store.unresolved select name from store.correction where kind = 'person'"
    with transaction(connection):
        connection.execute(touched)
        connection.execute("delete from store.correction")
        for line in lines:
            connection.execute("insert into store.correction values (?, ?, ?, ?, ?, ?)", line)
        connection.execute(touched)
        if any(line[1] == "organization" for line in lines):
            connection.execute("insert into store.unresolved select distinct name from store.profile")
    return len(lines)


def _parse(path: Path) -> list[tuple[int, str, str, str | None, str | None, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8: {error}") from None
    lines = []
    for number, row in enumerate(rows, 2):
        if any(column not in row for column in COLUMNS):
            raise UsageError(f"{path} must have the columns {', '.join(COLUMNS)}")
        if row["kind"] not in KINDS or not row["name"] or not row["is"]:
            raise UsageError(
                f"line {number} of {path} needs a kind ({' or '.join(KINDS)}), a name and an `is`"
            )
        lines.append(
            (number, row["kind"], row["name"], row["organization"] or None, row["title"] or None, row["is"])
        )
    return lines
