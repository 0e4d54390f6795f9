"""The language data of the frames: read whole, of the right kinds, nothing twice."""

from __future__ import annotations

import re

import pytest

from extractor.meetings.extraction import MeetingType
from extractor.meetings.frames.lexicon import alternatives, lexicon, rows
from extractor.meetings.frames.ranking import shipped

KINDS = {
    "heads.tsv": {kind.value for kind in MeetingType},
    "verbs.tsv": {
        "hold",
        "open",
        "chair",
        "attend",
        "talk",
        "visit",
        "seat",
        "teach",
        "sign",
        "feast",
        "welcome",
    },
    "topic_cues.tsv": {"keep", "drop"},
    "name_frames.tsv": {"lead", "tail"},
    "organization_suffixes.tsv": {"strong", "weak", "inner"},
}


@pytest.mark.parametrize("name", KINDS)
def test_every_row_is_of_a_known_kind(name: str) -> None:
    assert {row[1] for row in rows(name)} <= KINDS[name]


@pytest.mark.parametrize("name", [*KINDS, "bodies.txt", "title_classes.tsv", "short_forms.tsv"])
def test_no_word_stands_twice(name: str) -> None:
    words = [row[0] for row in rows(name)] if name != "name_frames.tsv" else rows(name)
    assert len(words) == len(set(words))


def test_a_word_is_a_gathering_or_a_body() -> None:
    assert not set(lexicon().heads) & set(lexicon().bodies)


def test_every_field_has_weights() -> None:
    fields = {"report", "news", "side", "name", "organization", "topic", "location"}
    assert set(shipped().weights) == {*fields, "wording"}


def test_the_longest_word_wins() -> None:
    pattern = re.compile(alternatives(["会议", "会", "会议室", "座谈会"]))
    assert [match[0] for match in pattern.finditer("座谈会在会议室，会议会")] == [
        "座谈会",
        "会议室",
        "会议",
        "会",
    ]


def test_a_refused_character_gives_way() -> None:
    pattern = re.compile(alternatives(["研究"], {"研究": "生院"}))
    assert pattern.search("研究生培养") is None
    assert pattern.search("研究部署")
