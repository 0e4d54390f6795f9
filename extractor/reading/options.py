"""What a caller may know about the sources that they do not say themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

MAX_BYTES = 256 * 1024 * 1024
"""The largest single article or undivided file that is taken into memory, decompressed."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to read; every part has a default that needs no thought.

    `fields` says which column or key holds a field of an article (`{"text": "正文"}`); fields not
    named are found by `data/fields.tsv`. `encoding` overrules what the bytes say. `published` is
    the publication date of articles that name none. `max_bytes` bounds memory.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    published: date | None = None
    max_bytes: int = MAX_BYTES
