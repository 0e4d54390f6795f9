"""Questions: plain functions from an open store to a DataFrame, one module for each subject."""

from extractor.store.questions.meetings import meetings
from extractor.store.questions.people import people, posts, timeline, why

__all__ = ["meetings", "people", "posts", "timeline", "why"]
