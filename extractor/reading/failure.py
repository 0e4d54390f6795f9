"""What a broken source leaves behind: a value, so that one of them never stops the rest."""

from __future__ import annotations

from dataclasses import dataclass


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
