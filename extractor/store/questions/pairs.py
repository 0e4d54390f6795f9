"""Who sits with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.store.frames import ask
from extractor.store.people.acquaintance import FEWEST
from extractor.store.questions.filters import Conditions, meeting_conditions

if TYPE_CHECKING:
    import pandas as pd

    from extractor.store.store import Store

_THIS_PERSON = "(select person from store.person where person_id = ? or name = ?)"


def pairs(
    store: Store,
    *,
    person: str | None = None,
    around: str | None = None,
    minimum: int = 2,
    limit: int = 1000,
    **conditions: Any,
) -> pd.DataFrame:
    """Pairs of persons who were at the same meetings, the most frequent first: how often, first and last day.

    Args:
        store: An open store.
        person: Only pairs with this person, who then stands first: a name or the id of one person.
        around: All pairs at the meetings of this person.
        minimum: Meetings that a pair must have shared.
        limit: At most so many pairs.
        conditions: Which meetings count (see `filters.meeting_conditions`).
    """
    found = meeting_conditions(person=person or around, **conditions)
    if not found.parts and minimum >= FEWEST:
        return _counted(store, minimum, limit)
    sides = "a.person < b.person"
    values: list[Any] = [*found.values, minimum]
    if person:
        sides = f"a.person in {_THIS_PERSON} and b.person not in {_THIS_PERSON}"
        values += [person] * 4
    return ask(
        store.connection,
        f"""
        with {present(found)},
        counted as (
            select a.person as a, b.person as b, count(*) as meetings, min(a.day) as first, max(a.day) as last
            from present a join present b on a.meeting = b.meeting and {sides}
            group by a.person, b.person having count(*) >= {int(minimum)})
        select pa.person_id as person, pb.person_id as other, c.meetings, c.first, c.last
        from counted c join store.person pa on pa.person = c.a join store.person pb on pb.person = c.b
        order by c.meetings desc, c.last desc, pa.person_id, pb.person_id limit {int(limit)}
        """,
        values,
    )


def _counted(store: Store, minimum: int, limit: int) -> pd.DataFrame:
    """The same over all meetings, as counted when they were loaded."""
    return ask(
        store.connection,
        """
        select pa.person_id as person, pb.person_id as other, c.meetings::bigint as meetings, c.first, c.last
        from store.pair c join store.person pa on pa.person = c.a join store.person pb on pb.person = c.b
        where c.meetings >= ? order by c.meetings desc, c.last desc, pa.person_id, pb.person_id limit ?
        """,
        [minimum, limit],
    )


def present(found: Conditions) -> str:
    """The common table expression `present(meeting, day, person, seq)`: who was at the meetings.

    Takes the values of the conditions, then the number of meetings from which a person counts.
    """
    return f"""
        everybody as (
            select t.meeting, p.person, any_value(m.day) as day, min(t.seq) as seq from store.attendance t
            join store.meeting m using (meeting) join store.profile p using (profile)
            {found.where} {"and" if found.parts else "where"} p.person is not null
            group by t.meeting, p.person),
        present as (
            select meeting, day, person, seq from everybody
            semi join (select person from everybody group by person having count(*) >= ?) using (person))
    """
