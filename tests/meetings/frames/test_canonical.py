"""The full names behind printed organisations. All places but the well-known bodies are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.language.analysis import Analysis
from extractor.meetings.frames.canonical import Canonical

Build = Callable[..., Analysis]

CITY = "青禾市委3月5日召开会议。会议在青禾市举行，青禾市有关部门参加。云溪县代表列席。"


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("全总", "中华全国总工会"),
        ("全国总工会机关", "中华全国总工会"),
        ("团中央书记处", "中国共产主义青年团中央委员会书记处"),
        ("青禾市总工会", "青禾市总工会"),
        ("工信部和教育部", "中华人民共和国工业和信息化部和中华人民共和国教育部"),
        ("我校", None),
        (None, None),
    ],
)
def test_forms_that_need_no_article(printed: str | None, full: str | None, analysed: Build) -> None:
    assert Canonical(analysed("今天天气很好。")).full(printed) == full


def test_a_level_of_government_takes_the_one_place_the_article_names(analysed: Build) -> None:
    assert Canonical(analysed(CITY)).full("市政府") == "青禾市人民政府"


def test_a_level_of_government_stays_unknown_between_two_places(analysed: Build) -> None:
    text = "青禾市与云溪市3月5日签约。"
    assert Canonical(analysed(text)).full("市委") is None


def test_what_the_article_defines_wins(analysed: Build) -> None:
    text = "3月5日，代表团来到青禾船舶总工程研究院（以下简称“全总”）交流。全总领导出席。"
    assert Canonical(analysed(text)).full("全总") == "青禾船舶总工程研究院"
