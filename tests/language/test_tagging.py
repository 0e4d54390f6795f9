"""The stage: spans of the whole text, order, batches, asides, titles, and sentences kept from the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import pytest

from extractor.cleaning.text import Aside, AsideKind, CleanText
from extractor.language import Analysis, Engine, analyse, analyse_all
from extractor.language.engine import NOTHING, Tagging
from extractor.spans import Span

MakeClean = Callable[..., CleanText]

TEXTS = [
    "3月12日，临江市总工会召开座谈会。\n方晓禾主持会议。陆明川、贺云舒出席。",
    "",
    "\n \n",
    "贺云舒在临江大学讲课。" * 3,
    "　　會議由秦知遠主持。",
]


def assert_sound(analysis: Analysis) -> None:
    text = analysis.clean.text
    end = 0
    for sentence in analysis.sentences:
        assert end <= sentence.span.start < sentence.span.end <= len(text)
        assert not any(aside.span.overlaps(sentence.span) for aside in analysis.clean.asides)
        end = sentence.span.end
        for spans in ([w.span for w in sentence.words], [e.span for e in sentence.entities]):
            assert all(sentence.span.covers(span) for span in spans)
            assert all(a.end <= b.start for a, b in pairwise(spans))


def test_spans_are_those_of_the_text(lac: Engine, make_clean: MakeClean) -> None:
    analysis = analyse(make_clean(TEXTS[0]), lac)
    assert_sound(analysis)
    assert analysis.engine == "lac"
    names = [e.span.cut(TEXTS[0]) for s in analysis.sentences for e in s.entities]
    assert names == ["3月12日", "临江市总工会", "方晓禾", "陆明川", "贺云舒"]


@pytest.mark.parametrize("window", [1, 40, 10_000])
def test_many_articles_give_what_each_gives_alone(lac: Engine, make_clean: MakeClean, window: int) -> None:
    cleans = [make_clean(text, title) for text in TEXTS for title in (None, "临江市总工会召开座谈会")]
    analyses = list(analyse_all(iter(cleans), lac, window=window))
    assert analyses == [analyse(clean, lac) for clean in cleans]
    for analysis in analyses:
        assert_sound(analysis)


def test_articles_are_read_as_they_are_needed(lac: Engine, make_clean: MakeClean) -> None:
    def source() -> Iterator[CleanText]:
        for text in TEXTS * 2:
            taken.append(text)
            yield make_clean(text)

    taken: list[str] = []
    next(analyse_all(source(), lac, window=1))
    assert len(taken) == 1


def test_the_title_has_spans_of_its_own(lac: Engine, make_clean: MakeClean) -> None:
    analysis = analyse(make_clean(TEXTS[0], "方晓禾会见贺云舒"), lac)
    assert analysis.title is not None
    assert [e.span.cut("方晓禾会见贺云舒") for e in analysis.title.entities] == ["方晓禾", "贺云舒"]
    assert analyse(make_clean(TEXTS[0]), lac).title is None


def test_asides_have_no_sentences(lac: Engine, make_clean: MakeClean) -> None:
    text = "方晓禾主持会议。（记者 陆明川）"
    analysis = analyse(make_clean(text, None, [Aside(Span(8, len(text)), AsideKind.CREDIT)]), lac)
    assert_sound(analysis)
    assert [s.span.cut(text) for s in analysis.sentences] == ["方晓禾主持会议。"]


class Recorder:
    """An engine that finds nothing and remembers what it was asked."""

    name = "recorder"

    def __init__(self) -> None:
        self.seen: list[str] = []

    def tag(self, sentences: Sequence[str]) -> list[Tagging]:
        self.seen += sentences
        return [NOTHING] * len(sentences)


def test_what_the_gate_spares_has_no_words_but_a_sentence(make_clean: MakeClean, lac: Engine) -> None:
    text = "方晓禾指出，要抓落实。要见实效。陆明川出席。"
    recorder = Recorder()
    analysis = analyse(make_clean(text, "标题"), recorder, gate=lambda sentences: [6, 0, 6])
    assert recorder.seen == ["方晓禾指出，", "陆明川出席。", "标题"]
    assert [s.span.cut(text) for s in analysis.sentences] == [
        "方晓禾指出，要抓落实。",
        "要见实效。",
        "陆明川出席。",
    ]
    gated = analyse(make_clean(text), lac, gate=lambda sentences: [6, 0, 6])
    assert_sound(gated)
    assert [[e.span.cut(text) for e in s.entities] for s in gated.sentences] == [["方晓禾"], [], ["陆明川"]]
