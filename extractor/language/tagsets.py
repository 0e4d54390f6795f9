"""Tags and labels of other engines, mapped to the neutral ones (`data/tags`, `data/entities`)."""

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


TAG_OF_ENTITY: Mapping[EntityLabel, str] = {label: tag for tag, label in ENTITY_OF_TAG.items()}
"""How a word is tagged that names such a thing."""


@cache
def load_tagset(name: str) -> Mapping[str, str]:
    """The table `data/tags/{name}.tsv`: an engine's tag to the neutral one.

    Raises:
        ValueError: if a line is not two columns, or a tag stands there twice.
    """
    return _read("tags", name)


@cache
def load_entity_labels() -> Mapping[str, EntityLabel]:
    """The table `data/entities/labels.tsv`: a model's label in small letters to ours.

    Raises:
        ValueError: as for `load_tagset`, or if a kind is not one of ours.
    """
    return {label: EntityLabel(kind) for label, kind in _read("entities", "labels").items()}


def _read(folder: str, name: str) -> dict[str, str]:
    table: dict[str, str] = {}
    resource = files("extractor.language") / "data" / folder / f"{name}.tsv"
    for number, line in enumerate(resource.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 2 or columns[0] in table:
            raise ValueError(f"{name}.tsv, line {number}: {line!r} is not one new name and its meaning")
        table[columns[0]] = columns[1]
    return table
