"""The chain of passes that makes clean text, and the way back, from raw text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from extractor.cleaning import asides, brackets, damage, inserted, layout, learner, markup, pollution
from extractor.cleaning import script as scripts
from extractor.cleaning.alignment import Alignment
from extractor.cleaning.annotations import find as find_annotations
from extractor.cleaning.brackets import Runs
from extractor.cleaning.edits import Edits
from extractor.cleaning.pollution import Pollution
from extractor.cleaning.script import Wanted
from extractor.cleaning.text import CleanText, Removals, Script
from extractor.reading.article import Article
from extractor.spans import Span


@dataclass(frozen=True, slots=True)
class Document:
    """What the passes know of the document a text belongs to, beside the text itself."""

    markup: Literal["plain", "html"]
    wanted: Wanted
    script: Script
    pollution: Pollution
    runs: Runs
    """The bracketed syllables of the text as the first pass after the verdict gets it."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One step of cleaning: its name, what it removes or repairs, and the function that finds it."""

    name: str
    what: str
    find: Callable[[str, Document], Edits]


def _annotations(text: str, document: Document) -> Edits:
    readings = find_annotations(document.runs, document.pollution)
    return readings if document.pollution is Pollution.PLAIN else inserted.with_emoji(text, readings)


SOURCE_PASSES = (
    Pass(
        "markup",
        "ruby readings with their tags, character references, lone surrogates; all of a page but its text",
        lambda text, document: markup.find(text, document.markup),
    ),
    Pass(
        "damage",
        "characters of GBK pages whose bytes were torn apart",
        lambda text, _: damage.find(text),
    ),
)
"""The passes before the verdict on the document: they bring its characters to light."""

TEXT_PASSES = (
    Pass(
        "annotations",
        "readings of the characters they follow; emoji between characters of polluted text",
        _annotations,
    ),
    Pass(
        "learner",
        "in texts for learners: readings of words, zhuyin, jyutping, pinyin without brackets",
        lambda text, document: learner.find(text, document.pollution),
    ),
    Pass(
        "dots",
        "dots put into words against filters",
        lambda text, _: inserted.find_dots(text),
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


NOTHING_LEFT = "no main text was found in it"
"""The warning on an article that is not empty but gives no clean text."""


class _Draft:
    """A text on its way through the chain."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.alignment = Alignment.identity(len(text))
        self.damaged: tuple[Span, ...] = ()
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._texts: list[str] = []
        self._replacements: list[str] = []
        self._rules: list[str] = []

    def run(self, passes: tuple[Pass, ...], document: Document) -> None:
        """Take the text through these passes."""
        for step in passes:
            edits = step.find(self.text, document)
            self.damaged += tuple(map(self.alignment.to_raw, edits.left))
            if len(edits):
                self._tell(edits)
                self.text, alignment = edits.apply(self.text)
                self.alignment = self.alignment.then(alignment)

    def _tell(self, edits: Edits) -> None:
        """Note what goes, with its raw spans; the script shows in every character and is not told."""
        if edits.rules[0] == scripts.RULE:
            return
        if self.alignment.is_identity():
            self._starts += edits.starts
            self._ends += edits.ends
        else:
            starts, ends = self.alignment.to_raw_many(np.array(edits.starts), np.array(edits.ends))
            self._starts += starts.tolist()
            self._ends += ends.tolist()
        places = zip(edits.starts, edits.ends, strict=True)
        self._texts += [self.text[start:end] for start, end in places]
        self._replacements += edits.replacements
        self._rules += edits.rules

    @property
    def removals(self) -> Removals:
        """All that went, in the order of the raw text."""
        order = sorted(range(len(self._starts)), key=self._starts.__getitem__)
        return Removals(
            tuple(map(self._starts.__getitem__, order)),
            tuple(map(self._ends.__getitem__, order)),
            tuple(map(self._texts.__getitem__, order)),
            tuple(map(self._replacements.__getitem__, order)),
            tuple(map(self._rules.__getitem__, order)),
        )


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
    body = _Draft(article.text)
    document = Document(article.markup, script, "none", context or Pollution.PLAIN, Runs([], [], []))
    body.run(SOURCE_PASSES, document)
    torn = damage.PHANTOM in body.removals.rules
    document = _judged(body.text, document, context, torn)
    body.run(TEXT_PASSES, document)
    return CleanText(
        article,
        body.text,
        None if article.title is None else _title(article.title, document, context),
        body.alignment,
        document.script,
        body.removals,
        body.damaged,
        # The words that mark asides are listed in simplified characters.
        asides.find(scripts.simplified(body.text) if _is_traditional(document) else body.text),
        () if body.text or not article.text.strip() else (NOTHING_LEFT,),
    )


def _is_traditional(document: Document) -> bool:
    """True if the clean text of the document may hold traditional characters."""
    return document.wanted == "hant" or (document.wanted == "keep" and document.script != "hans")


def clean_text(text: str, script: Wanted = "hans", context: Pollution | None = None) -> CleanText:
    """Clean a plain string: `clean_text("會(hui)議").text`. Arguments as for `clean`."""
    return clean(Article("", "", text), script, context)


def _judged(text: str, document: Document, context: Pollution | None, torn: bool = False) -> Document:
    """The document with its script and the verdict on its annotations."""
    runs = brackets.find(text)
    verdict = context or pollution.judge(text, runs, torn)
    return replace(document, script=scripts.detect(text), pollution=verdict, runs=runs)


def _title(title: str, body: Document, context: Pollution | None) -> str:
    """The title, cleaned by the verdict on the body, or by its own where the body has none."""
    draft = _Draft(title)
    document = replace(body, markup="plain")
    draft.run(SOURCE_PASSES, document)
    own = _judged(draft.text, document, context)
    if body.script != "none":
        own = replace(own, script=body.script)
    if body.pollution is not Pollution.PLAIN:
        own = replace(own, pollution=body.pollution)
    draft.run(TEXT_PASSES, own)
    return draft.text
