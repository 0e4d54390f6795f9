"""Measure the dates of meetings against annotated articles: right days, right words, per set and source.

    python benchmarks/dates.py ARTICLES.jsonl GOLD.jsonl [ARTICLES.jsonl GOLD.jsonl …]

Every sentence of an article counts as its main meeting's, so this measures the dates alone, without the
division of an article into meetings. Nothing here was fitted to articles: the figures of a source are
those of a source left out.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from places import records

from extractor.cleaning import CleanText, clean
from extractor.language.analysis import Analysis
from extractor.language.sentences import sentence_spans
from extractor.meetings.dates import event_date, find
from extractor.meetings.extraction import EventDate
from extractor.reading.article import Article


def main() -> None:
    """Print one line per set, the sources below 0.97, and what was wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="ARTICLES GOLD")
    files = parser.parse_args().files
    for articles, gold in zip(files[::2], files[1::2], strict=True):
        measure(articles, gold)


def measure(articles: Path, gold: Path) -> None:
    """Print the figures of one annotated set."""
    raw = {row["id"]: row for row in records(articles)}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    words = Counter[bool]()
    years = Counter[bool]()
    lags: list[int] = []
    texts: list[str] = []
    for annotated in records(gold):
        if not annotated["meetings"]:
            continue
        meeting, row = annotated["meetings"][0], raw[annotated["id"]]
        cleaned = clean(article(row))
        texts.append(cleaned.text)
        when = date_of(cleaned)
        words[(when.quote.text if when else None) == meeting["date_text"]] += 1
        if not meeting["start"]:
            continue
        total[row["repo"]] += 1
        if row.get("crawled") and not re.search("[0-9]{4}", meeting["date_text"]):
            lags.append((date.fromisoformat(row["crawled"]) - date.fromisoformat(meeting["start"])).days)
        if year := year_from_text(row):
            years[year == meeting["start"][:4]] += 1
        if when and (when.start, when.end) == (meeting["start"], meeting["end"]):
            right[row["repo"]] += 1
        else:
            told = f"{when.quote.text} = {when.start} to {when.end}" if when else "no date"
            print(
                f"  {row['id']}: {told}, not {meeting['date_text']} = {meeting['start']} to {meeting['end']}"
            )
    share = right.total() / total.total()
    print(f"{articles.stem}: days {right.total()}/{total.total()} = {share:.3f}", end=", ")
    print(f"words {words[True]}/{words.total()} = {words[True] / words.total():.3f}", end=", ")
    print(f"year from the text alone {years[True]}/{years.total()} of {total.total()}", end=", ")
    if lags:
        print(f"{len(lags)} yearless days {min(lags)} to {max(lags)} days before a mirror saw them", end=", ")
    print(f"find {speed(texts):.0f} MB/s, {len(total)} sources", end="")
    weak = [f"{source} {right[source]}/{n}" for source, n in total.items() if right[source] / n < 0.97]
    print(f", below 0.97: {', '.join(weak)}" if weak else "")


def year_from_text(row: dict[str, Any]) -> str | None:
    """The year of the main meeting that is found when nothing is known of the page."""
    bare = {key: row[key] for key in ("id", "body", "title")}
    when = date_of(clean(article(bare)))
    return when.start[:4] if when and when.start and not when.start.startswith("--") else None


def date_of(cleaned: CleanText) -> EventDate | None:
    """The date of the main meeting, with every sentence of the article as its own."""
    return event_date(Analysis(cleaned, "none", (), None), list(sentence_spans(cleaned.text, cleaned.asides)))


def speed(texts: list[str]) -> float:
    """Megabytes of UTF-8 that `find` reads in a second, best of three passes."""
    find("")
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        for text in texts:
            find(text)
        seconds.append(time.perf_counter() - start)
    return sum(len(text.encode()) for text in texts) / min(seconds) / 1e6


def article(row: dict[str, Any]) -> Article:
    """The article of one line of an annotated set."""
    published, crawled = (
        date.fromisoformat(row[k]) if row.get(k) else None for k in ("published", "crawled")
    )
    return Article(row["id"], row["id"], row["body"], row.get("title"), published, crawled)


if __name__ == "__main__":
    main()
