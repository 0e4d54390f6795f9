"""Clean text as one JSON object: what `extractor clean --json` prints."""

from __future__ import annotations

from typing import Any

from extractor.cleaning.text import CleanText


def to_json(clean: CleanText) -> dict[str, Any]:
    """One article as a JSON object, all offsets in code points, all spans half-open.

    `alignment` lists the links between raw and clean text as `[raw_start, raw_end, start, end]`;
    characters of a link correspond one to one if both sides are equally long, else the link is a
    block. What stands between two links was removed. `removals` are in the order of the raw text,
    `asides` in the order of the clean text, `damaged` are raw spans that could not be repaired.
    """
    return {
        "article_id": clean.article.id,
        "title": clean.title,
        "text": clean.text,
        "script": clean.script,
        "alignment": [list(link) for link in clean.alignment.links()],
        "removals": [
            {
                "raw_start": removal.raw.start,
                "raw_end": removal.raw.end,
                "text": removal.text,
                "replacement": removal.replacement,
                "rule": removal.rule,
            }
            for removal in clean.removals
        ],
        "damaged": [list(span) for span in clean.damaged],
        "asides": [
            {"start": aside.span.start, "end": aside.span.end, "kind": aside.kind.value}
            for aside in clean.asides
        ],
        "warnings": list(clean.warnings),
    }
