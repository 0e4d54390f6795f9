"""The sentence of an article that an error is about."""

from __future__ import annotations

import re

from extractor.evaluation.gold import Text
from extractor.evaluation.scoring import Fault

_SENTENCE_END = re.compile(r"[。！？\n]")
LONGEST = 200
"""Characters shown around a phrase where a sentence never ends."""


def sentence_of(fault: Fault, text: Text | None) -> str:
    """The sentence that holds what the fault is about, else the headline; empty without the article.

    The annotated words are looked for first, then the reported ones, then the person.
    """
    if text is None:
        return ""
    for phrase in (fault.name, fault.gold, fault.reported):
        if phrase and (place := find(phrase, text.body)):
            return sentence_at(text.body, *place)
    return text.title


def find(phrase: str, body: str) -> tuple[int, int] | None:
    """Where the letters of a phrase stand in a text, whatever blanks and line breaks lie between them."""
    pattern = r"\s*".join(map(re.escape, "".join(phrase.split())))
    found = re.search(pattern, body) if pattern else None
    return found.span() if found else None


def sentence_at(body: str, start: int, end: int) -> str:
    """The sentence around `[start, end)`, on one line, at most `LONGEST` characters to each side."""
    before = max((m.end() for m in _SENTENCE_END.finditer(body, 0, start)), default=0)
    close = _SENTENCE_END.search(body, end)
    after = close.end() if close else len(body)
    return " ".join(body[max(before, start - LONGEST) : min(after, end + LONGEST)].split())
