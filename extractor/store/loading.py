"""Loading tables into the database: in transactions, article by article the same however often it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.store.people.places import place_of
from extractor.store.sql import lent, number, strings, transaction
from extractor.store.staging import Source, stage
from extractor.store.text.index import index_articles, remove_articles
from extractor.tables.contract import ARTICLES, ATTENDEES, GROUPS, MEETINGS, MENTIONS

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 25_000
"""Articles in one transaction. Larger ones are faster, smaller ones report sooner what is safe."""

Progress = Callable[[int, int], None]
"""Called after each transaction with the articles that are safe now and all there are to load."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: articles written (new or changed), articles that were there already, failures."""

    articles: int
    unchanged: int
    failures: int


def load_tables(
    connection: DuckDBPyConnection, source: Source, progress: Progress | None = None, batch: int = BATCH
) -> Loaded:
    """Load tables; an article that is there already is replaced if its rows differ, else left alone.

    Every batch is one transaction: what `progress` has reported survives any end of the process, and
    loading the same source again goes on behind it. Names wait to be told apart
    (`people.resolution.resolve`) afterwards.

    Args:
        connection: From `database.open_for_loading`.
        source: A folder of CSV or Parquet files, or tables by name.
        progress: Told after every transaction.
        batch: Articles in one transaction.

    Raises:
        UsageError: The tables do not fulfil the contract; nothing was written.
    """
    stage(connection, source)
    try:
        return _load_staged(connection, source, progress, batch)
    finally:
        _drop_temporary(connection)


def _load_staged(
    connection: DuckDBPyConnection, source: Source, progress: Progress | None, batch: int
) -> Loaded:
    total = number(connection, "select count(*) from staged_articles")
    _find_changed(connection)
    changed = number(connection, "select count(*) from todo")
    for first in range(0, changed, batch):
        with transaction(connection):
            _write_batch(connection, first, batch)
        if progress:
            progress(min(first + batch, changed), changed)
    failures = number(connection, "select count(*) from staged_failures")
    loaded = Loaded(changed, total - changed, failures)
    label = str(source) if isinstance(source, Path) else "tables in memory"
    with transaction(connection):
        _finish(connection, label, loaded)
    connection.execute("checkpoint")
    return loaded


def _find_changed(connection: DuckDBPyConnection) -> None:
    """Number the articles that are new or differ from what is stored: the temporary table `todo`."""
    parts = [f"select article_id, hash({_cells(ARTICLES.header)}) as h from staged_articles"]
    parts += [
        f"select article_id, hash('{t.name}', {_cells(t.header)}) from staged_{t.name}"
        for t in (MEETINGS, MENTIONS)
    ]
    parts += [
        f"select m.article_id, hash('{t.name}', {_cells(t.header, 't.')}) "
        f"from staged_{t.name} t join staged_meetings m using (meeting_id)"
        for t in (ATTENDEES, GROUPS)
    ]
    connection.execute(
        "create or replace temp table todo as "
        f"with digests as (select article_id, cast(sum(h) % 18446744073709551557 as ubigint) as digest "
        f"from ({' union all '.join(parts)}) group by article_id) "
        "select row_number() over (order by s.line) - 1 as n, d.article_id, d.digest "
        "from digests d join staged_articles s using (article_id) "
        "where not exists (from store.article a where a.article_id = d.article_id and a.digest = d.digest)"
    )
    _place_names(connection)


def _place_names(connection: DuckDBPyConnection) -> None:
    """The place that each title and organisation of the staged rows names: the table `places`."""
    texts = connection.execute(
        "select title from staged_attendees where title is not null "
        "union select organization from staged_attendees where organization is not null "
        "union select organization_full from staged_meetings where organization_full is not null "
        "union select organization from staged_meetings where organization is not null"
    ).fetchall()
    found = {text: place for (text,) in texts if (place := place_of(text))}
    with lent(connection, given_places=strings(text=list(found), place=list(found.values()))):
        connection.execute("create or replace temp table places as from given_places")


def _write_batch(connection: DuckDBPyConnection, first: int, size: int) -> None:
    run = connection.execute
    run(
        "create or replace temp table batch as select s.* exclude (line), t.digest, cast(t.n - ? + 1 + "
        "(select coalesce(max(article), 0) from store.article) as integer) as article "
        "from staged_articles s join todo t using (article_id) where t.n >= ? and t.n < ?",
        [first, first, first + size],
    )
    _remove_replaced(connection)
    if number(connection, "select count(*) from store.article semi join batch using (article_id)"):
        raise AssertionError("an article would be stored twice")
    run(
        "insert into store.article select article, article_id, source, title, published, script, characters, "
        "annotations_removed, damaged_spans, meetings, warnings, digest from batch order by article"
    )
    for statement in _INSERTS:
        run(statement)
    run("create or replace temp table to_index as select article from batch")
    index_articles(connection)


