"""What meetings are about: the words of their topics over time and by organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractor.errors import UsageError
from extractor.store.frames import ask
from extractor.store.questions.filters import meeting_conditions

if TYPE_CHECKING:
    import pandas as pd

    from extractor.store.store import Store

PERIODS = ("year", "quarter", "month")


def topic_words(
    store: Store, *, by: str = "year", top: int = 10, words: str | None = None, **conditions: Any
) -> pd.DataFrame:
    """The words that mark the topics of each period, the weightiest first.

    A word's weight is that of jieba's keywords: how often it stands in topics, times how rare it is in
    general text (`jieba.analyse`, TF-IDF), divided by the meetings of the period.

    Args:
        store: An open store.
        by: The periods: year, quarter or month.
        top: Words for each period.
        words: Only these words, separated by spaces; then every period is listed.
        conditions: Which meetings (see `filters.meeting_conditions`).

    Returns:
        period (its first day), word, meetings (with the word), share (of the meetings of the period),
        weight, rank.

    Raises:
        UsageError: The periods are unknown.
    """
    if by not in PERIODS:
        raise UsageError(f"periods are {', '.join(PERIODS)}, not {by}")
    found = meeting_conditions(**conditions)
    found.add("m.day is not null")
    listed = words.split() if words else []
    chosen = "where w.text in (select unnest(?))" if listed else ""
    return ask(
        store.connection,
        f"""
        with chosen as (
            select m.meeting, date_trunc('{by}', m.day)::date as period from store.meeting m {found.where}),
        sizes as (select period, count(*) as size from chosen group by period),
        counted as (
            select c.period, t.word, count(*) as meetings
            from chosen c join store.topic_word t using (meeting) group by all),
        weighed as (
            select c.period, w.text as word, c.meetings, c.meetings / s.size as share,
                   c.meetings * w.idf / s.size as weight,
                   row_number() over (partition by c.period order by weight desc, w.text) as rank
            from counted c join store.word w using (word) join sizes s using (period) {chosen})
        select period, word, meetings, round(share, 4) as share, round(weight, 4) as weight, rank
        from weighed where {"true" if listed else f"rank <= {int(top)}"} order by period, rank
        """,
        [*found.values, *([listed] if listed else [])],
    )
