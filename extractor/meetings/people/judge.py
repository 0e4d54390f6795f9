"""Was the person there, and as what: a linear model over named constructions.

The weights in `data/model.toml` are fitted on annotated articles by `python -m extractor.training.people`
(logistic regression, one score each for presence, chair and speaker). They are readable: a positive
weight speaks for, a negative one against, and each name is a construction of `cues.toml` or a fact that
`features.describe` documents.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractor.meetings.extraction import Role
from extractor.meetings.people.features import TOLD, Occurrence, is_embedded
from extractor.meetings.people.lexicon import load_table

PRESENT = 0.5
"""From this probability on a person is listed as an attendee."""

SURE = 0.8
"""From this probability on constructions alone decide that somebody was there."""

PRESENT_BY_THE_VERB = 0.2
"""The same for whom a clause of the article's own makes the subject of 主持, or of 出席 and a verb of speech.

In 482 of 486 and in 296 of 298 such clauses of annotated and modelled articles the person was there; the
model alone weighs what else the article says, a thought that was studied or a letter that was read.
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model believes of one person: probabilities in [0, 1]."""

    present: float
    chair: float
    speaker: float


@cache
def _weights(question: str) -> tuple[float, Mapping[str, float]]:
    table = load_table("model.toml")[question]
    return float(table["intercept"]), table["weights"]


def _probability(question: str, features: Mapping[str, float]) -> float:
    intercept, weights = _weights(question)
    # An exact sum: the order of features is that of a set and differs between runs.
    score = math.fsum((intercept, *(weights.get(name, 0.0) * value for name, value in features.items())))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def judge(features: Mapping[str, float]) -> Verdict:
    """Weigh the features of a person (`features.describe`).

    Of whom the tagger read, both must speak for presence, so that the lesser counts: it knows what kind of
    sentence names somebody, constructions know what a single word of it means. Of what the tagger wins on
    sources left out this keeps nearly all; whom it adds alone is wrong as often as right. Where constructions
    are `SURE` it is not asked.
    """
    chances = {question: _probability(question, features) for question in ("present", "chair", "speaker")}
    if chances["present"] < SURE and any(name.startswith(TOLD) for name in features):
        chances["present"] = min(chances["present"], _probability("present_told", features))
    return Verdict(**chances)


def strongest(occurrences: list[Occurrence]) -> Occurrence:
    """The occurrence that says best that the person was there, the first of equals.

    One with the full name if there is one: a reader must find the name in the evidence, not 他 or 李院长.
    """
    _, weights = _weights("present")

    def rank(item: tuple[int, Occurrence]) -> tuple[bool, float, int]:
        place, occurrence = item
        said = math.fsum(weights.get(feature, 0.0) for feature in occurrence.features)
        return not occurrence.member.mention.short, said, -place

    return max(enumerate(occurrences), key=rank)[1]


def is_present(verdict: Verdict, occurrences: list[Occurrence]) -> bool:
    """True if the person is to be listed as an attendee; who is told to be dead attends nothing."""
    if any("own:dead" in occurrence.features for occurrence in occurrences):
        return False
    told = any(_says_so(occurrence.features) and not is_embedded(occurrence) for occurrence in occurrences)
    return verdict.present >= (PRESENT_BY_THE_VERB if told else PRESENT)


_SPEAKS_THERE = frozenset({"after:gives_speech", "inner:gives_speech", "then:gives_speech"})


def _says_so(features: frozenset[str]) -> bool:
    """True if the clause says outright that its subject was there: chaired, or attended and spoke."""
    if "after:chairs" in features:
        return True
    attended = "after:attends" in features and not features.isdisjoint(_SPEAKS_THERE)
    return attended and features.isdisjoint(_ELSEWHERE)


_ELSEWHERE = frozenset({"time:future", "time:background", "after:formerly", "after:absent", "before:absent"})


_CHAIRS = frozenset({"after:chairs", "inner:chairs", "then:chairs"})


_OBSERVES = frozenset({"after:observes", "inner:observes", "late:observes", "before:listed_observers"})


def roles(verdict: Verdict, occurrences: list[Occurrence]) -> tuple[Role, ...]:
    """The roles that hold, strongest first; attendee only where neither chair nor speaker does.

    The verb 主持 is as good as certain, so it decides by itself; for the rest the model does.
    """
    held = []
    if verdict.chair >= PRESENT or any(not o.features.isdisjoint(_CHAIRS) for o in occurrences):
        held.append(Role.CHAIR)
    if verdict.speaker >= PRESENT:
        held.append(Role.SPEAKER)
    if held:
        return tuple(held)
    said = frozenset().union(*(occurrence.features for occurrence in occurrences))
    observes = not said.isdisjoint(_OBSERVES)
    attends = not said.isdisjoint({"after:attends", "inner:attends", "late:attends"})
    return (Role.OBSERVER,) if "after:observes" in said or (observes and not attends) else (Role.ATTENDEE,)
