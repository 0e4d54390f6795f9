"""The year of a report that names none in its date, from the years it cites elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractor.spans import Span

_DASH = "[-—－–~～至]+"
_YEAR = re.compile(
    r"(?<![0-9.])(?P<year>(?:19|20)[0-9]{2})(?=年|[\u4e00-\u9fff〕\]】])(?![多余名人位个家户万亿元米吨亩套件种])"
    r"(?:\s?年)?(?P<review>度)?"
)
"""2016年, 2016青禾论坛; but 2000多名学生 and 2016名学生 are counted."""
# Text is the same length with them: years are printed in wide digits as well (２０１５年).
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_FIRST_YEAR_OF_THE_WEB = 1995
"""A page that cites no later year (四十年前的1983年) is not of that year."""
_SCHOOL_YEAR = re.compile(
    rf"(?P<first>(?:19|20)[0-9]{{2}}){_DASH}(?P<second>(?:19|20)[0-9]{{2}})(?:学年|年度)"
)
_TO_SENTENCE_END = re.compile(r"[^。！？!?\n]{0,200}")

# Years that are not of the news: ahead (到2035年, 2035年远景目标), of a plan (2016—2020年), of the past
# (成立于1953年, 自2012年以来, 荣获2021年, 2021年签署, 2019年大学排名), of a book (《…》, 2022年版), of a
# class (2023届), of somebody's honour (“2017年度先进工作者”卢正).
_BEFORE_NO_NEWS = re.compile(
    rf"(?:[到至于自从获继]|力争|获得|入选|颁发|考入|[0-9]{{4}}年?{_DASH})\s?$|《[^》]*$|(?:评为|授予|认定为|荣膺)[^。；;]{{0,40}}$"
)
_BEHIND_NO_NEWS = re.compile(
    rf"{_DASH}\s?(?:19|20)[0-9]{{2}}|[届级版]|[01]?[0-9]月|[^，,。；;]{{0,8}}(?:以来|成立|签署|考察|上榜|入选|荣获|获评|排名)"
    r"|(?:就|便|曾|开始|起(?!草)|列为|列入|立项)|，?[^，,。；;]{0,8}被(?:[^，,。；;]{0,30}(?:评|授|列|认定)|称为|誉为)|(?:远景|愿景|前|底前|末前|建(?!设|筑|议)|创(?!业|新|意))"
    r"|[^，,。；;“”]{0,14}(?:先进(?:工作者|个人|集体|单位)|劳动模范|劳模|标兵|能手|奖章|优秀[^，。；“”]{2,8})”(?![^，。；]{0,4}(?:表彰|评选|颁奖|命名))"
)
_UP_TO = re.compile(r"截[至止]到?(?:目前的?)?\s?$")
"""截至2014年4月: what a report counts up to is its present, though a month stands behind the year."""
_CHRONICLE = re.compile(r"(?:(?<=[，。；\n　 ])|\A)(?:19|20)[0-9]{2}(?=年[，,])")
"""2007年，公司通过认证。2009年，……: sentences that open with one year after the other tell a history."""
_PLANNED_BEFORE = re.compile(r"(?:部署|谋划|安排|布置|做好|展望|迎接|确定|明确)[^。，,；;]{0,6}$")
_PLANNED_BEHIND = re.compile(r"[^。，,；;]{0,6}(?:计划|规划|打算)")

_IN_A_DOCUMENT = re.compile(rf"《[^》]*?(?<![0-9—–－-])(?P<year>20[0-9]{{2}})(?=年)(?!年?{_DASH})[^》]*》")
_FAR_SIGHTED = re.compile("规划|纲要|远景|目标|[0-9]{4}年?版|[届级]")
"""Documents that look years ahead, or back."""

_SEASON_OF_REVIEWS = range(1, 4)
_SEASON_OF_PLANS = range(10, 13)


@dataclass(frozen=True, slots=True)
class _Cited:
    year: int
    review: bool
    planned: bool


def year_of_gathering(text: str, span: Span) -> int | None:
    """The year in the name of what the date at `span` is of: 3月23日，…出席2016年青禾论坛.

    Only the rest of the sentence is asked, and years of a review (2018年度) are not meant. In all
    annotated leads that print a year so, it is the year of the meeting.
    """
    sentence = _TO_SENTENCE_END.match(text, span.end)
    assert sentence is not None
    return max((cited.year for cited in _cited(sentence[0]) if not cited.review), default=None)


def earliest(text: str, month: int | None) -> date | None:
    """The first day of the year that news of `text` is of, or None where no year is cited as present.

    The latest year counts. In spring a meeting that cites only the year under review (2021年度述职)
    is of the next; in autumn a year that is planned for, or cited beside the one before it, is the
    next.

    Args:
        text: The article.
        month: The month of the news, if known.
    """
    cited = list(_cited(text)) or list(_of_documents(text))
    if not cited:
        return None
    year = max(c.year for c in cited)
    latest = [c for c in cited if c.year == year]
    if month in _SEASON_OF_REVIEWS and all(c.review for c in latest):
        year += 1
    elif month in _SEASON_OF_PLANS and any(c.planned or c.year == year - 1 for c in cited):
        year -= 1
    return date(year, 1, 1)


def _of_documents(text: str) -> Iterator[_Cited]:
    """The years in titles of documents, which a meeting hands on in the year they are of."""
    for match in _IN_A_DOCUMENT.finditer(text.translate(_NARROW)):
        if not _FAR_SIGHTED.search(match[0]):
            yield _Cited(int(match["year"]), review=False, planned=False)


def _cited(text: str) -> Iterator[_Cited]:
    """The years `text` cites as near its own time."""
    text = text.translate(_NARROW)
    for match in _SCHOOL_YEAR.finditer(text):
        if int(match["second"]) - int(match["first"]) == 1:
            yield _Cited(int(match["second"]), review=False, planned=False)
    told = [match.start() for match in _CHRONICLE.finditer(text)]
    history = frozenset(told) if len({text[at : at + 4] for at in told}) > 1 else frozenset()
    for match in _YEAR.finditer(text):
        if match.start() in history:
            continue
        before = text[max(0, match.start() - 30) : match.start()]
        if int(match["year"]) < _FIRST_YEAR_OF_THE_WEB:
            continue
        present = _UP_TO.search(before) is not None
        if not present and (_BEFORE_NO_NEWS.search(before) or _BEHIND_NO_NEWS.match(text, match.end())):
            continue
        planned = _PLANNED_BEFORE.search(before) or _PLANNED_BEHIND.match(text, match.end())
        yield _Cited(int(match["year"]), review=match["review"] is not None, planned=planned is not None)
