"""Fourth room: from the analysis of an article to who met, when, in whose name, and who was there.

`frames` finds the gatherings, `dates` when they were, `people` who was in the room and as what;
`assemble` puts them together. All of them read a copy with one shape of punctuation (`punctuation`).
"""

from __future__ import annotations

from extractor.language.analysis import Analysis
from extractor.meetings.extraction import Extraction

__all__ = ["Extraction", "extract"]


def extract(analysis: Analysis) -> Extraction:
    """Find the meetings an article reports, with everybody who was there."""
    from extractor.meetings.assemble import assemble
    from extractor.meetings.punctuation import as_printed, folded

    return as_printed(assemble(folded(analysis)), analysis)
