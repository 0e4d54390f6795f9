"""What the wording of an article says, before any verb is known."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from extractor.language.analysis import Analysis
from extractor.meetings.frames.lines import read_lines
from extractor.meetings.frames.ranking import shipped
from extractor.meetings.frames.wording import BIAS, LEAD, likelihood, wording

Build = Callable[..., Analysis]

NEWS = (
    "市总工会召开工作推进会",
    "6月17日下午，青禾市总工会召开工作推进会。市总工会主席何青岚主持会议并讲话，副主席卢正汇报了有关情况。与会人员作了交流发言。",
)
TRAVEL = (
    "何青岚离京前往东陵",
    "11月13日上午，何青岚乘专机离开北京，前往东陵。陪同何青岚出访的有办公厅主任方敏等。",
)


def _values(analysed: Build, title: str, text: str) -> dict[str, float]:
    headline, lines = read_lines(analysed(text, title))
    return wording(headline.text if headline else "", lines)


def test_pairs_are_told_by_where_they_stand(analysed: Build) -> None:
    values = _values(analysed, *NEWS)
    assert {"title=召开", "lead=下午", "text=发言"} <= values.keys()
    assert "title=下午" not in values


@pytest.mark.parametrize("repeats", [1, 12])
def test_a_long_article_weighs_as_much_as_a_short_one(analysed: Build, repeats: int) -> None:
    values = _values(analysed, NEWS[0], NEWS[1] * repeats)
    for part in ("title", "lead", "text"):
        length = math.fsum(value**2 for name, value in values.items() if name.startswith(f"{part}="))
        assert length == pytest.approx(1.0)


def test_the_lead_ends_somewhere(analysed: Build) -> None:
    values = _values(analysed, "", "。".join(["会" * LEAD, "长城长江"]))
    assert "lead=长城" not in values
    assert "text=长城" in values


def test_weights_add_up() -> None:
    assert likelihood({BIAS: 1.0}, {BIAS: 0.0}) == 0.5
    assert likelihood({BIAS: 1.0, "title=召开": 0.5}, {BIAS: 1.0, "title=召开": 2.0}) == pytest.approx(
        0.8808, abs=1e-4
    )
    assert likelihood({BIAS: 1.0, "title=无此": 1.0}, {BIAS: 0.0}) == 0.5


def test_news_of_a_gathering_is_worded_otherwise_than_a_journey(analysed: Build) -> None:
    weights = shipped().weights["wording"]
    news, travel = (likelihood(_values(analysed, *one), weights) for one in (NEWS, TRAVEL))
    assert news > 0.8 > 0.6 > travel
