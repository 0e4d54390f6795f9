"""The training loop of the lead reader: documents to weights."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from extractor.language.genre import characters
from extractor.language.lead.reader import around, window
from extractor.language.lead.word_pieces import WordPieces
from extractor.training.document import Document, beginning
from extractor.training.fit import IGNORE, LAYERS, vary
from extractor.training.fit import Recipe as Variants
from extractor.training.lead.network import Batch, collate, forward
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
    vocabulary: characters.Vocabulary
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
    chance, variants = random.Random(recipe.seed), Variants()
    torch.manual_seed(recipe.seed)
    documents = [beginning(document, CHARACTERS) for document in documents]
    learned = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    old = [p for name, p in learned if name.startswith(PRETRAINED)]
    new = [p for name, p in learned if not name.startswith(PRETRAINED)]
    rates = [recipe.rate, recipe.encoder_rate]
    optimizer = torch.optim.AdamW(
        [{"params": p, "lr": rate} for p, rate in zip((new, old), rates, strict=True)], weight_decay=0.01
    )
    steps = recipe.epochs * -(-len(documents) // recipe.articles_per_step)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=steps, pct_start=0.1)
    network.train()
    for epoch in range(recipe.epochs):
        started, total = time.perf_counter(), 0.0
        order = chance.sample(documents, len(documents))
        for start in range(0, len(order), recipe.articles_per_step):
            chosen = [
                vary(document, variants, chance, document.source.endswith("大学"))
                for document in order[start : start + recipe.articles_per_step]
            ]
            batch, wanted = reading.batch(chosen)
            value = loss(forward(network, batch, recipe.encoder_dropout, recipe.dropout), wanted)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(value.detach())
        seconds = time.perf_counter() - started
        print(
            f"epoch {epoch + 1}/{recipe.epochs} loss {total:.2f} {seconds:.0f} s", file=sys.stderr, flush=True
        )
    network.eval()
