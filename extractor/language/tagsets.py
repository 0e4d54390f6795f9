"""Tag sets of other engines, mapped to the neutral one (`data/tags/*.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from extractor.language.analysis import EntityLabel

ENTITY_OF_TAG: Mapping[str, EntityLabel] = {
    "nr": EntityLabel.PERSON,
    "ns": EntityLabel.PLACE,
    "nt": EntityLabel.ORGANIZATION,
    "t": EntityLabel.TIME,
}
"""What a word with one of these neutral tags names."""


@cache
def load_tagset(name: str) -> Mapping[str, str]:
    """The table `data/tags/{name}.tsv`: an engine's tag to the neutral one.

    Raises:
        ValueError: if a line is not two columns, or a tag stands there twice.
    """
    table: dict[str, str] = {}
    resource = files("extractor.language") / "data" / "tags" / f"{name}.tsv"
    for number, line in enumerate(resource.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 2 or columns[0] in table:
            raise ValueError(f"{name}.tsv, line {number}: {line!r} is not one new tag and its meaning")
        table[columns[0]] = columns[1]
    return table
