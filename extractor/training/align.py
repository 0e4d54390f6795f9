"""Annotations to spans: where in the sentences of an article the annotated words stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from extractor.language.proposal import GenreLabel
from extractor.training.document import Document, Person, Place, read

# What may stand between a title and the name it belongs to, with every name in between rewritten as "\0":
# other names of the list before a name; the list, "等", a count before a closing apposition.
_FORM_OF_ADDRESS = "(?:同志|同学|老师|先生|女士)?"
_BEFORE_NAME = re.compile(rf"[、的是为（(\s]?(?:同志)?\s*(?:\0{_FORM_OF_ADDRESS}[\s、，,；和与及以兼]*)*")
_BEHIND_NAMES = re.compile(
    rf"(?:[\s、，,和与及以]+\0+{_FORM_OF_ADDRESS})*等?人?(?:[\d一二三四五六七八九十两几多余]+[位名])?(?:同志|任)?[（(是\s]?"
)
_TITLE_WINDOW = re.compile(r"[^\s，。；：“”《》！？]{1,24}$")

FIELDS = {
    "name": GenreLabel.NAME,
    "organization": GenreLabel.ORGANIZATION,
    "topic": GenreLabel.TOPIC,
    "location": GenreLabel.PLACE,
    "date_text": GenreLabel.DATE,
}


def read_annotated(articles: Path, gold: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of article and annotation from two files of JSON lines that share ids."""
    annotations = {row["id"]: row for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    rows = map(json.loads, articles.read_text(encoding="utf-8").splitlines())
    return [(row, annotations[row["id"]]) for row in rows]


def unlabelled(article: dict[str, Any]) -> Document:
    """The article as a document without any labels."""
    source = article.get("source") or article.get("repo") or ""
    return read(article["id"], source, (article.get("title") or "").strip(), article["body"])


def align(article: dict[str, Any], annotation: dict[str, Any], other_names: Iterable[str] = ()) -> Document:
    """The article with everything its annotation says laid onto its sentences.

    Args:
        article: a row of the article file (`id`, `title`, `body`, `source`).
        annotation: its row of the annotation file.
        other_names: names a named-entity recogniser saw; those the annotation does not know were not present.
    """
    document = unlabelled(article)
    document.persons = _persons(document.sentences, annotation, other_names)
    for person in document.persons:
        document.marks += [(GenreLabel.PERSON, place) for place in person.mentions]
    _mark_titles(document)
    for meeting in annotation["meetings"]:
        lead = _lead(document, meeting)
        for key, label in FIELDS.items():
            if meeting.get(key):
                _mark_best(document, label, meeting[key], lead)
        for group in meeting.get("groups", ()):
            _mark_best(document, GenreLabel.GROUP, group, lead)
    return document


def occurrences(sentences: Sequence[str], words: str) -> list[Place]:
    """All places where `words` stand, whatever white space is inside them."""
    letters = [re.escape(letter) for letter in words if not letter.isspace()]
    if not letters:
        return []
    pattern = re.compile(r"\s*".join(letters))
    return [
        Place(index, match.start(), match.end())
        for index, sentence in enumerate(sentences)
        for match in pattern.finditer(sentence)
    ]


def linked(sentence: str, title: Place, name: Place, names: Iterable[Place]) -> bool:
    """True if `title` belongs to `name`: only list marks and other names stand between them."""
    if title.sentence != name.sentence:
        return False
    if title.end <= name.start:
        low, high = title.end, name.start
    elif name.end <= title.start:
        low, high = name.end, title.start
    else:
        return False
    gap = list(sentence[low:high])
    for other in names:
        if other.sentence == name.sentence and low <= other.start and other.end <= high:
            gap[other.start - low : other.end - low] = ["\0"] * (other.end - other.start)
    pattern = _BEFORE_NAME if title.end <= name.start else _BEHIND_NAMES
    return pattern.fullmatch("".join(gap)) is not None


def _persons(
    sentences: Sequence[str], annotation: dict[str, Any], other_names: Iterable[str]
) -> list[Person]:
    persons: dict[str, Person] = {}
    for meeting in annotation["meetings"]:
        for row in meeting["attendees"]:
            known = persons.setdefault(row["name"], Person(row["name"], True))
            known.title = known.title or row.get("title")
            known.roles += tuple(role for role in row["roles"] if role not in known.roles)
    forms = {name: name for name in persons}
    for name in [*annotation.get("mentioned", ()), *other_names]:
        if name not in forms and not any(name in known or known in name for known in forms):
            persons[name] = Person(name, False)
            forms[name] = name
    for name in list(forms):
        # Foreign persons are named in full once and by their last name afterwards.
        last = re.split(r"[·•・]", name)[-1]
        if last != name and len(last) >= 2:
            forms.setdefault(last, name)
    taken: set[tuple[int, int]] = set()
    for form in sorted(forms, key=len, reverse=True):
        for place in occurrences(sentences, form):
            cells = {(place.sentence, offset) for offset in range(place.start, place.end)}
            if not cells & taken:
                taken |= cells
                persons[forms[form]].mentions.append(place)
    return [person for person in persons.values() if person.mentions]


def _mark_titles(document: Document) -> None:
    names = [place for person in document.persons for place in person.mentions]
    found: set[Place] = set()
    for person in document.persons:
        for title in occurrences(document.sentences, person.title or ""):
            sentence = document.sentences[title.sentence]
            if any(linked(sentence, title, name, names) for name in person.mentions):
                found.add(title)
    # Of nested titles the longest is the printed one.
    outer = [t for t in found if not any(t != o and _inside(t, o) for o in found)]
    document.marks += [(GenreLabel.TITLE, place) for place in sorted(outer)]
    for name in names:
        # The annotation has each title once; what stands before other mentions may be a title or not.
        before = _TITLE_WINDOW.search(document.sentences[name.sentence][: name.start])
        if before:
            document.unknown.append((GenreLabel.TITLE, Place(name.sentence, before.start(), name.start)))


def _inside(inner: Place, outer: Place) -> bool:
    return inner.sentence == outer.sentence and outer.start <= inner.start and inner.end <= outer.end


def _lead(document: Document, meeting: dict[str, Any]) -> int:
    """The sentence that reports the meeting: it holds the most annotated words; the earlier one in doubt."""
    words = [meeting[key] for key in FIELDS if meeting.get(key)]
    words += [person["name"] for person in meeting["attendees"][:8]]
    first = 1 if document.headline and len(document.sentences) > 1 else 0
    score = [
        sum(word in sentence for word in words) - 0.1 * index
        for index, sentence in enumerate(document.sentences)
    ]
    return max(range(first, len(score)), key=score.__getitem__)


def _mark_best(document: Document, label: GenreLabel, words: str, lead: int) -> None:
    """Mark the occurrence nearest to the lead and those of the headline; the rest is unknown."""
    places = occurrences(document.sentences, words)
    if not places:
        return
    body = [place for place in places if place.sentence or not document.headline]
    best = min(body, key=lambda place: (abs(place.sentence - lead), place.start)) if body else None
    for place in places:
        clear = place == best or (document.headline and place.sentence == 0)
        (document.marks if clear else document.unknown).append((label, place))
