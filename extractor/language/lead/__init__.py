"""The lead reader: what the headline and the first sentences of an article say a gathering was.

A transformer that has seen a great deal of text before it was trained for this (`models/README.md`) proposes
names, hosts, subjects, places and dates of gatherings. `word_pieces` cuts the text into what it reads,
`reader` runs it.
"""

from extractor.language.lead.reader import LABELS, LeadReader, Reader, Told

__all__ = ["LABELS", "LeadReader", "Reader", "Told"]
