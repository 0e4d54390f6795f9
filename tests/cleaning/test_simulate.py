"""Pollution on purpose, and that cleaning undoes it."""

from __future__ import annotations

import re
from random import Random

import pytest

from extractor.cleaning import clean_text
from extractor.cleaning.simulate import Family, pollute, traditional
from extractor.spans import Span

TEXT = (
    "三月四日上午，云溪市总工会在市工人文化宫召开全体委员会议。市总工会党组书记、主席林远山主持会议并讲话，"
    "副主席何青岚、陈立传达了上级会议精神。\n"
    "林远山指出，过去一年全市各级工会围绕中心、服务大局（含开发区），维护职工权益的工作取得了新的成效，"
    "世界卫生组织(WHO)的专家也给予了肯定。他强调：“要把服务职工的事办实、办好。”\n"
    "他们试图改进测量仪器，人们如何看待，新闻记者、教师代表作了介绍；他们在战斗中成长，团结动员奖章获得者。\n"
    "各区县总工会、各产业工会主要负责同志，市总工会机关全体干部参加会议，并就下一步工作进行了讨论。"
)


@pytest.mark.parametrize("family", [Family.TONELESS, Family.TONED, Family.PERIODIC, Family.LEARNER])
@pytest.mark.parametrize("seed", range(10))
def test_readings_are_undone_exactly(family: Family, seed: int) -> None:
    polluted = pollute(TEXT, family, seed)
    assert polluted.text.count("(") + polluted.text.count("[") + len(polluted.text) > len(TEXT)
    assert clean_text(polluted.text).text == TEXT


@pytest.mark.parametrize("family", [Family.TONELESS, Family.TONED, Family.PERIODIC])
def test_every_planted_word_leads_back_to_its_first_and_last_raw_character(family: Family) -> None:
    source = traditional(TEXT)
    polluted = pollute(TEXT, family, 7)
    cleaned = clean_text(polluted.text)
    assert cleaned.text == TEXT
    random = Random(7)
    for _ in range(300):
        start = random.randrange(len(TEXT))
        end = random.randint(start + 1, min(len(TEXT), start + 12))
        raw = cleaned.raw_span(Span(start, end)).cut(polluted.text)
        assert raw[0] == source[start]
        assert raw[-1] == source[end - 1]
        assert without_noise(raw) == source[start:end]


def without_noise(text: str) -> str:
    """The text without bracketed lower-case syllables and emoji, whatever stands before them."""
    return re.sub(r"\([a-zü\u0100-\u01dcà-ü]+\)|[🆚✊㊙\ufe0f🈲🔞🈚💪👏🧑🏽\u200d🤝🏻⚡]", "", text)


@pytest.mark.parametrize("family", [Family.PHANTOM, Family.SHIFT])
def test_torn_bytes_are_repaired_or_reported(family: Family) -> None:
    restored = reported = 0
    for seed in range(80):
        polluted = pollute(TEXT, family, seed)
        cleaned = clean_text(polluted.text, script="keep")
        for planted in polluted.damage:
            span = cleaned.alignment.to_clean(planted.span)
            if span is not None and span.cut(cleaned.text) == planted.original:
                restored += 1
            else:
                assert any(left.overlaps(planted.span) for left in cleaned.damaged), planted
                reported += 1
    assert restored > 8
    assert restored > 4 * reported


def test_equal_seeds_give_equal_text() -> None:
    assert pollute(TEXT, Family.TONELESS, 3) == pollute(TEXT, Family.TONELESS, 3)
    assert pollute(TEXT, Family.TONELESS, 3) != pollute(TEXT, Family.TONELESS, 4)


@pytest.mark.parametrize("family", list(Family))
def test_empty_and_foreign_text(family: Family) -> None:
    assert pollute("", family, 1).text == ""
    assert pollute("Open Day 2024", family, 1).text == "Open Day 2024"
