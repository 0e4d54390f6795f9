"""Meetings: from the analysis of an article to who met, when, in whose name, and who was there."""

from __future__ import annotations

from extractor.language.analysis import Analysis
from extractor.meetings.extraction import Extraction


def extract(analysis: Analysis) -> Extraction:
    """Find the meetings an article reports, with everybody who was there."""
    return Extraction(clean=analysis.clean)
