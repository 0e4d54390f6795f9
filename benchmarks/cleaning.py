"""What cleaning costs beside the engine, and what it restores.

    python benchmarks/cleaning.py [ARTICLES.jsonl[.gz] ...] [--rounds 3] [--seeds 1] [--megabytes 0]

Cost: the articles, clean and polluted in each family, are cleaned one by one; then the engine `lac`
tags the sentences of the clean text, all in turns in one thread and by processor time. The ratio of
both is given, round by round. Restoration: each article is cleaned, polluted and cleaned again; for
the families that damage bytes the planted stretches are counted. With --megabytes, hostile input of
that size is cleaned too, beside the same of half the size: the time may double, not more.
Without a file the articles are the plain samples of this repository.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random

from places import SAMPLES, records

from extractor.cleaning import clean_text
from extractor.cleaning.simulate import Family, pollute
from extractor.language import get_engine
from extractor.language.sentences import sentence_spans

DAMAGING = (Family.PHANTOM, Family.SHIFT)

HOSTILE: dict[str, Callable[[int], str]] = {
    "(de)(de)(de)…": lambda size: "(de)" * (size // 4),
    "的(de)(de)…": lambda size: "的" + "(de)" * (size // 4),
    "的(de)的(de)…": lambda size: "的(de)" * (size // 7),
    "((((…": lambda size: "(" * size,
    "one unclosed bracket": lambda size: "会议（" + "会" * (size // 3),
    "会?会?…": lambda size: "会?" * (size // 4),
    "会议??会议??…": lambda size: "会议??" * (size // 8),
    "， and line feeds": lambda size: "，“的\n" * (size // 10),
    "<!--<!--…": lambda size: "<!--" * (size // 4),
    "random bytes": lambda size: Random(1).randbytes(size).decode("gb18030", "replace"),
}


def main() -> None:
    """Measure what the command line asks for and print Markdown tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", nargs="*", type=Path, help="JSON lines with a field body or text")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=1, help="how often each article is polluted per family")
    parser.add_argument("--megabytes", type=int, default=0, help="size of hostile input; 0 leaves it out")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    raw = read_articles(options.articles)
    texts = [clean_text(text).text for text in raw]
    print(f"{len(texts)} articles, {sum(map(len, texts))} characters\n")
    cost(raw, texts, options.rounds)
    restoration(texts, options.seeds)
    if options.megabytes:
        hostile(options.megabytes * 1_000_000)


def read_articles(paths: Sequence[Path]) -> list[str]:
    """The raw texts."""
    if not paths:
        return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(SAMPLES.glob("*.txt"))]
    texts = []
    for path in paths:
        texts += [row.get("body") or row.get("text") or "" for row in records(path)]
    return texts


def cost(raw: Sequence[str], texts: Sequence[str], rounds: int) -> None:
    """Print the time of cleaning as a share of the engine's."""
    inputs = {"as found": list(raw)}
    for family in Family:
        inputs[family.value] = [pollute(text, family, seed).text for seed, text in enumerate(texts)]
    tag = get_engine("lac").tag
    sentences = [span.cut(text) for text in texts for span in sentence_spans(text)]
    list(tag(sentences[:50]))
    shares: dict[str, list[float]] = {name: [] for name in inputs}
    speeds = []
    for _ in range(rounds):
        engine = seconds(lambda: list(tag(sentences)))
        speeds.append(sum(map(len, sentences)) / engine)
        for name, group in inputs.items():
            shares[name].append(seconds(partial(list, map(clean_text, group))) / engine)
    print(f"lac: {statistics.median(speeds):,.0f} characters/s\n")
    print("| input | MB | cleaning : lac, median (range) |\n|---|---|---|")
    for name, values in shares.items():
        size = sum(len(text.encode("utf-8", "replace")) for text in inputs[name]) / 1e6
        spread = f"{statistics.median(values):.1%} ({min(values):.1%} - {max(values):.1%})"
        print(f"| {name} | {size:.2f} | {spread} |")


def restoration(texts: Sequence[str], seeds: int) -> None:
    """Print how much of the pollution is undone."""
    print("\n| family | polluted | restored exactly | reported as damaged | wrong, not reported |")
    print("|---|---|---|---|---|")
    for family in Family:
        counts = [0, 0, 0]
        for number, text in enumerate(texts):
            for seed in range(seeds):
                for kind in outcomes(text, family, number * 1000 + seed):
                    counts[kind] += 1
        total = max(1, sum(counts))
        unit = "stretches" if family in DAMAGING else "articles"
        cells = (f"{sum(counts)} {unit}", f"{counts[0] / total:.2%}", f"{counts[1]}", f"{counts[2]}")
        print(f"| {family.value} |", " | ".join(cells), "|")


def outcomes(text: str, family: Family, seed: int) -> list[int]:
    """For the article, or each damaged stretch of it: 0 restored, 1 reported as damaged, 2 neither."""
    polluted = pollute(text, family, seed)
    if family not in DAMAGING:
        return [0 if clean_text(polluted.text).text == text else 2]
    cleaned = clean_text(polluted.text, script="keep")
    found = []
    for planted in polluted.damage:
        span = cleaned.alignment.to_clean(planted.span)
        restored = span is not None and span.cut(cleaned.text).strip() == planted.original.strip()
        reported = any(left.overlaps(planted.span) for left in cleaned.damaged)
        found.append(0 if restored else 1 if reported else 2)
    return found


def hostile(size: int) -> None:
    """Print how long hostile input takes, and how that grows when its size doubles."""
    print(f"\n| hostile input, {size / 1e6:.0f} MB | seconds | : half the size |\n|---|---|---|")
    for name, make in HOSTILE.items():
        half, whole = (seconds(partial(clean_text, make(part))) for part in (size // 2, size))
        print(f"| `{name}` | {whole:.1f} | {whole / half:.2f} |")


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    main()
