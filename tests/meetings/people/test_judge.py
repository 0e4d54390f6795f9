"""How what constructions say of a person and what the tagger says of them are joined."""

from __future__ import annotations

from extractor.meetings.people.features import TOLD
from extractor.meetings.people.judge import PRESENT, SURE, judge

UNSURE = {"after:nothing": 1.0, "count:one": 1.0, "own:titled": 1.0, "place:subject": 1.0}
SAID = ("present", *(f"present>{step}" for step in (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)))


def told(features: dict[str, float], *said: str) -> float:
    return judge(features | {f"{TOLD}{name}": 1.0 for name in said}).present


def test_the_tagger_takes_away_and_never_adds() -> None:
    alone = judge(UNSURE).present
    assert told(UNSURE, "nobody") < alone < SURE
    assert told(UNSURE, *SAID) <= alone


def test_where_constructions_are_sure_the_tagger_is_not_asked() -> None:
    chairs = {"after:chairs": 1.0, "any:chairs": 1.0, "some:after:chairs": 1.0}
    assert judge(chairs).present >= SURE > PRESENT
    assert told(chairs, "nobody") == judge(chairs).present


def test_roles_do_not_hear_the_tagger() -> None:
    with_tagger = judge(UNSURE | {f"{TOLD}nobody": 1.0})
    assert (with_tagger.chair, with_tagger.speaker) == (judge(UNSURE).chair, judge(UNSURE).speaker)
