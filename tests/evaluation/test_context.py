"""Errors are shown in their sentence, however the page was laid out."""

from __future__ import annotations

from extractor.evaluation.context import LONGEST, find, sentence_at, sentence_of
from extractor.evaluation.gold import Text
from extractor.evaluation.scoring import Fault

BODY = "云山市总工会召开会议。主席陆云\n海主持，冯小雨（右二）发言！会后参观。"
TEXT = Text("座谈会召开", BODY, "云山网")


def test_names_broken_over_lines_are_found() -> None:
    place = find("陆云海", BODY)
    assert place is not None
    assert BODY[slice(*place)] == "陆云\n海"


def test_the_sentence_ends_at_its_marks() -> None:
    fault = Fault("a1", "role", "冯小雨", "speaker", "attendee")
    assert sentence_of(fault, TEXT) == "海主持，冯小雨（右二）发言！"


def test_marks_of_patterns_are_plain_characters() -> None:
    assert find("（右二）", BODY) == (23, 27)
    assert find(".", BODY) is None
    assert find(" ", BODY) is None


def test_what_stands_nowhere_is_shown_with_the_headline() -> None:
    assert sentence_of(Fault("a1", "attendees", "钱大均", "钱大均", None), TEXT) == "座谈会召开"
    assert sentence_of(Fault("a1", "attendees", "钱大均", "钱大均", None), None) == ""


def test_a_sentence_that_never_ends_is_cut() -> None:
    body = "，" * 5000 + "陆云海" + "，" * 5000
    assert len(sentence_at(body, 5000, 5003)) == 2 * LONGEST + 3
