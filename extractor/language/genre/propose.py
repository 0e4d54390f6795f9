"""The tagger's proposals laid onto analysed articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.language.analysis import Analysis, Sentence
from extractor.language.genre.tagger import GenreTagger
from extractor.language.passage import Passage
from extractor.language.proposal import Proposal
from extractor.spans import Span


def propose(analysis: Analysis, tagger: GenreTagger) -> Analysis:
    """The analysis with proposals on every sentence and on the title."""
    return propose_all([analysis], tagger)[0]


def propose_all(analyses: Sequence[Analysis], tagger: GenreTagger) -> list[Analysis]:
    """Like `propose` for many articles; sentences of like length share a batch."""
    tagged = tagger.tag([_passage(analysis) for analysis in analyses])
    return [_laid_on(analysis, rows) for analysis, rows in zip(analyses, tagged, strict=True)]


def _passage(analysis: Analysis) -> Passage:
    text = analysis.clean.text
    sentences, starts = [], []
    if analysis.title:
        sentences.append(analysis.title.span.cut(analysis.clean.title or ""))
        starts.append(True)
    reach = 0
    for index, sentence in enumerate(analysis.sentences):
        sentences.append(sentence.span.cut(text))
        # A line feed ends a paragraph of the clean text.
        starts.append(index == 0 or "\n" in text[reach : sentence.span.start])
        reach = sentence.span.end
    return Passage(tuple(sentences), tuple(starts), analysis.title is not None)


def _laid_on(analysis: Analysis, rows: Sequence[tuple[Proposal, ...]]) -> Analysis:
    title = analysis.title
    if title:
        title = replace(title, proposals=_moved(rows[0], title.span.start))
        rows = rows[1:]
    sentences = tuple(_with(sentence, row) for sentence, row in zip(analysis.sentences, rows, strict=True))
    return replace(analysis, sentences=sentences, title=title)


def _with(sentence: Sentence, row: Sequence[Proposal]) -> Sentence:
    return replace(sentence, proposals=_moved(row, sentence.span.start))


def _moved(row: Sequence[Proposal], offset: int) -> tuple[Proposal, ...]:
    moved = [replace(p, span=Span(p.span.start + offset, p.span.end + offset)) for p in row]
    return tuple(sorted(moved, key=lambda proposal: proposal.span))
