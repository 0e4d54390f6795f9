"""Frames: is the article meeting news, how many gatherings, and what each of them was.

In the order in which the data walks: `lines` (headline and sentences), `reports` (words that may report a
gathering), `scan` (all of an article's), `news` (which reports are gatherings), `fields` (where to look,
and the candidates of `names`, `organizations`, `places`, `topics`, `name_topics`), `tagged` (what a learned
tagger says of the same lines), `canonical` (full names of organisations), `find` (all of it). `ranking`
chooses wherever there is a choice; `lexicon` reads the language data.
"""

from extractor.meetings.frames.find import find_frames, find_gatherings
from extractor.meetings.frames.frame import Frame

__all__ = ["Frame", "find_frames", "find_gatherings"]
