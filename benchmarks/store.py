"""The store at 200,000 articles: loading, size, every question, memory.

    python benchmarks/store.py [--articles 200000] [--folder FOLDER]

Prints Markdown. Wall times depend on what else the machine does; processor time (all threads of the
process, in seconds) does not, and on an idle machine of two cores a question takes between half of it and
all of it. `--folder` keeps the generated tables and the database for a second run.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import duckdb
import generated_tables
import pyarrow as pa
import pyarrow.parquet as pq

from extractor import store
from extractor.store import questions
from extractor.tables.contract import TABLES
from extractor.tables.parquet import ROW_GROUP

REPEATS = 5


def main() -> None:
    """Run everything and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    if chosen.folder:
        run(chosen.folder, chosen.articles)
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder), chosen.articles)


def run(folder: Path, articles: int) -> None:
    """Generate, load, ask."""
    tables, truth = folder / "tables", folder / "truth.parquet"
    if not truth.exists():
        generate(tables, truth, articles)
    rows = {table.name: pq.read_metadata(tables / f"{table.name}.parquet").num_rows for table in TABLES}
    print(
        f"{datetime.now(timezone.utc):%Y-%m-%d}, {os.cpu_count()} cores ({platform.machine()}), load average "
        f"{os.getloadavg()[0]:.1f}, Python {platform.python_version()}, DuckDB {duckdb.__version__}; "
        f"{rows['articles']:,} articles, {rows['meetings']:,} meetings, {rows['attendees']:,} attendees\n"
    )
    database = folder / "meetings.duckdb"
    database.unlink(missing_ok=True)
    print("| loading | wall s | processor s | |\n|---|---|---|---|")
    measure("load everything", lambda: store.load(database, tables), note=lambda: memory())
    parquet = sum(file.stat().st_size for file in tables.iterdir())
    size = database.stat().st_size
    measure("load the same again", lambda: store.load(database, tables))
    more = generated_tables.tables(1000, seed=2)[0]
    measure("load 1,000 articles more", lambda: store.load(database, more))
    print(f"\nParquet {parquet / 1e6:.1f} MB, database {size / 1e6:.1f} MB: {size / parquet:.2f} times\n")
    ask_everything(database)
    namesakes(database, tables, truth)


def generate(tables: Path, truth: Path, articles: int) -> None:
    """Write the tables as a run writes them, and who everybody really is."""
    tables.mkdir(parents=True, exist_ok=True)
    generated, persons = generated_tables.tables(articles)
    for name, table in generated.items():
        pq.write_table(table, tables / f"{name}.parquet", compression="zstd", row_group_size=ROW_GROUP)
    pq.write_table(pa.table({"person": persons}), truth)


def ask_everything(database: Path) -> None:
    """Every question, over the whole database and over one organisation."""
    with store.open_store(database) as db:
        name, where = some_namesake(db), "云岭省永宁市总工会"
        periods = (("2014", "2016"), ("2017", "2019"))
        asked: dict[str, Callable[[], Any]] = {
            "meetings of a person": lambda: questions.meetings(db, person=name),
            "meetings by organisation, topic, type, place, date": lambda: questions.meetings(
                db,
                organization=where,
                topic="安全生产",
                type="symposium",
                place="永宁市",
                since="2015",
                until="2020",
            ),
            "meetings by topic": lambda: questions.meetings(db, topic="营商环境", limit=100),
            "people, all": lambda: questions.people(db, limit=100),
            "people of an organisation": lambda: questions.people(db, organization=where),
            "timeline of a person": lambda: questions.timeline(db, name),
            "posts of a person": lambda: questions.posts(db, name),
            "why namesakes are apart": lambda: questions.why(db, name),
            "organisations and their topics, all": lambda: questions.organizations(db),
            "pairs, all": lambda: questions.pairs(db),
            "pairs of a person": lambda: questions.pairs(db, person=name),
            "network, all (1,500 strongest pairs)": lambda: questions.network(db).nodes,
            "network of an organisation": lambda: questions.network(db, organization=where).nodes,
            "order of names, all": lambda: questions.name_order(db, minimum=30),
            "order of names in an organisation": lambda: questions.name_order(db, organization=where),
            "changes of order between two periods": lambda: questions.order_changes(
                db, *periods, organization=where
            ),
            "pairs that swapped": lambda: questions.swapped_pairs(db, *periods, organization=where),
            "absences, all": lambda: questions.absences(db),
            "absences in an organisation": lambda: questions.absences(db, organization=where),
            "topic words by year, all": lambda: questions.topic_words(db),
            "one topic word by month": lambda: questions.topic_words(db, by="month", words="防汛"),
            "search: two words": lambda: questions.search(db, "产业工人 改革"),
            "search: a name and a word": lambda: questions.search(db, f"{name} 安全生产"),
            "search: a word in every article": lambda: questions.search(db, "会议"),
            "search: no word, all texts read": lambda: questions.search(db, "渡市"),
            "query in SQL": lambda: store.query(
                database, "select role, count(*) from attendees group by role order by 2 desc"
            ),
        }
        print("| question | wall s, median of 5 | processor s | rows |\n|---|---|---|---|")
        for label, question in asked.items():
            rows = len(question())
            measure(label, question, REPEATS, lambda rows=rows: f"{rows:,}")  # type: ignore[misc]


def some_namesake(db: store.Store) -> str:
    """A name of three persons."""
    rows = db.connection.execute("select name from store.person group by name having count(*) = 3 order by 1")
    return str(rows.fetchall()[0][0])


def measure(label: str, work: Callable[[], Any], repeats: int = 1, note: Callable[[], str] = str) -> None:
    """Print one row: medians over the repeats."""
    walls, processors = [], []
    for _ in range(repeats):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    print(
        f"| {label} | {statistics.median(walls):.2f} | {statistics.median(processors):.2f} | {note()} |",
        flush=True,
    )


def memory() -> str:
    """The most memory the process has held."""
    return f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


def namesakes(database: Path, tables: Path, truth: Path) -> None:
    """How well namesakes are told apart in the generated world, over pairs of appearances of one name."""
    keys = ["meeting_id", "seq", "name"]
    frame = pq.read_table(tables / "attendees.parquet", columns=keys).to_pandas()
    frame["truth"] = pq.read_table(truth)["person"].to_pandas()
    found = store.query(database, "select meeting_id, seq, name, person_id from attendees")
    merged = frame.merge(found, on=keys)
    both, told, true = (
        pairs(merged, columns) for columns in (["person_id", "truth"], ["person_id"], ["truth"])
    )
    names, people, persons = (merged[column].nunique() for column in ("name", "truth", "person_id"))
    print(
        f"\nNamesakes: {names:,} names of {people:,} people in the generated world, told apart as "
        f"{persons:,} persons; of the pairs of appearances put together {both / told:.1%} belong together, "
        f"and of those that do {both / true:.1%} were put together."
    )


def pairs(frame: Any, columns: list[str]) -> int:
    """Pairs of rows that agree in name and columns."""
    counts = Counter(frame[["name", *columns]].itertuples(index=False, name=None))
    return sum(n * (n - 1) // 2 for n in counts.values())


if __name__ == "__main__":
    main()