def _remove_replaced(connection: DuckDBPyConnection) -> None:
    run = connection.execute
    run(
        "create or replace temp table replaced as "
        "select a.article from store.article a join batch b using (article_id)"
    )
    if not number(connection, "select count(*) from replaced"):
        return
    meetings = "(select meeting from store.meeting where article in (from replaced))"
    run(
        "insert into store.unresolved select distinct p.name from store.attendance t "
        f"join store.profile p using (profile) where t.meeting in {meetings}"
    )
    remove_articles(connection, "replaced")
    for table in ("attendance", "participants"):
        run(f"delete from store.{table} where meeting in {meetings}")
    for table in ("sentence", "mention", "meeting", "article"):
        run(f"delete from store.{table} where article in (from replaced)")


_SAME_SPAN = " and ".join(
    f's."{column}" is not distinct from e."{column}"' for column in ("start", "end", "raw_start", "raw_end")
)

#: A title that names no place of its own (局长, 市委书记) points to the place of the meeting's organisation.
#: The place of the meeting itself says nothing: people travel.
_POINTS = "(t.organization is null or regexp_matches(t.organization, '^[省市县区州盟旗镇乡校院本我该]'))"

#: The rows of a batch, table by table; each statement builds on those before it.
_INSERTS = (
    """
    create or replace temp table batch_meetings as
    select m.*, b.article, b.published, cast((select coalesce(max(meeting), 0) from store.meeting)
           + row_number() over (order by b.article, m.seq) as integer) as meeting
    from staged_meetings m join batch b using (article_id)
    """,
    f"""
    create or replace temp table batch_attendees as
    select t.*, m.article, m.meeting,
           coalesce(pt.place, po.place, case when {_POINTS} then coalesce(pf.place, pm.place) end, '')
           as place
    from staged_attendees t join batch_meetings m using (meeting_id)
    left join places pt on pt.text = t.title left join places po on po.text = t.organization
    left join places pf on pf.text = m.organization_full left join places pm on pm.text = m.organization
    """,
    """
    create or replace temp table batch_sentences as
    with quoted as (
        select article, "start", "end", raw_start, raw_end, evidence from batch_meetings
        union select article, "start", "end", raw_start, raw_end, evidence from batch_attendees)
    select *, cast((select coalesce(max(sentence), 0) from store.sentence)
           + row_number() over (order by article, "start", evidence) as integer) as sentence
    from quoted
    """,
    """
    insert into store.sentence
    select sentence, article, "start", "end", raw_start, raw_end, evidence
    from batch_sentences order by sentence
    """,
    f"""
    insert into store.meeting
    select e.meeting, e.meeting_id, e.article, e.seq, e.name, e.type, e.organization, e.organization_full,
           e.topic, e.location, e.date_text, e.start_date, e.end_date, e.date_precision, e.attendees,
           e.confidence, s.sentence, coalesce(try_cast(e.start_date as date), try_cast(e.published as date))
    from batch_meetings e join batch_sentences s
      on s.article = e.article and s.evidence is not distinct from e.evidence and {_SAME_SPAN}
    order by e.meeting
    """,
    """
    insert into store.profile
    select cast((select coalesce(max(profile), 0) from store.profile)
           + row_number() over (order by name, organization, title, place) as integer),
           name, title, organization, place, null
    from (select distinct name, title, organization, place from batch_attendees) d
    where not exists (from store.profile p where p.name = d.name and p.place = d.place
                      and p.title is not distinct from d.title
                      and p.organization is not distinct from d.organization)
    """,
    f"""
    insert into store.attendance
    select e.meeting, e.seq, p.profile, e.role, e.roles, e.confidence, s.sentence
    from batch_attendees e
    join batch_sentences s
      on s.article = e.article and s.evidence is not distinct from e.evidence and {_SAME_SPAN}
    join store.profile p
      on p.name = e.name and p.place = e.place and p.title is not distinct from e.title
         and p.organization is not distinct from e.organization
    order by e.meeting, e.seq
    """,
    "insert into store.unresolved select distinct name from batch_attendees",
    """
    insert into store.participants
    select m.meeting, g.seq, g.text, g.role, g."start", g."end", g.raw_start, g.raw_end
    from staged_groups g join batch_meetings m using (meeting_id) order by m.meeting, g.seq
    """,
    """
    insert into store.mention
    select b.article, e.name, e.title, e.count, e."start", e."end", e.raw_start, e.raw_end
    from staged_mentions e join batch b using (article_id) order by b.article, e."start"
    """,
)


def _finish(connection: DuckDBPyConnection, label: str, loaded: Loaded) -> None:
    """Failures (those of sources that were read again go) and the line that reports the load."""
    connection.execute(
        "delete from store.failure where source in "
        "(select source from staged_failures union select source from staged_articles)"
    )
    connection.execute("insert into store.failure select * exclude (line) from staged_failures order by line")
    connection.execute(
        "insert into store.load "
        "select coalesce(max(load), 0) + 1, now()::timestamp, ?, ?, ?, ? from store.load",
        [label, loaded.articles, loaded.unchanged, loaded.failures],
    )


def _drop_temporary(connection: DuckDBPyConnection) -> None:
    tables = connection.execute("select table_name from duckdb_tables() where temporary").fetchall()
    for (name,) in tables:
        connection.execute(f'drop table "{name}"')


def _cells(header: tuple[str, ...], prefix: str = "") -> str:
    return ", ".join(f'{prefix}"{name}"' for name in header)
