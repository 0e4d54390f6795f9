"""Where a title begins, whatever the engine glues to it. All people are invented."""

from __future__ import annotations

import pytest

from extractor.language.analysis import Word
from extractor.meetings.people.titles import title_before
from extractor.spans import Span


def words(*tagged: tuple[str, str]) -> list[Word]:
    """Words that follow one another, with their tags."""
    found, end = [], 0
    for surface, tag in tagged:
        found.append(Word(Span(end, end + len(surface)), tag))
        end += len(surface)
    return found


@pytest.mark.parametrize(
    ("tagged", "title"),
    [
        pytest.param(
            [("京同", "ns"), ("卡尔多", "ns"), ("总理", "n")], "卡尔多总理", id="同 glued to a place"
        ),
        pytest.param(
            [("会议由", "n"), ("校", "n"), ("党委书记", "n")], "校党委书记", id="由 glued to a noun"
        ),
        pytest.param([("在校", "vn"), ("党委书记", "n")], "校党委书记", id="在校 is 在 and 校"),
        pytest.param([("在校", "vn"), ("学生", "n"), ("代表", "n")], "在校学生代表", id="在校 is a word"),
        pytest.param([("受到", "v"), ("泰国", "ns"), ("总理", "n")], "泰国总理", id="受到"),
        pytest.param(
            [("会见", "v"), ("圭亚", "nr"), ("那", "r"), ("议", "v"), ("长", "ns")],
            "圭亚那议长",
            id="a country cut in two",
        ),
        pytest.param(
            [("会见", "v"), ("土库曼斯坦", "ns"), ("总", "d"), ("统顾", "v"), ("问", "v")],
            "土库曼斯坦总统顾问",
            id="an office of state cut in two",
        ),
        pytest.param([("日本", "ns"), ("外相", "f")], "日本外相", id="an office read as a direction"),
        pytest.param(
            [
                ("、", "w"),
                ("中央", "n"),
                ("学习", "v"),
                ("贯彻", "v"),
                ("新", "a"),
                ("思想", "n"),
                ("领导小组", "n"),
                ("组长", "n"),
            ],
            "中央学习贯彻新思想领导小组组长",
            id="a body of the centre is called by what it does",
        ),
        pytest.param(
            [("”", "w"), ("是", "v"), ("学院", "n"), ("辅导员", "n")],
            "学院辅导员",
            id="是 parts subject and title",
        ),
        pytest.param(
            [("省", "n"), ("防", "v"), ("指", "v"), ("副总", "a"), ("指挥", "n")],
            "省防指副总指挥",
            id="abbreviated body in single characters",
        ),
        pytest.param(
            [("总工会", "nt"), ("副主席", "n"), ("、", "w"), ("经", "p"), ("审委", "n"), ("主任", "n")],
            "总工会副主席、经审委主任",
            id="经 of an abbreviated body",
        ),
        pytest.param(
            [("，", "w"), ("经", "p"), ("审委", "n"), ("主任", "n")],
            "经审委主任",
            id="经 of an abbreviated body that begins the clause",
        ),
        pytest.param(
            [("，", "w"), ("经", "p"), ("院党委", "n"), ("书记", "n")],
            "院党委书记",
            id="经 as a preposition",
        ),
        pytest.param(
            [("在", "p"), ("云溪", "ns"), ("与", "p"), ("青禾联邦委员会", "nt"), ("主席", "n")],
            "青禾联邦委员会主席",
            id="where, and with whom",
        ),
        pytest.param(
            [("有", "v"), ("分管", "v"), ("林业", "n"), ("的", "u"), ("副乡长", "n")],
            "分管林业的副乡长",
            id="what the holder is in charge of",
        ),
        pytest.param(
            [
                ("，", "w"),
                ("副院长", "n"),
                ("兼", "v"),
                ("计算", "v"),
                ("数学", "n"),
                ("系", "n"),
                ("主任", "n"),
            ],
            "副院长兼计算数学系主任",
            id="a verb behind 兼",
        ),
        pytest.param(
            [("，", "w"), ("教导", "v"), ("主任", "n")], "教导主任", id="a verb that makes an office"
        ),
        pytest.param(
            [("，", "w"), ("规划", "v"), ("办", "v"), ("主任", "n")], "规划办主任", id="a body of verbs"
        ),
        pytest.param([("牛头湾", "ns"), ("所", "u"), ("所长", "n")], "牛头湾所所长", id="所 of a body"),
        pytest.param([("图书馆", "n"), ("副馆长", "a")], "图书馆副馆长", id="图 of 图书馆 is no caption"),
        pytest.param([("听", "v"), ("村", "n"), ("书记", "n")], "村书记", id="听 is a verb"),
        pytest.param(
            [("代表团", "n"), ("与", "p"), ("该校", "r"), ("副校长", "n")],
            "该校副校长",
            id="whom a delegation meets",
        ),
        pytest.param(
            [("金岗县政府", "nt"), ("县长", "n"), ("：", "w")], "金岗县政府县长", id="labelled line"
        ),
        pytest.param(
            [("欧美同学会", "nt"), ("会长", "n")], "欧美同学会会长", id="同 of 同学 is no preposition"
        ),
        pytest.param([("村合作社", "n"), ("负责人", "n")], "村合作社负责人", id="no preposition"),
        pytest.param(
            [
                ("软银资本", "nt"),
                ("高级", "a"),
                ("合伙人", "n"),
                ("、", "w"),
                ("广外", "nt"),
                ("尚", "d"),
                ("融", "v"),
                ("基金", "n"),
                ("合伙人", "n"),
            ],
            "软银资本高级合伙人、广外尚融基金合伙人",
            id="a house read as a sentence, behind a full title",
        ),
        pytest.param(
            [("同", "p"), ("阿曼", "nt"), ("协商", "v"), ("会议", "n"), ("主席", "n")],
            "阿曼协商会议主席",
            id="a parliament that is called a meeting",
        ),
        pytest.param(
            [
                ("同", "d"),
                ("青共中央政治局", "d"),
                ("委员", "n"),
                ("、", "w"),
                ("中组部", "nt"),
                ("部长", "n"),
            ],
            "青共中央政治局委员、中组部部长",
            id="a house taken for an adverb",
        ),
        pytest.param(
            [
                ("江省", "nt"),
                ("古代文学学会", "t"),
                ("（", "w"),
                ("第四届", "m"),
                ("理事会", "n"),
                ("）", "w"),
                ("会长", "n"),
            ],
            "江省古代文学学会（第四届理事会）会长",
            id="a house taken for a time, and its term",
        ),
        pytest.param(
            [("省民政厅", "nt"), ("领导", "n"), ("及", "c"), ("青禾研究会", "nt"), ("理事长", "n")],
            "青禾研究会理事长",
            id="leaders without names, and one with a name",
        ),
    ],
)
def test_a_title_begins_behind_what_is_glued_to_it(tagged: list[tuple[str, str]], title: str) -> None:
    text = "".join(surface for surface, _ in tagged)
    span = title_before(text + "陆远帆", 0, len(text), words(*tagged))
    assert span is not None
    assert span.cut(text) == title
