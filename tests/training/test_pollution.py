"""Polluted variants of tagged sentences: tags stay on their words, whatever the pollution left of them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning.simulate import Family
from extractor.training import pollution
from extractor.training.pollution import carried, polluted
from extractor.training.tagged_characters import Tagged

NAME = ["B-PERSON_PRESENT", "I-PERSON_PRESENT", "I-PERSON_PRESENT"]
SENTENCES = [
    "三月四日上午，云溪市总工会在市工人文化宫召开全体委员会议。",
    "市总工会党组书记、主席林远山主持会议并讲话，副主席何青岚、陈立传达了上级会议精神。",
    "他们试图改进测量仪器，人们如何看待，新闻记者、教师代表作了介绍。",
]


def tagged(sentence: str, name: str = "林远山") -> Tagged:
    """The characters of a sentence, one name tagged."""
    start = sentence.find(name)
    tags = ["O"] * len(sentence)
    if start >= 0:
        tags[start : start + len(name)] = NAME
    return list(zip(sentence, tags, strict=True))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("请林远山讲话", "请林远山讲话", ["O", *NAME, "O", "O"]),
        ("请林远山讲话", "请林?山讲话", ["O", *NAME, "O", "O"]),
        ("请林远山讲话", "请?山讲话", ["O", NAME[0], NAME[1], "O", "O"]),
        ("请林远山讲话", "林(lin)远山讲话", [NAME[0], *["I-PERSON_PRESENT"] * 7, "O", "O"]),
        ("请林远山讲话", "请林\n远山讲话", ["O", NAME[0], *["I-PERSON_PRESENT"] * 3, "O", "O"]),
        ("请林远山讲话", "请讲话", ["O", "O", "O"]),
    ],
)
def test_tags_are_carried_over(old: str, new: str, expected: list[str]) -> None:
    assert carried(old, [tag for _, tag in tagged(old)] + ["O"], new) == expected


@given(st.text("林远山会议?，\n", max_size=30), st.text("林远山会议?，\n", max_size=30))
def test_carried_tags_are_whole(old: str, new: str) -> None:
    tags = carried(old, [tag for _, tag in tagged(old)] + ["O"], new)
    assert len(tags) == len(new)
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert not tag.startswith("I-") or before[2:] == tag[2:]


@pytest.mark.parametrize("family", [f for f in Family if f.value not in ("C1", "C2")])
def test_readings_leave_no_trace(family: Family, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pollution, "Family", [family])
    sentences = [tagged(sentence) for sentence in SENTENCES]
    assert polluted(sentences, Random(1)) == sentences


def test_torn_bytes_leave_traces_and_the_names_keep_their_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pollution, "Family", [Family.SHIFT])
    # Digits behind a mark whose first byte is lost are swallowed with it.
    sentences = [
        tagged(sentence) for sentence in [*SENTENCES, "会上发布了，“5年规划”、“3项行动”和“9个专项”。"] * 40
    ]
    variant = polluted(sentences, Random(3))
    assert variant != sentences
    names = [
        "".join(character for character, tag in sentence if tag != "O")
        for sentence in variant
        if any(tag != "O" for _, tag in sentence)
    ]
    assert len(names) >= 38
    assert names.count("林远山") >= 36
