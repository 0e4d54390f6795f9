"""Third room: clean text into sentences, words and names, by an engine of the user's choice.

>>> engine = get_engine("lac")
>>> analysis = analyse(clean, engine)  # doctest: +SKIP
"""

from extractor.language.analysis import Analysis, Entity, EntityLabel, Sentence, Word
from extractor.language.engine import Engine, available_engines, get_engine
from extractor.language.gate import Gate, NameGate, every_character
from extractor.language.tagging import analyse, analyse_all

__all__ = [
    "Analysis",
    "Engine",
    "Entity",
    "EntityLabel",
    "Gate",
    "NameGate",
    "Sentence",
    "Word",
    "analyse",
    "analyse_all",
    "available_engines",
    "every_character",
    "get_engine",
]
