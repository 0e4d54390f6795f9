"""Torn bytes: repaired where they can be told, reported where not, ordinary question marks left alone."""

from __future__ import annotations

import pytest

from extractor.cleaning import clean_text
from extractor.spans import Span


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("他們?cè)噲D說明", "他們試圖說明"),
        ("人們?nèi)绾闻c他們合作", "人們如何與他們合作"),
        ("測量?jī)x器", "測量儀器"),
        ("獎?wù)潞妥C書", "獎章和證書"),
        # 〇 is in no list of characters, but in every list of institutes.
        (
            "學會祕書處設在七〇三所?⑵擤栆凰\ue2ab臀濠柊怂\ue2a6忍帲\ue0ee蓪＜逸喠髦凳谹",
            "學會祕書處設在七〇三所、七〇一所和五〇八所等處，由專家輪流值守A",
        ),
        ("他們?cè)趹?zhàn)爭中", "他們在戰爭中"),
        ("燈籠?!庇腥苏f", "燈籠。”有人說"),
        ("政府?，F在", "政府。現在"),
        ("認同?!盵1]", "認同。”[1]"),
    ],
)
def test_repaired(raw: str, expected: str) -> None:
    cleaned = clean_text(raw, script="keep")
    assert cleaned.text == expected
    assert cleaned.damaged == ()
    assert cleaned.removals[0].rule.startswith("damage")


@pytest.mark.parametrize(
    ("raw", "damaged"), [("獎?wù)", "?wù)"), ("視察工作??會上", "??"), ("他說?\ue304毙?5", "?\ue304毙?")]
)
def test_reported(raw: str, damaged: str) -> None:
    cleaned = clean_text(raw, script="keep")
    assert cleaned.text == raw
    assert [span.cut(raw) for span in cleaned.damaged] == [damaged]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # 。 and a line feed: the byte A1 and the pair A3 0A.
        (
            "市總工會召開全體委員會議??林遠山指出，要把工作做實",
            "市總工會召開全體委員會議。\n林遠山指出，要把工作做實",
        ),
        ("全體委員參加會議??2024年3月5日，林遠山到訪", "全體委員參加會議。\n2024年3月5日，林遠山到訪"),
        ("全體委員參加會議??大會在掌聲中結束", "全體委員參加會議。\n大會在掌聲中結束"),
        ("全體委員參加會議??", "全體委員參加會議。"),
        # 何 is a surname here and asks nothing.
        ("副主席何青嵐傳達了會議精神??林遠山作了總結", "副主席何青嵐傳達了會議精神。\n林遠山作了總結"),
        ("（三）民主推薦??召開全體會議", "（三）民主推薦。\n召開全體會議"),
        ("全體人員共唱《職工之歌??主席林遠山致辭", "全體人員共唱《職工之歌》\n主席林遠山致辭"),
        ("他們有明知山有虎、偏向虎山行的勇氣?？v觀世界", "他們有明知山有虎、偏向虎山行的勇氣。縱觀世界"),
        # 。” and a line feed behind a quotation.
        ("林遠山說：“要把工作做實?！?何青嵐表示同意", "林遠山說：“要把工作做實。”\n何青嵐表示同意"),
        # A word that stands behind no digit, though 時 and 座 do; a label; the source of a quotation.
        (
            "本次論壇由市總工會主辦并組織實施??座談在熱烈的氣氛中進行",
            "本次論壇由市總工會主辦并組織實施。\n座談在熱烈的氣氛中進行",
        ),
        (
            "會議對下半年的各項工作進行了部署??周岳副主任作了總結",
            "會議對下半年的各項工作進行了部署。\n周岳副主任作了總結",
        ),
        (
            "林遠山出席開幕式并宣讀了賀信??2022全國職工大賽開賽",
            "林遠山出席開幕式并宣讀了賀信。\n2022全國職工大賽開賽",
        ),
        (
            "會議部署了下半年各項重點工作??時間：2024年5月6日",
            "會議部署了下半年各項重點工作。\n時間：2024年5月6日",
        ),
        ("同學們讀了“土地從不說話。——林遠山”??隨後合影", "同學們讀了“土地從不說話。——林遠山”。\n隨後合影"),
        # 線 is BE80: 80 begins no character.
        ("加強校園管控?⒕?上教學、健全制度", "加強校園管控、線上教學、健全制度"),
        ("全體委員參加會議。（市總工會?⑿麄鞑抗└澹?", "全體委員參加會議。（市總工會、宣傳部供稿）"),
    ],
)
def test_what_was_swallowed_at_the_end_of_a_stretch(raw: str, expected: str) -> None:
    cleaned = clean_text(raw, script="keep")
    assert cleaned.text == expected
    assert cleaned.damaged == ()


@pytest.mark.parametrize(
    "raw",
    [
        "全體委員出席了會議??4位委員作大會發言",
        "慰問團看望了駐地的全體官兵??集團軍領導表示感謝",  # 第80集團軍
        "各項工作在上半年全部完成??8日召開了會議",
        "全體委員參加會議??(一)聽取報告",
        "與會人員從教育教學方面交流??記者林遠山)",
        "緊緊圍繞討論主題，圍繞“開放發展??網上課程",
        "開創新征程要有新業績?笆\ue1a2奈濉币幓\ue178?半p一流",
        "總結會上說，要在基礎?⒅啬芰ι舷鹿Ψ?本人留校工作",
        "他簡要介紹了學校發展歷程??叭\ue423Ｒ缓恕鞭k學特色",
    ],
)
def test_what_a_digit_or_bracket_may_have_been_is_reported(raw: str) -> None:
    cleaned = clean_text(raw, script="keep")
    assert "。\n" not in cleaned.text
    assert cleaned.damaged


@pytest.mark.parametrize(
    "text",
    [
        "首頁??新聞??學校概況",
        "16:43:46??點擊",
        "點贊??????",
        "全體委員參加會議??????",
        "真的??好",
        "他這樣的說法到底對不對??我們都不同意",
    ],
)
def test_blanks_that_became_question_marks_part_no_paragraphs(text: str) -> None:
    assert clean_text(text, script="keep").text == text


@pytest.mark.parametrize(
    "text",
    [
        "什么?我们都来参加",
        "好的?没问题。A座",
        "见 https://example.org/a?id=5&b=中文",
        "真的?!他说",
        "吗?（笑）",
    ],
)
def test_question_marks_of_the_author_stay(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned.text == text
    assert cleaned.damaged == ()


def test_a_repair_maps_back_to_the_torn_characters() -> None:
    raw = "他們?cè)噲D說明"
    cleaned = clean_text(raw, script="keep")
    assert cleaned.raw_span(Span(2, 4)).cut(raw) == "?cè)噲D"
    assert cleaned.raw_span(Span(4, 6)).cut(raw) == "說明"
