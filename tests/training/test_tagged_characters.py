"""Annotated articles as one tag for each character. All people and institutions are invented."""

from __future__ import annotations

from extractor.language import get_engine
from extractor.training.align import align
from extractor.training.tagged_characters import tagged_sentences

BODY = "3月5日，青禾市总工会主席陆云海主持座 谈会。他引用了秦知远的话。"
ANNOTATION = {
    "meetings": [
        {
            "name": "座谈会",
            "organization": "青禾市总工会",
            "topic": None,
            "location": None,
            "date_text": "3月5日",
            "attendees": [{"name": "陆云海", "title": "青禾市总工会主席", "roles": ["chair"]}],
        }
    ],
    "mentioned": ["秦知远"],
}


def spans(tagged: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words and labels of a tagged sentence."""
    found: list[tuple[str, str]] = []
    for character, tag in tagged:
        if tag.startswith("B-"):
            found.append((character, tag[2:]))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0] + character, found[-1][1])
    return found


def test_a_person_present_is_told_from_one_mentioned() -> None:
    document = align({"id": "a1", "title": None, "body": BODY}, ANNOTATION)
    first, second = tagged_sentences(document, get_engine("jieba"))
    # The organisation lies inside the title, which is kept whole.
    assert spans(first) == [
        ("3月5日", "DATE"),
        ("青禾市总工会主席", "TITLE"),
        ("陆云海", "PERSON_PRESENT"),
        ("座谈会", "NAME"),
    ]
    assert ("秦知远", "PERSON_MENTIONED") in spans(second)
    assert not any(character.isspace() for character, _ in first)
