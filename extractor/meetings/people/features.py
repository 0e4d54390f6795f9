"""What the text says of each person: named constructions, to be weighed by the people model.

A feature is a construction of the genre (`after:attends`: the list is followed by an attendance
verb), never a word of a name or an institution.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from extractor.language.analysis import Analysis
from extractor.meetings.people.coordination import Coordination, Member, coordinations
from extractor.meetings.people.lexicon import load_table
from extractor.meetings.people.mentions import PersonMention, find_mentions
from extractor.spans import Span

_REACH = 240
"""Code points of a sentence that are read on either side of a list; longer sentences are enumerations."""


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


@cache
def _cues(side: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in load_table("cues.toml")[side].items()}


@cache
def _adverbial() -> re.Pattern[str]:
    return re.compile(load_table("cues.toml")["adverbial"]["pattern"])


@cache
def _anywhere() -> re.Pattern[str]:
    """Cheap test whether a clause can hold a predicate of interest at all."""
    return re.compile(r"并(?:[^，。；]{0,16}?)(?:" + load_table("cues.toml")["after"]["gives_speech"] + ")")


def find_people(analysis: Analysis) -> list[Person]:
    """Everybody named in the text with everything said of them, in order of first mention."""
    text = analysis.clean.text
    mentions = find_mentions(analysis)
    people: dict[str, Person] = {}
    speech = ReportedSpeech(text)
    index = 0
    for number, sentence in enumerate(analysis.sentences):
        inside: list[PersonMention] = []
        while index < len(mentions) and mentions[index].span.start < sentence.span.end:
            if mentions[index].span.start >= sentence.span.start:
                inside.append(mentions[index])
            index += 1
        if not inside:
            continue
        lists = list(coordinations(sentence, inside, text))
        for place, coordination in enumerate(lists):
            following = _end_of_reach(text, lists, place, sentence.span.end)
            preceding = lists[place - 1].span.end if place else sentence.span.start
            shared, clause = _read_clause(text, coordination, preceding, following, number, place)
            if speech.holds(coordination.span.start):
                shared.add("place:in-speech")
            for position, member in enumerate(coordination.members):
                own = shared | _read_member(text, coordination, member, position)
                person = people.setdefault(member.mention.name, Person(member.mention.name))
                person.occurrences.append(Occurrence(member, coordination, frozenset(own), clause))
    return list(people.values())


def _end_of_reach(text: str, lists: list[Coordination], place: int, end: int) -> int:
    """How far the predicate of a list can stand: up to the next person who is a subject.

    Somebody whose words are studied (传达了X的指示并主持会议) or with whom the first does something together
    (与X共同主持) is none.
    """
    here = lists[place].span.end
    for other in lists[place + 1 :]:
        gap = text[here : other.span.start]
        owned = _cues("after")["possessed"].match(text, other.members[-1].mention.span.end)
        if not owned and not re.search(r"[同与和][^，。；]{0,30}$", gap):
            return other.span.start
        here = other.span.end
    return end


def _read_clause(
    text: str, coordination: Coordination, preceding: int, following: int, number: int, place: int
) -> tuple[set[str], Span]:
    """The features all members share, and the stretch of text that says so."""
    features: set[str] = set()
    sentence = coordination.sentence
    end = coordination.span.end
    right = text[end : min(sentence.end, end + _REACH)]
    closing = re.match(
        r"等(?:[\u3400-\u9fff、]{0,26}?(?:同志|领导|负责人|专家|嘉宾|教授|老师|委员|成员|代表|干部|人员))?",
        right,
    )
    offset = closing.end() if closing else 0
    reach = _first_predicate(right, offset, features, "after")
    if not reach and offset:
        reach = _first_predicate(right, 0, features, "after")
    clause_end = end + reach
    first_clause = re.match(r"[^，。；]{0,60}", right[: max(0, following - end)])
    for name in _inner_predicates(first_clause.group() if first_clause else "", max(offset, reach)):
        features.add(f"inner:{name}")
    tail = right[: max(0, min(following - end, len(right)))]
    for name in _later_predicates(tail, reach, features):
        features.add(f"then:{name}")
    if _anywhere().search(tail):
        features.add("then:gives_speech")
    if not reach:
        late = _late_attendance().search(right)
        if late:
            features.add("late:attends")
            clause_end = end + late.end()
    left = text[max(sentence.start, preceding, coordination.span.start - _REACH) : coordination.span.start]
    for name, pattern in _cues("before").items():
        if pattern.search(left):
            features.add(f"before:{name}")
    if len(coordination.members) >= 3:
        features.add("list:long")
    elif len(coordination.members) == 2:
        features.add("list:pair")
    if closing:
        features.add("list:closed")
    if number == 0:
        features.add("place:first")
    elif number <= 2:
        features.add("place:lead")
    if (place == 0 and not left.strip("　 “”\n")) or left[-1:] in ("；", "。"):
        features.add("place:subject")
    opening = text[sentence.start : coordination.span.start]
    if opening.count("“") > opening.count("”"):
        features.add("place:quoted")
    if re.search(r"将于|将在|拟于|即将", text[sentence.start : sentence.end]):
        features.add("time:future")
    if re.search(
        r"曾(?!任)|当年|去年|前年|[一二三四五六七八九十\d]年前|出生|生于|毕业于|历任",
        text[sentence.start : sentence.end],
    ):
        features.add("time:background")
    if not any(feature.startswith(("after:", "then:", "late:", "inner:")) for feature in features):
        features.add("after:nothing")
    marks = [place for mark in "，。；" if (place := text.find(mark, clause_end, sentence.end)) >= 0]
    clause_end = min([*marks, sentence.end]) if marks else sentence.end
    return features, Span(coordination.span.start, max(clause_end, end))


def _first_predicate(right: str, offset: int, features: set[str], prefix: str) -> int:
    """Match the predicate that follows directly; returns its end in `right`, 0 if there is none."""
    adverbial = _adverbial().match(right, offset)
    starts = {offset, adverbial.end()} if adverbial else {offset}
    reach = 0
    for start in starts:
        for name, pattern in _cues("after").items():
            match = pattern.match(right, start)
            if match:
                # 提出的战略: a verb followed by 的 is a relative clause, not the predicate.
                features.add(
                    f"{'relative' if right[match.end() : match.end() + 1] == '的' else prefix}:{name}"
                )
                reach = max(reach, match.end())
    return reach


_INNER = (
    "gives_speech",
    "attends",
    "chairs",
    "observes",
    "escorts",
    "visits",
    "interviewed",
    "hands_over",
    "signs",
)
"""Predicates that are also looked for further on in the first clause, behind adverbials of any kind."""


def _inner_predicates(clause: str, begin: int) -> Iterable[str]:
    return [name for name in _INNER if _cues("after")[name].search(clause, begin)]


def _later_predicates(tail: str, begin: int, features: set[str]) -> Iterable[str]:
    """Predicates of the clauses that follow without a subject of their own (…出席会议，强调…)."""
    found = []
    for match in re.finditer(r"[，；](?:并|还|也|他|她)?", tail):
        if match.start() < begin - 1:
            continue
        adverbial = _adverbial().match(tail, match.end())
        for start in {match.end(), adverbial.end() if adverbial else match.end()}:
            for name in ("chairs", "gives_speech", "says", "attends", "visits", "meets", "listens"):
                if _cues("after")[name].match(tail, start):
                    found.append(name)
    between = tail[begin : begin + 60]
    if re.match(
        r"(?:了)?(?:会议|仪式|活动|大会|座谈会|[^，。；]{0,20}?(?:会|式|活动|论坛|班))?(?:时|后|上|中|期间)?[,，]?(?:强调|指出|表示|说|要求)",
        between,
    ):
        found.append("says")
    return found


@cache
def _late_attendance() -> re.Pattern[str]:
    """Attendance verbs further on in the sentence, behind groups and other titles of the same list."""
    return re.compile(r"(?:出席|参加|到会|参会|与会|列席|陪同|在座|到场|参与|莅临)(?!者|人员|代表|的)")


def _read_member(text: str, coordination: Coordination, member: Member, position: int) -> set[str]:
    features = set()
    directly = text[member.mention.span.end : min(coordination.sentence.end, member.mention.span.end + 24)]
    if _cues("after")["possessed"].match(directly):
        features.add("own:possessed")
    if _cues("after")["dead"].match(directly):
        features.add("own:dead")
    if member.title is not None:
        features.add("own:titled")
    if member.mention.short:
        features.add("own:short")
    if re.match(r"[（(]", directly):
        features.add("own:bracket")
    if re.search(
        r"[（(][^（）()]{0,12}$", text[max(0, member.mention.span.start - 16) : member.mention.span.start]
    ):
        features.add("own:in-bracket")
    if re.match(r"一行", directly):
        features.add("own:party")
    return features


class ReportedSpeech:
    """Which stretches of a text are what somebody said: from a verb of saying to the end of the paragraph.

    In this genre a paragraph that opens with `X表示，` reports X to its end; who is named there is talked
    about. The subject of the next `Y表示，` stands in front of its verb and is found all the same, because
    its own clause begins with it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [match.end() for match in _saying().finditer(text)]

    def holds(self, offset: int) -> bool:
        """True if `offset` lies behind a verb of saying of its paragraph."""
        at = bisect.bisect_right(self._starts, offset)
        if not at:
            return False
        opening = self._starts[at - 1]
        return "\n" not in self._text[opening:offset]


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(
        r"(?:表示|指出|强调|认为|要求|说|提出|介绍|希望|称|贺信中说)[，：:,]|(?:表示|指出|强调|认为|介绍说)(?=[\u3400-\u9fff])"
    )


