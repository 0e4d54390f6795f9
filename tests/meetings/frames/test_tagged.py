"""What the two voices propose beside the rules' candidates. Both propose here what a case says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from extractor.language.analysis import Analysis
from extractor.language.lead import Told
from extractor.language.passage import Passage
from extractor.language.proposal import GenreLabel, PersonEvidence, Proposal
from extractor.meetings.frames import find_frames
from extractor.meetings.frames.opinion import with_opinion
from extractor.meetings.frames.ranking import Candidate, shipped
from extractor.meetings.frames.scan import scan
from extractor.meetings.frames.tagged import READ, Reading, Voice, hear, read
from extractor.meetings.frames.topics import is_no_subject
from extractor.spans import Span

Build = Callable[..., Analysis]
HEADLINE = "云溪茶厂召开推进会"
LEAD = "3月9日，云溪茶厂在三楼会议室召开春茶采制推进会。"


class Fake:
    """A tagger that proposes given words, wherever they stand, and remembers what it read."""

    def __init__(self, words: Mapping[str, tuple[GenreLabel, float]]) -> None:
        self.words = words
        self.passages: list[Passage] = []

    def tag(self, passages: Sequence[Passage]) -> list[list[tuple[Proposal, ...]]]:
        self.passages += passages
        return [[self._of(sentence) for sentence in passage.sentences] for passage in passages]

    def _of(self, sentence: str) -> tuple[Proposal, ...]:
        return tuple(
            Proposal(Span(at, at + len(words)), label, score)
            for words, (label, score) in self.words.items()
            if (at := sentence.find(words)) >= 0
        )


class Heard(Fake):
    """A lead reader that proposes given words in the sentences it reaches."""

    def __init__(self, words: Mapping[str, tuple[GenreLabel, float]], sentences: int = 99) -> None:
        super().__init__(words)
        self.sentences = sentences

    def read(self, passage: Passage) -> Told:
        self.passages.append(passage)
        near = [row < self.sentences for row in range(len(passage.sentences))]
        said = [self._of(text) if read else () for text, read in zip(passage.sentences, near, strict=True)]
        reach = [len(text) * read for text, read in zip(passage.sentences, near, strict=True)]
        return Told(tuple(said), tuple(reach))


SILENT = Heard({}, 0)


def reading(analysis: Analysis, **words: tuple[GenreLabel, float]) -> Reading:
    article = scan(analysis)
    tagger: Any = Fake(words)
    return read(article.title, article.lines, (), tagger, hear(article.title, article.lines, SILENT))


def heard(analysis: Analysis, words: Mapping[str, tuple[GenreLabel, float]], sentences: int = 99) -> Reading:
    article = scan(analysis)
    tagger: Any = Fake({})
    told = hear(article.title, article.lines, Heard(words, sentences))
    return read(article.title, article.lines, (), tagger, told)


def test_what_no_rule_names_becomes_a_candidate(analysed: Build) -> None:
    found = reading(analysed(LEAD, HEADLINE), 春茶采制=(GenreLabel.TOPIC, 0.7))
    silence = Candidate(None, None, ("nothing",))
    options = with_opinion("topic", [silence], found)
    assert [option.text for option in options] == [None, "春茶采制"]
    assert options[1].span is not None and options[1].span.cut(LEAD) == "春茶采制"
    assert {"proposed", "tagged", "tagged>0.65"} <= set(options[1].features)
    assert "tagged>0.8" not in options[1].features
    assert {"tagged-nothing", "tagged-nothing>0.65"} <= set(options[0].features)


def test_a_faint_proposal_is_no_candidate(analysed: Build) -> None:
    found = reading(analysed(LEAD, HEADLINE), 春茶采制=(GenreLabel.TOPIC, 0.05))
    assert [o.text for o in with_opinion("topic", [Candidate(None, None, ())], found)] == [None]


def test_words_that_cannot_be_it_are_no_candidate(analysed: Build) -> None:
    found = reading(analysed(LEAD, HEADLINE), 采制推进会=(GenreLabel.TOPIC, 0.9))
    options = with_opinion("topic", [Candidate(None, None, ())], found, is_no_subject)
    assert [option.text for option in options] == [None]


def test_half_a_verb_ends_no_place(analysed: Build) -> None:
    """在云溪会|见: transcripts of talks."""
    found = reading(analysed("林望舒17日在云溪会见塔维安。", HEADLINE), 云溪会=(GenreLabel.PLACE, 0.9))
    assert [o.text for o in with_opinion("location", [Candidate(None, None, ())], found)] == [None]


def test_a_number_goes_on_with_what_it_counts(analysed: Build) -> None:
    """政协|第十届委员会: names of bodies that are counted."""
    lead = "2月3日上午，云山县政协第十届委员会第三次会议在青禾礼堂开幕。"
    found = reading(analysed(lead, HEADLINE), 云山县政协=(GenreLabel.ORGANIZATION, 0.9))
    assert with_opinion("organization", [], found) == []


def test_rules_know_where_a_word_ends(analysed: Build) -> None:
    """换届选|举: one character less than what a rule names is no candidate of its own."""
    found = reading(analysed(LEAD, HEADLINE), 春茶采=(GenreLabel.TOPIC, 0.9))
    start = LEAD.index("春茶")
    (option,) = with_opinion("topic", [Candidate("春茶采制", Span(start, start + 4), ())], found)
    assert option.text == "春茶采制" and "tagged>0.8" in option.features


def test_the_main_gathering_does_not_take_the_name_of_another(analysed: Build) -> None:
    """State visits: talks without a name, then a ceremony in a sentence of its own."""
    lead = "9月2日下午，国家主席林望舒在青禾会堂同格兰蒂亚总统塔维安举行会谈。\n"
    text = lead + "会谈前，林望舒在青禾会堂东门外广场为塔维安举行欢迎仪式。"
    tagger: Any = Fake({"欢迎仪式": (GenreLabel.NAME, 0.99)})
    frames = find_frames(analysed(text, "林望舒同格兰蒂亚总统举行会谈"), shipped(), tagger, SILENT)
    assert [frame.name and frame.name.text for frame in frames] == [None, "欢迎仪式"]


def test_words_of_the_headline_have_no_place_in_the_text(analysed: Build) -> None:
    found = reading(analysed(LEAD, HEADLINE), 云溪茶厂召开推进会=(GenreLabel.NAME, 0.9))
    (option,) = with_opinion("name", [], found)
    assert option.span is None


def test_a_candidate_is_told_whether_the_tagger_agrees(analysed: Build) -> None:
    found = reading(analysed(LEAD, HEADLINE), 春茶采制推进会=(GenreLabel.NAME, 0.9))
    start = LEAD.index("春茶")
    same = Candidate("春茶采制推进会", Span(start, start + 7), ())
    near = Candidate("采制推进会", Span(start + 2, start + 7), ())
    other = Candidate("云溪茶厂", Span(5, 9), ())
    beyond = Candidate("总结会", Span(900, 903), ())
    features = [set(o.features) for o in with_opinion("name", [same, near, other, beyond], found)]
    assert "tagged>0.8" in features[0]
    assert "tagged-near>0.5" in features[1] and "tagged" not in features[1]
    assert "tagged-not>0.8" in features[2] and "tagged-near>0.02" not in features[2]
    assert {f for f in features[3] if f.startswith("tagged")} == {"tagged-unread"}


def test_both_voices_speak_of_every_candidate(analysed: Build) -> None:
    article = scan(analysed(LEAD, HEADLINE))
    tagger: Any = Fake({"春茶采制推进会": (GenreLabel.NAME, 0.4), "推进会": (GenreLabel.NAME, 0.2)})
    reader = Heard({"春茶采制推进会": (GenreLabel.NAME, 0.9)})
    found = read(article.title, article.lines, (), tagger, hear(article.title, article.lines, reader))
    whole, short = with_opinion("name", [], found)
    assert whole.text == "春茶采制推进会" and short.text == "推进会"
    assert {"proposed>0.8", "heard>0.8", "tagged>0.35"} <= set(whole.features)
    assert {"tagged", "heard-not>0.8"} <= set(short.features)
    assert "tagged>0.5" not in whole.features


def test_what_only_the_reader_hears_is_a_candidate(analysed: Build) -> None:
    found = heard(analysed(LEAD, HEADLINE), {"春茶采制": (GenreLabel.TOPIC, 0.7)})
    (option,) = with_opinion("topic", [], found)
    assert option.text == "春茶采制" and {"heard>0.65", "tagged-not"} <= set(option.features)


def test_where_the_reader_stops_it_says_nothing(analysed: Build) -> None:
    """Long articles: behind its reach silence is no reason against a candidate."""
    found = heard(analysed(LEAD, HEADLINE), {"春茶采制": (GenreLabel.TOPIC, 0.7)}, sentences=1)
    start = LEAD.index("春茶")
    (option,) = with_opinion("topic", [Candidate("春茶采制", Span(start, start + 4), ())], found)
    assert "heard-unread" in option.features


def test_only_the_lead_and_the_lines_of_the_gathering_are_read(analysed: Build) -> None:
    body = [LEAD, *(f"第{number}项工作进展顺利，各车间按计划完成检修任务。" for number in range(60))]
    article = scan(analysed("\n".join(body), HEADLINE))
    tagger: Any = Fake({})
    reader = Heard({})
    told = hear(article.title, article.lines, reader)
    read(article.title, article.lines, [article.lines[50]], tagger, told)
    (passage,) = tagger.passages
    assert passage.headline and passage.sentences[0] == HEADLINE
    assert passage.sentences[-1] == article.lines[50].text
    assert READ <= sum(map(len, passage.sentences[1:-1])) < READ + 40
    assert reader.passages == [Passage(passage.sentences[:-1], passage.paragraph_starts[:-1], True)]


def test_a_further_gathering_hears_of_its_own_lines_alone(analysed: Build) -> None:
    analysis = analysed(LEAD + "\n会后，陆云海会见了青禾商会会长顾望舒。", HEADLINE)
    found = reading(analysis, 三楼会议室=(GenreLabel.PLACE, 0.9), 云溪茶厂召开=(GenreLabel.NAME, 0.9))
    own = found.within(scan(analysis).lines[1:])
    assert own.tagger.fields["location"] == () and own.tagger.fields["name"] == ()
    assert len(found.tagger.fields["location"]) == 1


def test_what_is_said_of_a_person_is_pooled_over_the_mentions_that_were_read() -> None:
    there, unlikely = PersonEvidence(0.9, 0.1, 0.1, 0.1), PersonEvidence(0.1, 0.1, 0.1, 0.1)
    persons = ((Span(3, 6), there), (Span(10, 13), unlikely))
    found = Reading(Voice({}, (Span(0, 20),)), Voice(), persons)
    assert "present>0.9" in found.presence([Span(3, 6), Span(10, 13)])
    assert "present>0.1" not in found.presence([Span(10, 13)])
    assert found.presence([Span(15, 17)]) == ("nobody",)
    assert found.presence([Span(30, 33)]) == ()


def test_a_page_without_news_is_not_read_at_all(analysed: Build) -> None:
    tagger: Any = Fake({})
    assert find_frames(analysed("茶叶采摘有讲究。"), shipped(), tagger) == ()
    assert tagger.passages == []


LESSON = (
    "2月26日，云溪幼儿园的新生家长会上，陈亚楠园长带着大家一起了解孩子、了解自己。"
    "她表示，成长是一段美妙的旅程。"
)
SURE: Mapping[str, tuple[GenreLabel, float]] = {
    "2月26日": (GenreLabel.DATE, 0.99),
    "云溪幼儿园": (GenreLabel.ORGANIZATION, 0.95),
    "新生家长会": (GenreLabel.NAME, 0.95),
}


def test_what_is_heard_decides_where_the_rules_waver(analysed: Build) -> None:
    """News of a school, told in words that no rule knows: a day, a host and a name are heard all the same."""
    analysis = analysed(LESSON, "新学期家长会丨了解孩子")
    (frame,) = find_frames(analysis, reader=Heard(SURE))
    assert frame.name is not None and frame.name.text == "新生家长会"
    assert find_frames(analysis, reader=SILENT) == ()


def test_what_is_heard_makes_no_news_of_what_is_to_come(analysed: Build) -> None:
    analysis = analysed("2月26日，云溪幼儿园新生家长会将在三楼会议室举行，园长将介绍情况。", "家长会将举行")
    assert find_frames(analysis, reader=Heard(SURE)) == ()


def test_a_page_that_tells_of_no_gathering_is_not_read(analysed: Build) -> None:
    reader = Heard(SURE)
    assert find_frames(analysed("春茶是青禾的特产，叶片细嫩，香气清高。", "青禾春茶"), reader=reader) == ()
    assert reader.passages == []
