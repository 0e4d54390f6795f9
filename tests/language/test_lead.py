"""The lead reader with the model the repository carries; sentences and people are invented."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from extractor.errors import EngineError
from extractor.language.lead import LABELS, LeadReader
from extractor.language.lead.reader import READ, packaged_model, unpacked, window
from extractor.language.lead.word_pieces import SPECIAL, UNKNOWN, WordPieces
from extractor.language.passage import Passage
from extractor.language.proposal import GenreLabel

SENTENCES = (
    "市林业局召开冬季防火工作会议",
    "5月6日下午，市林业局在局机关三楼会议室召开冬季防火工作会议。",
    "局党组书记、局长苏一鸣主持会议并讲话。",
)
PASSAGE = Passage(SENTENCES, (True, True, False), headline=True)


def listed(**scores: float) -> WordPieces:
    rows = [f"{piece}\t0" for piece in SPECIAL] + [f"{piece}\t{score}" for piece, score in scores.items()]
    return WordPieces.read("\n".join(rows) + "\n")


@pytest.fixture(scope="module")
def reader() -> LeadReader:
    return LeadReader.load()


def said(reader: LeadReader, passage: Passage = PASSAGE) -> dict[tuple[int, GenreLabel, str], float]:
    told = reader.read(passage)
    return {
        (row, proposal.label, proposal.span.cut(sentence)): proposal.score
        for row, (sentence, proposals) in enumerate(zip(passage.sentences, told.proposals, strict=True))
        for proposal in proposals
    }


def test_the_likeliest_division_is_taken() -> None:
    pieces = listed(会=-3, 议=-4, 会议=-5, 议室=-9, 室=-5, ABC=-6, A=-9)
    assert [(p.start, p.end) for p in pieces.cut("会议室")] == [(0, 2), (2, 3)]
    assert [(p.start, p.end) for p in pieces.cut("ＡＢＣ会")] == [(0, 3), (3, 4)]


def test_what_no_piece_is_for_is_cut_off_alone() -> None:
    pieces = listed(会=-3, **{"▁": -2})
    cut = pieces.cut("会\t \n鑫会\x01")
    assert [(p.start, p.end) for p in cut] == [(0, 1), (1, 2), (4, 5), (5, 6)]
    assert cut[2].number == UNKNOWN
    assert pieces.cut("") == []


@pytest.mark.parametrize("text", ["会议\n", "<s>\t0\n</s>\t0\n会\t-1\n"])
def test_a_list_of_another_form_is_told(text: str) -> None:
    with pytest.raises(ValueError):
        WordPieces.read(text)


def test_vectors_of_four_bits() -> None:
    packed = np.arange(16, dtype=np.uint8)[None] * 16 + 9  # low halves all 9, high halves 0 to 15
    (vector,) = unpacked(packed, np.array([[0.5]], np.float16))
    assert vector.tolist() == [0.5] * 16 + [(high - 8) / 2 for high in range(16)]


def test_the_window_ends_where_the_reader_does(reader: LeadReader) -> None:
    long = Passage(("市林业局召开会议",) * 200, (True,) * 200)
    seen = window(long, reader.pieces, reader.usual)
    assert len(seen.pieces) == READ
    assert len(seen.sentences) < 200
    assert len(seen.piece) == len(seen.edges) == sum(map(len, seen.sentences))
    assert seen.piece.max() == READ - 2


def test_a_plain_article(reader: LeadReader) -> None:
    found = said(reader)
    assert found[1, GenreLabel.DATE, "5月6日"] > 0.5
    assert found[1, GenreLabel.PLACE, "局机关三楼会议室"] > 0.5
    assert found[1, GenreLabel.ORGANIZATION, "市林业局"] > 0.5
    assert found[1, GenreLabel.NAME, "冬季防火工作会议"] > 0.5
    assert {label for _, label, _ in found} <= set(LABELS)


def test_the_reach_tells_how_far_it_read(reader: LeadReader) -> None:
    assert reader.read(PASSAGE).reach == tuple(map(len, SENTENCES))
    long = reader.read(Passage(("市林业局召开会议。" * 60, "局长讲话。"), (True, True)))
    assert 0 < long.reach[0] < 540
    assert long.reach[1] == 0
    assert all(p.span.end <= long.reach[0] for p in long.proposals[0])


def test_traditional_script_is_read_alike(reader: LeadReader) -> None:
    plain = Passage(("市林业局在会议室召开工作会议。",), (True,))
    other = Passage(("市林業局在會議室召開工作會議。",), (True,))
    first, second = reader.read(plain).proposals[0], reader.read(other).proposals[0]
    assert [(p.span, p.label) for p in first] == [(p.span, p.label) for p in second]


@pytest.mark.parametrize("sentences", [(), ("",), ("", "　"), ("\ud800会",), ("𠮷" * 300,)])
def test_nothing_and_strange_text(reader: LeadReader, sentences: tuple[str, ...]) -> None:
    told = reader.read(Passage(sentences, (True,) * len(sentences)))
    assert len(told.proposals) == len(told.reach) == len(sentences)


@pytest.mark.parametrize("missing", ["encoder.onnx", "tables.npz", "pieces.tsv", "model.json"])
def test_a_damaged_folder_is_told_in_one_sentence(tmp_path: Path, missing: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(packaged_model(), folder)
    (folder / missing).write_bytes(b"")
    with pytest.raises(EngineError, match="lead") as error:
        LeadReader.load(folder)
    assert "\n" not in str(error.value).strip()


def test_another_format_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(packaged_model(), folder)
    card = (folder / "model.json").read_text(encoding="utf-8").replace('"format": 1', '"format": 99')
    (folder / "model.json").write_text(card, encoding="utf-8")
    with pytest.raises(EngineError, match="format 99"):
        LeadReader.load(folder)