_EMBEDDING = frozenset({
    "own:possessed", "own:dead", "before:studied", "place:quoted", "place:in-speech", "before:written_by",
    "before:thanked", "before:byline", "own:in-bracket", "relative:says", "relative:meets", "relative:gives_speech",
})  # fmt: skip
"""Constructions that put a person into something said, studied or written: nothing else there counts."""

_STAND_OUT = frozenset({
    "after:chairs", "after:gives_speech", "after:says", "after:attends", "after:escorts", "after:meets", "after:visits",
    "inner:chairs", "inner:gives_speech", "inner:attends", "then:gives_speech", "then:chairs", "then:attends", "then:says", "after:listens",
})  # fmt: skip


def describe(person: Person, count_of_people: int, in_title: bool) -> dict[str, float]:
    """The features of a person over the whole article, for the model.

    Returns feature name to value in [0, 1]. A construction counts if one occurrence has it that is not
    embedded in speech, studies or credits; `all:F` says that every occurrence has F; `embedded` is the share
    of embedded occurrences; the rest are facts of the whole.
    """
    values: dict[str, float] = defaultdict(float)
    shares: dict[str, int] = defaultdict(int)
    embedded = 0
    for occurrence in person.occurrences:
        for feature in occurrence.features:
            shares[feature] += 1
            values["some:" + feature] = 1.0
        opens_clause = "place:subject" in occurrence.features and not occurrence.features.isdisjoint(
            _STAND_OUT
        )
        if not occurrence.features.isdisjoint(
            _EMBEDDING if not opens_clause else _EMBEDDING - {"place:in-speech"}
        ):
            embedded += 1
            continue
        for feature in occurrence.features:
            values[feature] = 1.0
    total = len(person.occurrences)
    for feature in _ALL_FEATURES:
        if shares.get(feature) == total:
            values[f"all:{feature}"] = 1.0
    values["embedded"] = embedded / total
    values["all:embedded"] = float(embedded == total)
    for question, verbs in _SUMMARIES.items():
        values[f"any:{question}"] = float(
            any(values.get(f"{where}:{verb}") for where in ("after", "inner", "then") for verb in verbs)
        )
    values["direct:speaks"] = float(
        any(values.get(f"{where}:{verb}") for where in ("after", "then") for verb in _SUMMARIES["speaks"])
    )
    values["letter-only"] = float(
        shares.get("after:instructs", 0) > 0 and not values["any:acts"] and not values["any:chairs"]
    )
    values["count:one"] = float(total == 1)
    values["count:many"] = float(total >= 4)
    values["in-title"] = float(in_title)
    values["people:few"] = float(count_of_people <= 2)
    values["people:many"] = float(count_of_people >= 12)
    return dict(values)


_SUMMARIES = {
    "chairs": ("chairs",),
    "speaks": ("gives_speech", "says", "reports_to"),
    "handles": ("hands_over", "signs"),
    "acts": ("attends", "escorts", "meets", "visits", "observes"),
}

_ALL_FEATURES = (
    "own:possessed", "own:dead", "before:studied", "before:byline", "before:thanked", "before:elected_list",
    "after:instructs", "after:elected", "after:nothing", "place:quoted", "place:in-speech", "before:represented",
    "time:background", "before:written_by", "own:in-bracket", "time:future", "before:given",
)  # fmt: skip
