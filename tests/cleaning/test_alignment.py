"""The alignment: planted spans, and the algebra it promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.cleaning.alignment import Alignment
from extractor.cleaning.edits import Edit, Edits, ordered
from extractor.spans import Span

TEXT = st.text("会议在北京召开ab(h)", max_size=24)


@st.composite
def edited(draw: st.DrawFn, text: str | None = None) -> tuple[str, str, Alignment]:
    """A text, the text some replacements (no insertions) make of it, and their alignment."""
    raw = draw(TEXT) if text is None else text
    cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=8)))
    edits = [
        Edit(start, end, draw(st.text("总工会x", max_size=3)), "test")
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    clean, alignment = ordered(edits).apply(raw)
    return raw, clean, alignment


@st.composite
def chains(draw: st.DrawFn) -> tuple[Alignment, Alignment, Alignment]:
    _, middle, first = draw(edited())
    _, later, second = draw(edited(middle))
    _, _, third = draw(edited(later))
    return first, second, third


def all_spans(length: int) -> list[Span]:
    return [Span(start, end) for start in range(length) for end in range(start + 1, length + 1)]


def test_a_span_of_annotated_words_shows_the_annotations_between_its_characters() -> None:
    raw = "全总(zong)工会(hui)(hui)机关"
    clean, alignment = Edits([Edit(2, 8, "", "reading"), Edit(10, 20, "", "reading")]).apply(raw)
    assert clean == "全总工会机关"
    assert alignment.to_raw(Span(1, 4)).cut(raw) == "总(zong)工会"
    assert alignment.to_raw(Span(3, 5)).cut(raw) == "会(hui)(hui)机"


def test_a_block_maps_as_a_whole() -> None:
    raw = "会议&nbsp;召开"
    _, alignment = Edits([Edit(2, 8, " ", "entity")]).apply(raw)
    assert alignment.to_raw(Span(2, 3)).cut(raw) == "&nbsp;"
    assert alignment.to_clean(Span(4, 5)) == Span(2, 3)


def test_removed_characters_have_no_clean_span() -> None:
    _, alignment = Edits([Edit(1, 6, "", "reading")]).apply("会(hui)议")
    assert alignment.to_clean(Span(2, 4)) is None
    assert alignment.to_clean(Span(0, 7)) == Span(0, 2)


def test_empty_span_stays_between_its_neighbours() -> None:
    _, alignment = Edits([Edit(1, 6, "", "reading")]).apply("会(hui)议")
    assert alignment.to_raw(Span(1, 1)) == Span(6, 6)
    assert alignment.to_raw(Span(2, 2)) == Span(7, 7)


@pytest.mark.parametrize("edits", [[(2, 1)], [(0, 3), (2, 4)], [(3, 9)], [(-1, 1)]])
def test_edits_out_of_order_or_outside_are_refused(edits: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="edits"):
        Alignment.from_edits(5, [start for start, _ in edits], [end for _, end in edits], [0] * len(edits))


def test_texts_of_different_length_cannot_be_joined() -> None:
    with pytest.raises(ValueError, match="joined"):
        Alignment.identity(3).then(Alignment.identity(4))


@given(edited())
def test_links_cut_equal_characters_where_they_are_copies(case: tuple[str, str, Alignment]) -> None:
    raw, clean, alignment = case
    assert alignment.length == len(clean)
    assert alignment.raw_length == len(raw)
    for raw_start, raw_end, start, end in alignment.links():
        assert raw_start < raw_end
        assert start < end


@given(edited())
def test_inverting_twice_changes_nothing(case: tuple[str, str, Alignment]) -> None:
    assert case[2].invert().invert() == case[2]


@given(edited())
def test_identity_is_neutral(case: tuple[str, str, Alignment]) -> None:
    raw, clean, alignment = case
    assert Alignment.identity(len(raw)).then(alignment) == alignment
    assert alignment.then(Alignment.identity(len(clean))) == alignment


@given(edited())
def test_a_span_comes_back(case: tuple[str, str, Alignment]) -> None:
    _, clean, alignment = case
    for span in all_spans(len(clean)):
        back = alignment.to_clean(alignment.to_raw(span))
        assert back is not None
        assert back.covers(span)


@given(chains())
def test_joining_is_mapping_one_after_the_other(case: tuple[Alignment, Alignment, Alignment]) -> None:
    first, second, _ = case
    joined = first.then(second)
    for span in all_spans(second.length):
        assert joined.to_raw(span) == first.to_raw(second.to_raw(span))


@given(chains())
def test_joining_is_associative(case: tuple[Alignment, Alignment, Alignment]) -> None:
    first, second, third = case
    left, right = first.then(second).then(third), first.then(second.then(third))
    for span in all_spans(third.length):
        assert left.to_raw(span) == right.to_raw(span)


@given(chains())
def test_the_way_forth_goes_through_the_chain_too(case: tuple[Alignment, Alignment, Alignment]) -> None:
    first, second, _ = case
    joined = first.then(second)
    for span in all_spans(first.raw_length):
        middle = first.to_clean(span)
        stepwise = None if middle is None else second.to_clean(middle)
        if stepwise is not None:
            found = joined.to_clean(span)
            assert found is not None
            assert found.covers(stepwise)


def test_an_inserted_character_has_no_origin() -> None:
    _, alignment = Edits([Edit(1, 1, "\n", "break")]).apply("会议")
    assert alignment.to_raw(Span(1, 2)) == Span(1, 1)
    assert alignment.to_raw(Span(0, 3)) == Span(0, 2)
