"""How well and how fast frames are found: `python benchmarks/frames.py [SET ...] [--held-out]`.

With `--held-out` every source of the training set is left out in turn, and the weights that never
saw it are measured on it: what the figures would be at an institution nobody has annotated. What the tagger
says of an article comes from one that never saw that article (`extractor.training.folds`).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from frame_learning import Example, Miss, learn, load, load_all, measure, read_priors, read_taggers
from places import CORPUS, FOLDS, GOLD

from extractor.meetings.frames import find_frames

HERE = Path(__file__).resolve().parent
COLUMNS = ("detection", "type", "organization", "topic", "name", "location", "overfill", "gatherings")


def main() -> None:
    """Measure the sets asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("sets", nargs="*", default=["train", "national_dev", "local_dev"])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--folds", type=Path, default=FOLDS)
    parser.add_argument(
        "--errors", nargs="*", default=[], metavar="FIELD", help="show what is wrong in these fields"
    )
    parser.add_argument(
        "--held-out", action="store_true", help="leave every source of the training set out in turn"
    )
    options = parser.parse_args()
    print("set".ljust(40), *(column[:9].rjust(9) for column in COLUMNS))
    for name in options.sets:
        examples = load(options.gold, name)
        figures, misses = measure(examples)
        _row(name, figures)
        _show(misses, options.errors)
        print(" " * 40, f"{_speed(examples):,.0f} characters a second of processor time")
    if options.held_out:
        examples = load_all(options.gold, options.corpus)
        priors, taggers = read_priors(HERE / "frame_priors.tsv"), read_taggers(options.folds)
        for source in sorted({example.source for example in examples if example.origin == "gold"}):
            model = learn([example for example in examples if example.source != source], priors, taggers)
            left_out = [e for e in examples if e.source == source and e.origin == "gold"]
            figures, misses = measure(left_out, model, taggers)
            _row(f"never seen: {source}", figures)
            _show(misses, options.errors)


def _row(name: str, figures: dict[str, float]) -> None:
    print(name.ljust(40), *(f"{figures.get(column, float('nan')):9.3f}" for column in COLUMNS))


def _show(misses: list[Miss], fields: list[str]) -> None:
    for miss in misses:
        if miss.field in fields:
            print("   ", miss.id, miss.field, "gold:", miss.gold, "| reported:", miss.reported)


def _speed(examples: list[Example]) -> float:
    """Characters a second of processor time."""
    find_frames(examples[0].analysis)
    start = time.process_time()
    for example in examples:
        find_frames(example.analysis)
    return sum(len(example.analysis.clean.text) for example in examples) / (time.process_time() - start)


if __name__ == "__main__":
    main()
