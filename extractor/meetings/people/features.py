"""What the text says of each person: named constructions, to be weighed by the people model.

A feature is a construction of the genre (`after:attends`: the list is followed by an attendance verb),
never a word of a name or an institution. `clauses` reads them; here they are gathered by person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extractor.language.analysis import Analysis
from extractor.meetings.people.clauses import read_clause, read_member
from extractor.meetings.people.coordination import Coordination, Member, coordinations
from extractor.meetings.people.cues import pattern
from extractor.meetings.people.mentions import PersonMention, find_mentions
from extractor.meetings.people.reported_speech import ReportedSpeech
from extractor.spans import Span

TOLD = "tagged-"
"""What the names of features begin with that tell what the genre tagger says of the person."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One reference to a person with the constructions it stands in.

    `clause` is the stretch that says so: from the list's first title to the end of its predicate.
    """

    member: Member
    coordination: Coordination
    features: frozenset[str]
    clause: Span


@dataclass(slots=True)
class Person:
    """All that the article says of one person, in text order."""

    name: str
    occurrences: list[Occurrence] = field(default_factory=list)

    @property
    def mentions(self) -> list[Span]:
        """Where the text speaks of the person."""
        return [occurrence.member.mention.span for occurrence in self.occurrences]


def find_people(analysis: Analysis) -> list[Person]:
    """Everybody named in the text with everything said of them, in order of first mention."""
    text = analysis.clean.text
    mentions = find_mentions(analysis)
    speech = ReportedSpeech(text)
    answered = max((match.start() for match in pattern("around", "party_speaks").finditer(text)), default=0)
    people: dict[str, Person] = {}
    index = 0
    for number, sentence in enumerate(analysis.sentences):
        inside: list[PersonMention] = []
        while index < len(mentions) and mentions[index].span.start < sentence.span.end:
            if mentions[index].span.start >= sentence.span.start:
                inside.append(mentions[index])
            index += 1
        lists = list(coordinations(sentence, inside, text)) if inside else []
        for place, coordination in enumerate(lists):
            clause = read_clause(text, lists, place, number)
            around = set()
            listed = len(coordination.members) > 2 and not clause.features.isdisjoint(_ATTENDS)
            if speech.holds(coordination.span.start) and not listed:
                around.add("place:in-speech")
            if answered > coordination.span.end and not clause.features.isdisjoint(_GUESTS):
                around.add("late:party_speaks")
            for member in coordination.members:
                own = frozenset(read_member(text, coordination, member))
                features = _settled(clause.of(member) | around | own)
                person = people.setdefault(member.mention.name, Person(member.mention.name))
                person.occurrences.append(Occurrence(member, coordination, features, clause.span))
    return list(people.values())


_ATTENDS = frozenset({"after:attends", "late:attends"})
"""What nobody says of many people with their titles in a speech: the article lists who came."""

_GUESTS = frozenset({"before:received", "before:with_whom", "after:visits"})
"""Constructions of guests, who speak as one party later on (巴方表示)."""

_AWAY = frozenset({"after:absent", "before:absent", "before:spoken_for", "after:instructs", "own:possessed"})
"""Who sent a word instead of coming: the verbs that follow are of the message, or of who brought it."""


def _settled(features: frozenset[str]) -> frozenset[str]:
    """The features without verbs that are not the person's own."""
    if features.isdisjoint(_AWAY) or not features.isdisjoint(_ONLY_OF_THOSE_PRESENT):
        return features
    verbs = {name for name in features if name.startswith(("after:", "inner:", "then:", "late:"))}
    return features - verbs | features & (_AWAY | {"after:possessed"})


def _without_message(occurrences: list[Occurrence]) -> list[Occurrence]:
    """The occurrences; of somebody who sent a letter or an order and did nothing else, without what is said.

    What follows `致贺信` are the words of the letter.
    """
    verbs = {
        f.partition(":")[2]
        for o in occurrences
        for f in o.features
        if not f.startswith(("before:", "relative:"))
    }
    if "instructs" not in verbs or not verbs.isdisjoint(_PRESENCE):
        return occurrences
    words = _SUMMARIES["speaks"]
    return [
        replace(one, features=frozenset(f for f in one.features if f.partition(":")[2] not in words))
        for one in occurrences
    ]


_EMBEDDING = frozenset({
    "own:possessed", "own:dead", "before:dead", "before:studied", "place:quoted", "place:in-speech",
    "before:written_by", "before:thanked", "before:byline", "before:spoken_for", "own:in-bracket",
    "relative:says", "relative:meets", "relative:gives_speech", "relative:accompanied",
})  # fmt: skip
"""Constructions that put a person into something said, studied or written: nothing else there counts."""

