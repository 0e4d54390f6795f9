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

from extractor.errors import UsageError
from extractor.training import options


@click.command(help=__doc__)
@options.place(
    "--gold", "../shared/gold", "Folder with train.jsonl, the development sets and their annotations."
)
@options.place("--out", "models/lead", "Model folder to write.")
@options.place(
    "--said",
    "models/folds/lead.jsonl",
    "File for what the readers with a fold left out say of its articles: weights that tell how far a "
    "reader is believed are learned from it.",
)
@options.place("--annotations", "models/annotations", "Folder with this project's own annotations.")
@options.place(
    "--corpus", "../shared/corpus", "Folder with the articles that corpus.jsonl and national.jsonl annotate."
)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    help="Keep the readers of the folds here; those found here are not trained again.",
)
@options.seed
@click.option("--epochs", type=click.IntRange(1), help="Other than the recipe's, for a trial.")
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
    try:
        import torch
    except ModuleNotFoundError as error:
        raise UsageError("Training needs PyTorch: pip install 'extractor[training]'.") from error
    if not (gold / "train.jsonl").is_file():
        raise UsageError(f"No train.jsonl in {gold}: name the folder of annotated articles with --gold.")

    from extractor.training.lead import measure
    from extractor.training.lead.fit import Recipe

    torch.set_num_threads(threads)
    recipe = Recipe(seed=seed) if epochs is None else Recipe(seed=seed, epochs=epochs)
    with tempfile.TemporaryDirectory() as folder:
        figures = measure.train_all(gold, annotations, corpus, recipe, out, said, work or Path(folder))
    click.echo(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
