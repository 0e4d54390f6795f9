"""Frames: is the article meeting news, how many gatherings, and what each of them was."""

from extractor.meetings.frames.find import find_frames
from extractor.meetings.frames.frame import Frame

__all__ = ["Frame", "find_frames"]
