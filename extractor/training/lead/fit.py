"""The training loop of the lead reader: documents to weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from extractor.language.lead.reader import around, window
from extractor.language.lead.word_pieces import WordPieces
from extractor.language.vocabulary import Vocabulary
from extractor.training.document import Document, beginning
from extractor.training.fit import IGNORE, LAYERS, vary
from extractor.training.fit import Recipe as Variants
from extractor.training.lead.network import Batch, collate, forward
from extractor.training.loop import learn
from extractor.training.readout import passage

PRETRAINED = ("core.norm", "core.layers")

CHARACTERS = 300
"""How far the articles are read, about as far as the window reaches."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the outcome besides the data. The defaults made the shipped model."""

    epochs: int = 3
    articles_per_step: int = 12
    rate: float = 1.5e-3
    encoder_rate: float = 1.5e-4
    dropout: float = 0.2
    encoder_dropout: float = 0.1
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to turn documents into what the network reads."""

    pieces: WordPieces
    vocabulary: Vocabulary
    usual: Mapping[int, int]

    def batch(self, documents: Sequence[Document]) -> tuple[Batch, Any]:
        """Documents as one batch, and for each of its characters and labels 0 outside, 1 first, 2 inside."""
        windows = [window(passage(document), self.pieces, self.usual) for document in documents]
        letters = [around(one.sentences, self.vocabulary) for one in windows]
        tags = [_tags(document, len(one.sentences)) for document, one in zip(documents, windows, strict=True)]
        batch = collate(windows, letters)
        wanted = torch.tensor(np.concatenate(tags))
        wanted[~batch.read] = IGNORE
        return batch, wanted


def _tags(document: Document, sentences: int) -> Any:
    lengths = [len(sentence) for sentence in document.sentences[:sentences]]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    tags = np.zeros((int(starts[-1]), len(LAYERS)), np.int64)
    for label, place in document.unknown:
        if place.sentence < sentences:
            start = starts[place.sentence]
            tags[start + place.start : start + place.end, LAYERS.index(label)] = IGNORE
    for label, place in document.marks:
        if place.sentence < sentences:
            start = starts[place.sentence]
            tags[start + place.start : start + place.end, LAYERS.index(label)] = 2
            tags[start + place.start, LAYERS.index(label)] = 1
    return tags


def loss(scores: Any, wanted: Any) -> Any:
    """Cross entropy of the spans, per character that was read."""
    total = nn.functional.cross_entropy(
        scores.reshape(-1, 3), wanted.reshape(-1), ignore_index=IGNORE, reduction="sum"
    )
    return 4 * total / len(scores)


def fit(network: nn.ModuleDict, documents: Sequence[Document], reading: Reading, recipe: Recipe) -> None:
    """Train `network` in place. The same documents, recipe and machine give the same weights."""
    learned = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    old = [p for name, p in learned if name.startswith(PRETRAINED)]
    new = [p for name, p in learned if not name.startswith(PRETRAINED)]
    variants = Variants()

    def of(chosen: Sequence[Document]) -> Any:
        batch, wanted = reading.batch(chosen)
        return loss(forward(network, batch, recipe.encoder_dropout, recipe.dropout), wanted)

    documents = [beginning(document, CHARACTERS) for document in documents]
    groups = ((new, recipe.rate), (old, recipe.encoder_rate))
    learn(network, documents, groups, of, lambda document, chance: vary(document, variants, chance), recipe)
