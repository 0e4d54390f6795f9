"""The organisation in a title. All but the public offices are invented."""

from __future__ import annotations

import pytest

from extractor.meetings.people.organizations import organization_of


@pytest.mark.parametrize(
    ("title", "organization"),
    [
        pytest.param("外交部部长", "外交部", id="the head repeats the end of the name"),
        pytest.param("东湖大学校长", "东湖大学", id="head and name share a character"),
        pytest.param("最高人民法院院长", "最高人民法院", id="court"),
        pytest.param("国务委员兼国务院秘书长", "国务院", id="the second of two offices"),
        pytest.param("全总党组书记、副主席、书记处第一书记", "全总", id="party group and house, one person"),
        pytest.param("青榆县水务局党组书记、局长", "青榆县水务局", id="the director is the bureau's"),
        pytest.param("青榆县水务局党组书记", "青榆县水务局党组", id="an office of the party group alone"),
        pytest.param(
            "东湖大学党委书记、省总工会副主席", "东湖大学党委", id="the second office has a body of its own"
        ),
        pytest.param("青榆县委常委、副县长", "青榆县委", id="a committee is no party group of a house"),
        pytest.param("副部长", None, id="rank and head alone"),
        pytest.param("校长", None, id="head alone"),
        pytest.param("市领导", None, id="no organisation"),
        pytest.param("驻村第一书记", None, id="驻村 says where somebody serves"),
    ],
)
def test_organization_of_a_title(title: str, organization: str | None) -> None:
    assert organization_of(title) == organization
