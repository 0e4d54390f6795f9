"""The chain of passes that makes clean text, and the way back, from raw text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extractor.cleaning import asides, brackets, damage, inserted, layout, learner, markup, pollution
from extractor.cleaning import script as scripts
from extractor.cleaning.alignment import Alignment
from extractor.cleaning.annotations import find as find_annotations
from extractor.cleaning.brackets import Runs
from extractor.cleaning.edits import Edits
from extractor.cleaning.pollution import Pollution
from extractor.cleaning.script import Wanted
from extractor.cleaning.text import CleanText, Removals, Script, Step
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
    return inserted.with_emoji(text, readings) if document.pollution is Pollution.NOISE else readings


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
        "readings of the characters they follow; emoji that noise puts between characters",
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


READINGS_LEFT = "readings in brackets are left ({}): too few to tell spun text from an author's own"
"""The warning on a text whose brackets hold readings and which was not judged polluted."""

NOTHING_LEFT = "no main text was found in it"
"""The warning on an article that is not empty but gives no clean text."""


class _Draft:
    """A text on its way through the chain."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.alignment = Alignment.identity(len(text))
        self.damaged: tuple[Span, ...] = ()
        self._steps: list[Step] = []

    def run(self, passes: tuple[Pass, ...], document: Document) -> None:
        """Take the text through these passes."""
        for step in passes:
            edits = step.find(self.text, document)
            self.damaged += tuple(map(self.alignment.to_raw, edits.left))
            if len(edits):
                self._steps.append(Step(edits, self.text, self.alignment))
                self.text, alignment = edits.apply(self.text)
                self.alignment = self.alignment.then(alignment)

    @property
    def removals(self) -> Removals:
        """All that went; the script shows in every character and is not told."""
        return Removals([step for step in self._steps if step.edits.rules[0] != scripts.RULE])


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
    torn = damage.PHANTOM in body.removals.rules()
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
        tuple(_warnings(article, body.text, document)),
    )


def _warnings(article: Article, text: str, document: Document) -> Iterator[str]:
    if not text and article.text.strip():
        yield NOTHING_LEFT
    if document.pollution is Pollution.PLAIN:
        left = sum(kind.hits for kind in document.runs.kinds if not kind.repeated)
        if left:
            yield READINGS_LEFT.format(left)


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
