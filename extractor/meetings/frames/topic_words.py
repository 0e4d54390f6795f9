"""What the words of a candidate say of it: characters, the headline, how often and where they come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import repeat
from operator import add

from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate

_OFTEN = 5
"""A pair of characters that comes more often counts as coming so often."""

_LONG = 8
"""A longer stretch shared with the headline counts as so long."""

_BEGINNING = 3
"""So many characters show on which side of the headline's verb a phrase stands: host|召开|subject."""
_HOLD = re.compile(r"召开|举行|举办|开展|组织|主持|参加|出席")

_STEP = 60
"""Characters of the article that are one place; what comes behind six steps is one place too."""


def with_words(
    options: Sequence[Candidate], lines: Sequence[Line], headline: str, host: str
) -> list[Candidate]:
    """The same candidates, each with what its words say as further features.

    Args:
        options: Candidates for a topic, with `how=…` as their first feature.
        lines: The lines the candidates come from; how often words are repeated is counted in these.
        headline: The headline, or "".
        host: The organisation that held the gathering, or "".
    """
    text = "\n".join(line.text for line in lines)
    pairs = Counter(map(add, text, text[1:]))
    return [
        Candidate(
            option.text,
            option.span,
            (*option.features, *_features(option, option.text, pairs, headline, host)),
        )
        if option.text
        else option
        for option in options
    ]


def _features(option: Candidate, text: str, pairs: Counter[str], headline: str, host: str) -> Iterator[str]:
    how = option.features[0]
    yield from map(_holds, dict.fromkeys(text))
    place = "headline" if option.span is None else str(min(option.span.start // _STEP, 6))
    yield f"place={place}"
    yield f"place={place}/{how}"
    repeated = sum(map(min, map(pairs.__getitem__, map(add, text, text[1:])), repeat(_OFTEN))) - len(text) + 1
    rate = 2 * repeated // max(len(text) - 1, 1)
    yield f"repeated={rate}"
    yield f"repeated={rate}/{how}"
    if host:
        alike = next((n for n in range(min(len(text), _LONG), 1, -1) if text[:n] in host), 0)
        yield f"host={alike}"
    if not headline:
        yield "headline=none"
        return
    covered = 5 * sum(character in headline for character in text) // len(text)
    shared = _shared(text, headline)
    yield f"headline=covers{covered}"
    yield f"headline=covers{covered}/{how}"
    yield f"headline=shares{min(shared, _LONG)}"
    yield f"headline=holds{5 * shared // len(text)}"
    verb = _HOLD.search(headline)
    if verb:
        begin = text[:_BEGINNING]
        place = f"{begin in headline[: verb.start()]}/{begin in headline[verb.end() :]}"
        yield f"begins={place}"
        yield f"begins={place}/{how}"


@cache
def _holds(character: str) -> str:
    return f"in={character}"


def _shared(text: str, headline: str) -> int:
    """The length of the longest stretch of `text` that stands in the headline."""
    longest = 0
    for start in range(len(text)):
        while start + longest < len(text) and text[start : start + longest + 1] in headline:
            longest += 1
    return longest
