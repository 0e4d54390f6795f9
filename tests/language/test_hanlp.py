"""Engine `hanlp`: offsets and tags from what HanLP returns, and one sentence for everything that fails.

The first half needs no HanLP: components are played by small objects that answer as HanLP does. The
second half trains a recogniser of a few kilobytes with HanLP and opens it as an engine.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import EngineError
from extractor.language import Engine, EntityLabel, available_engines, get_engine
from extractor.language.engine import NOTHING, Readiness
from extractor.language.engines.hanlp_repairs import (
    ADAMW_IMPORTED_IN,
    CRF_BROKEN_IN,
    repair_adamw,
    repair_crf,
)
from extractor.language.engines.hanlp_tagger import HanlpEngine, token_spans

needs_hanlp = pytest.mark.skipif(
    find_spec("hanlp") is None, reason="needs HanLP: pip install 'extractor[hanlp]'"
)


class MultiTask:
    """Answers like a multi-task model that cuts every two characters and finds 方晓禾 and 临江."""

    def __init__(self, *tasks: str) -> None:
        self.config = {"classpath": "hanlp.components.mtl.multi_task_learning.MultiTaskLearning"}
        self.vocabs: dict[str, Any] = {}
        self.tasks = dict.fromkeys(tasks)
        self.asked: list[str] = []

    def __call__(self, sentences: list[Any], tasks: list[str]) -> dict[str, list[Any]]:
        self.asked = tasks
        document: dict[str, list[Any]] = {task: [] for task in tasks}
        for sentence in sentences:
            text = sentence.replace(" ", "") if isinstance(sentence, str) else "".join(sentence)
            tokens = list(text) if isinstance(sentence, str) else sentence
            names = [
                (name, label, text.index(name), text.index(name) + len(name))
                for name, label in (("临江", "LOCATION"), ("方晓禾", "PERSON"), ("三", "INTEGER"))
                if name in text and isinstance(sentence, str)
            ]
            for task in tasks:
                values = {"tok": tokens, "pos": ["NR"] * len(tokens), "ner": names[::-1]}
                document[task].append(values[task.partition("/")[0]])
        return document


class Recogniser:
    """Answers like a recogniser of names that finds the token 方晓禾, or these three characters."""

    def __init__(self, **config: Any) -> None:
        self.config = {"classpath": "hanlp.components.ner.rnn_ner.RNNNamedEntityRecognizer", **config}
        self.vocabs: dict[str, Any] = {}
        self.asked: list[list[str]] = []

    def __call__(self, sentences: list[list[str]]) -> list[list[tuple[str, str, int, int]]]:
        self.asked = sentences
        return [list(self._names(tokens)) for tokens in sentences]

    def _names(self, tokens: list[str]) -> Any:
        for begin in range(len(tokens)):
            for size in (1, 3):
                if "".join(tokens[begin : begin + size]) == "方晓禾":
                    yield "方晓禾", "NR", begin, begin + size


def names(engine: Engine, sentence: str) -> list[tuple[str, EntityLabel]]:
    (tagging,) = engine.tag([sentence])
    return [(sentence[start:end], label) for start, end, label in tagging.entities]


@pytest.mark.parametrize(
    ("sentence", "tokens", "expected"),
    [
        pytest.param("方晓禾出席", ["方晓禾", "出席"], ["方晓禾", "出席"], id="plain"),
        pytest.param("方晓禾 \u3000出席", ["方晓禾", "出席"], ["方晓禾", "出席"], id="blanks between"),
        pytest.param("会议会议", ["会议", "会议"], ["会议", "会议"], id="the same token twice"),
        pytest.param("ＡＢ会", ["AB", "会"], ["ＡＢ", "会"], id="a token that was normalised"),
        pytest.param("会", ["会", "议"], ["会", ""], id="a token too many"),
    ],
)
def test_tokens_find_their_place(sentence: str, tokens: list[str], expected: list[str]) -> None:
    assert [sentence[start:end] for start, end in token_spans(sentence, tokens)] == expected


def test_a_multi_task_model_gives_words_tags_and_names_in_text_order() -> None:
    component = MultiTask("tok/coarse", "tok/fine", "pos/ctb", "ner/msra", "ner/ontonotes", "dep")
    engine = HanlpEngine(component, "own")
    assert names(engine, "三位 方晓禾在 临江。") == [
        ("方晓禾", EntityLabel.PERSON),
        ("临江", EntityLabel.PLACE),
    ]
    assert component.asked == ["tok/fine", "pos/ctb", "ner/msra"]
    (tagging,) = engine.tag(["方晓禾 在"])
    assert tagging.words == [(0, 3, "nr"), (4, 5, "nz")]
    assert engine.name == "hanlp:own"


def test_a_multi_task_model_without_segmentation_gets_words_from_jieba() -> None:
    engine = HanlpEngine(MultiTask("pos/pku", "ner/pku"), "own")
    (tagging,) = engine.tag(["会议 开始"])
    assert [(start, end) for start, end, _ in tagging.words] == [(0, 2), (3, 5)]


@pytest.mark.parametrize("by_character", [True, False])
def test_a_recogniser_gets_what_it_was_trained_on(by_character: bool) -> None:
    component = Recogniser(token_delimiter="" if by_character else "\t")
    sentence = "会上，方晓禾 讲话。"
    assert names(HanlpEngine(component, "own"), sentence) == [("方晓禾", EntityLabel.PERSON)]
    assert component.asked == [
        list("会上，方晓禾讲话。") if by_character else ["会上", "，", "方晓禾", "讲话", "。"]
    ]


def test_long_and_empty_sentences_keep_their_offsets() -> None:
    engine = HanlpEngine(Recogniser(token_delimiter=""), "own")
    long = "会议结束，" * 300 + "方晓禾讲话。"
    results = engine.tag(["", long, " \u3000", "方晓禾\ud83d讲话"])
    assert results[0] == results[2] == NOTHING
    assert [(start, end) for start, end, _ in results[1].entities] == [(1500, 1503)]
    assert results[1].words[-1][1] == len(long)
    assert [(start, end) for start, end, _ in results[3].entities] == [(0, 3)]


def test_a_component_that_finds_no_names_is_refused() -> None:
    with pytest.raises(EngineError, match=r"own has no task for names \(only tok/fine, dep\)"):
        HanlpEngine(MultiTask("tok/fine", "dep"), "own")
    parser = Recogniser(classpath="hanlp.components.parsers.biaffine.BiaffineDependencyParser")
    with pytest.raises(EngineError, match=r"own \(BiaffineDependencyParser\) finds no names"):
        HanlpEngine(parser, "own")


def test_a_folder_with_a_hanlp_configuration_is_one_of_this_engine(tmp_path: Path) -> None:
    accepts = available_engines()["hanlp"].accepts
    assert not accepts(tmp_path)
    (tmp_path / "config.json").write_text('{"classpath": "other.Model"}')
    assert not accepts(tmp_path)
    (tmp_path / "config.json").write_text('{"classpath": "hanlp.components.ner.rnn_ner.X"}')
    assert accepts(tmp_path)


@pytest.mark.skipif(find_spec("hanlp") is not None, reason="HanLP is installed here")
def test_without_hanlp_the_message_says_what_to_install(tmp_path: Path) -> None:
    assert available_engines()["hanlp"].state().readiness is Readiness.NOT_INSTALLED
    with pytest.raises(EngineError, match=r"pip install 'extractor\[hanlp\]'"):
        get_engine("hanlp:SOME_MODEL")


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recogniser over characters, trained by HanLP on forty invented sentences."""
    from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer

    repair_crf()
    folder = tmp_path_factory.mktemp("hanlp")
    people = ["方晓禾", "陆明川", "贺云舒", "秦知远", "闵一帆"]
    actions = ["主持会议", "讲话", "出席座谈会", "作了报告"]
    lines = []
    for person in people:
        for action in actions * 2:
            tags = ["B-NR", "I-NR", "I-NR"] + ["O"] * (len(action) + 1)
            lines += [f"{c}\t{t}" for c, t in zip(f"{person}{action}。", tags, strict=True)] + [""]
    data = folder / "train.tsv"
    data.write_text("\n".join(lines), encoding="utf-8")
    RNNNamedEntityRecognizer().fit(
        str(data), str(data), str(folder / "model"), epochs=12, embed=32, rnn_hidden=32, batch_size=8,
        lr=1e-2, drop=0.1, crf=True, tagging_scheme="BIO", token_delimiter="", devices=-1, seed=1,
        verbose=False,
    )  # fmt: skip
    return folder / "model"