_LONG_AGO = frozenset({"before:then_in_office", "time:background"})
"""Who held office at what an article looks back on."""

_ACTS = frozenset({
    "after:chairs", "after:gives_speech", "after:says", "after:attends", "after:escorts", "after:meets",
    "after:visits", "inner:chairs", "inner:gives_speech", "inner:attends", "then:gives_speech", "then:chairs",
    "then:attends", "then:says", "after:listens",
})  # fmt: skip
"""What the subject of a clause does at a meeting."""

_TOLD_OF_OTHERS = frozenset({"after:meets", "after:visits", "after:listens"})
"""What a speaker tells of others as well (习近平主席同总统先生举行会晤)."""

_ONLY_OF_THOSE_PRESENT = frozenset({"after:chairs", "inner:chairs", "after:observes"})
"""What nobody says of somebody who is not there."""

_SUMMARIES = {
    "chairs": ("chairs",),
    "speaks": ("gives_speech", "says", "reports_to"),
    "handles": ("hands_over", "signs"),
    "acts": ("attends", "escorts", "meets", "visits", "observes"),
}

_PRESENCE = frozenset({*_SUMMARIES["acts"], *_SUMMARIES["chairs"], "hands_over", "listens"})
"""What nobody does in a letter."""

_SHARED_BY_ALL = (
    "own:possessed", "own:dead", "before:studied", "before:byline", "before:thanked",
    "before:elected_list",
    "after:instructs", "after:elected", "after:nothing", "place:quoted", "place:in-speech",
    "before:represented",
    "time:background", "before:written_by", "own:in-bracket", "time:future", "before:given",
)  # fmt: skip


def is_embedded(occurrence: Occurrence) -> bool:
    """True if the person is named inside something said, studied or written.

    Inside reported speech, whoever opens a clause and acts is the next speaker rather than talked about.
    """
    features = occurrence.features
    acts = "place:subject" in features and not features.isdisjoint(_ACTS - _TOLD_OF_OTHERS)
    if acts or not features.isdisjoint(_ONLY_OF_THOSE_PRESENT):
        features -= {"place:in-speech"}
    return not features.isdisjoint(_EMBEDDING) or features >= _LONG_AGO


def describe(
    person: Person, count_of_people: int, in_title: bool, told: Iterable[str] = ()
) -> dict[str, float]:
    """The features of a person over the whole article, for the model.

    `told` is what a tagger says of the person (`extractor.meetings.frames.tagged.Reading.presence`).

    Returns feature name to value in [0, 1]: `some:F` if an occurrence has construction F, `F` if one has it
    that is not embedded in speech, studies or credits, `all:F` if every one has it; `any:` sums kinds of
    verbs up, `direct:` without those behind adverbials; `embedded` is the share of embedded occurrences; the
    rest are facts of the whole.
    """
    total = len(person.occurrences)
    occurrences = _without_message(person.occurrences)
    free = [occurrence for occurrence in occurrences if not is_embedded(occurrence)]
    shares = Counter(feature for occurrence in occurrences for feature in occurrence.features)
    values = {f"some:{feature}": 1.0 for feature in shares}
    values.update((feature, 1.0) for occurrence in free for feature in occurrence.features)
    values.update((f"all:{feature}", 1.0) for feature in _SHARED_BY_ALL if shares[feature] == total)
    for kind, verbs in _SUMMARIES.items():
        values[f"any:{kind}"] = float(_any(values, ("after", "inner", "then"), verbs))
    values["direct:speaks"] = float(_any(values, ("after", "then"), _SUMMARIES["speaks"]))
    values["receives"] = float("before:given" in values and _any(values, ("after", "inner"), ("hands_over",)))
    values["embedded"] = 1.0 - len(free) / total
    values["all:embedded"] = float(not free)
    away = sum(not occurrence.features.isdisjoint(_AWAY) for occurrence in occurrences)
    values["away-only"] = float(away == total)
    letter = shares["after:instructs"] > 0 and not values["any:acts"] and not values["any:chairs"]
    values["letter-only"] = float(letter)
    values.update((f"{TOLD}{feature}", 1.0) for feature in told)
    values["count:one"] = float(total == 1)
    values["count:many"] = float(total >= 4)
    values["in-title"] = float(in_title)
    values["people:few"] = float(count_of_people <= 2)
    values["people:many"] = float(count_of_people >= 12)
    return values


def _any(values: dict[str, float], places: tuple[str, ...], verbs: tuple[str, ...]) -> bool:
    return any(f"{place}:{verb}" in values for place in places for verb in verbs)
