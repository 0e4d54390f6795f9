"""Full-text search, ranked by BM25 (Robertson and Zaragoza 2009) over the inverted index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractor.errors import UsageError
from extractor.store.frames import ask
from extractor.store.questions.filters import Conditions, add_period
from extractor.store.text.words import words_of

if TYPE_CHECKING:
    import pandas as pd
    from duckdb import DuckDBPyConnection

    from extractor.store.store import Store

K1 = 1.2
B = 0.75
"""BM25's usual constants: how soon repetition stops to count, how much long articles are held back."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One word of the question as the index has it.

    An article has it if it has one of `holders` (words that hold it: 总工会 for 工会) or all of `parts`.
    """

    holders: tuple[int, ...]
    parts: tuple[int, ...]

    def condition(self) -> str:
        """The condition on the postings of one article, as SQL over groups."""
        found = []
        if self.holders:
            found.append(f"bool_or(word in ({_listed(self.holders)}))")
        if self.parts:
            found.append(f"count(*) filter (word in ({_listed(self.parts)})) = {len(self.parts)}")
        return f"({' or '.join(found)})"


def search(
    store: Store, words: str, *, since: str | None = None, until: str | None = None, limit: int = 100
) -> pd.DataFrame:
    """Articles whose title, topics, names or evidence hold all the words, the best first.

    Args:
        store: An open store.
        words: Words or names, separated by spaces.
        since: First day of publication or of a meeting.
        until: Last day.
        limit: At most so many articles.

    Raises:
        UsageError: No word was given.
    """
    wanted = [_look_up(store.connection, word) for word in words.split()]
    if not wanted:
        raise UsageError("give words to search for")
    if not all(word.holders or word.parts for word in wanted):
        return _scan(store, words.split(), since, until, limit)
    numbers = _listed({number for word in wanted for number in (*word.holders, *word.parts)})
    having = " and ".join(word.condition() for word in wanted)
    period = Conditions()
    add_period(period, "coalesce(m.day, try_cast(a.published as date))", since, until)
    return ask(
        store.connection,
        f"""
        with hits as (select word, article, times from store.posting where word in ({numbers})),
        rarity as (
            select word, ln(1 + (any_value(n) - count(*) + 0.5) / (count(*) + 0.5)) as idf
            from hits, (select count(*) as n from store.document) group by word),
        scored as (
            select h.article, sum(r.idf * h.times * {K1 + 1} / (h.times + {K1} * (1 - {B} + {B} * d.size /
                   (select avg(size) from store.document)))) as score
            from hits h join rarity r using (word) join store.document d using (article)
            group by h.article having {having})
        """
        + _RESULT.format(period=period.where, limit=int(limit)),
        [*period.values, words.split()[0]],
    )


#: The best articles of `scored` with their meeting and the sentence that holds the first word.
_RESULT = """,
        best as (
            select s.article, s.score, a.article_id, a.title, a.source,
                   min(coalesce(m.day, try_cast(a.published as date))) as day,
                   arg_min(m.topic, m.seq) as topic
            from scored s join store.article a using (article) left join store.meeting m using (article)
            {period} group by all order by s.score desc, day desc nulls last, s.article limit {limit})
        select round(b.score, 3) as score, b.day, b.title, b.topic, q.text as evidence, b.source, b.article_id
        from best b left join (
            select article, arg_min(text, (not contains(text, ?), "start")) as text from store.sentence
            where article in (select article from best) group by article) q using (article)
        order by b.score desc, b.day desc nulls last, b.article
"""


def _look_up(connection: DuckDBPyConnection, word: str) -> _Wanted:
    holders = (
        connection.cursor().execute("select word from store.word where contains(text, ?)", [word]).fetchall()
    )
    parts = sorted(set(words_of(word)))
    found = (
        connection.cursor()
        .execute("select word from store.word where text in (select unnest(?))", [parts])
        .fetchall()
    )
    # Where the index lacks a part, no article has them all; characters that are no word of their own do
    # not count.
    complete = len(found) == len(parts) > 1
    return _Wanted(tuple(row[0] for row in holders), tuple(row[0] for row in found) if complete else ())


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))


def _scan(store: Store, words: list[str], since: str | None, until: str | None, limit: int) -> pd.DataFrame:
    """The same by reading all texts, for words that no dictionary has and that stand inside others."""
    period = Conditions()
    add_period(period, "coalesce(m.day, try_cast(a.published as date))", since, until)
    texts = """
        select article, title as text from store.article union all select article, topic from store.meeting
        union all select article, name from store.meeting union all select article, text from store.sentence
    """
    having = " and ".join("bool_or(contains(text, ?))" for _ in words)
    return ask(
        store.connection,
        f"with scored as (select article, 0.0 as score from ({texts}) group by article having {having})"
        + _RESULT.format(period=period.where, limit=int(limit)),
        [*words, *period.values, words[0]],
    )