@needs_hanlp
def test_a_folder_opens_by_its_path_and_finds_names(trained: Path) -> None:
    for identifier in (str(trained), f"hanlp:{trained}"):
        engine = get_engine(identifier)
        assert names(engine, "方晓禾主持会议。") == [("方晓禾", EntityLabel.PERSON)]


@needs_hanlp
def test_a_batch_gives_what_each_sentence_gives_alone(trained: Path) -> None:
    engine = get_engine(str(trained))
    sentences = ["方晓禾主持会议。", "", "陆明川讲话。" * 40, "贺云舒 出席座谈会", "😀秦知远\ud83d作了报告。"]
    assert engine.tag(sentences) == [engine.tag([sentence])[0] for sentence in sentences]


@needs_hanlp
def test_a_folder_needs_no_network(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert get_engine(str(trained)).tag(["方晓禾讲话。"])[0].entities


@needs_hanlp
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda folder: (folder / "model.pt").write_bytes(b"rubbish"), id="weights"),
        pytest.param(lambda folder: (folder / "model.pt").unlink(), id="no weights"),
        pytest.param(lambda folder: (folder / "vocabs.json").write_text("{"), id="vocabulary"),
        pytest.param(
            lambda folder: (folder / "config.json").write_text('{"classpath": "hanlp.no.such.Thing"}'),
            id="a class of another version",
        ),
    ],
)
def test_a_damaged_folder_is_one_sentence(
    trained: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    for file in trained.iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    damage(tmp_path)
    with pytest.raises(EngineError, match=r"cannot be loaded \(\w+.*\); it may be damaged") as caught:
        get_engine(f"hanlp:{tmp_path}")
    assert "\n" not in str(caught.value)


@needs_hanlp
def test_a_name_hanlp_does_not_know_is_one_sentence() -> None:
    with pytest.raises(EngineError, match=r"no folder NO_SUCH_MODEL and HanLP .* knows no model"):
        get_engine("hanlp:NO_SUCH_MODEL")


@needs_hanlp
def test_a_model_that_cannot_be_fetched_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import hanlp

    def fail(*_: object, **__: object) -> None:
        raise ConnectionError("no route\nto host")

    monkeypatch.setattr(hanlp, "load", fail)
    for _ in range(2):
        with pytest.raises(
            EngineError, match=r"is not on this machine and cannot be fetched .*no route"
        ) as caught:
            get_engine("hanlp:MSRA_NER_ELECTRA_SMALL_ZH")
        assert "\n" not in str(caught.value)
    assert sum("CC BY-NC-SA" in message for message in caplog.messages) == 1


@needs_hanlp
def test_hanlp_still_needs_its_crf_repaired() -> None:
    """When this fails, take the version out of `CRF_BROKEN_IN`, or the repair out of the engine."""
    import inspect

    from hanlp.components.taggers.rnn.rnntaggingmodel import RNNTaggingModel
    from hanlp.version import __version__

    broken = "CRF(n_out, crf_constraints)" in inspect.getsource(RNNTaggingModel)
    assert broken == (__version__ in CRF_BROKEN_IN)


@needs_hanlp
def test_hanlp_still_needs_its_optimiser_repaired() -> None:
    """When this fails, take the version out of `ADAMW_IMPORTED_IN`, or the repair out of the engine."""
    import inspect

    from hanlp.layers.transformers import utils
    from hanlp.version import __version__

    imported = "optimization.AdamW(" in inspect.getsource(utils)
    assert imported == (__version__ in ADAMW_IMPORTED_IN)


@pytest.fixture(scope="module")
def multi_task(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A multi-task model over a BERT of a few kilobytes, trained by HanLP on invented sentences."""
    from hanlp.common.dataset import SortingSamplerBuilder
    from hanlp.components.mtl.multi_task_learning import MultiTaskLearning
    from hanlp.components.mtl.tasks.ner.tag_ner import TaggingNamedEntityRecognition
    from hanlp.components.mtl.tasks.pos import TransformerTagging
    from hanlp.components.mtl.tasks.tok.tag_tok import TaggingTokenization
    from hanlp.layers.embeddings.contextual_word_embedding import ContextualWordEmbedding
    from transformers import BertConfig, BertModel, BertTokenizer

    repair_adamw()
    folder = tmp_path_factory.mktemp("multi")
    sentences = [
        [(person, "NR", "S-PERSON"), (verb, "VV", "O"), ("会议", "NN", "O"), ("。", "PU", "O")]
        for person in ("方晓禾", "陆明川", "贺云舒", "秦知远")
        for verb in ("主持", "出席", "参加") * 6
    ]
    (folder / "tok.txt").write_text("\n".join(" ".join(w for w, _, _ in s) for s in sentences) + "\n")
    for name, column in (("pos.tsv", 1), ("ner.tsv", 2)):
        rows = ["\n".join(f"{word[0]}\t{word[column]}" for word in s) + "\n" for s in sentences]
        (folder / name).write_text("\n".join(rows) + "\n")

    bert = folder / "bert"
    bert.mkdir()
    characters = sorted({c for s in sentences for word, _, _ in s for c in word})
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    (bert / "vocab.txt").write_text("\n".join(vocabulary))
    BertTokenizer(str(bert / "vocab.txt")).save_pretrained(bert)
    small = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(vocab_size=len(vocabulary), **small)).save_pretrained(bert)

    def task(kind: Callable[..., Any], name: str, **rest: Any) -> Any:
        files = [str(folder / name)] * 3
        return kind(*files, SortingSamplerBuilder(batch_size=8), max_seq_len=510, lr=1e-2, **rest)

    tasks = {
        "tok/fine": task(TaggingTokenization, "tok.txt"),
        "pos/ctb": task(TransformerTagging, "pos.tsv", dependencies="tok"),
        "ner/msra": task(TaggingNamedEntityRecognition, "ner.tsv", dependencies="tok"),
    }
    encoder = ContextualWordEmbedding(
        "token", str(bert), average_subwords=True, max_sequence_length=512, word_dropout=None
    )
    MultiTaskLearning().fit(
        encoder, tasks, str(folder / "model"), epochs=4, lr=1e-2, encoder_lr=3e-3, grad_norm=1,
        gradient_accumulation=1, eval_trn=False, devices=-1, seed=1, verbose=False,
    )  # fmt: skip
    return folder / "model"


@needs_hanlp
def test_a_multi_task_folder_gives_words_tags_and_names(multi_task: Path) -> None:
    engine = get_engine(str(multi_task))
    sentences = ["方晓禾主持会议。", " 陆明川 出席会议。", "", "贺云舒参加会议。" * 70]
    results = engine.tag(sentences)
    assert results == [engine.tag([sentence])[0] for sentence in sentences]
    assert results[1].words == [(1, 4, "nr"), (5, 7, "v"), (7, 9, "n"), (9, 10, "w")]
    assert [names(engine, sentence) for sentence in sentences[:3]] == [
        [("方晓禾", EntityLabel.PERSON)],
        [("陆明川", EntityLabel.PERSON)],
        [],
    ]
    for sentence, tagging in zip(sentences, results, strict=True):
        assert "".join(sentence[start:end] for start, end, _ in tagging.words) == sentence.replace(" ", "")


def test_the_table_of_labels() -> None:
    from extractor.language.tagsets import load_entity_labels

    assert set(load_entity_labels().values()) == set(EntityLabel)
    assert all(label == label.lower() for label in load_entity_labels())


@needs_hanlp
def test_the_model_of_this_project_reads_the_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the name of a model and without the network: whoever was there, and nobody else."""
    import socket

    from extractor.runs import Settings, extract_tables

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    root = Path(__file__).resolve().parents[2]
    rows = extract_tables([root / "samples"], Settings(engine="hanlp")).attendees
    found = set(rows[["article_id", "name"]].itertuples(index=False, name=None))
    gold = map(json.loads, (root / "tests/samples/gold.jsonl").read_text(encoding="utf-8").splitlines())
    annotated = {
        (article["id"], person["name"])
        for article in gold
        for meeting in article["meetings"]
        for person in meeting["attendees"]
    }
    assert len(annotated) > 50
    assert annotated <= found
    assert len(found - annotated) <= 1
