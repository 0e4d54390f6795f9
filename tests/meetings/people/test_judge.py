"""The verdict on a person is the same in whatever order the features come."""

from __future__ import annotations

import random

from extractor.meetings.people.judge import judge
from extractor.meetings.people.lexicon import load_table


def test_the_order_of_features_changes_nothing() -> None:
    names = sorted(load_table("model.toml")["present"]["weights"])[:40]
    shuffles = [random.Random(seed).sample(names, len(names)) for seed in range(30)]
    assert len({judge(dict.fromkeys(order, 1.0)) for order in shuffles}) == 1
