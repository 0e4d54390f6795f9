"""What a line of a page is made of."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u9fff]")


def count_han(text: str) -> int:
    """How many Chinese characters a text holds."""
    return len(_HAN.findall(text))


def without_blanks(text: str) -> str:
    """A text without its blanks, to compare lines with."""
    return "".join(text.split())
