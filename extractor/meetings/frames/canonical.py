"""Canonical names: the full name behind a printed organisation."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extractor.language.analysis import Analysis, EntityLabel
from extractor.meetings.frames.lexicon import rows

_DEFINED = re.compile(
    r"([一-鿿A-Za-z（）()·\d]{4,40}?)[（(](?:以下)?(?:统|合)?(?:简称|称)[：:]?[“\"‘「]?([^”\"’」）)，。]{2,15})[”\"’」]?[）)]"
)
_DEFINED_LEFT = re.compile(r".*(?:[，。；、]|前往|来到|走进|[赴到由在于与和同访]|对(?!外))(?=.{4})")
_PLACE = re.compile(r"(?:(?<![一-鿿])|(?<=[与和及到在赴于至从]))([一-鿿]{2,5}?(?:自治区|[省市区县]))")
_JOINED = re.compile(r"([、和与及])")
_OFFICE = re.compile(r"(?<=.{2})(?:本级)?机关$")
_OWN = re.compile(r"(?:[我本]?(?:校|院|局|委|司|馆|厂|所|系|部|处|公司|集团)|学校|学院|集团公司|双方|各方)")
_LEVEL = re.compile(r"\{(.+)\}")


@cache
def _short_forms() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("short_forms.tsv")}


class Canonical:
    """The organisations of one article: what its short forms stand for.

    What the article defines itself (以下简称) wins over the data file; a form that leaves out its
    place is expanded only if the article names exactly one place of that level, or one clearly most
    often.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._text = analysis.clean.text
        self._defined: dict[str, str] | None = None

    def full(self, printed: str | None) -> str | None:
        """The canonical name of `printed`; None for None and for forms that cannot be resolved (我校)."""
        if printed is None:
            return None
        if printed not in _short_forms() and _JOINED.search(printed):
            parts = _JOINED.split(printed)
            if all(part in _short_forms() or part in self._definitions() for part in parts[::2]):
                known = [self._one(part) if index % 2 == 0 else part for index, part in enumerate(parts)]
                return printed if None in known else "".join(part or "" for part in known)
        return self._one(printed)

    def _one(self, printed: str) -> str | None:
        defined = self._definitions().get(printed)
        if defined:
            return defined
        if _OWN.fullmatch(printed):
            return None
        base = _OFFICE.sub("", printed)
        table = _short_forms()
        for end in range(len(base), 1, -1):
            full = self._definitions().get(base[:end]) or table.get(base[:end])
            if full is None or (end < len(base) and "{" in full):
                continue
            placed = self._placed(full)
            if placed is None or base.startswith(placed):
                # 国务院新闻办公室 begins with 国务院新闻办, the short form of itself.
                return placed and base
            return placed + base[end:]
        return base

    def _definitions(self) -> dict[str, str]:
        if self._defined is None:
            self._defined = {}
            if "称" in self._text:
                for match in _DEFINED.finditer(self._text):
                    full = _DEFINED_LEFT.sub("", match[1])
                    self._defined.setdefault(match[2], full)
        return self._defined

    def _placed(self, full: str) -> str | None:
        """`full` with its level of government replaced by the place the article names."""
        level = _LEVEL.search(full)
        if level is None:
            return full
        places = Counter(
            entity.span.cut(self._text)
            for sentence in self._analysis.sentences
            for entity in sentence.entities
            if entity.label is EntityLabel.PLACE
        )
        places.update(match[1] for match in _PLACE.finditer(self._text))
        fitting = Counter(
            {name: count for name, count in places.items() if name.endswith(level[1]) and len(name) > 2}
        )
        ranked = fitting.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return full.replace(level[0], ranked[0][0])
