"""The inverted index: which words stand in which article, kept in tables of the database itself.

An index beside the database could fall behind it when a process is killed; this one is written in the
transaction that writes the article. Indexed are the title, the fields and the evidence of the meetings,
and the names of the attendees as words of their own, because a dictionary cuts rare names apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.store.sql import lent
from extractor.store.text.words import rarity, words_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TEXTS = """
    select article, string_agg(text, '。') from (
        select article, title as text from store.article where article in (from to_index)
        union all
        select article, concat_ws('。', name, topic, organization, organization_full, location)
        from store.meeting where article in (from to_index)
        union all
        select article, text from store.sentence where article in (from to_index))
    where text is not null group by article
"""

_NAMES = """
    select distinct m.article, p.name as text from store.attendance t
    join store.meeting m using (meeting) join store.profile p using (profile)
    where m.article in (from to_index)
"""


def index_articles(connection: DuckDBPyConnection) -> None:
    """Index the articles whose numbers stand in the temporary table `to_index`; part of a transaction."""
    _cut(connection, "cut_texts", connection.execute(_TEXTS).fetchall())
    topics = connection.execute(
        "select meeting, coalesce(topic, name) from store.meeting "
        "where article in (from to_index) and coalesce(topic, name) is not null"
    ).fetchall()
    _cut(connection, "cut_topics", topics)
    connection.execute(
        f"create or replace temp table counted as "
        f"with words as (select owner as article, unnest(words) as text from cut_texts union all ({_NAMES})) "
        "select article, text, count(*) as times from words group by all"
    )
    _add_words(connection)
    for statement in _PUT:
        connection.execute(statement)


def remove_articles(connection: DuckDBPyConnection, articles: str) -> None:
    """Take articles out of the index; `articles` is a temporary table of their numbers."""
    meetings = f"(select meeting from store.meeting where article in (from {articles}))"
    connection.execute(f"delete from store.topic_word where meeting in {meetings}")
    for table in ("posting", "document"):
        connection.execute(f"delete from store.{table} where article in (from {articles})")


def index_everything(connection: DuckDBPyConnection) -> None:
    """Index all articles of a database that has no index yet (the migration to version 2)."""
    connection.execute("create or replace temp table to_index as select article from store.article")
    index_articles(connection)
    connection.execute("drop table to_index")


_PUT = (
    "insert into store.document select article, sum(times) from counted group by article order by article",
    """
    insert into store.posting select w.word, c.article, least(c.times, 255)
    from counted c join store.word w using (text) order by w.word, c.article
    """,
    """
    insert into store.topic_word select distinct owner, w.word
    from (select owner, unnest(words) as text from cut_topics) join store.word w using (text)
    where not regexp_full_match(w.text, '[0-9.,%]+') order by owner, w.word
    """,
    "drop table cut_texts",
    "drop table cut_topics",
    "drop table counted",
)


def _cut(connection: DuckDBPyConnection, table: str, texts: list[tuple[int, str]]) -> None:
    """Put the words of texts into a temporary table (owner, words)."""
    import pyarrow as pa

    words = pa.table(
        {
            "owner": pa.array([owner for owner, _ in texts], pa.int32()),
            "words": pa.array([words_of(text) for _, text in texts], pa.list_(pa.string())),
        }
    )
    with lent(connection, given_words=words):
        connection.execute(f"create or replace temp table {table} as from given_words")


def _add_words(connection: DuckDBPyConnection) -> None:
    import pyarrow as pa

    new = [
        row[0]
        for row in connection.execute(
            "select text from (select text from counted union select unnest(words) from cut_topics) "
            "anti join store.word using (text) order by text"
        ).fetchall()
    ]
    table, unknown = rarity()
    weights = pa.array([table.get(word, unknown) for word in new], pa.float64())
    with lent(connection, given_new=pa.table({"text": pa.array(new, pa.string()), "idf": weights})):
        connection.execute(
            "insert into store.word select (select coalesce(max(word), 0) from store.word) + "
            "row_number() over (order by text), text, idf from given_new order by text"
        )
