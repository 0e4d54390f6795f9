"""What lead readers said of articles they did not learn from, by what they read.

Weights that tell how far a reader is believed are learned from what it says of articles that are new to it:
on those it learned from it is nearly always right. The readers trained for that are as large as the one that
is shipped, what they said is small; so this is what is kept. It holds places and chances, no text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.language.lead.reader import LeadReader, Told
from extractor.language.passage import Passage
from extractor.language.proposal import GenreLabel, Proposal
from extractor.spans import Span

Rows = Mapping[str, dict[str, Any]]
_DIGITS = 4


@dataclass(slots=True)
class Recorded:
    """Stands for a reader where what it read is known; of the rest it says nothing, which `missed` counts."""

    rows: Rows
    missed: int = 0

    @classmethod
    def load(cls, file: Path) -> Recorded:
        """What `written` has written."""
        lines = file.read_text(encoding="utf-8").splitlines()
        return cls({row.pop("of"): row for row in map(json.loads, lines)})

    def read(self, passage: Passage) -> Told:
        """As `LeadReader.read`."""
        row = self.rows.get(key(passage))
        if row is None:
            self.missed += 1
            return Told(tuple(() for _ in passage.sentences), tuple(0 for _ in passage.sentences))
        found: list[list[Proposal]] = [[] for _ in passage.sentences]
        for sentence, start, end, label, score in row["said"]:
            found[sentence].append(Proposal(Span(start, end), GenreLabel(label), score))
        reach = [*row["reach"], *[0] * (len(found) - len(row["reach"]))]
        return Told(tuple(map(tuple, found)), tuple(reach))


def key(passage: Passage) -> str:
    """A short digest of what is read."""
    text = "\0".join([str(passage.headline), *passage.sentences])
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def row(passage: Passage, reader: LeadReader) -> dict[str, Any]:
    """What `reader` says of a passage, as `written` wants it."""
    told = reader.read(passage)
    said = [
        [index, *proposal.span, proposal.label.value, round(proposal.score, _DIGITS)]
        for index, proposals in enumerate(told.proposals)
        for proposal in proposals
    ]
    return {"of": key(passage), "reach": [size for size in told.reach if size], "said": said}


def written(rows: Iterable[dict[str, Any]], file: Path) -> None:
    """Write rows, one a line, in the order of their digests."""
    lines = sorted({json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows})
    file.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
