"""Places as titles and organisations name them; every place here is invented or a word of the language."""

from __future__ import annotations

import pytest

from extractor.store.people.places import compatible, place_of
from extractor.store.people.posts import body_of, field_of, same_body


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("永宁市教育局局长", "永宁市"),
        ("云岭省永宁市教育局", "云岭省永宁市"),
        ("中共云岭省永宁市委员会", "云岭省永宁市"),
        ("共青团永宁市委书记", "永宁市"),
        ("永宁市委书记", "永宁市"),
        ("永宁市长", "永宁市"),
        ("云岭省白石县清水镇党委书记", "云岭省白石县清水镇"),
        ("市委书记", None),
        ("省长", None),
        ("全市各级工会", None),
        ("本县人大代表", None),
        ("各区卫生局", None),
        ("国家市场监督管理总局局长", "全国"),
        ("中共中央政治局委员", "全国"),
        ("中国远航公司经理", None),
        ("清河联盟主席", None),
        ("东部地区负责人", None),
        ("沿海大省", None),
        ("教授", None),
        ("", None),
    ],
)
def test_what_stands_before_the_level_is_the_place(text: str, place: str | None) -> None:
    assert place_of(text) == place


def test_a_place_with_fewer_levels_is_compatible() -> None:
    assert compatible("云岭省永宁市", "永宁市")
    assert not compatible("云岭省永宁市", "海川省永宁市")
    assert not compatible("永宁市", "安澜市")


@pytest.mark.parametrize(
    ("organisation", "body"),
    [
        ("永宁市教育局", "教育局"),
        ("市教育局", "教育局"),
        ("云岭省永宁市第一人民医院", "第一人民医院"),
        ("清河大学", "清河大学"),
        (None, ""),
    ],
)
def test_a_body_is_an_organisation_without_its_place(organisation: str | None, body: str) -> None:
    assert body_of(organisation) == body


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("发改委", "发展和改革委员会", True),
        ("总工会", "总工会", True),
        ("政府", "人民政府", True),
        ("委", "委员会", True),
        ("委", "发展和改革委员会", False),
        ("教育局", "公安局", False),
        ("", "教育局", False),
    ],
)
def test_short_forms_keep_the_order_of_characters(first: str, second: str, same: bool) -> None:
    assert same_body(first, second) is same
    assert same_body(second, first) is same


def test_the_longest_part_of_a_title_names_the_walk_of_life() -> None:
    assert field_of("永宁市公安局局长") == "police"
    assert field_of("永宁市教育局局长") == "office"
    assert field_of("清河大学教授") == "learning"
    assert field_of("志愿者") is None
