"""The plainest reading of proposals; the article is invented."""

from __future__ import annotations

from extractor.evaluation.gold import Person
from extractor.language.proposal import GenreLabel, PersonEvidence, Proposal
from extractor.spans import Span
from extractor.training.document import Document
from extractor.training.readout import meeting

SENTENCES = ["市委书记苏一鸣出席例会，副市长顾望舒主持。", "苏一鸣强调安全。", "记者阮青报道"]


def proposal(sentence: str, words: str, label: GenreLabel, score: float = 0.9, *flags: float) -> Proposal:
    start = sentence.index(words)
    person = PersonEvidence(*flags) if flags else None
    return Proposal(Span(start, start + len(words)), label, score, person)


def test_mentions_are_pooled_and_titles_linked() -> None:
    one, two, three = SENTENCES
    proposals = [
        [
            proposal(one, "市委书记", GenreLabel.TITLE),
            proposal(one, "苏一鸣", GenreLabel.PERSON, 0.9, 0.9, 0.0, 0.1, 0.0),
            proposal(one, "副市长", GenreLabel.TITLE),
            proposal(one, "顾望舒", GenreLabel.PERSON, 0.9, 0.8, 0.9, 0.0, 0.0),
            proposal(one, "例会", GenreLabel.NAME, 0.4),
        ],
        [proposal(two, "苏一鸣", GenreLabel.PERSON, 0.9, 0.2, 0.0, 0.8, 0.0)],
        [proposal(three, "阮青", GenreLabel.PERSON, 0.9, 0.1, 0.0, 0.9, 0.0)],
    ]
    found = meeting(Document("a", "", False, SENTENCES, [True] * 3), proposals)
    assert found.name == "例会"
    assert found.organization is None
    assert found.people == (
        Person("苏一鸣", "市委书记", ("speaker",)),
        Person("顾望舒", "副市长", ("chair",)),
    )
