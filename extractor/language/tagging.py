"""The stage: clean text to sentences, words and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.cleaning.text import CleanText
from extractor.language.analysis import Analysis, Entity, Sentence, Word
from extractor.language.engine import NOTHING, Engine, Tagging
from extractor.language.gate import Gate, every_character
from extractor.language.sentences import LONGEST, sentence_spans
from extractor.spans import Span

# Sentences an engine gets at a time at most: what one huge article may cost in memory.
_CALL_SENTENCES = 4096


def analyse(clean: CleanText, engine: Engine, *, gate: Gate = every_character) -> Analysis:
    """Split one article into sentences, words and names.

    Args:
        clean: the cleaned article.
        engine: see `extractor.language.get_engine`.
        gate: decides how far the engine sees each sentence; what it does not see has no words.
            The title is always seen.
    """
    return next(analyse_all([clean], engine, gate=gate))


def analyse_all(
    cleans: Iterable[CleanText],
    engine: Engine,
    *,
    gate: Gate = every_character,
    window: int = 50_000,
) -> Iterator[Analysis]:
    """Analyse many articles, faster than one by one, since the engine sees their sentences together.

    Args:
        cleans: the cleaned articles; read as they are needed.
        engine: see `extractor.language.get_engine`.
        gate: as for `analyse`.
        window: how many characters of articles are gathered before the engine is called; the
            article that reaches the number is still taken in.

    Yields:
        One analysis per article, in order, equal to that of `analyse`.
    """
    for articles in _windows(cleans, window):
        plans = [_Plan(clean, gate) for clean in articles]
        taggings = _tag([text for plan in plans for text in plan.texts()], engine)
        for plan in plans:
            yield plan.fulfil(engine.name, taggings)


class _Plan:
    """An article's sentences, and how many characters of each the engine shall see."""

    __slots__ = ("clean", "seen", "spans", "title")

    def __init__(self, clean: CleanText, gate: Gate) -> None:
        self.clean = clean
        self.spans = list(sentence_spans(clean.text, clean.asides))
        self.seen = gate([span.cut(clean.text) for span in self.spans])
        # A title longer than any sentence is none; its beginning will do.
        self.title = Span(0, min(len(clean.title), LONGEST)) if clean.title else None

    def texts(self) -> Iterator[str]:
        """What the engine shall see."""
        for span, seen in zip(self.spans, self.seen, strict=True):
            if seen:
                yield self.clean.text[span.start : span.start + seen]
        if self.title and self.clean.title:
            yield self.title.cut(self.clean.title)

    def fulfil(self, engine: str, taggings: Iterator[Tagging]) -> Analysis:
        """The analysis, given what the engine found in `texts`."""
        sentences = tuple(
            _sentence(span, next(taggings) if seen else NOTHING)
            for span, seen in zip(self.spans, self.seen, strict=True)
        )
        title = _sentence(self.title, next(taggings)) if self.title else None
        return Analysis(self.clean, engine, sentences, title)


def _windows(cleans: Iterable[CleanText], characters: int) -> Iterator[list[CleanText]]:
    window: list[CleanText] = []
    size = 0
    for clean in cleans:
        window.append(clean)
        size += len(clean.text)
        if size >= characters:
            yield window
            window, size = [], 0
    if window:
        yield window


def _tag(texts: Sequence[str], engine: Engine) -> Iterator[Tagging]:
    for first in range(0, len(texts), _CALL_SENTENCES):
        yield from engine.tag(texts[first : first + _CALL_SENTENCES])


def _sentence(span: Span, tagging: Tagging) -> Sentence:
    offset = span.start
    return Sentence(
        span,
        tuple(Word(Span(start + offset, end + offset), tag) for start, end, tag in tagging.words),
        tuple(Entity(Span(start + offset, end + offset), label) for start, end, label in tagging.entities),
    )
