"""Cleaning: from a raw article to clean text that knows where each of its characters came from.

`clean` takes an `Article`; `clean_text` takes a string. Nothing is loaded before the first call.
"""

from extractor.cleaning.alignment import Alignment
from extractor.cleaning.chain import PASSES, clean, clean_text
from extractor.cleaning.output import to_json
from extractor.cleaning.pollution import Pollution
from extractor.cleaning.text import Aside, AsideKind, CleanText, Removal

__all__ = [
    "PASSES",
    "Alignment",
    "Aside",
    "AsideKind",
    "CleanText",
    "Pollution",
    "Removal",
    "clean",
    "clean_text",
    "to_json",
]
