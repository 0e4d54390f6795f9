"""Places: where a gathering was held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.meetings.frames.lexicon import phrases
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report
from extractor.meetings.punctuation import is_balanced

_CIRCUMSTANCE = re.compile(
    r"[^，。；]{1,40}(?:陪同|带领|率领|主持|指导|支持|见证|(?:组织)?安排|组织|推动|努力|关心|关怀|领导|帮助|协调)[之]?下"
)
"""在某某局有关同志陪同下 says who was there and not where."""
_ATTRIBUTE = re.compile(
    "[京津沪渝汉穗深杭宁][^，。；]{0,2}(?:单位|高校|企业|院所|部队|院士|委员|代表|离退休)"
)
"""在京单位离退休同志 are people."""

_CITY = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤藏川宁琼汉穗蓉港澳台兰榕邕筑呼济青厦锡甬邯洛哈徐]"
)
"""One character that stands for a province or a city."""
_HELD = ("召开", "举行", "举办", "开幕", "闭幕", "启动", "成立", "签署", "签约", "揭牌", "会见")
_NO_CITY = "校院会内外线场此家职岗"

_IN_TURN = re.compile(r"\d日.*(?:先后|依次|分别|相继)(?:来到了?|前往|到|赴|深入|走进|在)$")
"""4日至6日，某某先后来到甲市、乙市: where the days are told, the stations are the place, not the province."""
_CLAUSE = re.compile(r".(?:来(?!宾|安|凤)到?|到|赴|前往|走进|抵达)[一-鿿]{2}")
_OWN_HOUSE = re.compile(r"(?:我|本|该)[一-鿿]{1,3}|学校|学院|公司")
"""Where visitors come to; the room in which they are received says more."""
_UNITS = re.compile(r"(?:驻|部分|有关|所属|基层|辖区|一线).{0,12}(?:企业|单位|部门|公司|地区?|站所)$")
"""Which units somebody inspected; the sites told afterwards say more."""
_ROOM = re.compile(r"(?:[室厅堂楼馆]|\d{3,4})$")
_FULL_HOUSE = re.compile(
    r"(?:^|(?<=[，。]))([^，。；在]{3,24}?(?:室|厅|堂|楼|馆|沙龙))(?:里|内)?(?:早已|又|已是|已经)?"
    r"(?:花团锦簇|灯火辉煌|庄严肃穆|张灯结彩|喜气洋洋|华灯璀璨|座无虚席|高朋满座|济济一堂|人头攒动|掌声|欢声|气氛|热闹|坐满)"
)
_VISITED = re.compile(
    r"(?<!来访)(走访|参观|莅临|到访|访问|察看|查看|视察|考察|调研|检查|看望)(?:慰问)?了?(?![组团队])(?=[一-鿿“])"
)
"""走访科技园有限公司, 参观校史馆: the object of a visit is where it went."""
_SITES = re.compile(
    "、[^，。；、]{2,}等(?:地|处|[一-鿿]{0,4}(?:地区|区域|地点|点位|现场|场所|单位|企业|项目|社区))$"
)
"""How a list of sites closes, whatever the last is called (察看|甲小区、乙仓库等重点区域)."""
_SEATED = re.compile(
    "(?:，(?:与|同|和)[^，。；]{2,30}(?=座谈|会谈|交流))?(?:亲切|热情)?(?:会见|接见|座谈|会谈|召开|举行|举办|进行了?(?:座谈|交流|会谈)|接待|交流)"
)


def is_no_place(words: str) -> bool:
    """True for a clause whose verb of going still stands in front of the place (考评组来|县中医院)."""
    return _CLAUSE.search(words) is not None


def _stretches(line: Line) -> Iterator[tuple[int, int, str, str]]:
    """What may name a place: start, end, what introduces it, what follows it."""
    stops = phrases("place_stops")
    for match in phrases("place_prepositions").finditer(line.text):
        stop = stops.search(line.clauses, match.end())
        introduced = "label" if match[0].strip()[-1] in "：:" else match[0]
        start = match.end() + 2 * line.text.startswith("位于", match.end())
        if stop:
            yield start, stop.start(), introduced, stop[0]
        else:
            yield start, len(line.text), introduced, "end"
    for match in _VISITED.finditer(line.text):
        stop = stops.search(line.clauses, match.end())
        end = stop.start() if stop else len(line.text)
        named = phrases("place_endings", "{}等?$").search(line.text, match.end(), end)
        if named or _SITES.search(line.text, match.end(), end):
            yield match.end(), end, match[1], stop[0] if stop else "end"
    for match in _FULL_HOUSE.finditer(line.text):
        yield *match.span(1), "full-house", "full-house"


def _is_abbreviated(words: str, following: str) -> bool:
    """True for a city or province by one character (在杭|召开): right before the verb any may be one."""
    if len(words) != 1:
        return False
    return _CITY.match(words) is not None or (following in _HELD and words not in _NO_CITY)


def place_candidates(line: Line, report: Report, relation: str, title: str) -> Iterator[Candidate]:
    """Places named after a preposition in `line`.

    Args:
        line: A sentence or the headline.
        report: The report that was chosen; features say how far the place is from it.
        relation: What `line` is to the report: same, title, next, or other.
        title: The headline, or "".

    Yields:
        Candidates in text order.
    """
    endings, refused = phrases("place_endings", "{}$"), phrases("place_refused", "{}$")
    for start, end, preposition, following in _stretches(line):
        words = line.text[start:end]
        if not 0 < len(words.strip()) <= 40 or not is_balanced(words):
            continue
        if not _is_abbreviated(words, following) and refused.search(words):
            continue
        if _CIRCUMSTANCE.match(line.text, start) or _ATTRIBUTE.match(line.text, start):
            continue
        ending = endings.search(words)
        if ending is None and "的" in words:
            continue  # 在浙江的故事: an attribute of something that is no place
        side = ""
        if line is report.line:
            anchor = report.verb[0] if report.verb else report.start
            if end == anchor:
                side = "touches"
            elif end < anchor:
                side = "before-near" if anchor - end < 25 else "before"
            else:
                side = "behind"
        features = [
            f"prep={preposition}",
            f"next={following}",
            f"relation={relation}",
            f"prep={preposition}/{relation}",
            f"type={report.type.value}/{preposition}",
            f"type={report.type.value}/{relation}",
            f"side={side}",
            f"ending={'none' if ending is None else 'digits' if ending[0][-1].isdigit() else ending[0]}",
            f"length={bucket(len(words))}",
        ]
        if ending is None:
            features += [f"open={following}", f"open/{bucket(len(words))}"]
        if _UNITS.search(words):
            features.append("units")
        if _SITES.search(words):
            features.append(f"sites/{report.type.value}")
        if "、" in words:
            features.append(f"listed/{report.type.value}")
            if _IN_TURN.search(line.text, 0, start):
                features.append(f"in-turn/{report.type.value}")
        if _OWN_HOUSE.fullmatch(words):
            features.append(f"own-house/{report.type.value}")
        if _ROOM.search(words) and _SEATED.match(line.text, end):
            features.append(f"seated-room/{report.type.value}")
        if line.start is not None and line.index < 3:
            features.append(f"sentence={line.index}")
        if line.start is None or words in title:
            features.append("in-title")
        yield Candidate(words, line.span(start, end), tuple(features))
