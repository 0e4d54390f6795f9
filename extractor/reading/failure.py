"""What a broken source leaves behind: a value, so that one of them never stops the rest."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.errors import SourceError


@dataclass(frozen=True, slots=True)
class Failure:
    """One source or article that could not be used; one row of the table `failures`.

    `source` names it as the user did, with the line, row or member where there is one
    (`news.jsonl:17`). `article_id` is None where no article was reached. `stage` is the room
    that gave up (`reading`, `cleaning`, …), `error` a short stable kind (`not-text`,
    `empty`, `bad-json`, …) that can be counted, `message` one sentence for a person.
    """

    source: str
    article_id: str | None
    stage: str
    error: str
    message: str


class UnreadableError(SourceError):
    """Raised inside the reading room; `extractor.reading.read` turns it into a `Failure`.

    `error` is the kind the failure gets, `source` the place, the message the sentence.
    """

    def __init__(self, error: str, message: str, source: str = "") -> None:
        super().__init__(message, source)
        self.error = error

    def failure(self, source: str, article_id: str | None = None) -> Failure:
        """This problem as a row; `source` stands in where the problem was found without a place."""
        return Failure(self.source or source, article_id, "reading", self.error, str(self))
