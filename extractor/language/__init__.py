"""Third room: clean text into sentences, words and names, by an engine of the user's choice.

>>> engine = get_engine("lac")
>>> analysis = analyse(clean, engine)  # doctest: +SKIP
"""

from extractor.language.analysis import Analysis, Entity, EntityLabel, Sentence, Word
from extractor.language.engine import Engine, available_engines, get_engine
from extractor.language.tagging import Gate, analyse, analyse_all, every_sentence

__all__ = [
    "Analysis",
    "Engine",
    "Entity",
    "EntityLabel",
    "Gate",
    "Sentence",
    "Word",
    "analyse",
    "analyse_all",
    "available_engines",
    "every_sentence",
    "get_engine",
]
