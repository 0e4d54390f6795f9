"""What every engine must keep, whatever its model: run over all that can be opened here."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from extractor.cleaning.text import CleanText
from extractor.language import (
    Engine,
    EntityLabel,
    NameGate,
    analyse,
    analyse_all,
    available_engines,
    get_engine,
)
from extractor.language.engine import Readiness

MakeClean = Callable[..., CleanText]

ENGINES = [name for name, spec in available_engines().items() if spec.state().readiness is Readiness.READY]

SENTENCES = [
    "3月12日，临江市总工会召开十二届四次全委会议，方晓禾主持会议并讲话。",
    "市領導陸明川、賀雲舒、秦知遠出席。",
    "",
    " \u3000 ",
    "雅克·勒菲弗 与😀方晓禾\ud83d座谈 ",
    "ＡＢＣ１２３abc",
    "要抓落实，" * 250,
]

NEUTRAL = set(
    "n nr ns nt nz nw t s f v vd vn a ad an d m q r p c u w xc".split()  # noqa: SIM905 - one line, not 24
)


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    return get_engine(request.param)


def test_spans_and_tags(engine: Engine) -> None:
    taggings = engine.tag(SENTENCES)
    assert len(taggings) == len(SENTENCES)
    for sentence, tagging in zip(SENTENCES, taggings, strict=True):
        for spans in (tagging.words, tagging.entities):
            assert all(0 <= start < end <= len(sentence) for start, end, _ in spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert {tag for _, _, tag in tagging.words} <= NEUTRAL
        assert all(isinstance(label, EntityLabel) for _, _, label in tagging.entities)
        covered = "".join(sentence[start:end] for start, end, _ in tagging.words)
        assert "".join(covered.split()) == "".join(sentence.split())


def test_a_batch_gives_what_each_sentence_gives_alone(engine: Engine) -> None:
    assert engine.tag(SENTENCES) == [engine.tag([sentence])[0] for sentence in SENTENCES]
    assert engine.tag(SENTENCES[::-1]) == engine.tag(SENTENCES)[::-1]
    assert engine.tag([]) == []


def test_many_articles_behind_the_gate_give_what_each_gives_alone(
    engine: Engine, make_clean: MakeClean
) -> None:
    cleans = [make_clean("\n".join(SENTENCES[i:]), SENTENCES[i]) for i in range(len(SENTENCES))]
    gate = NameGate()
    assert list(analyse_all(cleans, engine, gate=gate, window=100)) == [
        analyse(clean, engine, gate=gate) for clean in cleans
    ]


def test_an_everyday_name_is_found(engine: Engine) -> None:
    (tagging,) = engine.tag(["王建国主持会议。"])
    assert (0, 3, EntityLabel.PERSON) in tagging.entities
