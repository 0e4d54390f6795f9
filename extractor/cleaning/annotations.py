"""The annotation pass: readings of single characters go, parentheses that belong to the text stay.

Which readings go depends on the document (see `pollution`): in any document one that is repeated;
in noise every lower-case syllable in a round or square bracket that is a reading of the character
before it; in texts for learners the same in any bracket (for their other habits see `learner`).
"""

from __future__ import annotations

from extractor.cleaning.brackets import Runs
from extractor.cleaning.edits import Edits
from extractor.cleaning.pollution import Pollution


def find(runs: Runs, pollution: Pollution) -> Edits:
    """The readings to remove from a document of this kind.

    Args:
        runs: What `extractor.cleaning.brackets.find` gives for the text.
        pollution: The verdict on the document.
    """
    if pollution is Pollution.PLAIN:
        lengths = [kind.repeated for kind in runs.kinds]
    elif pollution is Pollution.NOISE:
        lengths = [kind.noise for kind in runs.kinds]
    else:
        lengths = [kind.learner for kind in runs.kinds]
    if pollution is not Pollution.PLAIN:
        for index, kind in enumerate(runs.kinds):
            if kind.cased > lengths[index] and _touches(runs, index):
                lengths[index] = kind.cased
    edits = Edits()
    edits.starts = [host + 1 for host, length in zip(runs.hosts, lengths, strict=True) if length]
    edits.ends = [host + 1 + length for host, length in zip(runs.hosts, lengths, strict=True) if length]
    edits.rules = [kind.rule for kind, length in zip(runs.kinds, lengths, strict=True) if length]
    edits.replacements = [""] * len(edits.starts)
    return edits


def _touches(runs: Runs, index: int) -> bool:
    """True if an annotated character stands right before or behind this one.

    A single capital may be an element (锂(Li)); capitals one after the other are readings.
    """
    hosts, ends, kinds = runs
    if index > 0 and ends[index - 1] == hosts[index] and kinds[index - 1].cased:
        return True
    return index + 1 < len(hosts) and hosts[index + 1] == ends[index] and kinds[index + 1].cased > 0
