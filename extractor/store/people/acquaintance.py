"""Counting which persons met how often, for the whole database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FEWEST = 2
"""Meetings from which a pair is kept; most pairs meet once, and would weigh more than all that meet again."""


def count_pairs(connection: DuckDBPyConnection) -> None:
    """Fill `store.pair`; part of a transaction."""
    connection.execute("delete from store.pair")
    connection.execute(
        f"""
        insert into store.pair
        with present as (
            select t.meeting, p.person, any_value(m.day) as day from store.attendance t
            join store.meeting m using (meeting) join store.profile p using (profile)
            where p.person is not null group by t.meeting, p.person)
        select x.person, y.person, count(*), min(x.day), max(x.day)
        from present x join present y on x.meeting = y.meeting and x.person < y.person
        group by x.person, y.person having count(*) >= {FEWEST} order by x.person, y.person
        """
    )
