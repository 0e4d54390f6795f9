"""The order in which names are printed, and who moved up or down between two periods.

In official news the order is protocol. A person's rank is read from pairs: of all others printed in the same
meetings, how many come behind. That way people who attend large and small meetings compare.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from extractor.store.frames import ask
from extractor.store.questions.filters import meeting_conditions
from extractor.store.questions.pairs import present

if TYPE_CHECKING:
    import pandas as pd

    from extractor.store.store import Store

#: Per pair of `present`, how often `a` was printed before `b`; both ways round.
_BEFORE = """
    counted as (
        select a.person as a, b.person as b, sum((a.seq < b.seq)::int) as ahead, count(*) as together
        from present a join present b on a.meeting = b.meeting and a.person < b.person group by all),
    before as (
        select a, b, ahead, together from counted
        union all select b, a, together - ahead, together from counted)
"""

_RANKED = """
    ranked as (
        select person, any_value(n) as meetings, any_value(place) as mean_place,
               avg(case when ahead * 2 > together then 1.0 when ahead * 2 = together then 0.5 else 0 end)
               as ahead_of,
               row_number() over (order by ahead_of desc, mean_place, person) as rank
        from before join (select person, count(*) as n, avg(seq) as place from present group by person)
             on person = a
        group by person)
"""


def name_order(store: Store, *, minimum: int = 3, **conditions: Any) -> pd.DataFrame:
    """The persons of the chosen meetings in the order of protocol.

    Args:
        store: An open store.
        minimum: Meetings at which a person must have been.
        conditions: Which meetings (see `filters.meeting_conditions`); an organisation and a period make
            most sense.

    Returns:
        rank, person_id, meetings, mean_place (place in the list, from 1), ahead_of (share of the others
        printed in the same meetings that mostly come behind).
    """
    found = meeting_conditions(**conditions)
    return ask(
        store.connection,
        f"""
        with {present(found)}, {_BEFORE}, {_RANKED}
        select r.rank, q.person_id, r.meetings, round(r.mean_place, 2) as mean_place,
               round(r.ahead_of, 3) as ahead_of
        from ranked r join store.person q using (person) order by r.rank
        """,
        [*found.values, minimum],
    )


def order_changes(
    store: Store, before: tuple[str, str], after: tuple[str, str], *, minimum: int = 3, **conditions: Any
) -> pd.DataFrame:
    """Who moved up or down between two periods, who came and who went.

    Args:
        store: An open store.
        before: First and last day of the earlier period (2015, 2015-07 or 2015-07-17).
        after: The same of the later one.
        minimum: Meetings at which a person must have been in a period to have a rank in it.
        conditions: Which meetings (see `filters.meeting_conditions`).

    Returns:
        person_id, rank_before, rank_after, change (positive: up), meetings_before, meetings_after; a rank
        is NA where the person was not there often enough. The largest changes first, then those who came
        and went.
    """
    parts = [
        name_order(store, minimum=minimum, since=since, until=until, **conditions)[
            ["person_id", "rank", "meetings"]
        ]
        for since, until in (before, after)
    ]
    merged: pd.DataFrame = parts[0].merge(
        parts[1], on="person_id", how="outer", suffixes=("_before", "_after")
    )
    stayed = merged["rank_before"].notna() & merged["rank_after"].notna()
    # Those who left make everybody behind them move up: ranks are compared among those who stayed.
    for side in ("before", "after"):
        merged[f"place_{side}"] = merged.loc[stayed, f"rank_{side}"].rank(method="first").astype("Int64")
    merged["change"] = merged["place_before"] - merged["place_after"]
    merged["far"] = merged["change"].abs()
    ordered = merged.sort_values(
        ["far", "rank_after", "rank_before"], ascending=[False, True, True], ignore_index=True
    )
    columns = ["person_id", "rank_before", "rank_after", "change", "meetings_before", "meetings_after"]
    chosen: pd.DataFrame = ordered[columns]
    return chosen


def swapped_pairs(
    store: Store, before: tuple[str, str], after: tuple[str, str], *, minimum: int = 3, **conditions: Any
) -> pd.DataFrame:
    """Pairs whose order turned round: who was mostly printed first in one period and second in the next.

    Args:
        store: An open store.
        before: First and last day of the earlier period.
        after: The same of the later one.
        minimum: Meetings that a pair must have shared in each period.
        conditions: Which meetings (see `filters.meeting_conditions`).

    Returns:
        fell, rose (person ids), and for each period how often the one who fell was printed first, of all.
    """
    halves, values = [], []
    for label, (since, until) in (("old", before), ("new", after)):
        found = meeting_conditions(since=since, until=until, **conditions)
        halves += [_named(present(found), label), _named(_BEFORE, label)]
        values += [*found.values, minimum]
    return ask(
        store.connection,
        f"""
        with {", ".join(halves)}
        select fell.person_id as fell, rose.person_id as rose, o.ahead as first_before,
               o.together as of_before, n.ahead as first_after, n.together as of_after
        from before_old o join before_new n using (a, b)
        join store.person fell on fell.person = o.a join store.person rose on rose.person = o.b
        where o.together >= {int(minimum)} and n.together >= {int(minimum)}
          and o.ahead * 2 > o.together and n.ahead * 2 < n.together
        order by o.ahead / o.together - n.ahead / n.together desc, of_after desc, fell, rose
        """,
        values,
    )


def _named(sql: str, label: str) -> str:
    """Common table expressions under names of their own, so that two periods stand side by side."""
    for name in ("everybody", "present", "counted", "before"):
        sql = re.sub(rf"\b{name}\b", f"{name}_{label}", sql)
    return sql
