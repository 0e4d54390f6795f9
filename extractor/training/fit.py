"""The training loop: documents to weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from extractor.language.genre.features import neighbours, positions
from extractor.language.proposal import FLAGS, GenreLabel
from extractor.language.vocabulary import Vocabulary, encode
from extractor.training import augment
from extractor.training.document import Document, Place
from extractor.training.loop import learn
from extractor.training.network import OUTPUTS, Batch, forward

LAYERS = tuple(GenreLabel)
IGNORE = -100


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the outcome besides the data. The defaults made the shipped model."""

    epochs: int = 6
    articles_per_step: int = 12
    rate: float = 2.5e-3
    encoder_rate: float = 1e-3
    dropout: float = 0.25
    relocate: float = 0.4
    rename: float = 0.8
    thin: float = 0.3
    person_weight: float = 1.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Targets:
    """What the network should say about a batch, all characters in a row.

    `tags` is `[characters, layers]` with 0 outside, 1 first, 2 inside, `IGNORE` unknown. `letters` are the
    characters of all mentions, `mention` says for each which mention it belongs to, `person` for each mention
    whose it is, and `flags` for each person what holds (-1: does not count).
    """

    tags: Any
    letters: Any
    mention: Any
    person: Any
    flags: Any


def collate(documents: Sequence[Document], vocabulary: Vocabulary, device: Any) -> tuple[Batch, Targets]:
    """Documents as one batch and its targets."""
    sentences = [sentence for document in documents for sentence in document.sentences]
    lengths = np.array([len(sentence) for sentence in sentences], np.int64)
    starts = np.cumsum(lengths) - lengths
    tags = np.zeros((int(lengths.sum()), len(LAYERS)), np.int64)
    near, places, article = [], [], []
    letters: list[int] = []
    mention: list[int] = []
    person: list[int] = []
    flags: list[list[float]] = []
    offset = 0
    for number, document in enumerate(documents):
        count = len(document.sentences)
        near.append(neighbours(document.headline, count, offset))
        places.append(positions(document.headline, document.paragraph_starts))
        article += [number] * count
        for label, place in document.unknown:
            tags[_row(place, offset, starts), LAYERS.index(label)] = IGNORE
        for label, place in document.marks:
            row = _row(place, offset, starts)
            tags[row, LAYERS.index(label)] = 2
            tags[row.start : row.start + 1, LAYERS.index(label)] = 1
        for one in document.persons:
            rows = [_row(place, offset, starts) for place in one.mentions]
            for row in rows:
                letters += range(row.start, row.stop)
                mention += [len(person)] * (row.stop - row.start)
                person.append(len(flags))
            if rows:
                roles = [float(flag in one.roles) if one.present else -1.0 for flag in FLAGS[1:]]
                flags.append([float(one.present), *roles])
        offset += count
    batch = Batch(
        torch.tensor(encode(sentences, vocabulary), device=device),
        torch.tensor(lengths, device=device),
        torch.tensor(np.concatenate(near), device=device),
        torch.tensor(article, device=device),
        torch.tensor(np.concatenate(places), device=device),
    )
    targets = Targets(
        torch.tensor(tags, device=device),
        torch.tensor(letters, dtype=torch.int64, device=device),
        torch.tensor(mention, dtype=torch.int64, device=device),
        torch.tensor(person, dtype=torch.int64, device=device),
        torch.tensor(flags, device=device).reshape(-1, len(FLAGS)),
    )
    return batch, targets


def _row(place: Place, offset: int, starts: Any) -> slice:
    """A place of a document as a stretch of the row of characters."""
    start = int(starts[place.sentence + offset])
    return slice(start + place.start, start + place.end)


def loss(scores: Any, targets: Targets, recipe: Recipe) -> Any:
    """Cross entropy of the spans plus that of the persons.

    A person was there, chaired or spoke if one of the mentions says so (noisy-or over mentions), so every
    mention's score is evidence by itself and the annotation need not say which mention carries it.
    """
    layers = 3 * len(LAYERS)
    spans = nn.functional.cross_entropy(
        scores[:, :layers].reshape(-1, 3), targets.tags.reshape(-1), ignore_index=IGNORE, reduction="sum"
    )
    spans = 4 * spans / len(scores)
    if not len(targets.flags):
        return spans
    flags = scores[:, layers:][targets.letters]
    counts = torch.bincount(targets.mention)[:, None]
    says = flags.new_zeros(len(counts), len(FLAGS)).index_add(0, targets.mention, flags) / counts
    silence = nn.functional.softplus(says)
    never = silence.new_zeros(len(targets.flags), len(FLAGS)).index_add(0, targets.person, silence)
    never = never.clamp(1e-5, 30)
    ever = torch.log1p(-torch.exp(-never))
    known = (targets.flags >= 0).float()
    wanted = targets.flags.clamp(0, 1)
    persons = -(wanted * ever - (1 - wanted) * never) * known
    return spans + recipe.person_weight * persons.sum() / known[:, 0].sum()


def vary(document: Document, recipe: Recipe, chance: random.Random) -> Document:
    """One random variant of a document."""
    if document.source.endswith("大学") and chance.random() < recipe.relocate:
        document = augment.relocate(document, chance)
    if chance.random() < recipe.rename:
        document = augment.rename(document, chance)
    return augment.thin(document, chance, chance.random() * recipe.thin)


def fit(
    network: nn.ModuleDict, documents: Sequence[Document], vocabulary: Vocabulary, recipe: Recipe
) -> None:
    """Train `network` in place. The same documents, recipe and machine give the same weights."""
    device = next(network.parameters()).device
    read = ("embedding", "gru")
    old = [p for name, p in network.named_parameters() if name.startswith(read)]
    new = [p for name, p in network.named_parameters() if not name.startswith(read)]

    def of(chosen: Sequence[Document]) -> Any:
        batch, targets = collate(chosen, vocabulary, device)
        return loss(forward(network, batch, recipe.dropout), targets, recipe)

    groups = ((old, recipe.encoder_rate), (new, recipe.rate))
    learn(network, documents, groups, of, lambda document, chance: vary(document, recipe, chance), recipe)


assert 3 * len(LAYERS) + len(FLAGS) == OUTPUTS
