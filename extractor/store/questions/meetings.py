"""Which meetings there were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.store.frames import ask
from extractor.store.questions.filters import meeting_conditions

if TYPE_CHECKING:
    import pandas as pd

    from extractor.store.store import Store


def meetings(
    store: Store,
    *,
    person: str | None = None,
    organization: str | None = None,
    topic: str | None = None,
    type: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """Meetings with who was there, the latest first (see `filters.meeting_conditions` for the conditions).

    `day` is the best known day: the first day of the meeting, or the day of publication where
    `date_precision` says that no full date is known.
    """
    found = meeting_conditions(
        person=person,
        organization=organization,
        topic=topic,
        type=type,
        place=place,
        since=since,
        until=until,
    )
    return ask(
        store.connection,
        f"""
        with chosen as (
            select * from store.meeting m {found.where}
            order by m.day desc nulls last, m.meeting {"" if limit is None else f"limit {int(limit)}"}),
        present as (
            select t.meeting, string_agg(p.name, '、' order by t.seq) as people
            from store.attendance t join store.profile p using (profile)
            where t.meeting in (select meeting from chosen) group by t.meeting)
        select c.day, c.date_precision, c.type, c.name,
               coalesce(c.organization_full, c.organization) as organization, c.topic, c.location,
               c.attendees, r.people, a.title, a.source, c.meeting_id, a.article_id
        from chosen c join store.article a using (article) left join present r using (meeting)
        order by c.day desc nulls last, c.meeting
        """,
        found.values,
    )
