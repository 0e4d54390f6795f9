"""Lines: the headline and the sentences of an article, ready for cues to be looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.language.analysis import Analysis
from extractor.spans import Span

_ENCLOSED = re.compile(
    r"“[^”\n]{1,80}”|‘[^’\n]{1,40}’|《[^》\n]{1,80}》|（[^）\n]{1,40}）|\([^)\n]{1,40}\)|「[^」\n]{1,60}」"
)
_PUNCTUATION = re.compile(r"[，。；：！？、\s,;:!?·—－-]")
_SPEECH = re.compile(
    r"(?:根据|按照?|依照|遵照|依据|落实|符合)[^，。；]{0,40}要求|(指出|强调|表示|(?<!的)要求|希望|认为|(?<![小解传])说|提出|谈到)"
)
"""Verbs of saying; in 按照上级的要求 the word is a noun and nobody speaks."""
_PLAIN = "_"
_FULL_STOPS = "。！？”"
_CAPTION = 60  # characters; a longer line without a full stop is a sentence that lost it, not a caption
_CREDITED = re.compile(r"[^\n]{1,60}?[。 　](?:[^。\n]{0,12}(?:供图|供稿图|摄影|摄|图))[）)]?[ 　]*(?=\n|\Z)")
"""A paragraph that closes with whose picture it is: 抽签仪式现场。主办方供图."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, or the headline.

    `clauses` is `text` with the punctuation inside quotation marks and brackets neutralised, so
    that a search for a clause boundary does not stop inside a quoted slogan; both have the same
    length. `start` is the offset of `text` in the clean text, None for the headline. `index` counts
    lines and `order` full sentences from 0, captions before the lead left out; the headline has -1.
    `speech` is True where an earlier sentence of the paragraph says that somebody speaks, `caption`
    for short lines without a full stop or with the credit of a picture.
    """

    text: str
    clauses: str
    start: int | None
    index: int
    order: int
    paragraph: int
    speech: bool = False
    caption: bool = False

    def span(self, start: int, end: int) -> Span | None:
        """The span of the clean text for offsets of this line; None in the headline."""
        return None if self.start is None else Span(self.start + start, self.start + end)


def is_speech(text: str, end: int | None = None) -> bool:
    """True if `text`, up to `end`, says that somebody speaks."""
    return any(match[1] for match in _SPEECH.finditer(text, 0, len(text) if end is None else end))


def neutralise(text: str) -> str:
    """`text` with punctuation inside quotation marks and brackets replaced, one for one."""
    if not _ENCLOSED.search(text):
        return text
    return _ENCLOSED.sub(lambda m: m[0][0] + _PUNCTUATION.sub(_PLAIN, m[0][1:-1]) + m[0][-1], text)


def read_lines(analysis: Analysis) -> tuple[Line | None, tuple[Line, ...]]:
    """The headline (None if there is none) and the sentences of an article, in order."""
    clean = analysis.clean
    title = Line(clean.title, neutralise(clean.title), None, -1, -1, -1) if clean.title else None
    lines: list[Line] = []
    order, paragraph, previous = 0, -1, -1
    speech = credited = False
    for index, sentence in enumerate(analysis.sentences):
        start, end = sentence.span
        if previous < 0 or clean.text.find("\n", previous, start) >= 0:
            paragraph += 1
            speech = False
            credited = _CREDITED.match(clean.text, start) is not None
        previous = end
        text = clean.text[start:end]
        caption = credited or (text[-1:] not in _FULL_STOPS and len(text) <= _CAPTION)
        lines.append(Line(text, neutralise(text), start, index, order, paragraph, speech, caption))
        speech = speech or is_speech(text)
        order += not caption
    return title, tuple(lines)
