"""Figures of the model alone, with the definitions of `extractor.evaluation`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.evaluation.bootstrap import intervals
from extractor.evaluation.gold import Gathering, GoldArticle
from extractor.evaluation.scoring import figures, score
from extractor.language.genre.tagger import GenreTagger
from extractor.training.document import Document
from extractor.training.readout import meeting, passage

FIELDS = ("attendees_p", "attendees_r", "attendees_f1", "role", "title", "org", "topic~", "name~", "location")
"""What the tagger can be measured by: not detection and dates, which need rules."""

Interval = tuple[float, float, float]


def reports(tagger: GenreTagger, documents: Sequence[Document]) -> dict[str, Gathering]:
    """What the model alone reports: one meeting for every article."""
    tagged = tagger.tag([passage(document) for document in documents])
    return {d.id: meeting(d, proposals) for d, proposals in zip(documents, tagged, strict=True)}


def measured(gold: Sequence[GoldArticle], reported: Mapping[str, Gathering]) -> dict[str, Interval]:
    """Each figure with the ends of its 95 % interval over articles."""
    scores = [score(article, [reported[article.id]]) for article in gold]
    values, ends = figures(scores), intervals(scores)
    return {
        name: (round(values[name], 3), round(ends[name][0], 3), round(ends[name][1], 3)) for name in FIELDS
    }
