"""Polluted variants of tagged sentences: what a recogniser reads where pollution left its traces.

Readings go without a trace, so their variants are the sentences themselves. Bytes that were torn apart stay
where no one can tell what they were: there the characters are others, and the tags go on over them.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from random import Random

from extractor.cleaning import clean_text
from extractor.cleaning.simulate import Family, pollute
from extractor.training.tagged_characters import Tagged


def polluted(sentences: Sequence[Tagged], dice: Random) -> list[Tagged]:
    """The sentences of one article as read from a polluted copy of it, in a family drawn by chance."""
    text = "\n".join("".join(character for character, _ in sentence) for sentence in sentences)
    tags = [tag for sentence in sentences for tag in [*(tag for _, tag in sentence), "O"]]
    family = dice.choice(list(Family))
    read = clean_text(pollute(text, family, dice.randrange(1 << 30)).text).text
    return _sentences(read, carried(text, tags, read))


def carried(old: str, tags: Sequence[str], new: str) -> list[str]:
    """The tags of `old` (one for each character, and `O` for its end) laid onto `new`.

    What both have in common keeps its tags. A stretch that became another one gets the tags of the place that
    lies as far in, and what was put into a tagged stretch belongs to it.
    """
    found: list[str] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += tags[start:end]
        elif kind == "insert":
            found += [tags[start] if tags[start].startswith("I-") else "O"] * (stop - begin)
        else:
            places = [start + place * (end - start) // (stop - begin) for place in range(stop - begin)]
            again = [place == before for before, place in zip([-1, *places], places, strict=False)]
            found += [
                tags[p].replace("B-", "I-") if r else tags[p] for p, r in zip(places, again, strict=True)
            ]
    return _begun(found)


def _begun(tags: Sequence[str]) -> list[str]:
    """Tags of which each inner one follows its like: one whose beginning was lost begins itself."""
    found: list[str] = []
    for tag in tags:
        before = found[-1][2:] if found else ""
        found.append(f"B-{tag[2:]}" if tag.startswith("I-") and before != tag[2:] else tag)
    return found


def _sentences(text: str, tags: Sequence[str]) -> list[Tagged]:
    sentences: list[Tagged] = [[]]
    for character, tag in zip(text, tags, strict=True):
        if character == "\n":
            sentences.append([])
        elif not character.isspace():
            sentences[-1].append((character, tag))
    return [sentence for sentence in sentences if sentence]
