"""Titles: the noun phrase in front of a name, the head behind it, and what a list shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractor.language.analysis import Word
from extractor.meetings.people.lexicon import (
    BLANKS,
    HAN,
    ONLY_HAN,
    alternation,
    countries,
    courtesy_pattern,
    ends_with_title_head,
    head_prefix_pattern,
    load_table,
)
from extractor.meetings.people.name_shapes import joined_country
from extractor.meetings.people.title_heads import class_nouns, head_in_front, is_office
from extractor.spans import Span

_SENTENCE_MARKS = "，。；：！？,;:!?\n"


@cache
def _edges() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in load_table("title_edges.toml").items()}


@cache
def _stop_pattern() -> re.Pattern[str]:
    """Where a title cannot reach further left when there are no words to walk over."""
    long = [word for word in _edges()["stop_words"] if len(word) > 1]
    return re.compile(
        rf".*(?:{alternation(long)}|[由在的了与同向为]|日|上午|下午|[{_SENTENCE_MARKS}])", re.DOTALL
    )


def is_lead_in(phrase: str) -> bool:
    """True for what says as what somebody is there (主持人, 主讲人) and is no office."""
    return _lead_in().fullmatch(phrase) is not None


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:(?:{alternation(_edges()['lead_ins'])})[：:、为]?|(?:其他|其余)?成员(?!单位|国|企业))+"
    )


@cache
def _count() -> re.Pattern[str]:
    """A number of people in front of what they are (七位校友代表)."""
    return re.compile(r"(?:等)?(?:[一二两三四五六七八九十百]+|\d+)(?:余|多)?[位名]")


@cache
def _group_opener() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternation(_edges()['group_openers'])})")


@cache
def _glued_preposition() -> re.Pattern[str]:
    """A preposition that the engine glues to a noun (京同|俄罗斯|总理, 会议由|校长, 在校|党委书记)."""
    together = "(?<![共协合会大异])同(?![志学济盟胞乡仁心德创位文方业等步行窗声])"
    return re.compile(rf".*{together}|[^、]{{0,6}}(?<![自理缘])由(?!于)|在(?=校(?:党|团|纪|领导|长))")


@cache
def _in_charge() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(_edges()['in_charge'])})[^，。；：的]{{2,16}}的\Z")


def title_before(text: str, left: int, name_start: int, words: Sequence[Word]) -> Span | None:
    """The title or organisation that stands directly in front of a name.

    Args:
        text: the clean text.
        left: nothing in front of this offset belongs to the name (the end of the name before).
        name_start: offset of the name.
        words: the words of the sentence, in order; empty if it was not segmented.

    Returns:
        The span of the noun phrase, or None. It need not end in a title head: `东湖大学|陶自明|教授`.
    """
    title = _title_in_clause(text, left, name_start, words)
    if title is None or title.start - 1 <= left or text[title.start - 1] != "，":
        return title
    if not words or not is_full_title(title.cut(text)):
        return title
    # 党组书记、局长，|粮油公司总经理|陶自明: an office without a holder is that of the next one, too.
    reach = title.start
    while reach - 1 > left and text[reach - 1] == "，":
        earlier = _title_in_clause(text, left, reach - 1, words)
        if earlier is None or earlier.end != reach - 1:
            break
        if is_office(earlier.cut(text)) and _fills_its_item(text, left, earlier):
            title = Span(earlier.start, title.end)
        elif earlier.cut(text) not in _edges()["ranks"]:
            break
        reach = earlier.start
    return title


def _fills_its_item(text: str, left: int, title: Span) -> bool:
    """True for a title that begins behind a mark or a preposition."""
    opens = title.start == left or text[title.start - 1] in "，；。、\n由与同和向请"
    return opens and _GROUP_IN_FRONT.search(title.cut(text)) is None


_ADDRESSED = re.compile(r"(?:Dr|Prof|Mrs|Mr|Ms)\.?\Z")
"""电子系主任|Mr. Anders Berg."""


def _title_in_clause(text: str, left: int, name_start: int, words: Sequence[Word]) -> Span | None:
    end = name_start
    while end > left and text[end - 1] in BLANKS + "@-":
        end -= 1
    if address := _ADDRESSED.search(text, left, end):
        end = address.start()
    if text[end - 1 : end] in ("：", ":"):
        return _labelling(text, left, end - 1)
    floor = max((text.rfind(mark, left, end) + 1 for mark in _SENTENCE_MARKS), default=left)
    left = max(left, floor if not _inside_brackets(text, left, end, floor) else left)
    if left >= end:
        return None
    # 新能源研究所的|陶自明|主任: the workplace with its particle.
    particle = text[end - 1] == "的" and names_organization(text[max(left, end - 12) : end - 1])
    end -= particle
    start = _walk_left(text, left, end, words) if words else _scan_left(text, left, end)
    if charge := _in_charge().search(text, left, start):
        start = charge.start()
        seat = start - (text[start - 1 : start] in _edges()["bodies"])  # 改革|办|分管: read as a verb
        body = _walk_left(text, left, seat, words) if words else start
        start = body if seat < start or names_organization(text[body:start]) else start
    title = _trim(text, start, end)
    if title is not None and (whole := _named_body(text, left, title)) is not None:
        title = Span(whole, title.end)
        listed = whole > left and text[whole - 1] == "、"
        in_front = _title_in_clause(text, left, whole - 1, words) if listed else None
        if in_front is not None and in_front.end == whole - 1 and is_full_title(in_front.cut(text)):
            title = Span(in_front.start, title.end)
    if title is not None and (whole := _whole_item(text, left, title, words)) is not None:
        title = Span(whole, title.end)
    if (title is None or not is_full_title(title.cut(text))) and (head := head_in_front(text, left, end)):
        # 省政府总|督学|李长福: the engine cuts through the office
        body = _walk_left(text, left, head.start, words) if words else head.start
        whole = names_organization(text[body : head.start]) or text[head.start - 1 : head.start] == "》"
        return Span(body, end) if whole else _of_its_country(text, left, head)
    return None if title is None else _of_its_country(text, left, title)


@cache
def _country_in_front() -> re.Pattern[str]:
    table = load_table("name_context.toml")
    offices = alternation([*table["offices_of_state"], *table["parliaments"]])
    return re.compile(rf"(?:{alternation(countries())})(?:{offices})?\Z")


def _of_its_country(text: str, left: int, title: Span) -> Span:
    """The title with the country in front of an office, also where the engine cut its name (圭亚|那|议长)."""
    country = _country_in_front().search(text, max(left, title.start - _LONGEST_COUNTRY), title.start)
    # 总统|顾问: behind an office of state anybody's position is the country's.
    owned = country is not None and (is_office(title.cut(text)) or country.group() not in countries())
    return Span(country.start(), title.end) if country and owned else title


_LONGEST_COUNTRY = 16
"""Characters of the longest name of a country and an office of state."""
_CENTRAL = re.compile(r"(?:中央|国务院|全国|[省市县区])[^了]*\Z")
"""How the name of a body begins that is known by it alone (中央学习贯彻…领导小组)."""
_BODY = re.compile(r"[^、，]{0,30}?(?:领导小组|指挥部|工作组|工作专班|联席会议|委员会)")
"""Bodies that are called by what they do, verbs and all."""
_LONGEST_BODY = 40
"""Characters of the longest name of such a body."""


def _named_body(text: str, left: int, title: Span) -> int | None:
    """Where the name of the body begins whose verbs the engine would leave out (推进|旧城改造领导小组|组长).

    It begins with who set the body up, or the article writes the whole name a second time inside a clause:
    else it would be a guess.
    """
    begin = max(left, max(text.rfind(mark, left, title.start) + 1 for mark in "、，。；：\n"))
    body = _BODY.match(text, title.start, title.end)
    if body is None or begin == title.start or body.end() - begin > _LONGEST_BODY:
        return None
    whole = text[begin : body.end()]
    if _CENTRAL.match(whole):
        return begin
    if "了" in whole or text.count(whole) < 2:
        return None
    return begin if re.search(f"[{HAN}]{re.escape(whole)}", text) else None


def _whole_item(text: str, left: int, title: Span, words: Sequence[Word]) -> int | None:
    """Where the titles begin of which the engine reads a part of the last as a sentence.

    资本高级合伙人、广外|尚|融|基金合伙人: what stands between the mark behind a full title and a title head
    is a name of a house, if it is short and holds no word that ends a title.
    """
    item = text.rfind("、", left, title.start) + 1
    if item <= left + 1 or not 0 < title.start - item <= _SHORT_HOUSE or not words:
        return None
    between = text[item : title.start]
    if not ONLY_HAN.fullmatch(between) or _stop_pattern().match(between):
        return None
    in_front = _title_in_clause(text, left, item - 1, words)
    if in_front is None or in_front.end != item - 1 or not is_full_title(in_front.cut(text)):
        return None
    return in_front.start if is_full_title(title.cut(text)) else None


_SHORT_HOUSE = 6


def _labelling(text: str, left: int, end: int) -> Span | None:
    """The title that has a line to itself with its holder, up to the colon between them (县长：方敏)."""
    start = max(left, max(text.rfind(mark, left, end) + 1 for mark in "。；\n"))
    phrase = text[start:end]
    blanks = len(phrase) - len(phrase.lstrip(BLANKS))
    if (
        not is_full_title(phrase)
        or "，" in phrase
        or phrase.lstrip(BLANKS).startswith(tuple(_edges()["role_labels"]))
    ):
        return None
    if phrase.endswith(class_nouns()):
        return None  # 指导教师：, 团队成员： say what those listed did for a prize
    return Span(start + blanks, end)


def _inside_brackets(text: str, left: int, end: int, floor: int) -> bool:
    piece = text[left:floor]
    return piece.count("（") + piece.count("(") > piece.count("）") + piece.count(")") and floor > left


def _scan_left(text: str, left: int, end: int) -> int:
    match = _stop_pattern().match(text[left:end])
    return left + match.end() if match else left


def _walk_left(text: str, left: int, end: int, words: Sequence[Word]) -> int:
    edges = _edges()
    reach = [word for word in words if word.span.start < end and word.span.end > left]
    start = head = end
    depth = 0
    country = joined_country().search(text, left, end)
    for index in range(len(reach) - 1, -1, -1):
        word = reach[index]
        # The engine may glue the first characters of the name or of the title to a neighbour.
        begin, stop = max(word.span.start, left), min(word.span.end, end)
        surface = text[begin:stop]
        # （江门）纸业有限公司, which the engine takes for a mark because it begins with one.
        # 越共中央, 越共中央政治局, which it takes for adverbs; 古代文学学会 for a time.
        strange = word.tag in ("w", "t") or (word.tag == "d" and len(surface) > 3)
        house = surface.endswith("中央") or (strange and names_organization(surface))
        tag = "n" if house else word.tag
        if len(surface) > 2 and surface.endswith(_MEETING):
            break  # 在|京会见|委内瑞拉: a verb glued to the place in front of it
        if word.span.end > end and word.span.start < end and len(surface) <= 2:
            start = begin
            continue
        depth += sum(map(surface.count, "）)》")) - sum(map(surface.count, "（(《"))
        if depth > 0 or (country and country.start() <= begin < country.end()):
            start = begin
            continue
        inside = start < end
        # The head itself is taken whatever its tag says (教师|代表 is often tagged as a verb).
        at_head = not inside and _organization_end().search(surface) is not None
        # 副校|长|高晚欣: the last character of an office, cut off as a verb.
        # 副校（院）长: one of two houses.
        at_head = at_head or (
            not inside and surface == "长" and ends_with_title_head(text[max(left, begin - 4) : stop])
        )
        if at_head or ((not inside or text[stop : stop + 1] == "、") and ends_with_title_head(surface)):
            start = head = begin
            continue
        left_open = (
            index == 0
            or reach[index - 1].tag == "w"
            or _left_is_nominal(reach, index, edges, text)
            or _left_stops(reach, index, edges, text)
            or reach[index - 1].span.cut(text) in edges["joining"]
            or (inside and _abbreviates(reach[: index + 1], edges, text))
        )
        if not (
            (begin + len(surface) == head and _opens_an_office(surface, tag, index, reach, text))
            or (inside and _is_misread(surface, index, reach, text, stop, end))
            or _belongs(surface, tag, edges, inside, left_open)
        ):
            break
        start = begin
    return start


_MEETING = ("会见", "接见", "会晤")


def _is_misread(surface: str, index: int, reach: Sequence[Word], text: str, stop: int, end: int) -> bool:
    """True for a word inside a title that its tag would put outside; `stop` is where the word ends."""
    edges, word = _edges(), reach[index]
    before = text[stop - len(surface) - 1 : stop - len(surface)]
    match surface:
        case "经":  # 经|审委|主任, 经|信局|局长: 经济 or 经费 and no preposition
            return text[stop : stop + 1] in edges["behind_economy"]
        case "与" | "和":  # 呼吸|与|危重症医学科主任
            return _joins_fields(reach, index, edges, text, end)
        case "受":  # 受|表彰|代表: what was done to them
            return text.startswith(("表彰", "奖", "训", "聘"), stop)
        case "指导":  # 指导|教师 is what the teacher is
            return text.startswith(("教师", "老师"), stop)
    if surface == "驻" or (surface == "会" and before == "驻"):  # 驻|会|副会长 resides with the body
        return index == 0 or reach[index - 1].tag != "p"
    if surface in edges["bodies"]:  # 心理|所|党委书记: read as a particle
        return text.startswith(("党", "副", "主任", "书记"), stop)
    # 牵头|人, 发起|人: who does it
    return word.tag in ("v", "vn") and len(surface) == 2 and text[stop : stop + 1] == "人"


def _opens_an_office(surface: str, tag: str, index: int, reach: Sequence[Word], text: str) -> bool:
    """True for what stands right before a head and makes an office of it, though it is read as a verb.

    That is what the office is for (教导|主任, 保教|主任), or the last character of a body (规划|办|主任).
    """
    if surface in _edges()["stop_words"]:
        return False
    if surface in _edges()["bodies"]:
        return index > 0 and len(reach[index - 1].span.cut(text)) > 1 and reach[index - 1].tag != "w"
    return tag in ("v", "vn") and len(surface) == 2


def _abbreviates(reach: Sequence[Word], edges: dict[str, frozenset[str]], text: str) -> bool:
    """True if the words up to here, from a seat of government on, are single characters (省|防|指|总指挥)."""
    for place in range(len(reach) - 1, -1, -1):
        surface = reach[place].span.cut(text)
        if len(surface) > 1 or reach[place].tag == "w":
            return False
        if surface in edges["seats"]:
            return 2 <= len(reach) - place <= 4
    return False


def _joins_fields(
    reach: Sequence[Word], index: int, edges: dict[str, frozenset[str]], text: str, end: int
) -> bool:
    """True for 与 between the two fields of one department: 永续|发展|与|环境|部|部长."""
    if index < 2:
        return False
    field, body = reach[index - 1], reach[index - 2]
    named = body.tag in edges["nominal_tags"] and len(body.span.cut(text)) > 1
    words = field.span.cut(text)
    return (
        named
        and field.tag in ("v", "vn")
        and words not in edges["stop_words"]
        and re.match(r"[^、，]{2,8}?[部科局处室院]", text[reach[index].span.end : end]) is not None
    )


def _left_is_nominal(reach: Sequence[Word], index: int, edges: dict[str, frozenset[str]], text: str) -> bool:
    if index == 0:
        return False
    word = reach[index - 1]
    return word.tag in edges["nominal_tags"] and word.span.cut(text) not in edges["stop_words"]


def _left_stops(reach: Sequence[Word], index: int, edges: dict[str, frozenset[str]], text: str) -> bool:
    """True if the word on the left ends a title for sure, so that this one may begin it (听取|住建委主任)."""
    left = reach[index - 1].span.cut(text)
    return left in edges["stop_words"] and (len(left) > 1 or left in "由请受让")


def _belongs(surface: str, tag: str, edges: dict[str, frozenset[str]], inside: bool, left_open: bool) -> bool:
    if surface in edges["stop_words"]:
        # 组织/指导/活动 are parts of offices as well (组织部, 活动中心).
        return surface in ("组织", "指导", "活动", "会议", "论坛", "摄影", "中") and inside and left_open
    if tag == "v" and len(surface) > 1 and surface.endswith("给"):
        return False  # 交给|主席, 献给|老师
    if surface in edges["inner_words"] or surface.strip() == "":
        return True
    if all(char in edges["inner_marks"] for char in surface):
        return True
    if surface in edges["joining"] or (surface[0] in edges["joining"] and names_organization(surface[1:])):
        # The engine may glue the conjunction to the organisation's second half (文化|和旅游局).
        return left_open
    if tag in edges["nominal_tags"]:
        return True
    if tag in ("d", "ad") and (surface in edges["adverbs"] or len(surface) > 1):
        return False
    if tag in ("v", "vd", "f", "j", "b", "d", "ad"):
        # Abbreviations look like verbs (住|建委), and verbs are parts of offices (发展|改革委).
        return inside and left_open
    if tag == "r":
        return inside and surface[0] in "本该各我" and len(surface) <= 2
    return tag == "w" and surface in edges["inner_marks"]


_COMPANY = re.compile(r"[^、]{0,8}(?:代表团|访问团|考察团|考察组|调研组|检查组|一行)[与和同]|（[^（）]*）、")
"""Those with whom somebody talks, and a bracket of the name before, are no part of a title."""


_GROUP_IN_FRONT = re.compile(
    r"(?:人员|师生|群众|等|(?:视察|考察|参观|访问|代表|督查|督导|检查|调研|评审|评估|验收)[团组]|[\d一二三四五六七八九十]+余?人|^(?:先生|女士|同志))$"
)
"""Items of a list that are several people, in front of the first one with a title."""


_WIRE = re.compile(rf"(?:据)?[{HAN}]{{2,8}}[社网报](?:电|讯)[{BLANKS}]+")
"""新禾社电 国务院副总理: where the news comes from."""


_PARTS = "主办|协办|承办|支持|合作|指导"
_SPONSOR = re.compile(
    rf"(?:(?:独家|总)?(?:{_PARTS})单位|(?<={_PARTS})单位|(?:独家|总)?(?:冠名|赞助)商)(?=[{HAN}（）()]{{5}})"
)
"""协办单位|青禾公司董事长: what the firm is to the gathering, also behind what the engine reads as a verb."""


_LEADERS_AND = re.compile(
    rf"[{HAN}]{{1,10}}[厅局委部市县区校院办团司处]领导(?:同志)?[及和与](?=[{HAN}]{{4}})"
)
"""省民政厅领导及|研究会理事长|陶自明: those who are not named, and one who is."""


_PLACE_WITH = re.compile(rf"[{HAN}]{{2,8}}?[与同](?=[{HAN}]{{4}})")
"""在|云溪与|青禾商会会长|陶自明|会谈: where, and with whom."""


def _trim(text: str, start: int, end: int) -> Span | None:
    start = max(start, text.rfind("——", start, end) + 2 if "——" in text[start:end] else start)
    if wire := _WIRE.match(text[start:end]):
        start += wire.end()
    if text.find("“", start, end) < 0 <= (closed := text.rfind("”", start, end)):
        start = closed + 1  # 方敏以“策略”、|主任
    if text[start - 1 : start] in ("在", "于") and (place := _PLACE_WITH.match(text, start, end)):
        start = place.end()
    if remains := re.match(rf"[a-z]{{2,}}(?=[{HAN}])", text[start:end]):
        start += remains.end()  # age发展规划处: what is left of a page's markup
    if text[start] in "（(" and not re.search(r"[）)]", text[start:end]):
        start += 1  # （办公室|方敏）
    caption = re.match(r"\s*图\s?(?:[\d一二三四五六七八九十]{1,2}[：:.、\s]?|[：:.、\s])", text[start:end])
    if caption:
        start += caption.end()
    while start < end and text[start] in BLANKS + "、和与及）)”》-—·•/":
        start += 1
    company = _COMPANY.match(text, start, end)
    if company:
        start = company.end()
    glued = _glued_preposition().match(text, start, end)
    # 副总裁方敏、|同策房产董事长: behind a list mark stands no preposition
    listed = glued is not None and glued.end() == start + 1 and text[start - 1 : start] == "、"
    if glued and glued.end() < end and not listed:
        start = glued.end()
    if leaders := _LEADERS_AND.match(text, start, end):
        start = leaders.end()
    if sponsor := _SPONSOR.match(text, start, end):
        start = sponsor.end()
    lead = _lead_in().match(text[start:end])
    if lead and lead.end() < end - start:
        start += lead.end()
    counted = _count().match(text[start:end])
    parts = text[start:end].split("、")
    if counted and len(parts) == 1:
        start += counted.end()
        parts = [text[start:end]]
    # 各部门负责人、市委书记张三: a group in front of the first titled person.
    while len(parts) > 1 and (
        _group_opener().match(parts[0]) or _count().match(parts[0]) or _GROUP_IN_FRONT.search(parts[0])
    ):
        start += len(parts[0]) + 1
        parts = parts[1:]
    while start < end and text[start] in BLANKS + "、和与及":
        start += 1
    return Span(start, end) if start < end and re.search(rf"[{HAN}A-Z]", text[start:end]) else None


def title_after(text: str, name_end: int, limit: int) -> Span | None:
    """The title directly behind a name (陶自明|校长), without courtesy words.

    Only where the head is followed by something a title cannot continue into (`张三|主任|委员会` is none).
    """
    start = name_end
    while start < limit and text[start] in BLANKS:
        start += 1
    match = head_prefix_pattern().match(text, start, limit)
    if (
        match is None
        or courtesy_pattern().fullmatch(match.group())
        or match.group() in _edges()["verbs_behind_names"]
    ):
        return None
    rest = text[match.end() : match.end() + 2]
    if re.match(r"会(?![见谈晤])|团|处|们|席|性|职务|的(?:职务|头衔)", rest):
        return None
    return Span(*match.span())


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"[（(]([{HAN}][^（）()，。；：\n]{{2,40}})[）)]")


def title_in_bracket(text: str, name_end: int, limit: int) -> Span | None:
    """The title that stands in a bracket directly behind a name (柏如松（省规划院 高级工程师）)."""
    match = _bracketed().match(text, name_end, limit)
    return Span(*match.span(1)) if match and is_full_title(match[1]) else None


@cache
def _bracket() -> re.Pattern[str]:
    """A remark behind a name: how it is written abroad, or how the person took part (（通过视频）)."""
    return re.compile(r"[（(](?:[A-Za-z][A-Za-z .,'’\-]*|[^（）()，。；、]{1,8})[）)]")


def skip_courtesy(text: str, name_end: int, limit: int) -> int:
    """The offset behind courtesy words and blanks that follow a name (张三|同志|)."""
    position = name_end
    while position < limit:
        match = courtesy_pattern().match(text, position, limit)
        if match and match.group() not in ("等同志", "一行"):
            position = match.end()
        elif text[position] in BLANKS:
            position += 1
        elif remark := _bracket().match(text, position, limit):
            position = remark.end()
        else:
            break
    return position


@cache
def _organization_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(load_table('organizations.toml')['endings'])})$")


def names_organization(phrase: str) -> bool:
    """True if the phrase ends like the name of an organisation."""
    return len(phrase) >= 2 and _organization_end().search(phrase) is not None


def is_full_title(text: str) -> bool:
    """True if the phrase ends in a title head, so that it needs nothing from behind the name."""
    return ends_with_title_head(re.sub(r"[（(][^（）()]*[）)]$", "", text))
