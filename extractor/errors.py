"""Errors by whose fault they are. Every message is one sentence that says what to do."""

from __future__ import annotations


class ExtractorError(Exception):
    """Root of all errors this package raises on purpose."""


class UsageError(ExtractorError):
    """The call is wrong: an unknown option, engine, column or folder. Exit code 2."""


class SourceError(ExtractorError):
    """A source cannot be read or yields no article; it belongs into the table `failures`.

    `source` names it as the user did, with the line or member number where there is one.
    """

    def __init__(self, message: str, source: str) -> None:
        super().__init__(message)
        self.source = source


class EngineError(UsageError):
    """An engine is unknown, not installed or its model cannot be loaded."""


class DatabaseError(ExtractorError):
    """The database is damaged, of another schema version, or in use."""


def first_line(error: Exception) -> str:
    """The first line of an error of somebody else's, or the name of its class if it says nothing."""
    return next(iter(str(error).splitlines()), "") or type(error).__name__
