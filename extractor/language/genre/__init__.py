"""A learned tagger for news about meetings: who was there, in which role, under which title, and what it was.

It proposes spans with scores (`extractor.language.proposal`); rules decide. `GenreTagger.load()` reads
the model the package carries; `propose` lays its proposals onto analysed articles.
"""

from extractor.language.genre.propose import propose, propose_all
from extractor.language.genre.tagger import GenreTagger

__all__ = ["GenreTagger", "propose", "propose_all"]
