"""Line breaks: hard wraps are undone, paragraphs, captions and verse stay."""

from __future__ import annotations

import pytest

from extractor.cleaning import clean_text

PARAGRAPHS = (
    "三月四日上午，云溪市总工会在市工人文化宫召开全体委员会议，主席林远山主持会议并作了题为《聚力新征程》"
    "的工作报告，副主席何青岚传达了上级会议精神，各区县总工会（含开发区）主要负责同志参加了会议。",
    "会议指出，过去的一年全市各级工会围绕中心服务大局，在维护职工合法权益、推进产业工人队伍建设改革等方面"
    "做了大量卓有成效的工作，新建工会组织三百余家，困难职工的帮扶工作也取得了新的进展和明显的成效。",
    "林远山要求，要把思想政治引领贯穿于工作的始终，要推进自身的改革，让基层工会转起来、活起来、强起来。",
)


def wrap(paragraph: str, columns: int, indent: str = "") -> str:
    """The paragraph in lines of at most so many columns; no line begins with a full stop or comma."""
    lines, line = [], indent
    for character in paragraph:
        if 2 * len(line) >= columns and character not in "，。、）》":
            lines.append(line)
            line = ""
        line += character
    return "\n".join([*lines, line])


@pytest.mark.parametrize("columns", [40, 60, 72])
@pytest.mark.parametrize(
    ("indent", "between"), [("", "\n\n"), ("\u3000\u3000", "\n"), ("\u3000\u3000", "\n\n")]
)
def test_wraps_of_mail_and_text_files_are_undone(columns: int, indent: str, between: str) -> None:
    wrapped = between.join(wrap(paragraph, columns, indent) for paragraph in PARAGRAPHS)
    assert clean_text(wrapped).text == "\n".join(PARAGRAPHS)


def test_one_wrap_among_indented_paragraphs_is_undone() -> None:
    """A page in which a single line is broken inside a name; a caption without an indent stays."""
    raw = (
        "　　5月15日下午，青榆县水务局召开全县水务工作推进会议，研究部署防汛抗旱工作，局长何青\n"
        "岚主持会议并讲话，副局长林远山参加会议。\n"
        "　　会议指出，要压实责任。\n"
        "会议现场"
    )
    assert clean_text(raw).text == raw.replace("何青\n岚", "何青岚").replace("　　", "")


@pytest.mark.parametrize(
    "text",
    [
        "会议现场\n主席林远山讲话\n副主席何青岚讲话\n3月4日，云溪市总工会召开会议。",
        "一、聚焦主责主业，构建工作体系\n学校制订了方案。\n二、聚焦队伍建设，构建培训体系\n学校开展了培训。",
        "地点：三楼会议室\n联系人：林远山\n电话：0000-1234567",
        "出席人员：林远山\n2021年3月4日",
        "春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少",
    ],
)
def test_captions_headings_lists_and_verse_keep_their_lines(text: str) -> None:
    assert clean_text(text).text == text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("会上，玛丽（Mary\n\nSmith）作了报告。", "会上，玛丽（Mary Smith）作了报告。"),
        ("会议围绕智慧工会-\n\n数字平台建设，进行了交流。", "会议围绕智慧工会-数字平台建设，进行了交流。"),
        ("经过角逐，最终 18\n\n个项目进入决赛。", "经过角逐，最终 18个项目进入决赛。"),
        ("他作了题为《海底 AUV\n\n技术》的报告。", "他作了题为《海底 AUV 技术》的报告。"),
        ("会议研究了，加强和改进新形势下的\n\n工会工作。", "会议研究了，加强和改进新形势下的工会工作。"),
    ],
)
def test_breaks_that_page_templates_put_inside_sentences(raw: str, expected: str) -> None:
    assert clean_text(raw).text == expected


def test_cleaning_clean_text_changes_nothing() -> None:
    text = clean_text("\n\n".join(PARAGRAPHS)).text
    assert clean_text(text).text == text
