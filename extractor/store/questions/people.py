"""Who the people are, where they stood when, and why namesakes are one or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.store.frames import ask
from extractor.store.people.resolution import decisions_about
from extractor.store.questions.filters import meeting_conditions

if TYPE_CHECKING:
    import pandas as pd

    from extractor.store.store import Store


def people(
    store: Store,
    *,
    name: str | None = None,
    organization: str | None = None,
    topic: str | None = None,
    type: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Persons who were at the meetings that fulfil the conditions, the most frequent first.

    Args:
        store: An open store.
        name: A part of the name.
        organization: As all that follow: a condition on the meetings (see `filters.meeting_conditions`).
        topic: Words in the topic or name of the meeting.
        type: Type of the meeting.
        place: Place of the meeting.
        since: First day.
        until: Last day.
        limit: At most so many persons.
    """
    found = meeting_conditions(
        organization=organization, topic=topic, type=type, place=place, since=since, until=until
    )
    if name:
        found.add("contains(p.name, ?)", name)
    return ask(
        store.connection,
        f"""
        with seen as (
            select p.person, p.name, count(*) as appearances, count(*) filter (t.role = 'chair') as chaired,
                   count(*) filter (contains(t.roles, 'speaker')) as spoke,
                   min(m.day) as first, max(m.day) as last,
                   arg_max(p.profile, m.day) filter (p.title is not null) as latest
            from store.attendance t join store.profile p using (profile) join store.meeting m using (meeting)
            {found.where} group by p.person, p.name
            order by appearances desc, p.name {"" if limit is None else f"limit {int(limit)}"})
        select coalesce(q.person_id, s.name) as person_id, s.name, s.appearances, s.chaired, s.spoke,
               s.first, s.last, l.title as latest_title
        from seen s left join store.person q using (person) left join store.profile l on l.profile = s.latest
        order by s.appearances desc, s.name, person_id
        """,
        found.values,
    )


_OF_PERSON = "(p.name = ? or q.person_id = ?)"


def timeline(
    store: Store, person: str, *, since: str | None = None, until: str | None = None
) -> pd.DataFrame:
    """Every appearance of a person, the earliest first: title, role and meeting on each day.

    Args:
        store: An open store.
        person: A name (all persons of that name, told apart by `person_id`) or the id of one person.
        since: First day.
        until: Last day.
    """
    found = meeting_conditions(since=since, until=until)
    found.add(_OF_PERSON, person, person)
    return ask(
        store.connection,
        f"""
        select m.day, coalesce(q.person_id, p.name) as person_id, p.title, p.organization, t.roles,
               m.type, m.name as meeting, coalesce(m.organization_full, m.organization) as held_by, m.topic,
               m.location, s.text as evidence, m.meeting_id, a.article_id
        from store.attendance t join store.profile p using (profile) left join store.person q using (person)
        join store.meeting m using (meeting) join store.article a on a.article = m.article
        join store.sentence s on s.sentence = t.sentence
        {found.where} order by m.day nulls last, m.meeting, t.seq
        """,
        found.values,
    )


def posts(store: Store, person: str) -> pd.DataFrame:
    """The titles of a person with the days they were first and last printed, in the order of time."""
    return ask(
        store.connection,
        f"""
        select coalesce(q.person_id, p.name) as person_id, p.title, p.organization,
               coalesce(n.organization, p.organization) as organization_full, nullif(p.place, '') as place,
               count(*) as appearances, min(m.day) as first, max(m.day) as last
        from store.attendance t join store.profile p using (profile) left join store.person q using (person)
        join store.meeting m using (meeting) left join store.organization_name n on n.name = p.organization
        where {_OF_PERSON} group by all order by person_id, first, last, p.title
        """,
        [person, person],
    )


def why(store: Store, name: str) -> pd.DataFrame:
    """Why the appearances of a name are put together or kept apart: every decision, clue by clue.

    One row for each clue: the two sides, the verdict ("one person", "two persons"), the sum of all weights of
    the decision, and the weight and words of the clue. A sum above 0 joins.
    """
    import pandas as pd

    rows = [
        (
            d.first,
            d.second,
            "one person" if d.same else "two persons",
            round(d.score, 2),
            clue.weight,
            clue.says,
        )
        for d in decisions_about(store.connection, name)
        for clue in d.clues
    ]
    frame = pd.DataFrame(rows, columns=["first", "second", "verdict", "score", "weight", "clue"])
    texts = dict.fromkeys(["first", "second", "verdict", "clue"], "string")
    typed: pd.DataFrame = frame.astype({**texts, "score": "Float64", "weight": "Float64"})
    return typed
