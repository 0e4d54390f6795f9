"""The gate: names get through wherever they stand, exhortations do not, each sentence is judged alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import NameGate, every_character
from extractor.language.characters import code_points
from extractor.language.gate.detector import MARGIN, laid_out, load_detector
from extractor.language.gate.train import main as train

# Names that are nobody's, in the constructions that name participants, each with what must be seen.
NAMED = [
    ("方晓禾", "3月12日，临江市总工会召开座谈会，方晓禾主持会议。"),
    ("秦知远", "市领导陆明川、贺云舒、秦知远等出席。"),
    ("陆明川", "陆明川指出，要抓落实，要见实效，要把各项工作落到实处。"),
    ("贺云舒", "临江大学党委副书记、校长贺云舒教授向师生介绍了学校的历史，希望同学们珍惜时光。"),
    ("薄一凡", "参会人员：陆明川 薄一凡"),
    ("令狐青岚", "活动由工会主席令狐青岚主持"),
    ("雅克·勒菲弗", "应邀来访的雅克·勒菲弗一行参观了图书馆。"),
    ("勒菲弗", "勒菲弗表示，愿同临江大学深化合作。"),
    ("阿依古丽·买买提", "自治区劳动模范阿依古丽·买买提作了报告。"),
    ("賀雲舒", "市領導陸明川、賀雲舒等出席。"),
    ("石头", "技术员石头对设备的操作规程进行了讲解。"),
]

NAMELESS = [
    "要坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，加快构建新发展格局。",
    "要压实责任，强化保障，确保各项任务落到实处。",
    "会议强调，要充分认识安全生产的重要性，切实增强责任感和紧迫感。",
]


@pytest.mark.parametrize(("name", "sentence"), NAMED)
def test_a_name_is_seen(name: str, sentence: str) -> None:
    (seen,) = NameGate()([sentence])
    assert sentence[:seen].endswith(("，", "。", "）", sentence[-1]))
    assert name in sentence[:seen]


def test_exhortations_are_spared() -> None:
    assert NameGate()(NAMELESS) == [0] * len(NAMELESS)


def test_the_tail_of_a_speech_is_spared() -> None:
    assert NameGate()(["陆明川指出，要抓落实，要见实效，要把各项工作落到实处。"]) == [6]


def test_traditional_text_is_judged_like_simplified_text() -> None:
    pairs = [
        (
            "临江大学校长贺云舒会见来宾，双方就合作交换意见。",
            "臨江大學校長賀雲舒會見來賓，雙方就合作交換意見。",
        ),
        ("要压实责任，强化保障，确保各项任务落到实处。", "要壓實責任，強化保障，確保各項任務落到實處。"),
    ]
    for simplified, traditional in pairs:
        assert NameGate()([simplified]) == NameGate()([traditional])


def test_a_lower_threshold_shows_more() -> None:
    sentences = [sentence for _, sentence in NAMED] + NAMELESS
    shown = [sum(NameGate(threshold)(sentences)) for threshold in (9.0, -3.0, -20.0)]
    assert shown == sorted(shown)
    assert shown[0] == 0
    assert NameGate(-1000.0)(sentences) == every_character(sentences)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_a_sentence_is_judged_alone(sentences: list[str]) -> None:
    gate = NameGate()
    together = gate(sentences)
    assert together == [gate([sentence])[0] for sentence in sentences]
    assert all(0 <= seen <= len(sentence) for sentence, seen in zip(sentences, together, strict=True))


def test_scores_cover_the_sentences_and_nothing_else() -> None:
    assert len(load_detector().scores(laid_out(["方晓禾", "出席"]))) == 3 + MARGIN + 2
    assert code_points("中\ud83d😀").tolist() == [0x4E2D, 0xD83D, 0x1F600]


def test_training_twice_gives_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    news = tmp_path / "news.jsonl"
    lines = [sentence for _, sentence in NAMED] + NAMELESS
    news.write_text("".join(f'{{"title": "{i}", "body": "{line}"}}\n' for i, line in enumerate(lines)))
    for out in ("a.npz", "b.npz"):
        monkeypatch.setattr("sys.argv", ["train", str(news), "--out", str(tmp_path / out)])
        train()
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    with np.load(tmp_path / "a.npz") as arrays:
        assert arrays["characters"].any()
