"""Title and publication date of an HTML page, by what official and commercial sites do alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extractor.reading.blocks import Block, PageText, page_text
from extractor.reading.characters import count_han, without_blanks
from extractor.reading.data_files import table
from extractor.reading.dates import parse_date
from extractor.reading.main_text import LARGEST_ASKED, main_blocks
from extractor.reading.opening import bare_date, is_headline, labelled_date

_SEPARATOR = re.compile(r"\s*(?:--+|[_|｜—–]+|\s-\s|\s·\s|-(?=[^-]{2,12}$))\s*")
_JSON_DATE = re.compile(r'"(?:datePublished|pubDate)"\s*:\s*"([^"]{8,40})"')
_ADDRESS_DATE = re.compile(
    r"[/_t](?P<y>20\d\d)(?:(?P<s>[-/_]?)(?P<m>0[1-9]|1[0-2])(?P=s)|[-/](?P<m2>0[1-9]|1[0-2])/?)"
    r"(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_LINES_BELOW_TITLE = 8


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of its article: the headline and the day it was published."""

    title: str | None
    published: date | None


def page_head(page: str, url: str | None = None) -> PageHead:
    """Find title and publication date of the HTML `page` that came from `url`."""
    text = page_text(page)
    title = title_of(text)
    return PageHead(title, _published(page, text, title, url))


def title_of(text: PageText) -> str | None:
    """The headline of the article, without the site's name; None if nothing has the shape of one."""
    stated = next((text.meta[name] for name in _names("title") if name in text.meta), "")
    shown = max((_shown_in(whole, text.blocks) for whole in (stated, text.title)), key=len)
    if shown:
        return shown
    if stated:
        return _without_site(stated)
    headings = {block.text for block in text.blocks if block.tag == "h1" and count_han(block.text) >= 4}
    if len(headings) == 1:
        return headings.pop()
    return _above_date(text.blocks) or _without_site(text.title)


def _shown_in(title: str, blocks: Sequence[Block]) -> str:
    """The longest line of the page that `title` begins with: the headline without the site's name.

    A line equal to the whole title is the headline where it is long enough not to be a name, a
    headline broken into lines is put together.
    """
    packed = without_blanks(title)
    best = ""
    for index, block in enumerate(blocks):
        line = without_blanks(block.text)
        if count_han(line) < 6 or not packed.startswith(line) or 2 * block.linked > len(block.text):
            continue
        shown = block.text
        for below in blocks[index + 1 : index + 3]:
            longer = line + without_blanks(below.text)
            if not packed.startswith(longer):
                break
            line, shown = longer, f"{shown} {below.text}"
        if len(shown) > len(best) and (line != packed or len(line) >= 10 or block.is_heading):
            best = shown
    return best


def _above_date(blocks: Sequence[Block]) -> str | None:
    """The headline by its place: the line above the first one that states a date of publication."""
    for index, block in enumerate(blocks):
        if index and labelled_date(block.text):
            above = blocks[index - 1]
            fits = count_han(above.text) >= 8 and 2 * above.linked <= len(above.text)
            return above.text if fits and is_headline(above.text) else None
    return None


def _without_site(title: str) -> str | None:
    """`title` up to the first mark that sets a site's or a section's name apart."""
    first = _SEPARATOR.split(title.strip())[0].strip()
    return first if count_han(first) >= 8 else None


def _published(page: str, text: PageText, title: str | None, url: str | None) -> date | None:
    stated = (text.meta[name] for name in _names("published") if name in text.meta)
    day = _first(parse_date(value) for value in stated)
    if day:
        return day
    found = _JSON_DATE.search(page)
    day = parse_date(found[1]) if found else None
    return (
        day
        or labelled_date("\n".join(block.text for block in text.blocks))
        or parse_date(text.meta.get("<time>"))
        or _below_title(text.blocks, title)
        or _in_address(url or text.meta.get("og:url") or text.meta.get("url") or "")
        or (_as_htmldate_says(page, text, title) if text.framed else None)
    )


def _as_htmldate_says(page: str, text: PageText, title: str | None) -> date | None:
    """The day that htmldate knows from markup or address, the article's own sentences left out.

    It knows the habits of systems that Chinese sites seldom use. Dates in sentences are mostly those of the
    event, and its search for any date on the page finds copyright years.
    """
    if len(page) > LARGEST_ASKED:
        return None
    import htmldate  # a tenth of a second, and few pages need it

    frame, end = [], 0
    for block in main_blocks(page, text.blocks, title):
        for span in block.spans:
            frame.append(page[end : span.start])
            end = span.end
    frame.append(page[end:])
    return parse_date(htmldate.find_date("".join(frame), extensive_search=False, original_date=True) or "")


def _below_title(blocks: Sequence[Block], title: str | None) -> date | None:
    """A date that stands on a line of its own under the headline."""
    if title is None:
        return None
    packed = without_blanks(title)
    for index, block in enumerate(blocks):
        if without_blanks(block.text) == packed:
            for below in blocks[index + 1 : index + 1 + _LINES_BELOW_TITLE]:
                day = bare_date(below.text)
                if day:
                    return day
    return None


def _in_address(url: str) -> date | None:
    """The day in an address such as `/2015-07/17/c_1.htm`, `/n1/2015/0717/c1.html`, `t20150717_1.htm`."""
    found = _ADDRESS_DATE.search(url)
    return parse_date(f"{found['y']}-{found['m'] or found['m2']}-{found['d']}") if found else None


def _names(kind: str) -> tuple[str, ...]:
    return table("page_meta.tsv")[kind]


def _first(days: Iterable[date | None]) -> date | None:
    return next((day for day in days if day), None)
