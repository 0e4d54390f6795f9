"""The constructions of `data/cues.toml`, compiled on first use."""

from __future__ import annotations

import re
from functools import cache

from extractor.meetings.people.lexicon import load_table


@cache
def patterns(section: str) -> dict[str, re.Pattern[str]]:
    """All constructions of a section by name."""
    return {name: re.compile(source) for name, source in load_table("cues.toml")[section].items()}


def pattern(section: str, name: str) -> re.Pattern[str]:
    """One construction."""
    return patterns(section)[name]


@cache
def and_speaks() -> re.Pattern[str]:
    """A second predicate of speech joined by 并 (出席会议并作重要讲话)."""
    speech = load_table("cues.toml")["after"]["gives_speech"]
    return re.compile(
        rf"并(?:[^，。；]{{0,16}}?(?:{speech})|(?:分别|先后|着重|重点)?(?:指出|强调|表示|要求|提出|说)(?=[，：]))"
    )
