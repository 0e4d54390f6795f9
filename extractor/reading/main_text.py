"""Which lines of an HTML page are its article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extractor.reading.blocks import Block
from extractor.reading.characters import count_han, without_blanks
from extractor.reading.data_files import table
from extractor.reading.opening import LABEL_LINE, bare_date, labelled_date

_STOP = re.compile("[。！？；]")
_MARK = re.compile("[，。；！？、,;]")

# What a line adds to the stretch of lines it stands in (see `_stretch`), in characters of prose.
# Set by looking at 65 pages of some 40 Chinese sites; halving or doubling one of them changes the text of
# one page in six at most, and mostly by a line, because an article's paragraphs outweigh them by far.
_LINK_COST = 30
_SHORT_LINE_COST = 10

# How much without links, against the stretch, its container may add on either side; how much of its prose
# a container must hold to be its own; how many lines can stand between headline and text, or be a footer.
_OWN_SHARE = 0.5
_HOME_SHARE = 0.85
_HEAD_LINES = 8
_FOOT_LINES = 12

LEAST_PROSE = 80
"""Characters; with less, a teaser beside the article may be all the prose of a page."""
LARGEST_ASKED = 300_000
"""Characters of a page that trafilatura is asked about; a page of so many holds prose or nothing."""

_READING = re.compile(r"(?is)<(rt|rp)\b[^>]{0,200}>[^<]{0,200}</\1>")
"""Readings of ruby, which trafilatura would print."""


def main_blocks(page: str, blocks: Sequence[Block], title: str | None) -> list[Block]:
    """The blocks of the article of a whole page, in page order.

    Args:
        page: The page, whose main text trafilatura finds where there is hardly any prose: a table, a list of
            names, a few words.
        blocks: Its lines.
        title: The article's headline, if known.
    """
    start, end = _stretch(blocks)
    prose = _within(blocks, *_whole_container(blocks, start, end), title) if end > start else []
    if sum(max(_weight(block), 0) for block in prose) >= LEAST_PROSE:
        return prose
    asked = _as_trafilatura_says(page, blocks)
    if asked:
        prose = max(prose, _within(asked, 0, len(asked), title), key=_size)
    return prose or [block for block in blocks if not _is_link(block)]


def _within(blocks: Sequence[Block], start: int, end: int, title: str | None) -> list[Block]:
    """The blocks of the range without headline, footer and links."""
    start = _below_headline(blocks, start, end, title)
    end = _above_footer(blocks, start, end)
    return [block for block in blocks[start:end] if not _is_link(block)]


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _as_trafilatura_says(page: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that stand in the main text that trafilatura finds; it gives text without offsets."""
    if len(page) > LARGEST_ASKED:
        return []
    import trafilatura  # a fifth of a second, and few pages need it

    found = trafilatura.extract(_READING.sub("", page), include_comments=False, favor_precision=True)
    kept = without_blanks(found or "")
    return [block for block in blocks if without_blanks(block.text) in kept]


def _stretch(blocks: Sequence[Block]) -> tuple[int, int]:
    """The stretch of lines with the largest sum of weights, as a range of indexes.

    (Kadane's algorithm; prose weighs its length, links and scraps weigh less than nothing.)
    """
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for index, block in enumerate(blocks):
        if total <= 0:
            total, start = 0.0, index
        total += _weight(block)
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, best_end


def _weight(block: Block) -> float:
    size = len(block.text)
    if _is_link(block):
        return -_LINK_COST - size
    marks = len(_MARK.findall(block.text))
    if marks and count_han(block.text) >= 10:
        return size if marks > 1 or _STOP.search(block.text) else size / 2
    return -_SHORT_LINE_COST - size / 5


def _whole_container(blocks: Sequence[Block], start: int, end: int) -> tuple[int, int]:
    """The stretch widened to the whole container of its prose, on each side unless that holds much else.

    So the lines without sentences at the ends of an article stay with it: the names of those
    present, a salutation, a table.
    """
    home = _home(blocks[start:end])
    if home is None:
        return start, end
    first, last = start, end
    while first > 0 and home in blocks[first - 1].path:
        first -= 1
    while last < len(blocks) and home in blocks[last].path:
        last += 1
    limit = _OWN_SHARE * sum(len(block.text) for block in blocks[start:end])
    # Above the stretch more prose can only be the article's; below it may be readers' comments.
    above = (block for block in blocks[first:start] if _weight(block) <= 0)
    below = blocks[end:last]
    return (
        first if _unlinked(above) <= limit else start,
        last if _unlinked(below) <= limit else end,
    )


def _unlinked(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks if not _is_link(block))


def _home(blocks: Sequence[Block]) -> int | None:
    """The innermost container with nearly all prose of `blocks`, or None where only the page has it."""
    prose: Counter[int] = Counter()
    total = 0
    for block in blocks:
        if _weight(block) > 0:
            total += len(block.text)
            for container in block.path:
                prose[container] += len(block.text)
    nearly_all = [container for container, size in prose.items() if size >= _HOME_SHARE * total]
    return max(nearly_all, default=None)  # containers are numbered in page order, so inner ones come last


def _below_headline(blocks: Sequence[Block], start: int, end: int, title: str | None) -> int:
    """`start` moved below the headline and the lines of source and date under it."""
    packed = without_blanks(title or "")
    for index in range(start, end):
        if packed and without_blanks(blocks[index].text) == packed:
            start = index + 1
            break
    for index in range(start, min(start + _HEAD_LINES, end - 1)):
        if labelled_date(blocks[index].text) or bare_date(blocks[index].text):
            start = index + 1
        elif _weight(blocks[index]) > 0:
            break
    return start


def _above_footer(blocks: Sequence[Block], start: int, end: int) -> int:
    """`end` moved above the lines that every page of a site ends with."""
    words = table("labels.tsv")["footer"]
    for index in range(end - 1, max(start, end - _FOOT_LINES), -1):
        line = blocks[index].text
        if len(line) <= LABEL_LINE and any(word in line for word in words):
            end = index
    return end


def _is_link(block: Block) -> bool:
    return 2 * block.linked > len(block.text)
