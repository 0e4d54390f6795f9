"""The figures of one article and of many, with everything that was wrong.

Definitions:

detection   is at least one meeting reported for the article? precision, recall, F1
attendees   names per article, exact, over all meetings of the article; precision, recall, F1
role        share of matched names whose first role is right
title       share of matched names with an annotated title whose title is the same
title~      the same as mean character F1
date        share of articles with an annotated date whose main meeting has the same start and end
org         share of articles with an annotated organisation whose main meeting names it
topic~      mean character F1 of the main meeting's topic
name~       mean character F1 of the main meeting's name
location    share of the same or a containing place
overfill    share of name, organisation, topic and location of the main meeting that the article does
            not state and that are reported all the same: lower is better

The main meeting is the first annotated one; it is compared with the reported one that shares most
names with it, of several the first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.evaluation.gold import Gathering, GoldArticle, Person
from extractor.evaluation.matching import character_f1, letters, same_or_inside, same_place, same_title
from extractor.meetings.extraction import Role

ORGANIZATION_LEAST = 0.6
"""Least character F1 of two organisations one of which contains the other."""

PHRASE_LEAST = 0.6
"""A topic or a name below this character F1 is listed as an error."""

MEANS = ("role", "title", "title~", "date", "org", "topic~", "name~", "location", "overfill")
COUNTS = ("detection_tp", "detection_fp", "detection_fn", "attendees_tp", "attendees_fp", "attendees_fn")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that was wrong: which figure it costs, and what was annotated and reported.

    `name` is the person it is about, if any; None in `gold` or `reported` says that there is nothing.
    """

    article_id: str
    figure: str
    name: str | None
    gold: str | None
    reported: str | None


@dataclass(slots=True)
class Score:
    """What one article adds to the figures: hits and misses, and the values of each mean."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    values: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in MEANS})
    faults: list[Fault] = field(default_factory=list)


def score(gold: GoldArticle, reported: Sequence[Gathering]) -> Score:
    """Compare one annotated article with what was reported for it, in reported order."""
    found = Score()
    _detection(found, gold, reported)
    _people(found, gold, reported)
    if gold.meetings:
        _main_meeting(found, gold.id, gold.meetings[0], reported)
    return found


def figures(scores: Iterable[Score]) -> dict[str, float]:
    """The figures over many articles; NaN where no article has anything to compare."""
    scores = list(scores)
    count = {name: sum(one.counts[name] for one in scores) for name in COUNTS}
    result: dict[str, float] = {"articles": len(scores)}
    for kind in ("detection", "attendees"):
        precision, recall, f1 = precision_recall(*(count[f"{kind}_{what}"] for what in ("tp", "fp", "fn")))
        result |= {f"{kind}_p": precision, f"{kind}_r": recall, f"{kind}_f1": f1}
    for name in MEANS:
        values = [value for one in scores for value in one.values[name]]
        result[name] = sum(values) / len(values) if values else math.nan
    return result


def precision_recall(tp: float, fp: float, fn: float) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    precision = tp / (tp + fp) if tp + fp else 0.0
    recall = tp / (tp + fn) if tp + fn else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _detection(found: Score, gold: GoldArticle, reported: Sequence[Gathering]) -> None:
    is_news, is_reported = bool(gold.meetings), bool(reported)
    if is_news and is_reported:
        found.counts["detection_tp"] = 1
    elif is_news or is_reported:
        found.counts["detection_fn" if is_news else "detection_fp"] = 1
        names = [None if not there else "meeting" for there in (is_news, is_reported)]
        found.faults.append(Fault(gold.id, "detection", None, *names))


def _people(found: Score, gold: GoldArticle, reported: Sequence[Gathering]) -> None:
    wanted, got = merged(gold.meetings), merged(reported)
    for key, person in wanted.items():
        if key not in got:
            found.faults.append(Fault(gold.id, "attendees", person.name, person.name, None))
    for key, person in got.items():
        if key not in wanted:
            found.faults.append(Fault(gold.id, "attendees", person.name, None, person.name))
    matched = [key for key in wanted if key in got]
    found.counts["attendees_tp"] = len(matched)
    found.counts["attendees_fn"] = len(wanted) - len(matched)
    found.counts["attendees_fp"] = len(got) - len(matched)
    for key in matched:
        _person(found, gold.id, wanted[key], got[key])


def _person(found: Score, article_id: str, want: Person, got: Person) -> None:
    role, reported = first_role(want.roles), first_role(got.roles)
    found.values["role"].append(role == reported)
    if role != reported:
        found.faults.append(Fault(article_id, "role", want.name, role, reported))
    if not want.title:
        return
    same = same_title(want.title, got.title)
    found.values["title"].append(same)
    found.values["title~"].append(character_f1(want.title, got.title))
    if not same:
        found.faults.append(Fault(article_id, "title", want.name, want.title, got.title))


def _main_meeting(found: Score, article_id: str, gold: Gathering, reported: Sequence[Gathering]) -> None:
    got = counterpart(gold, reported)

    def judge(figure: str, want: str, have: str | None, value: float, least: float) -> None:
        found.values[figure].append(value)
        if value < least:
            found.faults.append(Fault(article_id, figure, None, want, have))

    if gold.start:
        want = (gold.start, gold.end or gold.start)
        have = (got.start or "", got.end or "") if got else ("", "")
        judge("date", "/".join(want), "/".join(filter(None, have)) or None, have == want, 1)
    if gold.organization:
        have_org = got.organization if got else None
        same = same_or_inside(gold.organization, have_org, ORGANIZATION_LEAST)
        judge("org", gold.organization, have_org, same, 1)
    if gold.location:
        have_place = got.location if got else None
        judge("location", gold.location, have_place, same_place(gold.location, have_place), 1)
    for figure, want_phrase, have_phrase in (
        ("topic~", gold.topic, got.topic if got else None),
        ("name~", gold.name, got.name if got else None),
    ):
        if want_phrase:
            value = character_f1(want_phrase, have_phrase)
            judge(figure, want_phrase, have_phrase, value, PHRASE_LEAST)
    if got:
        _overfill(found, article_id, gold, got)


def _overfill(found: Score, article_id: str, gold: Gathering, got: Gathering) -> None:
    for want, have in (
        (gold.name, got.name),
        (gold.organization, got.organization),
        (gold.topic, got.topic),
        (gold.location, got.location),
    ):
        if not want:
            found.values["overfill"].append(bool(have))
            if have:
                found.faults.append(Fault(article_id, "overfill", None, None, have))


def counterpart(gold: Gathering, reported: Sequence[Gathering]) -> Gathering | None:
    """The reported meeting that shares most names with the annotated one, of several the first."""
    names = {letters(person.name) for person in gold.people}
    best, most = None, -1
    for meeting in reported:
        shared = len(names & {letters(person.name) for person in meeting.people})
        if shared > most:
            best, most = meeting, shared
    return best


def merged(meetings: Sequence[Gathering]) -> dict[str, Person]:
    """Everybody of an article once, by the letters of the name: the first title, all roles."""
    people: dict[str, Person] = {}
    for meeting in meetings:
        for person in meeting.people:
            key = letters(person.name)
            known = people.get(key, Person(person.name, None, ()))
            people[key] = Person(known.name, known.title or person.title, known.roles + person.roles)
    return people


def first_role(roles: Sequence[str]) -> str | None:
    """The strongest of the roles; None if there is none of the contract's."""
    return next((role.value for role in Role if role.value in roles), None)
