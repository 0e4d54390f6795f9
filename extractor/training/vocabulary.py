"""The characters the network keeps: all single characters LAC knows, with the variants it folds into them."""

from __future__ import annotations

from pathlib import Path


def from_lac(folder: Path) -> tuple[str, list[int]]:
    """The vocabulary text (see `extractor.language.vocabulary`) and the rows of LAC's embedding for it.

    LAC's table has 58,224 entries, most of them words; it reads single characters only, and rewrites
    full-width, traditional and other variants first (`q2b.dic`).
    """
    known = {word: int(number) for number, word in _pairs(folder / "word.dic")}
    variants: dict[str, str] = {}
    for letter, usual in _pairs(folder / "q2b.dic"):
        if len(letter) == len(usual) == 1 and usual in known and letter != usual:
            variants[usual] = variants.get(usual, "") + letter
    folded = {letter for letters in variants.values() for letter in letters}
    letters = [word for word in sorted(known) if len(word) == 1 and word != " " and word not in folded]
    lines = [" " + variants.get(" ", ""), "", *(letter + variants.get(letter, "") for letter in letters)]
    return "\n".join(lines), [known[" "], known["OOV"], *(known[letter] for letter in letters)]


def _pairs(path: Path) -> list[tuple[str, str]]:
    rows = path.read_text(encoding="utf-8").split("\n")
    return [(a, b) for a, tab, b in (row.partition("\t") for row in rows) if tab]
