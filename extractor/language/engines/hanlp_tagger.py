"""What HanLP finds, brought to characters and to the neutral tags.

Two kinds of components find names: multi-task models, which also segment and tag, and recognisers of
names alone, which want characters or words. For the latter jieba gives the words. HanLP counts in
tokens and leaves blanks out; here everything counts in characters of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from extractor.errors import EngineError
from extractor.language.analysis import EntityLabel
from extractor.language.engine import NOTHING, Engine, Tagging
from extractor.language.engines.joining import Words, joined
from extractor.language.sentences import cut_to_length
from extractor.language.tagsets import TAG_OF_ENTITY, load_entity_labels, load_tagset
from extractor.spans import Span

# Encoders read 512 word pieces at most, and some cut off the rest in silence.
_LONGEST = 400

# Tasks of multi-task models, best first: the fine segmentation, tags that tell kinds of names apart, and
# the names whose guidelines (MSRA) are nearest to LAC's.
_SEGMENTATION = ("tok/fine", "tok", "tok/coarse")
_TAGGING = ("pos/pku", "pos/ctb", "pos")
_NAMES = ("ner/msra", "ner/pku", "ner/ontonotes", "ner")

_Piece = tuple[int, int]
"""A sentence's place in the batch, and where the piece of it begins."""


class HanlpEngine:
    """A HanLP component as an engine.

    Args:
        component: what `hanlp.load` returned.
        model: how the user named it.

    Raises:
        EngineError: if the component does not find names.
    """

    def __init__(self, component: Any, model: str) -> None:
        # A folder by its own name: where it lies on this machine is no part of a result.
        self.name = f"hanlp:{PurePath(model).name}"
        classpath = str(component.config.get("classpath", type(component).__module__))
        if hasattr(component, "tasks"):
            self._reader: _MultiTask | _Recogniser = _MultiTask(component, model)
        elif ".ner." in classpath:
            self._reader = _Recogniser(component)
        else:
            raise EngineError(
                f"The HanLP model {model} ({classpath.rpartition('.')[2]}) finds no names; name a recogniser "
                "of names or a multi-task model."
            )

    def tag(self, sentences: Sequence[str]) -> list[Tagging]:
        """Words and names of each sentence; blanks belong to no word."""
        pieces: list[_Piece] = []
        texts: list[str] = []
        for i, sentence in enumerate(sentences):
            for span in cut_to_length(sentence, Span(0, len(sentence)), _LONGEST):
                if span.cut(sentence).strip():
                    pieces.append((i, span.start))
                    texts.append(_without_surrogates(span.cut(sentence)))
        words: list[Words] = [[] for _ in sentences]
        names: list[list[tuple[int, int, EntityLabel]]] = [[] for _ in sentences]
        for (i, offset), tagging in zip(pieces, self._reader.read(texts) if texts else (), strict=True):
            words[i] += [(start + offset, end + offset, tag) for start, end, tag in tagging.words]
            names[i] += [(start + offset, end + offset, label) for start, end, label in tagging.entities]
        return [Tagging(*both) if both[0] else NOTHING for both in zip(words, names, strict=True)]


class _MultiTask:
    """A multi-task model: segmentation, tags and names from one encoder."""

    def __init__(self, component: Any, model: str) -> None:
        self._component = component
        available = list(component.tasks)
        self._names = _first(_NAMES, available)
        if self._names is None:
            raise EngineError(
                f"The HanLP model {model} has no task for names (only {', '.join(available)}); name another."
            )
        self._segmentation = _first(_SEGMENTATION, available)
        self._tags = _first(_TAGGING, available)
        self._tagset = load_tagset("pku" if self._tags == "pos/pku" else "ctb")
        self._tasks = [task for task in (self._segmentation, self._tags, self._names) if task]
        self._jieba = None if self._segmentation else _open_jieba()

    def read(self, sentences: list[str]) -> Iterator[Tagging]:
        if self._jieba is None:
            document = self._component(sentences, tasks=self._tasks)
            segmented = document[self._segmentation]
        else:
            segmented = _strings(sentences, self._jieba.tag(sentences))
            document = self._component(segmented, tasks=self._tasks)
        tags = document[self._tags] if self._tags else [["nn"] * len(words) for words in segmented]
        for sentence, words, its_tags, names in zip(
            sentences, segmented, tags, document[self._names], strict=True
        ):
            neutral = [self._tagset.get(str(tag).lower(), "nz") for tag in its_tags]
            spans = token_spans(sentence, words)
            yield _tagging([(*span, tag) for span, tag in zip(spans, neutral, strict=True)], spans, names)


