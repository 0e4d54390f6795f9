"""Count which words no digit stands before: `python scripts/words_behind_numerals.py [CORPUS_FOLDER]`.

Rewrites the words of `extractor/cleaning/data/behind_numerals.txt`. Of a word that begins with the
character of a measure word (`大会`, `座谈`, `时间`) the corpus says how often it stands behind a digit, and
how often anywhere or where a paragraph begins, whichever is more. Listed is what is `RATIO` times as
likely there as behind a digit.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jieba
import jieba.posseg

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "extractor" / "cleaning" / "data" / "behind_numerals.txt"
SECTION = "word: "

RATIO = 10
SIZE = 2
"""Characters of a listed word; longer ones count for the one they begin with (座谈会)."""
UNSEEN = 0.5
"""Added to every count behind digits, since a word not seen there may still stand there."""

_BEHIND_DIGIT = re.compile(r"\d(?=[一-鿿])")
_PARAGRAPH = re.compile(r"[。”》]\s*\n\s*(?=[一-鿿])")


def main() -> None:
    """Count and rewrite the section."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("corpus", type=Path, nargs="?", default=ROOT.parent / "shared" / "corpus")
    jieba.setLogLevel("WARNING")
    lines = DATA.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(SECTION)]
    measures = {word for line in kept if line.startswith("measure: ") for word in line.split()[1:]}
    words = counted(texts(parser.parse_args().corpus), measures)
    listed = textwrap.wrap(" ".join(words), 110, break_on_hyphens=False)
    DATA.write_text("\n".join(kept + [SECTION + line for line in listed]) + "\n", encoding="utf-8")
    print(f"{len(words)} words written to {DATA}")


def texts(folder: Path) -> Iterator[str]:
    """The bodies of all articles."""
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line).get("body") or ""


def counted(bodies: Iterator[str], measures: set[str]) -> list[str]:
    """The words to be listed, the likeliest first; names of persons, which are without end, are not."""
    anywhere: Counter[str] = Counter()
    begun: Counter[str] = Counter()
    numbered: Counter[str] = Counter()
    words = paragraphs = digits = 0
    for body in bodies:
        for word in jieba.cut(body, HMM=False):
            words += 1
            if len(word) >= SIZE and word[0] in measures:
                anywhere[word[:SIZE]] += 1
        for match in _PARAGRAPH.finditer(body):
            paragraphs += 1
            begun[body[match.end() : match.end() + SIZE]] += 1
        for match in _BEHIND_DIGIT.finditer(body):
            digits += 1
            numbered[body[match.end() : match.end() + SIZE]] += 1
    tags = jieba.posseg.dt.word_tag_tab
    ratios = {
        word: max(number / words, begun[word] / paragraphs) / ((numbered[word] + UNSEEN) / digits)
        for word, number in sorted(anywhere.items())
        if jieba.dt.FREQ.get(word) and not tags.get(word, "").startswith("nr")
    }
    return [word for word in sorted(ratios, key=lambda word: -ratios[word]) if ratios[word] >= RATIO]


if __name__ == "__main__":
    main()
