"""Which organisations meet, and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.store.frames import ask
from extractor.store.questions.filters import meeting_conditions

if TYPE_CHECKING:
    import pandas as pd

    from extractor.store.store import Store

WORDS = 6
"""Words of its topics shown for an organisation."""


def organizations(store: Store, *, limit: int | None = None, **conditions: Any) -> pd.DataFrame:
    """Organisations that held meetings, by their canonical names, the most active first.

    Args:
        store: An open store.
        limit: At most so many organisations.
        conditions: Which meetings (see `filters.meeting_conditions`).

    Returns:
        organization, meetings, first, last, people (persons who were there), printed (the names it was
        printed with), topics (the words that mark its topics, by jieba's weights).
    """
    found = meeting_conditions(**conditions)
    found.add("coalesce(m.organization_full, m.organization) is not null")
    return ask(
        store.connection,
        f"""
        with chosen as (
            select m.meeting, m.day, m.organization as printed,
                   coalesce(n.organization, m.organization_full, m.organization) as organization
            from store.meeting m left join store.organization_name n
              on n.name = coalesce(m.organization, m.organization_full) and n.source = 'hand' {found.where}),
        counted as (
            select organization, count(*) as meetings, min(day) as first, max(day) as last,
                   string_agg(distinct printed, '、' order by printed) as printed
            from chosen group by organization
            order by meetings desc, organization {"" if limit is None else f"limit {int(limit)}"}),
        there as (
            select c.organization, count(distinct p.person) as people from store.attendance t
            join chosen c using (meeting) join store.profile p using (profile) group by c.organization),
        weighed as (
            select c.organization, w.text, count(*) * any_value(w.idf) as weight
            from chosen c join store.topic_word t using (meeting) join store.word w using (word)
            where c.organization in (select organization from counted) group by all),
        marked as (
            select organization, string_agg(text, ' ' order by weight desc, text) as topics from (
                from weighed qualify row_number() over (partition by organization order by weight desc, text)
                <= {WORDS}) group by organization)
        select o.organization, o.meetings, o.first, o.last, t.people, o.printed, k.topics
        from counted o left join there t using (organization) left join marked k using (organization)
        order by o.meetings desc, o.organization
        """,
        found.values,
    )
