"""Places: where a gathering was held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.meetings.frames.lexicon import phrases
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report
from extractor.meetings.punctuation import is_balanced

_CIRCUMSTANCE = re.compile(
    r"[^，。；]{1,40}(?:陪同|带领|率领|主持|指导|支持|见证|组织|推动|努力|关心|关怀|领导|帮助|协调)[之]?下"
)
"""在某某局有关同志陪同下 says who was there and not where."""
_ATTRIBUTE = re.compile(
    "[京津沪渝汉穗深杭宁][^，。；]{0,2}(?:单位|高校|企业|院所|部队|院士|委员|代表|离退休)"
)
"""在京单位离退休同志 are people."""


def place_candidates(line: Line, report: Report, relation: str, title: str) -> Iterator[Candidate]:
    """Places named after a preposition in `line`.

    Args:
        line: A sentence or the headline.
        report: The report that was chosen; features say how far the place is from it.
        relation: What `line` is to the report: same, title, next, or other.
        title: The headline, or "".

    Yields:
        Candidates in text order.
    """
    stops, endings = phrases("place_stops"), phrases("place_endings", "{}$")
    refused = phrases("place_refused", "{}$")
    for match in phrases("place_prepositions").finditer(line.text):
        start = match.end()
        stop = stops.search(line.clauses, start)
        end = stop.start() if stop else len(line.text)
        words = line.text[start:end]
        if not 0 < len(words) <= 40 or refused.search(words) or not is_balanced(words):
            continue
        if _CIRCUMSTANCE.match(line.text, start) or _ATTRIBUTE.match(line.text, start):
            continue
        following = stop[0] if stop else "end"
        ending = endings.search(words)
        side = ""
        if line is report.line:
            anchor = report.verb[0] if report.verb else report.start
            if end == anchor:
                side = "touches"
            elif end < anchor:
                side = "before-near" if anchor - end < 25 else "before"
            else:
                side = "behind"
        features = [
            f"prep={match[0]}",
            f"next={following}",
            f"relation={relation}",
            f"prep={match[0]}/{relation}",
            f"type={report.type.value}/{match[0]}",
            f"type={report.type.value}/{relation}",
            f"side={side}",
            f"ending={'none' if ending is None else 'digits' if ending[0][-1].isdigit() else ending[0]}",
            f"length={bucket(len(words))}",
        ]
        if line.start is not None and line.index < 3:
            features.append(f"sentence={line.index}")
        if line.start is None or words in title:
            features.append("in-title")
        yield Candidate(words, line.span(start, end), tuple(features))
