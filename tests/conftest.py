"""What all tests share: the folder beside the repository, the assertion about spans, growth of time."""

from __future__ import annotations

import gc
import html
import os
import time
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractor.cleaning.alignment import Alignment
from extractor.cleaning.text import CleanText
from extractor.meetings.extraction import (
    Attendee,
    DatePrecision,
    EventDate,
    Extraction,
    Group,
    Meeting,
    MeetingType,
    Mention,
    Role,
)
from extractor.reading.article import Article
from extractor.spans import Quote, Span
from extractor.tables.evidence import broken_spans, claims

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the repository (or `EXTRACTOR_SHARED`), with real articles."""
    folder = Path(os.environ.get("EXTRACTOR_SHARED") or REPOSITORY.parent / "shared")
    if not (folder / "gold").is_dir():
        pytest.skip(f"needs the real articles in {folder}, which are not part of the repository")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The articles written for this project."""
    return REPOSITORY / "samples"


def assert_spans(extraction: Extraction) -> None:
    """Every span cuts its words out of the clean text, and its raw span holds what they were made from."""
    assert broken_spans(extraction) == []
    clean = extraction.clean
    for claim in claims(extraction):
        label, span = claim.label, claim.span
        raw = clean.raw_span(span)
        for at in range(span.start, span.end):
            letter = clean.text[at]
            if letter.isspace():
                continue
            source = clean.raw_span(Span(at, at + 1))
            assert raw.covers(source), f"{label}: {letter!r} at {at} was made from {source}, outside of {raw}"
            printed = source.cut(clean.article.text)
            repaired = any(letter in r.replacement for r in clean.removals if r.raw.overlaps(source))
            told = f"{label}: {letter!r} at {at} comes from {printed!r}"
            assert repaired or letter in _readings(printed), told


@pytest.fixture(name="assert_spans", scope="session")
def assert_spans_fixture() -> Callable[[Extraction], None]:
    """`assert_spans`, for tests that cannot import from here."""
    return assert_spans


@pytest.fixture(scope="session")
def growth() -> Callable[[Callable[[Any], object], Any, Any], float]:
    """How many times as long work takes on its second argument as on its first.

    Counted in processor time, the least of several runs in turn, so that neither the machine nor its load
    decides. Linear work grows as its input does, quadratic work with the square of that.
    """

    def seconds(work: Callable[[Any], object], given: Any) -> float:
        # As timeit does: what the collector visits is everything alive, not what the work has made.
        gc.collect()
        gc.disable()
        try:
            begun = time.process_time()
            work(given)
            return time.process_time() - begun
        finally:
            gc.enable()

    def grown(work: Callable[[Any], object], small: Any, large: Any) -> float:
        work(small)
        smalls: list[float] = []
        larges: list[float] = []
        # What takes only moments is disturbed most by the load, and cheapest to repeat.
        while len(larges) < 2 or (len(larges) < 10 and sum(larges) < 0.5):
            smalls.append(seconds(work, small))
            larges.append(seconds(work, large))
        return min(larges) / min(smalls)

    return grown


@cache
def _converters() -> tuple[Callable[[str], str], ...]:
    import opencc

    return tuple(opencc.OpenCC(name).convert for name in ("hk2s", "tw2s", "t2s"))


@cache
def _readings(printed: str) -> str:
    """The printed characters and what width, script and entities may make of them, in one string."""
    plain = html.unescape(printed)
    forms = [printed, plain, unicodedata.normalize("NFKC", plain), unicodedata.normalize("NFC", plain)]
    return "".join(forms + [convert(form) for convert in _converters() for form in (plain, forms[2])])


TOLD = (
    "7月17日，云山市总工会召开座谈会，学习安全生产条例。市总工会主席陆云海主持，冯小雨、贺兰发言，各区工会负责同志参加。"
    "会上传达了钱大均的来信。"
)


@pytest.fixture
def extraction() -> Extraction:
    """A meeting with three people, one group and one mention, as if it had been extracted."""
    return extraction_of(TOLD)


@pytest.fixture(name="extraction_of")
def extraction_of_fixture() -> Callable[..., Extraction]:
    """Builds such an extraction: see `extraction_of`."""
    return extraction_of


def extraction_of(
    text: str = TOLD, ident: str = "a1", title: str | None = "座谈会召开", **fields: str
) -> Extraction:
    """The extraction of `TOLD` from an article with this raw text, which holds `TOLD` somewhere."""
    start = text.index(TOLD)
    article = Article(ident, fields.get("source", f"{ident}.txt"), text, title)
    clean = CleanText(article, text, title, Alignment.identity(len(text)), "hans")

    def span(words: str) -> Span:
        at = text.index(words, start)
        return Span(at, at + len(words))

    def quote(words: str) -> Quote:
        return Quote(words, span(words))

    def attendee(name: str, roles: tuple[Role, ...], title: str | None = None) -> Attendee:
        organization = "市总工会" if title else None
        return Attendee(
            name,
            title,
            organization,
            roles,
            0.9,
            span(name),
            Span(span("市总工会主席").start, span("参加。").end),
        )

    meeting = Meeting(
        id=f"{ident}-m1",
        type=MeetingType.SYMPOSIUM,
        name=quote("座谈会"),
        organization=quote("云山市总工会"),
        organization_full="云山市总工会",
        topic=quote("学习安全生产条例"),
        location=None,
        date=EventDate(quote("7月17日"), "--07-17", "--07-17", DatePrecision.UNKNOWN_YEAR, None),
        attendees=(
            attendee("陆云海", (Role.CHAIR, Role.ATTENDEE), "市总工会主席"),
            attendee("冯小雨", (Role.SPEAKER,)),
            attendee("贺兰", (Role.SPEAKER,)),
        ),
        groups=(Group("各区工会负责同志", Role.ATTENDEE, span("各区工会负责同志")),),
        confidence=0.87654,
        evidence=Span(start, span("条例。").end),
    )
    mention = Mention("钱大均", None, 1, span("钱大均"))
    return Extraction(clean, (meeting,), (mention,))
