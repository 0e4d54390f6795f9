"""Our reader of pages beside trafilatura and htmldate: `python benchmarks/pages.py [GOLD_FOLDER]`.

Real articles are put into three shapes of invented pages (`tests/reading/page_shapes.py`); counted is how
many come out word for word, with nothing more and nothing less, how many characters are lost and added, how
many pages get the right day, and the time all take.
Only our reader says where each word stands in the page, which is why it is there.
"""

from __future__ import annotations

import argparse
import html
import sys
import time
from collections.abc import Callable
from datetime import date
from difflib import SequenceMatcher
from importlib.metadata import version
from pathlib import Path

from places import GOLD, ROOT, records

from extractor.reading.html import main_content
from extractor.reading.page import page_head

sys.path.insert(0, str(ROOT / "tests" / "reading"))

from page_shapes import SHAPES, TITLE, packed

DAY = date(2023, 1, 2)
Read = Callable[[str], tuple[str, date | None]]
"""From a page to its main text without white space, and its day."""


def main() -> None:
    """Read all pages with both and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    folder = parser.parse_args().gold
    articles = [
        article for name in ("local_dev.jsonl", "national_dev.jsonl") for article in records(folder / name)
    ]
    readers: dict[str, Read] = {"this package": ours, "trafilatura, htmldate": theirs}
    print(f"trafilatura {version('trafilatura')}, htmldate {version('htmldate')}; {len(articles)} articles\n")
    print("| pages | reader | word for word | lost | added | right day | seconds |")
    print(f"|{'---|' * 7}")
    for shape in SHAPES:
        pages = []
        for article in articles:
            lines = [html.escape(line) for line in article["body"].splitlines() if line.strip()]
            pages.append((shape(article["title"] or TITLE, lines), packed(article["body"])))
        for name, read in readers.items():
            print(f"| {shape.__name__.replace('_', ' ')} | {name} | {row(pages, read)} |")


def row(pages: list[tuple[str, str]], read: Read) -> str:
    """The figures of one reader on pages of one shape."""
    begun = time.process_time()
    found = [read(page) for page, _ in pages]
    seconds = time.process_time() - begun
    whole = dated = lost = added = size = 0
    for (text, day), (_, wanted) in zip(found, pages, strict=True):
        whole += text == wanted
        dated += day == DAY
        size += len(wanted)
        if text != wanted:
            blocks = SequenceMatcher(None, wanted, text, autojunk=False).get_matching_blocks()
            common = sum(block.size for block in blocks)
            lost += len(wanted) - common
            added += len(text) - common
    return f"{whole} | {lost / size:.1%} | {added / size:.1%} | {dated} | {seconds:.1f}"


def ours(page: str) -> tuple[str, date | None]:
    """The main text by the spans of `extractor.reading.html`."""
    content = main_content(page)
    text = html.unescape("".join(span.cut(page) for span in content.spans))
    return packed(text), page_head(page).published


def theirs(page: str) -> tuple[str, date | None]:
    """The main text by trafilatura, the day by htmldate."""
    import htmldate
    import trafilatura

    text = trafilatura.extract(page, include_comments=False) or ""
    found = htmldate.find_date(page, original_date=True)
    return packed(text), date.fromisoformat(found) if found else None


if __name__ == "__main__":
    main()
