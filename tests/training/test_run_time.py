"""The tagger's run-time, with the model the repository carries; sentences and people are invented."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractor.errors import EngineError
from extractor.language import decode
from extractor.language.genre import GenreTagger, features
from extractor.language.passage import LONGEST, Passage, pieces
from extractor.language.proposal import GenreLabel, PersonEvidence, Proposal

SENTENCES = (
    "市林业局召开安全生产工作会议",
    "5月6日下午，市林业局召开安全生产工作会议。",
    "局党组书记、局长苏一鸣主持会议并讲话。",
    "副局长顾望舒、阮青出席会议。",
    "会议学习了有关文件。",
)
PASSAGE = Passage(SENTENCES, (True, True, False, False, False), headline=True)


@pytest.fixture(scope="module")
def tagger() -> GenreTagger:
    return GenreTagger.load()


def said(tagger: GenreTagger, passage: Passage = PASSAGE) -> dict[tuple[GenreLabel, str], Proposal]:
    (sentences,) = tagger.tag([passage])
    return {
        (proposal.label, proposal.span.cut(sentence)): proposal
        for sentence, proposals in zip(passage.sentences, sentences, strict=True)
        for proposal in proposals
    }


def test_people_and_roles_of_a_plain_article(tagger: GenreTagger) -> None:
    found = said(tagger)
    chair = found[GenreLabel.PERSON, "苏一鸣"].person
    assert chair and chair.present > 0.5 and chair.chair > 0.5
    other = found[GenreLabel.PERSON, "阮青"].person
    assert other and other.present > 0.5 and other.chair < 0.5
    assert found[GenreLabel.TITLE, "局党组书记、局长"].score > 0.5
    assert found[GenreLabel.DATE, "5月6日"].score > 0.5


def test_traditional_and_full_width_characters_read_alike(tagger: GenreTagger) -> None:
    plain = Passage(("副局长顾望舒主持会议。",), (True,))
    other = Passage(("副局長顧望舒主持會議。",), (True,))
    (a,), (b,) = (tagger.tag([item])[0] for item in (plain, other))
    assert [p.span for p in a] == [p.span for p in b]


def test_articles_do_not_influence_each_other(tagger: GenreTagger) -> None:
    other = Passage(("顾望舒",) * 3, (True,) * 3)
    empty = Passage((), ())
    alone = tagger.tag([PASSAGE])[0]
    together = tagger.tag([other, empty, PASSAGE, other])[2]
    for one, two in zip(alone, together, strict=True):
        assert [(p.span, p.label) for p in one] == [(p.span, p.label) for p in two]
        assert [p.score for p in one] == pytest.approx([p.score for p in two], abs=1e-4)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "a" * 5000, "苏" * 3000, "😀\x00\ufffd", "，" * 1001])
def test_odd_sentences_do_no_harm(tagger: GenreTagger, text: str) -> None:
    (sentences,) = tagger.tag([Passage((text, "苏一鸣主持会议。"), (True, True))])
    assert len(sentences) == 2
    for proposal in sentences[0]:
        assert 0 <= proposal.span.start < proposal.span.end <= len(text)


def test_nothing_gives_nothing(tagger: GenreTagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag([Passage((), ())]) == [[]]


def test_long_sentences_are_cut_without_loss() -> None:
    text = "会议学习了文件，" * 100
    parts = list(pieces(Passage((text,), (True,))))
    assert "".join(part.text for part in parts) == text
    assert all(len(part.text) <= LONGEST for part in parts)
    assert all(text[part.offset :].startswith(part.text) for part in parts)


def test_a_span_ends_where_the_evidence_drops() -> None:
    first = np.array([0.9, 0.0, 0.0, 0.05, 0.4])
    inside = np.array([0.0, 0.8, 0.1, 0.9, 0.1])
    ends = np.array([5, 5, 5, 5, 5])
    spans = decode.spans(first, inside, ends)
    assert [(s.start, s.end) for s in spans] == [(0, 2), (4, 5)]
    assert spans[0].score == pytest.approx(0.7)


def test_a_span_stays_in_its_sentence() -> None:
    spans = decode.spans(np.array([0.9, 0.0]), np.array([0.0, 0.9]), np.array([1, 2]))
    assert [(s.start, s.end) for s in spans] == [(0, 1)]


def test_one_mention_is_enough() -> None:
    quiet, loud = PersonEvidence(0.0, 0.0, 0.5, 0.0), PersonEvidence(1.0, 0.0, 0.5, 0.0)
    assert PersonEvidence.pooled([quiet, loud]) == PersonEvidence(1.0, 0.0, 0.75, 0.0)
    assert PersonEvidence.pooled([]) == PersonEvidence(0.0, 0.0, 0.0, 0.0)


def test_neighbours_never_leave_the_article() -> None:
    table = features.neighbours(True, 3, offset=10)
    assert table.tolist() == [[-1, -1, 10, 11], [-1, 12, 10, 11], [11, -1, 10, 11]]


def test_a_broken_folder_gives_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"extractor\.training"):
        GenreTagger.load(tmp_path)
    (tmp_path / "model.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(EngineError, match="format 99"):
        GenreTagger.load(tmp_path)
