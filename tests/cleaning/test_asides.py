"""Asides: credits, mastheads, navigation and left-over markup, and what only looks like them."""

from __future__ import annotations

import pytest

from extractor.cleaning import AsideKind, clean_text

CREDIT, CAPTION, NAVIGATION, MARKUP = (
    AsideKind.CREDIT,
    AsideKind.CAPTION_CREDIT,
    AsideKind.NAVIGATION,
    AsideKind.MARKUP,
)


def asides(text: str) -> list[tuple[AsideKind, str]]:
    """The asides of a text that cleaning leaves as it is."""
    cleaned = clean_text(text)
    assert cleaned.text == text
    return [(aside.kind, aside.span.cut(text)) for aside in cleaned.asides]


@pytest.mark.parametrize(
    ("text", "kind", "aside"),
    [
        ("本报讯（记者 林远山）会议在云溪召开。", CREDIT, "本报讯（记者 林远山）"),
        ("某通社云溪3月4日电 会议在云溪召开。", CREDIT, "某通社云溪3月4日电 "),
        ("**某台消息**（早间新闻）：会议召开。", CREDIT, "**某台消息**（早间新闻）："),
        ("会议召开。（宣传部供稿）", CREDIT, "（宣传部供稿）"),
        ("会议召开。（林远山）", CREDIT, "（林远山）"),
        ("□本报记者 林远山 何青岚\n会议召开。", CREDIT, "□本报记者 林远山 何青岚"),
        ("某某日报记者 林远山 通讯员 何青岚\n会议召开。", CREDIT, "某某日报记者 林远山 通讯员 何青岚"),
        ("2023-02-17 09:12 来源：云溪工人报\n会议召开。", CREDIT, "2023-02-17 09:12 来源：云溪工人报"),
        ("日期：2021-05-20 来源：院办\n会议召开。", CREDIT, "日期：2021-05-20 来源：院办"),
        ("会议召开。\n责任编辑：何青岚", CREDIT, "责任编辑：何青岚"),
        ("图为会议现场。某通社记者 林远山 摄\n会议召开。", CAPTION, "某通社记者 林远山 摄"),
        ("图为会议现场。（何青岚 摄）", CAPTION, "（何青岚 摄）"),
        ("图/文：林远山\n会议召开。", CAPTION, "图/文：林远山"),
        ("会议召开。\n[查看原文](https://example.org/1)", NAVIGATION, "[查看原文](https://example.org/1)"),
        ("会议召开。\n某某网：https://example.org/1", NAVIGATION, "某某网：https://example.org/1"),
        ("会议召开。\n下一篇：没有了", NAVIGATION, "下一篇：没有了"),
        ("<!--body-->会议召开。", MARKUP, "<!--body-->"),
    ],
)
def test_found(text: str, kind: AsideKind, aside: str) -> None:
    assert asides(text) == [(kind, aside)]


@pytest.mark.parametrize(
    "text",
    [
        "记者会在云溪举行，林远山主持。",
        "编辑部主任林远山主持会议。",
        "来源于基层的代表何青岚发言。",
        "市新闻办公室消息灵通，会议通报了情况。",
        "时间：3月4日下午",
        "2023年3月4日，云溪市总工会召开会议。",
        "会议审议了《条例》（草案）。",
        "主席林远山（左一）讲话",
        "参加会议的有：\n林远山（云溪大学）\n何青岚（云溪医院）",
        "**云溪水电站首台机组并网发电**",
        "图书馆馆长林远山主持会议。",
        "文化局局长何青岚讲话",
    ],
)
def test_not_found(text: str) -> None:
    assert [aside for kind, aside in asides(text) if kind is not MARKUP] == []


def test_a_lone_date_is_a_credit_line() -> None:
    assert asides("会议召开。\n2023年3月4日") == [(CREDIT, "2023年3月4日")]
