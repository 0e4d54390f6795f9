"""Writes a file, reads it, and says what came out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from extractor.reading import Article, Failure, read


@dataclass(frozen=True)
class Reading:
    """Reads files that a test makes of text or bytes."""

    folder: Path

    def items(self, name: str, content: bytes | str, **options: Any) -> list[Article | Failure]:
        """Everything that comes of a file with that name and content."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return list(read([path], **options))

    def article(self, name: str, content: bytes | str, **options: Any) -> Article:
        """The only thing that comes of it, which is an article."""
        (item,) = self.items(name, content, **options)
        assert isinstance(item, Article), item
        return item

    def failure(self, name: str, content: bytes | str, **options: Any) -> Failure:
        """The only thing that comes of it, which is a failure told in one clear line."""
        (item,) = self.items(name, content, **options)
        assert isinstance(item, Failure), item
        assert item.stage == "reading"
        assert item.source.startswith(str(self.folder / name))
        assert item.message.strip() and "\n" not in item.message
        return item


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path)
