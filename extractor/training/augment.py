"""Variants of training documents: other names, other institutions, so that neither is learned by heart."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from extractor.training.document import Document, Person, Place

Edit = tuple[int, int, str]
_DOTS = re.compile(r"[·•・]")


@dataclass(frozen=True, slots=True)
class NameSource:
    """What invented names are drawn from."""

    surnames: tuple[str, ...]
    given: tuple[str, ...]
    foreign: tuple[str, ...]

    def draw(self, like: str, chance: random.Random) -> str:
        """A name that could stand where `like` stands."""
        if _DOTS.search(like) or len(like) > 4:
            parts = len(_DOTS.split(like))
            return "·".join(chance.choice(self.foreign) for _ in range(parts))
        # Common surnames are common here too: the rank is drawn with falling density.
        rank = int(len(self.surnames) * chance.random() ** 2)
        return self.surnames[rank] + chance.choice(self.given)


@cache
def name_source() -> NameSource:
    """Surnames from the data folder, given names and transliterations from jieba's dictionary (MIT)."""
    import jieba

    lines = files("extractor.training").joinpath("data/surnames.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    surnames = [*"".join(lines[:-1]), *lines[-1].split()]
    given, foreign = [], []
    dictionary = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
    for line in dictionary.splitlines():
        word, _, tag = line.split(" ")
        if tag in ("nr", "nrfg") and word[0] in surnames and 2 <= len(word) <= 3:
            given.append(word[1:])
        elif tag == "nrt" and 2 <= len(word) <= 5 and not re.search(r"[州市人教国]", word):
            foreign.append(word)
    return NameSource(tuple(surnames), tuple(given), tuple(foreign))


@cache
def institutions() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Kinds of institution and the words each puts in the place of a university's."""
    text = files("extractor.training").joinpath("data/institutions.tsv").read_text(encoding="utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {
        kind: {row[0]: tuple(row[column].split("|")) for row in rows if row[column]}
        for column, kind in enumerate(head[1:], 1)
    }


def edit(document: Document, edits: Mapping[int, Sequence[Edit]]) -> Document:
    """The document with stretches of its sentences replaced; all spans move along.

    `edits` maps a sentence to non-overlapping `(start, end, new)` in any order.
    """
    sentences = list(document.sentences)
    maps: dict[int, list[int]] = {}
    for index, changes in edits.items():
        old, new = sentences[index], ""
        table: list[int] = []
        position = 0
        for start, end, words in sorted(changes):
            table += range(len(new), len(new) + start - position)
            new += old[position:start]
            # Inside a replaced stretch a boundary keeps its distance from the start, as far as there is room.
            table += [len(new) + min(offset, len(words)) for offset in range(end - start)]
            new += words
            position = end
        table += range(len(new), len(new) + len(old) - position + 1)
        sentences[index] = new + old[position:]
        maps[index] = table

    def move(place: Place) -> Place:
        table = maps.get(place.sentence)
        return Place(place.sentence, table[place.start], table[place.end]) if table else place

    return replace(
        document,
        sentences=sentences,
        marks=[(label, move(place)) for label, place in document.marks],
        unknown=[(label, move(place)) for label, place in document.unknown],
        persons=[replace(person, mentions=[move(m) for m in person.mentions]) for person in document.persons],
    )


def rename(document: Document, chance: random.Random, share: float = 0.8) -> Document:
    """The document with most of its persons under other names, each the same throughout."""
    source = name_source()
    edits: dict[int, list[Edit]] = {}
    for person in document.persons:
        if chance.random() > share:
            continue
        name = source.draw(person.name, chance)
        for mention in person.mentions:
            edits.setdefault(mention.sentence, []).append(
                (mention.start, mention.end, _form(document, person, mention, name))
            )
    return edit(document, edits)


def relocate(document: Document, chance: random.Random) -> Document:
    """University news as news of another kind of institution."""
    kind = chance.choice(sorted(institutions()))
    words = {old: chance.choice(new) for old, new in institutions()[kind].items()}
    pattern = re.compile("|".join(sorted(words, key=len, reverse=True)))
    fixed = {
        (m.sentence, offset)
        for person in document.persons
        for m in person.mentions
        for offset in range(m.start, m.end)
    }
    edits = {
        index: [
            (match.start(), match.end(), words[match.group()])
            for match in pattern.finditer(sentence)
            if (index, match.start()) not in fixed and (index, match.end() - 1) not in fixed
        ]
        for index, sentence in enumerate(document.sentences)
    }
    return edit(document, {index: changes for index, changes in edits.items() if changes})


def thin(document: Document, chance: random.Random, share: float) -> Document:
    """The document without a share of its sentences that carry no mark.

    They are the most and say the least; the tagger must not rely on the article being complete.
    """
    needed = {place.sentence for _, place in document.marks}
    keep = [i for i in range(len(document.sentences)) if i in needed or i == 0 or chance.random() > share]
    number = {old: new for new, old in enumerate(keep)}

    def moved(place: Place) -> Place:
        return place._replace(sentence=number[place.sentence])

    return replace(
        document,
        sentences=[document.sentences[i] for i in keep],
        paragraph_starts=[document.paragraph_starts[i] for i in keep],
        marks=[(label, moved(place)) for label, place in document.marks],
        unknown=[(label, moved(place)) for label, place in document.unknown if place.sentence in number],
        persons=[
            replace(person, mentions=[moved(m) for m in person.mentions if m.sentence in number])
            for person in document.persons
        ],
    )


def _form(document: Document, person: Person, mention: Place, name: str) -> str:
    """The new name in the form of the old mention: in full, or the last part alone."""
    printed = document.sentences[mention.sentence][mention.start : mention.end]
    whole = len(_DOTS.split(printed)) == len(_DOTS.split(person.name))
    return name if whole else _DOTS.split(name)[-1]
