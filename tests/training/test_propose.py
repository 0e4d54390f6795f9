"""Proposals in an analysis count in the clean text; the article is invented."""

from __future__ import annotations

from extractor.cleaning import clean
from extractor.language.analysis import Analysis, Sentence
from extractor.language.genre import GenreTagger, propose
from extractor.language.proposal import GenreLabel
from extractor.language.sentences import sentence_spans
from extractor.reading.article import Article
from extractor.spans import Span

TEXT = "5月6日，市林业局召开安全生产工作会议。局长苏一鸣主持会议。\n副局长顾望舒、阮青出席会议。"


def test_spans_count_in_the_clean_text_and_in_the_title() -> None:
    article = clean(Article(id="a", source="a", text=TEXT, title="苏一鸣主持安全生产工作会议"))
    sentences = tuple(Sentence(span, (), ()) for span in sentence_spans(article.text, article.asides))
    title = Sentence(Span(0, len(article.title or "")), (), ())
    analysis = propose(Analysis(article, "none", sentences, title), GenreTagger.load())

    def people(sentence: Sentence, text: str) -> list[str]:
        return [
            p.span.cut(text) for p in sentence.proposals if p.label is GenreLabel.PERSON and p.score > 0.5
        ]

    assert [people(sentence, article.text) for sentence in analysis.sentences] == [
        [],
        ["苏一鸣"],
        ["顾望舒", "阮青"],
    ]
    assert analysis.title
    assert people(analysis.title, article.title or "") == ["苏一鸣"]
    for sentence in analysis.sentences:
        assert all(sentence.span.covers(p.span) for p in sentence.proposals)
        assert list(sentence.proposals) == sorted(sentence.proposals, key=lambda p: p.span)


def test_without_title_or_text_nothing_is_proposed() -> None:
    article = clean(Article(id="a", source="a", text=""))
    analysis = Analysis(article, "none", (), None)
    assert propose(analysis, GenreTagger.load()) == analysis
