"""The chain of passes that makes clean text, and the way back, from raw text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from extractor.cleaning import asides, brackets, inserted, layout, markup, pollution
from extractor.cleaning import script as scripts
from extractor.cleaning.alignment import Alignment
from extractor.cleaning.annotations import find as find_annotations
from extractor.cleaning.edits import Edit, apply
from extractor.cleaning.pollution import Pollution
from extractor.cleaning.script import Wanted
from extractor.cleaning.text import CleanText, Removal, Script
from extractor.reading.article import Article
from extractor.spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """What the passes know of the document a text belongs to, beside the text itself."""

    markup: Literal["plain", "html"]
    wanted: Wanted
    script: Script
    pollution: Pollution


@dataclass(frozen=True, slots=True)
class Pass:
    """One step of cleaning: its name, what it removes or repairs, and the function that finds it."""

    name: str
    what: str
    find: Callable[[str, Document], list[Edit]]


SOURCE_PASSES = (
    Pass(
        "markup",
        "ruby readings with their tags, character references; of a page all but its main text",
        lambda text, document: markup.find(text, document.markup),
    ),
)
"""The passes before the verdict on the document: they bring its characters to light."""

TEXT_PASSES = (
    Pass(
        "annotations",
        "readings of the characters they follow",
        lambda text, document: find_annotations(text, document.pollution, brackets.find(text)),
    ),
    Pass(
        "inserted",
        "emoji and dots put between characters",
        lambda text, document: inserted.find(text, document.pollution),
    ),
    Pass(
        "layout",
        "line breaks inside sentences, blanks that part nothing",
        lambda text, _: layout.find(text),
    ),
    Pass(
        "script",
        "characters of the other script",
        lambda text, document: scripts.find(text, document.script, document.wanted),
    ),
)
"""The passes after it."""

PASSES = SOURCE_PASSES + TEXT_PASSES
"""The whole chain, in order."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A text on its way through the chain."""

    text: str
    alignment: Alignment
    removals: tuple[Removal, ...] = ()

    def through(self, passes: tuple[Pass, ...], document: Document) -> _Draft:
        """The draft after these passes."""
        draft = self
        for step in passes:
            edits = step.find(draft.text, document)
            if edits:
                draft = draft._after(edits)
        return draft

    def _after(self, edits: list[Edit]) -> _Draft:
        text, alignment = apply(self.text, edits)
        told = [edit for edit in edits if edit.rule != "script"]
        starts, ends = self.alignment.to_raw_many(
            np.array([edit.start for edit in told], np.int64), np.array([edit.end for edit in told], np.int64)
        )
        removals = tuple(
            Removal(Span(start, end), self.text[edit.start : edit.end], edit.replacement, edit.rule)
            for edit, start, end in zip(told, starts.tolist(), ends.tolist(), strict=True)
        )
        return _Draft(text, self.alignment.then(alignment), self.removals + removals)


def clean(article: Article, script: Wanted = "hans", context: Pollution | None = None) -> CleanText:
    """Clean one article.

    Args:
        article: What the reading room gives.
        script: The script of the clean text: simplified, traditional, or as it is.
        context: What kind of document it is from, for a text too short to tell; None decides from
            the text itself.

    Returns:
        The clean text with its alignment. Nothing raises: what cannot be repaired stays.
    """
    body = _Draft(article.text, Alignment.identity(len(article.text)))
    document = Document(article.markup, script, "none", context or Pollution.PLAIN)
    body = body.through(SOURCE_PASSES, document)
    document = _judged(body.text, document, context)
    body = body.through(TEXT_PASSES, document)
    title = None
    if article.title is not None:
        title = _title(article.title, document, context).text
    return CleanText(
        article,
        body.text,
        title,
        body.alignment,
        document.script,
        tuple(sorted(body.removals, key=lambda removal: removal.raw)),
        asides=asides.find(body.text),
    )


def clean_text(text: str, script: Wanted = "hans", context: Pollution | None = None) -> CleanText:
    """Clean a plain string: `clean_text("會(hui)議").text`. Arguments as for `clean`."""
    return clean(Article("", "", text), script, context)


def _judged(text: str, document: Document, context: Pollution | None) -> Document:
    """The document with its script and the verdict on its annotations."""
    return replace(
        document,
        script=scripts.detect(text),
        pollution=context or pollution.judge(text, brackets.find(text)),
    )


def _title(title: str, body: Document, context: Pollution | None) -> _Draft:
    """The title, cleaned by the verdict on the body, or by its own where the body has none."""
    draft = _Draft(title, Alignment.identity(len(title)))
    document = replace(body, markup="plain")
    draft = draft.through(SOURCE_PASSES, document)
    if body.pollution is Pollution.PLAIN or body.script == "none":
        own = _judged(draft.text, document, context)
        document = replace(
            own,
            script=own.script if body.script == "none" else body.script,
            pollution=own.pollution if body.pollution is Pollution.PLAIN else body.pollution,
        )
    return draft.through(TEXT_PASSES, document)
