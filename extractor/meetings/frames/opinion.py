"""What the tagger and the lead reader say of a candidate: a reason for or against it.

Rules name what a construction makes a name, a host, a subject or a place. What a voice proposes
(`extractor.meetings.frames.tagged`) becomes a candidate where no rule names it, and its score a feature of
every candidate, so that the weights learned from annotated articles decide how far each voice is believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extractor.meetings.frames.lexicon import lexicon
from extractor.meetings.frames.ranking import Candidate, bucket, steps
from extractor.meetings.frames.tagged import Reading, Tagged, Voice
from extractor.meetings.punctuation import is_balanced

_LEAST = 0.1
"""Probability of a proposal that becomes a candidate of its own."""
_DEICTIC = re.compile(r"[我本该]")
"""我校 names its house as well as its full name does; the tagger cannot tell which of them to report."""
_SAME = ("own-beside-named", "named-beside-own", "own-beside-own")
"""Several words for the house that reports (我校, 学校, its name): what speaks for one speaks for all."""


def with_opinion(
    name: str,
    options: Sequence[Candidate],
    reading: Reading,
    refused: Callable[[str], bool] | None = None,
) -> list[Candidate]:
    """The candidates of the field `name` with what each voice says of them, and those they add.

    They add no words that are `refused`. Words one character longer or shorter than a candidate of the rules
    speak for that candidate, since rules know where a word ends.
    """
    known = {option.text for option in options if option.text}
    same = {option.text for option in options if option.text and not set(_SAME).isdisjoint(option.features)}
    voices = [
        _Opinion.of(kind, voice, name, known, mute).shared(same)
        for kind, voice, mute in (("tagged", reading.tagger, _DEICTIC), ("heard", reading.reader, None))
        if voice.fields
    ]
    told = [
        replace(option, features=(*option.features, *(f for voice in voices for f in voice.on(option))))
        for option in options
    ]
    proposed = {(one.text, one.span): one for voice in voices for one in voice.proposed}
    for one in sorted(proposed.values(), key=lambda one: -_best(voices, one.text)):
        best = _best(voices, one.text)
        if best < _LEAST or one.text in known or not _is_whole(one) or (refused and refused(one.text)):
            continue
        known.add(one.text)
        before, behind = one.edges
        option = Candidate(one.text, one.span, steps("proposed", best))
        said = (feature for voice in voices for feature in voice.on(option))
        edges = (f"proposed-behind={before}", f"proposed-before={behind}")
        features = (*option.features, *said, *edges, f"proposed-length={bucket(len(one.text))}")
        told.append(replace(option, features=features))
    return told


@dataclass(frozen=True, slots=True)
class _Opinion:
    """What one voice says of a field; `texts` gives the words it means, with the best score of each.

    Of words that begin with `mute` it is not asked.
    """

    kind: str
    voice: Voice
    proposed: tuple[Tagged, ...]
    texts: dict[str, float]
    mute: re.Pattern[str] | None

    @classmethod
    def of(
        cls, kind: str, voice: Voice, name: str, known: set[str], mute: re.Pattern[str] | None
    ) -> _Opinion:
        said = voice.fields.get(name, ())
        proposed = tuple(one for one in said if mute is None or not mute.match(one.text))
        texts: dict[str, float] = {}
        for one in proposed:
            meant = [one.text] if one.text in known else [words for words in known if _same(one.text, words)]
            for words in meant or [one.text]:
                texts[words] = max(one.score, texts.get(words, 0.0))
        return cls(kind, voice, proposed, texts, mute)

    def shared(self, same: set[str]) -> _Opinion:
        """With the best that is said of one of the words `same` said of all of them."""
        best = max((score for words, score in self.texts.items() if words in same), default=0.0)
        return replace(self, texts={**self.texts, **dict.fromkeys(same, best)}) if best else self

    def on(self, option: Candidate) -> tuple[str, ...]:
        """Features of a candidate."""
        top = max(self.texts.values(), default=0.0)
        if self.mute and self.mute.match(option.text or "") and option.text not in self.texts:
            return ()
        if option.text is None:
            return steps(f"{self.kind}-nothing", top)
        if option.text in self.texts:
            return steps(self.kind, self.texts[option.text])
        if not self.voice.covers(option.span):
            return (f"{self.kind}-unread",)
        near = max((_overlap(option, one) ** 2 * one.score for one in self.proposed), default=0.0)
        return (*steps(f"{self.kind}-not", top), *steps(f"{self.kind}-near", near))


def _best(voices: Sequence[_Opinion], words: str) -> float:
    """What speaks for a candidate of the rules has no entry of its own."""
    return max((voice.texts.get(words, 0.0) for voice in voices), default=0.0)


def _same(words: str, other: str) -> bool:
    """True for words of which one has one character more at an end."""
    return abs(len(words) - len(other)) == 1 and (words in other or other in words)


def _is_whole(one: Tagged) -> bool:
    """True unless a blank, half a quotation, verb or noun (在成都会|见, 全国人大二次会|议) is at an end.

    A number goes on with what it counts (县政协|第十届委员会).
    """
    words = one.text
    if len(words) < 2 or "\n" in words or words != words.strip(" 　\n、，。；：") or not is_balanced(words):
        return False
    if one.edges[1] == "第":
        return False
    cut = words[-1] + one.edges[1]
    return cut not in lexicon().verbs and cut not in lexicon().heads


def _overlap(option: Candidate, one: Tagged) -> float:
    if option.span is not None and one.span is not None:
        common = min(option.span.end, one.span.end) - max(option.span.start, one.span.start)
        return max(0, 2 * common) / (len(option.text or "") + len(one.text))
    shared = sum((Counter(option.text or "") & Counter(one.text)).values())
    return 2 * shared / (len(option.text or "") + len(one.text))
