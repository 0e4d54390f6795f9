"""The annotation pass: readings of single characters go, parentheses that belong to the text stay.

Which readings go depends on the document (see `pollution`): in any document one that is repeated;
in noise every lower-case syllable in a round or square bracket that is a reading of the character
before it; in texts for learners the same in any bracket (for their other habits see `learner`).
"""

from __future__ import annotations

from itertools import compress
from operator import add

from extractor.cleaning.brackets import Runs, column
from extractor.cleaning.edits import Edits
from extractor.cleaning.pollution import Pollution

_LENGTH = {
    Pollution.PLAIN: column("repeated"),
    Pollution.NOISE: column("noise"),
    Pollution.LEARNER: column("learner"),
}
_RULE, _CAPITAL = column("rule"), column("capital")


def find(runs: Runs, pollution: Pollution) -> Edits:
    """The readings to remove from a document of this kind.

    Args:
        runs: What `extractor.cleaning.brackets.find` gives for the text.
        pollution: The verdict on the document.
    """
    lengths = list(map(_LENGTH[pollution], runs.kinds))
    if pollution is not Pollution.PLAIN and any(map(_CAPITAL, runs.kinds)):
        for index, (kind, length) in enumerate(zip(runs.kinds, lengths, strict=True)):
            if kind.cased > length and _touches(runs, index):
                lengths[index] = kind.cased
    edits = Edits()
    edits.starts = [host + 1 for host in compress(runs.hosts, lengths)]
    edits.ends = list(map(add, edits.starts, filter(None, lengths)))
    if edits.ends == runs.ends:
        edits.kept = runs.between
    edits.rules = list(map(_RULE, compress(runs.kinds, lengths)))
    edits.replacements = [""] * len(edits.starts)
    return edits


def _touches(runs: Runs, index: int) -> bool:
    """True if an annotated character stands right before or behind this one.

    A single capital may be an element (锂(Li)); capitals one after the other are readings.
    """
    hosts, ends, kinds, _ = runs
    if index > 0 and ends[index - 1] == hosts[index] and kinds[index - 1].cased:
        return True
    return index + 1 < len(hosts) and hosts[index + 1] == ends[index] and kinds[index + 1].cased > 0
