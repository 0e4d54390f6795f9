"""Who was regularly there and then was not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.store.frames import ask
from extractor.store.questions.filters import meeting_conditions

if TYPE_CHECKING:
    import pandas as pd

    from extractor.store.store import Store


def absences(
    store: Store, *, attended: int = 5, share: float = 0.5, missed: int = 3, **conditions: Any
) -> pd.DataFrame:
    """Runs of meetings of one organisation that a regular attendee missed.

    Args:
        store: An open store.
        attended: Meetings of the organisation a person must have been at before.
        share: Share of its meetings since the first that these must be.
        missed: Meetings in a row that make an absence.
        conditions: Which meetings (see `filters.meeting_conditions`); with a type, only its meetings count.

    Returns:
        organization, person_id, title (the last), attended, of (meetings until the absence began), last_seen,
        missed, back (the day of the return, NA: not yet), the latest absences first, those that last
        before all.
    """
    found = meeting_conditions(**conditions)
    found.add("m.day is not null and coalesce(m.organization_full, m.organization) is not null")
    return ask(
        store.connection,
        f"""
        with named as (
            select m.meeting, m.day, coalesce(m.organization_full, m.organization) as held_by
            from store.meeting m {found.where}),
        bodies as (
            select held_by, row_number() over () as body, count(*) as total from named group by held_by),
        chosen as (
            select meeting, day, body, total, row_number() over (partition by body order by day, meeting) as n
            from named join bodies using (held_by)),
        seen as (
            select c.body, p.person, c.n, c.total, any_value(c.day) as day, max(p.profile) as profile
            from store.attendance t join chosen c using (meeting) join store.profile p using (profile)
            where p.person is not null group by c.body, p.person, c.n, c.total),
        regular as (
            from seen semi join (
                select body, person from seen group by body, person having count(*) >= {int(attended)})
            using (body, person)),
        runs as (
            select *, row_number() over person_row as attended,
                   n - first_value(n) over person_row + 1 as possible,
                   coalesce(lead(n) over person_row, total + 1) - n - 1 as missed,
                   lead(day) over person_row as back
            from regular window person_row as (partition by body, person order by n))
        select b.held_by as organization, q.person_id, p.title, r.attended, r.possible as "of",
               r.day as last_seen, r.missed, r.back
        from runs r join bodies b using (body) join store.person q using (person)
        join store.profile p on p.profile = r.profile
        where r.missed >= {int(missed)} and r.attended >= {int(attended)}
          and r.attended >= {float(share)} * r.possible
        order by r.back is not null, r.day desc, b.held_by, q.person_id
        """,
        found.values,
    )
