"""Train the genre tagger and measure it.

First once for every fold of the annotated articles, with that fold left out: this tells how the tagger does
on institutions and news it never saw, and what its scores mean. Then on all of them: this is the model.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from extractor.training import options


@click.command(help=__doc__)
@options.articles
@options.place("--out", "models/genre", "Model folder to write.")
@options.place(
    "--folds",
    "models/folds",
    "Folder for the models with a fold left out: rules that weigh the tagger's scores are fitted on scores "
    "of articles it did not learn.",
)
@options.seed
@options.trial
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
    options.ready(gold, threads)
    from extractor.language.vocabulary import read_vocabulary
    from extractor.training import measure
    from extractor.training.fit import Recipe, fit
    from extractor.training.folds import of_our_own
    from extractor.training.network import pretrained

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
