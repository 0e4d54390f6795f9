"""Annotations laid onto sentences; all articles here are invented."""

from __future__ import annotations

from collections.abc import Callable

from extractor.language.proposal import GenreLabel
from extractor.training.align import align, linked, occurrences
from extractor.training.document import Document, Place


def aligned(body: str, people: list[dict[str, object]], **meeting: object) -> Document:
    annotation = {"meetings": [{"attendees": people, "groups": [], **meeting}], "mentioned": []}
    return align({"id": "a", "title": "", "body": body}, annotation)


def cut(document: Document, label: GenreLabel) -> list[str]:
    return [document.sentences[p.sentence][p.start : p.end] for kind, p in document.marks if kind is label]


def person(name: str, title: str | None = None, *roles: str) -> dict[str, object]:
    return {"name": name, "title": title, "roles": list(roles)}


def test_words_wrapped_by_the_page_are_found() -> None:
    assert occurrences(["苏一鸣、顾 望舒出席。"], "顾望舒") == [Place(0, 4, 8)]


def test_a_title_before_a_list_belongs_to_every_name() -> None:
    document = aligned(
        "市领导苏一鸣、顾望舒，秘书长阮青出席会议。",
        [person("苏一鸣", "市领导"), person("顾望舒", "市领导"), person("阮青", "秘书长")],
    )
    assert cut(document, GenreLabel.TITLE) == ["市领导", "秘书长"]
    names = [place for p in document.persons for place in p.mentions]
    assert linked(document.sentences[0], Place(0, 0, 3), names[1], names)
    assert not linked(document.sentences[0], Place(0, 0, 3), names[2], names)


def test_a_closing_apposition_with_a_count_belongs_to_the_list() -> None:
    document = aligned(
        "苏一鸣、顾望舒等6位职工代表作了发言。",
        [person("苏一鸣", "职工代表", "speaker"), person("顾望舒", "职工代表", "speaker")],
    )
    assert cut(document, GenreLabel.TITLE) == ["职工代表"]


def test_an_unannotated_title_is_neither_right_nor_wrong() -> None:
    document = aligned(
        "院长苏一鸣主持会议。\n苏一鸣强调安全。\n科长苏一鸣点评。", [person("苏一鸣", "院长", "chair")]
    )
    unknown = [p for label, p in document.unknown if label is GenreLabel.TITLE]
    assert Place(2, 0, 2) in unknown


def test_the_last_name_of_a_foreigner_is_the_same_person() -> None:
    document = aligned("部长会见了安娜·洛伦茨。\n洛伦茨表示感谢。", [person("安娜·洛伦茨", None, "speaker")])
    assert [len(p.mentions) for p in document.persons] == [2]


def test_a_name_inside_another_is_no_mention() -> None:
    document = aligned("苏一、苏一鸣出席。", [person("苏一"), person("苏一鸣")])
    assert sorted(p.mentions[0] for p in document.persons) == [Place(0, 0, 2), Place(0, 3, 6)]


def test_fields_are_marked_in_the_lead_and_unknown_elsewhere() -> None:
    document = aligned(
        "3月4日，安全例会召开，苏一鸣主持。\n安全例会上，大家畅所欲言。",
        [person("苏一鸣", None, "chair")],
        name="安全例会",
        date_text="3月4日",
    )
    assert [(kind, p) for kind, p in document.marks if kind is GenreLabel.NAME] == [
        (GenreLabel.NAME, Place(0, 5, 9))
    ]
    assert (GenreLabel.NAME, Place(1, 0, 4)) in document.unknown


def test_a_list_without_separators_takes_no_longer_than_it_is(
    growth: Callable[[Callable[[int], object], int, int], float],
) -> None:
    """Names printed one behind the other, and words that make the title belong to none of them."""

    def link(count: int) -> bool:
        sentence = "校长" + "苏一" * count + "的同事顾望舒"
        names = [Place(0, 2 + 2 * number, 4 + 2 * number) for number in range(count)]
        return linked(sentence, Place(0, 0, 2), Place(0, len(sentence) - 3, len(sentence)), names)

    assert not link(8)
    assert growth(link, 8, 16) < 100
