"""What the gate spares and what it loses, on annotated articles.

    python benchmarks/gate.py GOLD-FOLDER [--thresholds -2 -3 -4]

For every pair NAME.jsonl and NAME.gold.jsonl in the folder and every threshold: the share of characters
that an engine still sees (as sentence parts, and if sentences were taken whole), attendees all of whose
occurrences are spared (lost), titles printed in one sentence with their bearer and spared wherever that
is so, and the share of the attendees' occurrences that are seen. Bodies are taken as they are, uncleaned.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from places import records

from extractor.language.gate import Gate, NameGate
from extractor.language.sentences import sentence_spans

COLUMNS = (
    "articles", "threshold", "seen", "whole sentences", "attendees", "lost", "titles", "lost",
    "occurrences seen", "characters/s",
)  # fmt: skip


def main() -> None:
    """Measure what the command line asks for and print a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--thresholds", nargs="+", type=float, default=[-2.0, -2.5, -3.0, -3.5, -4.0])
    options = parser.parse_args()
    print("|", " | ".join(COLUMNS), "|")
    print("|" + "---|" * len(COLUMNS))
    for gold in sorted(options.folder.glob("*.gold.jsonl")):
        articles = gold.with_name(gold.name.replace(".gold", ""))
        for threshold in options.thresholds:
            row = measure(records(articles), records(gold), NameGate(threshold))
            print("|", " | ".join((articles.stem, str(threshold), *row)), "|")


def measure(articles: list[dict[str, Any]], gold: list[dict[str, Any]], gate: Gate) -> tuple[str, ...]:
    """One row of the table from its third column on."""
    annotations = {row["id"]: row for row in gold}
    size = seen = whole = occurrences = occurrences_seen = 0
    seconds = 0.0
    names: list[bool] = []
    titles: list[bool] = []
    for article in articles:
        sentences = [span.cut(article["body"]) for span in sentence_spans(article["body"])]
        begin = time.perf_counter()
        lengths = gate(sentences)
        seconds += time.perf_counter() - begin
        parts = [(sentence, sentence[:length]) for sentence, length in zip(sentences, lengths, strict=True)]
        size += sum(map(len, sentences))
        seen += sum(lengths)
        whole += sum(len(sentence) for sentence, part in parts if part)
        meetings = annotations[article["id"]]["meetings"]
        people = {(p["name"], p["title"]) for meeting in meetings for p in meeting["attendees"]}
        for name in {name for name, _ in people}:
            found = [name in part for sentence, part in parts if name in sentence]
            occurrences += len(found)
            occurrences_seen += sum(found)
            names += [any(found)] if found else []
        for name, title in people:
            if title:
                found = [
                    name in part and title in part
                    for sentence, part in parts
                    if name in sentence and title in sentence
                ]
                titles += [any(found)] if found else []
    return (
        f"{seen / size:.3f}",
        f"{whole / size:.3f}",
        str(len(names)),
        str(names.count(False)),
        str(len(titles)),
        str(titles.count(False)),
        f"{occurrences_seen / occurrences:.4f}",
        f"{size / seconds:,.0f}",
    )


if __name__ == "__main__":
    main()
