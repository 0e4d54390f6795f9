"""Learn the weights of the frames anew: `python benchmarks/train_frames.py`.

Reads the training set and this project's own annotations, never a development set; the same articles give the
same file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from frame_learning import learn, load_all, read_priors, read_taggers
from places import CORPUS, FOLDS, GOLD

from extractor.training.lead.recorded import Recorded

HERE = Path(__file__).resolve().parent
HEADER = """\
# Weights of the reasons for and against a candidate, by field; learned by benchmarks/train_frames.py from
# annotated articles and benchmarks/frame_priors.tsv. Not to be edited: change the priors and train again.
"""


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--folds", type=Path, default=FOLDS)
    parser.add_argument(
        "--out", type=Path, default=HERE.parent / "extractor" / "meetings" / "frames" / "data" / "weights.tsv"
    )
    options = parser.parse_args()
    examples = load_all(options.gold, options.corpus)
    taggers = read_taggers(options.folds)
    model = learn(examples, read_priors(HERE / "frame_priors.tsv"), taggers)
    unheard = max(asked.reader.missed for asked in taggers.values() if isinstance(asked.reader, Recorded))
    if unheard:
        print(f"{unheard} articles are other texts than the lead readers were asked about: train them again")
    rows = [
        f"{field}\t{feature}\t{weight:.3f}\n"
        for field, table in sorted(model.weights.items())
        for feature, weight in sorted(table.items())
    ]
    options.out.write_text(HEADER + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} weights written to {options.out}")


if __name__ == "__main__":
    main()
