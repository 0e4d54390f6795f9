"""Put frames, dates and people together into meetings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cache

from extractor.language.analysis import Analysis
from extractor.meetings.dates import event_date
from extractor.meetings.extraction import Attendee, Extraction, Group, Meeting, Mention
from extractor.meetings.frames import Frame, find_gatherings
from extractor.meetings.people.features import Occurrence, Person, describe, find_people
from extractor.meetings.people.groups import find_groups
from extractor.meetings.people.judge import Verdict, is_present, judge, roles, strongest
from extractor.meetings.people.organizations import organization_of
from extractor.spans import Span


def assemble(analysis: Analysis) -> Extraction:
    """The extraction of one article: its meetings, who was there, and who was only mentioned."""
    people = find_people(analysis)
    frames, reading = find_gatherings(analysis)
    if not frames:
        return Extraction(analysis.clean, (), tuple(_mention(person) for person in people))
    title = analysis.clean.title or ""
    verdicts = {
        person.name: judge(
            describe(person, len(people), person.name in title, reading.presence(person.mentions))
        )
        for person in people
    }
    present = [person for person in people if is_present(verdicts[person.name], person.occurrences)]
    groups = tuple(find_groups(analysis, _named(people)))
    meetings = tuple(
        _meeting(analysis, frame, number, _of_frame(present, frames, number), verdicts, groups)
        for number, frame in enumerate(frames)
    )
    there = {attendee.name for meeting in meetings for attendee in meeting.attendees}
    mentions = tuple(_mention(person) for person in people if person.name not in there)
    return Extraction(analysis.clean, meetings, mentions)


def _named(people: Sequence[Person]) -> list[Span]:
    """Where named people stand with their titles and appositions."""
    spans = set()
    for person in people:
        for occurrence in person.occurrences:
            spans.add(occurrence.coordination.span)
            if occurrence.coordination.apposition is not None:
                spans.add(occurrence.coordination.apposition)
    return sorted(spans)


def _of_frame(
    present: Sequence[Person], frames: Sequence[Frame], number: int
) -> list[tuple[Person, list[Occurrence]]]:
    """The people of one gathering with what is said of them there.

    A person belongs to every gathering in whose sentences they take part; whoever is named outside all
    of them belongs to the main one.
    """
    if len(frames) == 1:
        return [(person, person.occurrences) for person in present]
    chosen = []
    for person in present:
        homes = [_home(occurrence.coordination.sentence, frames) for occurrence in person.occurrences]
        taking_part = [_takes_part(occurrence) for occurrence in person.occurrences]
        places = {home for home, takes in zip(homes, taking_part, strict=True) if takes} or {homes[0]}
        if number in places:
            inside = [o for o, home in zip(person.occurrences, homes, strict=True) if home == number]
            chosen.append((person, inside or person.occurrences))
    return chosen


def _home(sentence: Span, frames: Sequence[Frame]) -> int:
    for number, frame in enumerate(frames):
        if any(window.overlaps(sentence) for window in frame.window):
            return number
    return 0


def _takes_part(occurrence: Occurrence) -> bool:
    return any(
        feature.startswith(
            ("after:", "then:", "late:", "before:attended_by", "before:received", "before:led_by")
        )
        and feature
        not in ("after:nothing", "after:possessed", "after:instructs", "after:elected", "after:dead")
        for feature in occurrence.features
    )


def _meeting(
    analysis: Analysis,
    frame: Frame,
    number: int,
    people: Sequence[tuple[Person, list[Occurrence]]],
    verdicts: dict[str, Verdict],
    groups: Sequence[Group],
) -> Meeting:
    attendees = tuple(_attendee(person, inside, verdicts[person.name]) for person, inside in people)
    own = tuple(group for group in groups if any(window.overlaps(group.span) for window in frame.window))
    return Meeting(
        id=_meeting_id(analysis, frame, number),
        type=frame.type,
        name=frame.name,
        organization=frame.organization,
        organization_full=frame.organization_full,
        topic=frame.topic,
        location=frame.location,
        date=event_date(analysis, frame.window),
        attendees=attendees,
        groups=own,
        confidence=round(frame.score, 3),
        evidence=frame.evidence,
    )


def _meeting_id(analysis: Analysis, frame: Frame, number: int) -> str:
    """Derived from the article and what tells its meetings apart: the same on every run."""
    text = analysis.clean.text
    told = "\x1f".join([analysis.clean.article.id, frame.type.value, frame.evidence.cut(text), str(number)])
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _attendee(person: Person, inside: list[Occurrence], verdict: Verdict) -> Attendee:
    best = strongest(inside)
    title = _title(person, inside)
    return Attendee(
        name=person.name,
        title=title,
        organization=organization_of(title) if title else None,
        roles=roles(verdict, inside),
        confidence=round(verdict.present, 3),
        span=best.member.mention.span,
        evidence=_readable(best.clause, best.member.mention.span),
    )


_LONGEST_EVIDENCE = 600
"""Code points of the longest evidence; a clause that names hundreds is cut around the one it is for."""


def _readable(clause: Span, name: Span) -> Span:
    if clause.end - clause.start <= _LONGEST_EVIDENCE:
        return clause
    side = _LONGEST_EVIDENCE // 2
    return Span(max(clause.start, name.start - side), min(clause.end, name.end + side))


def _title(person: Person, inside: list[Occurrence]) -> str | None:
    """The title at its fullest occurrence, first of those at this meeting.

    What a list shares (…等校领导) counts only where nothing is printed with the name itself.
    """
    for own in (True, False):
        for occurrences in (inside, person.occurrences):
            titles = [
                o.member.title for o in occurrences if o.member.title and o.member.shared_title is not own
            ]
            if titles:
                return max(titles, key=lambda title: (not _generic(title), len(title)))
    return None


_SHORT = 7
"""Characters of the longest title that names no office (党和国家领导人)."""


@cache
def _generic_head() -> re.Pattern[str]:
    return re.compile(r"(?:领导|领导人|领导同志|同志|嘉宾|专家|教授|老师|博士|学者|同学|先生|女士|医生)$")


def _generic(title: str) -> bool:
    """True for titles that say what kind of person rather than which office (市领导, 教授)."""
    return len(title) <= _SHORT and _generic_head().search(title) is not None


def _mention(person: Person) -> Mention:
    first = person.occurrences[0]
    titles = [occurrence.member.title for occurrence in person.occurrences if occurrence.member.title]
    return Mention(
        name=person.name,
        title=max(titles, key=len, default=None),
        count=len(person.occurrences),
        span=first.member.mention.span,
    )
