"""The training loop of the networks: documents, varied anew in every epoch, to weights."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import torch
from torch import nn

from extractor.training.document import Document

Vary = Callable[[Document, random.Random], Document]
"""One random variant of a document."""


class Steps(Protocol):
    """What of a recipe the loop needs."""

    @property
    def epochs(self) -> int: ...  # noqa: D102
    @property
    def articles_per_step(self) -> int: ...  # noqa: D102
    @property
    def seed(self) -> int: ...  # noqa: D102


def learn(
    network: nn.ModuleDict,
    documents: Sequence[Document],
    groups: Sequence[tuple[Sequence[Any], float]],
    loss: Callable[[Sequence[Document]], Any],
    vary: Vary,
    recipe: Steps,
) -> None:
    """Train `network` in place. The same documents, recipe and machine give the same weights.

    Args:
        network: What is trained.
        documents: What it learns from.
        groups: Its parameters, each group with its highest learning rate.
        loss: Of some documents.
        vary: Gives a variant of a document, another one in every epoch.
        recipe: How many epochs of how large steps, and the seed.
    """
    chance = random.Random(recipe.seed)
    torch.manual_seed(recipe.seed)
    rates = [rate for _, rate in groups]
    optimizer = torch.optim.AdamW([{"params": p, "lr": rate} for p, rate in groups], weight_decay=0.01)
    steps = recipe.epochs * -(-len(documents) // recipe.articles_per_step)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, total_steps=steps, pct_start=0.1)
    network.train()
    for epoch in range(recipe.epochs):
        started, total = time.perf_counter(), 0.0
        order = chance.sample(list(documents), len(documents))
        for start in range(0, len(order), recipe.articles_per_step):
            chosen = order[start : start + recipe.articles_per_step]
            value = loss([vary(document, chance) for document in chosen])
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
