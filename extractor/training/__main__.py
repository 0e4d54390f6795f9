"""Train the genre tagger and measure it.

First once for every fold of the annotated articles, with that fold left out: this tells how the tagger does
on institutions and news it never saw, and what its scores mean. Then on all of them: this is the model.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from extractor.errors import UsageError
from extractor.training import options


@click.command(help=__doc__)
@options.place(
    "--gold", "../shared/gold", "Folder with train.jsonl, the development sets and their annotations."
)
@options.place("--out", "models/genre", "Model folder to write.")
@options.place(
    "--folds",
    "models/folds",
    "Folder for the models with a fold left out: rules that weigh the tagger's scores are fitted on scores "
    "of articles it did not learn.",
)
@options.place("--annotations", "models/annotations", "Folder with this project's own annotations.")
@options.place(
    "--corpus", "../shared/corpus", "Folder with the articles that corpus.jsonl and national.jsonl annotate."
)
@options.seed
@click.option("--epochs", type=click.IntRange(1), help="Other than the recipe's, for a trial.")
@options.threads
def main(**chosen: Any) -> None:
    """Train, write the model folders, print and store the figures."""
    with options.told():
        train(**chosen)


def train(
    gold: Path,
    out: Path,
    folds: Path,
    annotations: Path,
    corpus: Path,
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

    from extractor.language.genre.characters import read_vocabulary
    from extractor.training import measure
    from extractor.training.fit import Recipe, fit
    from extractor.training.folds import of_our_own
    from extractor.training.network import pretrained

    torch.set_num_threads(threads)
    recipe = Recipe(seed=seed) if epochs is None else Recipe(seed=seed, epochs=epochs)
    data = measure.read(gold, of_our_own(annotations, corpus))
    held_out = []
    for number in range(len(data.train.sources())):
        click.echo(f"without fold {number}", err=True)
        network, letters = pretrained(seed)
        fit(network, data.without(number), read_vocabulary(letters), recipe)
        held_out.append(measure.held_out(network, letters, data, number, folds / str(number)))
    click.echo("everything", err=True)
    network, letters = pretrained(seed)
    fit(network, data.without(None), read_vocabulary(letters), recipe)
    figures = measure.finish(network, letters, data, held_out, recipe, out)
    click.echo(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
