"""Variants keep every label on its words."""

from __future__ import annotations

import random

from extractor.language.proposal import GenreLabel
from extractor.training import augment
from extractor.training.align import align
from extractor.training.document import Document

ANNOTATION = {
    "meetings": [
        {
            "name": "安全例会",
            "organization": "校党委",
            "attendees": [
                {"name": "苏一鸣", "title": "校长", "roles": ["chair"]},
                {"name": "安娜·洛伦茨", "title": None, "roles": ["speaker"]},
            ],
            "groups": ["全体教师"],
        }
    ],
    "mentioned": ["顾望舒"],
}
BODY = "校党委召开安全例会，校长苏一鸣主持。\n安娜·洛伦茨发言，全体教师参加。\n无人在此。\n洛伦茨谈到顾望舒。"


def document() -> Document:
    return align({"id": "a", "title": "安全例会召开", "body": BODY}, ANNOTATION)


def words(item: Document) -> dict[GenreLabel, set[str]]:
    found: dict[GenreLabel, set[str]] = {}
    for label, place in item.marks:
        found.setdefault(label, set()).add(item.sentences[place.sentence][place.start : place.end])
    return found


def test_replacing_words_moves_every_place_behind_them() -> None:
    item = augment.edit(document(), {1: [(0, 3, "某某单位"), (10, 12, "局长")]})
    assert item.sentences[1] == "某某单位召开安全例会，局长苏一鸣主持。"
    assert words(item)[GenreLabel.ORGANIZATION] == {"某某单位"}
    assert words(item)[GenreLabel.TITLE] == {"局长"}
    assert "苏一鸣" in words(item)[GenreLabel.PERSON]


def test_a_renamed_person_has_one_name_throughout() -> None:
    item = augment.rename(document(), random.Random(1), share=1.0)
    for before, after in zip(document().persons, item.persons, strict=True):
        forms = {item.sentences[m.sentence][m.start : m.end] for m in after.mentions}
        assert before.name not in forms
        longest = max(forms, key=len)
        assert all(longest.endswith(form) for form in forms)
    assert "".join(item.sentences).count("安全例会") == 2


def test_another_institution_changes_words_but_no_name() -> None:
    item = augment.relocate(document(), random.Random(2))
    assert words(item)[GenreLabel.PERSON] == words(document())[GenreLabel.PERSON]
    assert words(item)[GenreLabel.TITLE] != {"校长"}
    assert len(item.marks) == len(document().marks)


def test_thinning_takes_unmarked_sentences_only() -> None:
    item = augment.thin(document(), random.Random(3), share=1.0)
    assert "无人在此。" not in item.sentences
    assert words(item) == words(document())


def test_every_institution_has_substitutes_and_every_name_is_drawn_alike() -> None:
    assert len(augment.institutions()) >= 5
    assert all(all(choices) for table in augment.institutions().values() for choices in table.values())
    source, chance = augment.name_source(), random.Random(4)
    assert 2 <= len(source.draw("苏一鸣", chance)) <= 4
    assert source.draw("安娜·洛伦茨", chance).count("·") == 1
