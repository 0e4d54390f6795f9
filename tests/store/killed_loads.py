"""Loads that are killed: a script that `test_kills.py` runs.

It imports everything once and forks the process that loads, so that a round takes a moment and the kill
falls into the load and not into the imports. Arguments: folder of tables, folder for databases, rounds.
Prints one line of JSON for each round.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import duckdb  # noqa: F401
import numpy as np  # noqa: F401
import pandas as pd  # noqa: F401
import pyarrow.parquet  # noqa: F401
import rjieba

from extractor import store
from extractor.store.text.words import rarity

BATCH = 10


def load(tables: Path, database: Path, report: int) -> None:
    """Load in small transactions; tells the pipe `report` after each what is safe in all."""
    before = 0
    if database.exists():
        with store.open_store(database) as db:
            before = db.connection.execute("select count(*) from articles").fetchall()[0][0]

    def progress(safe: int, total: int) -> None:
        os.write(report, f"{before + safe}\n".encode())

    store.load(database, tables, progress, batch=BATCH)


def fork(work: object, *values: object) -> tuple[int, int]:
    """Run a function in a child; returns its process id and the end of a pipe it may write to."""
    reading, writing = os.pipe()
    if pid := os.fork():
        os.close(writing)
        return pid, reading
    os.close(reading)
    try:
        work(*values, writing)  # type: ignore[operator]
        os._exit(0)
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        os._exit(1)


def state(database: Path, report: int) -> None:
    """Tell the articles of a database and whether each of its meetings has all its people."""
    with store.open_store(database) as db:
        counts = db.connection.execute(
            "select (select count(*) from articles), (select sum(attendees) from meetings) = "
            "(select count(*) from attendees), (select count(*) from store.posting anti join store.article "
            "using (article)), db.n from (select count(distinct article) as n from store.document) db"
        ).fetchall()[0]
    os.write(report, json.dumps(counts).encode())


def main() -> None:
    tables, folder, rounds = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    rarity()
    rjieba.cut("预热")
    rng = random.Random(11)
    begun = time.perf_counter()
    pid, pipe = fork(load, tables, folder / "undisturbed.duckdb")
    os.waitpid(pid, 0)
    os.close(pipe)
    whole = time.perf_counter() - begun
    number = 0
    for _ in range(rounds):
        database = folder / f"{number}.duckdb"
        pid, pipe = fork(load, tables, database)
        time.sleep(rng.uniform(0, whole))
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        told = os.read(pipe, 1 << 16).split()
        os.close(pipe)
        if not os.WIFSIGNALED(status):
            number += 1
            # Too late: a load that goes on behind a kill has less to do, and the first one was the slowest.
            whole *= 0.8
        found = None
        if database.exists():
            pid, pipe = fork(state, database)
            os.waitpid(pid, 0)
            found = json.loads(os.read(pipe, 1 << 16) or "null")
            os.close(pipe)
        killed = os.WIFSIGNALED(status)
        print(
            json.dumps({"killed": killed, "told": int(told[-1]) if told else 0, "found": found}), flush=True
        )
    pid, pipe = fork(load, tables, folder / f"{number}.duckdb")
    os.waitpid(pid, 0)
    print(json.dumps({"last": f"{number}.duckdb"}), flush=True)


if __name__ == "__main__":
    main()
