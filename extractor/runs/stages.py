"""A batch of articles through all rooms: the one function that workers, threads and clusters call."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from extractor.cleaning.script import Wanted
from extractor.cleaning.text import CleanText
from extractor.errors import ExtractorError
from extractor.language.analysis import Analysis
from extractor.language.engine import Engine
from extractor.meetings.extraction import Extraction
from extractor.reading.article import Article
from extractor.reading.failure import Failure

DEFAULT_ENGINE = "lac"
DEFAULT_SCRIPT: Wanted = "hans"

LONGEST_ARTICLE = 1_000_000
"""Characters of clean text; what is longer is a book or a heap of records, and would take minutes."""

Item = Article | Failure
Result = Extraction | Failure

Before = TypeVar("Before", Article, CleanText, Analysis)
After = TypeVar("After", CleanText, Analysis, Extraction)


class TooLongError(ExtractorError):
    """What was read as one article cannot be one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the result of a run, apart from the articles; small and picklable.

    `engine` is a name or model as `extractor.language.get_engine` takes it, `script` what
    `extractor.cleaning.clean` takes.
    """

    engine: str = DEFAULT_ENGINE
    script: Wanted = DEFAULT_SCRIPT


def extract_batch(items: Sequence[Item], engine: Engine, settings: Settings) -> list[Result]:
    """Extract the meetings of a batch of articles.

    An article that breaks a room becomes a failure and takes nothing else with it.

    Args:
        items: Articles, and failures of reading, which are passed on.
        engine: The loaded engine `settings.engine`.
        settings: As for the whole run.

    Returns:
        One result for every item, in the same order.
    """
    from extractor.meetings import extract

    cleans = [clean_item(item, settings.script) for item in items]
    analyses = _analyse(cleans, engine)
    return [_guarded("meetings", extract, item) for item in analyses]


def clean_item(item: Item, script: Wanted) -> CleanText | Failure:
    """The clean text of an article, in the wanted script; a failure is passed on."""

    def step(article: Article) -> CleanText:
        from extractor.cleaning import clean

        cleaned = clean(article, script=script)
        if len(cleaned.text) > LONGEST_ARTICLE:
            raise TooLongError(
                f"It has {len(cleaned.text):,} characters of text and is no article; the longest has "
                f"{LONGEST_ARTICLE:,}."
            )
        return cleaned

    return _guarded("cleaning", step, item)


def _analyse(cleans: Sequence[CleanText | Failure], engine: Engine) -> list[Analysis | Failure]:
    """Segment all texts of a batch at once; if that fails, one by one, to find the one that breaks it.

    The engine sees what may name a person; `benchmarks/gate.py` measures what that spares and loses.
    """
    from extractor.language import analyse, analyse_all
    from extractor.language.gate import NameGate

    gate = NameGate()

    def one(clean: CleanText) -> Analysis:
        return analyse(clean, engine, gate=gate)

    texts = [clean for clean in cleans if isinstance(clean, CleanText)]
    try:
        analyses: Iterable[Analysis] = list(analyse_all(texts, engine, gate=gate))
    except Exception:  # whatever breaks a batch, each article of it gets its own chance
        return [_guarded("language", one, clean) for clean in cleans]
    rest: Iterator[Analysis] = iter(analyses)
    return [clean if isinstance(clean, Failure) else next(rest) for clean in cleans]


def _guarded(stage: str, step: Callable[[Before], After], item: Before | Failure) -> After | Failure:
    """The item one room further, or the failure it is or becomes."""
    if isinstance(item, Failure):
        return item
    try:
        return step(item)
    except Exception as error:  # one article must never stop the rest, whatever it provokes
        article = _article_of(item)
        return Failure(article.source, article.id, stage, kind_of(error), describe(error))


def _article_of(item: Article | CleanText | Analysis) -> Article:
    if isinstance(item, Analysis):
        item = item.clean
    return item.article if isinstance(item, CleanText) else item


def kind_of(error: BaseException) -> str:
    """A short stable name for an exception: `RecursionError` is `recursion`."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "-", type(error).__name__.removesuffix("Error")).lower()


def describe(error: BaseException) -> str:
    """One sentence for a person, without line feeds."""
    words = " ".join(str(error).split()) or "no details are known"
    if isinstance(error, ExtractorError):
        return words
    return f"The program is wrong here; please report it with this article: {type(error).__name__}: {words}"
