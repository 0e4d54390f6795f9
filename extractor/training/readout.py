"""What the model alone would report: proposals of one article to one meeting, without rules.

The meetings room does far better things with proposals; this is the plainest reading, so that figures tell
what the network knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.evaluation.gold import Gathering, Person
from extractor.language.passage import Passage
from extractor.language.proposal import GenreLabel, PersonEvidence, Proposal
from extractor.training.align import linked
from extractor.training.document import Document, Place

# Half of the mentions' evidence must speak for a person or a role.
LEAST_PRESENT = 0.5
LEAST_ROLE = 0.5
LEAST_PERSON = 0.3
LEAST_TITLE = 0.3


@dataclass(slots=True)
class _Found:
    name: str
    places: list[Place] = field(default_factory=list)
    evidence: list[PersonEvidence] = field(default_factory=list)


def passage(document: Document) -> Passage:
    """The document as the tagger reads it."""
    return Passage(tuple(document.sentences), tuple(document.paragraph_starts), document.headline)


def meeting(document: Document, proposals: Sequence[Sequence[Proposal]]) -> Gathering:
    """The one meeting the proposals speak of, whether or not the article is about one."""
    best = {}
    for label in (GenreLabel.NAME, GenreLabel.ORGANIZATION, GenreLabel.TOPIC, GenreLabel.PLACE):
        row, proposal = max(_of(proposals, label), key=lambda item: item[1].score, default=(0, None))
        best[label] = proposal.span.cut(document.sentences[row]) if proposal else None
    people = _people(document.sentences, proposals)
    titles = [
        (Place(index, *proposal.span), proposal.score)
        for index, proposal in _of(proposals, GenreLabel.TITLE)
        if proposal.score >= LEAST_TITLE
    ]
    names = [place for person in people for place in person.places]
    present = []
    for person in people:
        pooled = PersonEvidence.pooled(person.evidence)
        if pooled.present >= LEAST_PRESENT:
            held = tuple(r for r in ("chair", "speaker", "observer") if getattr(pooled, r) >= LEAST_ROLE)
            title = _title(document.sentences, person.places, titles, names)
            present.append(Person(person.name, title, held or ("attendee",)))
    return Gathering(
        name=best[GenreLabel.NAME],
        organization=best[GenreLabel.ORGANIZATION],
        topic=best[GenreLabel.TOPIC],
        location=best[GenreLabel.PLACE],
        start=None,
        end=None,
        people=tuple(present),
    )


def _of(proposals: Sequence[Sequence[Proposal]], label: GenreLabel) -> list[tuple[int, Proposal]]:
    return [(i, p) for i, sentence in enumerate(proposals) for p in sentence if p.label is label]


def _people(sentences: Sequence[str], proposals: Sequence[Sequence[Proposal]]) -> list[_Found]:
    people: dict[str, _Found] = {}
    for index, proposal in _of(proposals, GenreLabel.PERSON):
        if proposal.score >= LEAST_PERSON and proposal.person:
            name = re.sub(r"\s", "", proposal.span.cut(sentences[index]))
            found = people.setdefault(name, _Found(name))
            found.places.append(Place(index, *proposal.span))
            found.evidence.append(proposal.person)
    for name in sorted(people, key=len):
        # A later short form belongs to the fullest name that ends with it.
        full = next(
            (other for other in people if other != name and other.endswith(name) and len(name) > 1), None
        )
        if full:
            short = people.pop(name)
            people[full].places += short.places
            people[full].evidence += short.evidence
    return list(people.values())


def _title(
    sentences: Sequence[str],
    places: Sequence[Place],
    titles: Sequence[tuple[Place, float]],
    names: Sequence[Place],
) -> str | None:
    """The fullest title that stands at one of the person's mentions."""
    own = [
        (score >= 0.5, title.end - title.start, title)
        for title, score in titles
        if any(linked(sentences[title.sentence], title, place, names) for place in places)
    ]
    if not own:
        return None
    _, _, best = max(own)
    return sentences[best.sentence][best.start : best.end]
