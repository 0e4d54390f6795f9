"""What all tests share: the folder beside the repository and the assertion about spans."""

from __future__ import annotations

import html
import os
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from extractor.meetings.extraction import Extraction
from extractor.spans import Span
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
    for label, _, span in claims(extraction):
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
