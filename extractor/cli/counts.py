"""Numbers of things, in words."""

from __future__ import annotations


def many(count: int, thing: str) -> str:
    """`1 article`, `2,000 articles`: `thing` takes an s but where there is one of it."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
