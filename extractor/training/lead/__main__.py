"""Train the lead reader.

First once for every fold of the annotated articles, with that fold left out: what these readers say of the
articles they did not learn from is kept, for the weights that decide how far a reader is believed. Then on
all of them: this is the model.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import click

from extractor.training import options


@click.command(help=__doc__)
@options.articles
@options.place("--out", "models/lead", "Model folder to write.")
@options.place(
    "--said",
    "models/folds/lead.jsonl",
    "File for what the readers with a fold left out say of its articles: weights that tell how far a "
    "reader is believed are learned from it.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    help="Keep the readers of the folds here; those found here are not trained again.",
)
@options.seed
@options.trial
@options.threads
def main(**chosen: Any) -> None:
    """Train, write the model folder, print and store the figures."""
    with options.told():
        train(**chosen)


def train(
    gold: Path,
    out: Path,
    said: Path,
    annotations: Path,
    corpus: Path,
    work: Path | None,
    seed: int,
    epochs: int | None,
    threads: int,
) -> None:
    """See the command's help; raises `UsageError` where PyTorch or the annotated articles are missing."""
    options.ready(gold, threads)
    from extractor.training.lead import measure
    from extractor.training.lead.fit import Recipe

    recipe = Recipe(seed=seed) if epochs is None else Recipe(seed=seed, epochs=epochs)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure.train_all(gold, annotations, corpus, recipe, out, said, work or Path(folder))
    click.echo(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