class _Recogniser:
    """A recogniser of names alone, over characters or over words; words and tags are jieba's."""

    def __init__(self, component: Any) -> None:
        self._component = component
        self._by_character = _reads_characters(component)
        self._jieba = _open_jieba()

    def read(self, sentences: list[str]) -> Iterator[Tagging]:
        taggings = self._jieba.tag(sentences)
        if self._by_character:
            tokens = [
                [character for character in sentence if not character.isspace()] for sentence in sentences
            ]
        else:
            tokens = _strings(sentences, taggings)
        found = self._component(tokens)
        for sentence, its_tokens, tagging, names in zip(sentences, tokens, taggings, found, strict=True):
            words = [word for word in tagging.words if not sentence[word[0] : word[1]].isspace()]
            yield _tagging(words, token_spans(sentence, its_tokens), names)


def token_spans(sentence: str, tokens: Sequence[str]) -> list[tuple[int, int]]:
    """Where each token stands in the sentence it was cut from, in order, blanks left out.

    A token that does not stand there letter for letter (some models normalise what they read) is taken
    to be as long as it is, at the next character that is not blank.
    """
    spans: list[tuple[int, int]] = []
    end = 0
    for token in tokens:
        start = end
        while start < len(sentence) and sentence[start].isspace():
            start += 1
        found = sentence.find(token, start, start + len(token) + 8)
        start = found if found >= 0 else start
        end = min(start + len(token), len(sentence))
        spans.append((start, end))
    return spans


def _tagging(words: Words, spans: list[tuple[int, int]], names: Sequence[Sequence[Any]]) -> Tagging:
    """Words and names of a sentence, given names as HanLP has them: (text, label, begin, end) in tokens."""
    labels = load_entity_labels()
    found = sorted(
        (spans[begin][0], spans[end - 1][1], label)
        for _, name, begin, end in names
        if (label := labels.get(str(name).lower())) and begin < end <= len(spans)
    )
    entities: list[tuple[int, int, EntityLabel]] = []
    for start, end, label in found:
        if not entities or entities[-1][1] <= start:
            entities.append((start, end, label))
    return Tagging(
        joined(words, [(start, end, TAG_OF_ENTITY[label]) for start, end, label in entities]), entities
    )


def _reads_characters(component: Any) -> bool:
    """Whether a recogniser was trained on characters: its configuration says so, or its vocabulary shows."""
    if component.config.get("token_delimiter") == "":
        return True
    vocabulary = component.vocabs.get("token") if component.vocabs else None
    if vocabulary is None:
        return False
    entries = [entry for entry in vocabulary.idx_to_token if entry and not entry.startswith("<")]
    return sum(len(entry) > 1 for entry in entries) < len(entries) / 2


def _strings(sentences: Sequence[str], taggings: Sequence[Tagging]) -> list[list[str]]:
    """The words of each sentence as strings, blanks left out."""
    return [
        [word for start, end, _ in tagging.words if (word := sentence[start:end]).strip()]
        for sentence, tagging in zip(sentences, taggings, strict=True)
    ]


def _first(preferred: Sequence[str], available: Sequence[str]) -> str | None:
    return next((task for task in preferred if task in available), None)


def _open_jieba() -> Engine:
    from extractor.language.engines.jieba_tagger import JiebaEngine

    return JiebaEngine()


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
