"""Which stretches of a text are what somebody said."""

from __future__ import annotations

import bisect
import re

from extractor.meetings.people.cues import pattern


class ReportedSpeech:
    """From a verb of saying to the end of its paragraph.

    In this genre a paragraph that opens with `X表示，` reports X to its end; who is named there is talked
    about. The subject of the next `Y表示，` stands in front of its verb and is found all the same, because
    its own clause begins with it.
    """

    def __init__(self, text: str) -> None:
        """Find the verbs of saying of `text` once."""
        self._text = text
        self._starts = [match.end() for match in pattern("speech", "saying").finditer(text)]

    def holds(self, offset: int) -> bool:
        """True if `offset` lies behind a verb of saying of its paragraph."""
        at = bisect.bisect_right(self._starts, offset)
        return bool(at) and "\n" not in self._text[self._starts[at - 1] : offset]


def opens_quotation(text: str, start: int, end: int) -> bool:
    """True if a quotation that opens between `start` and `end` is still open at `end`."""
    return len(re.findall("“", text[start:end])) > len(re.findall("”", text[start:end]))
