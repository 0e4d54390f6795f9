"""Organisations: who held, convened or hosted a gathering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extractor.meetings.extraction import MeetingType
from extractor.meetings.frames.lexicon import CALLED, SHORT_FORM, alternatives, lexicon, phrases, rows
from extractor.meetings.frames.lines import Line
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report
from extractor.meetings.punctuation import is_balanced

_OWN = re.compile(r"我[校院局委县市区司馆厂所系镇乡园]|学校|学院|集团公司|公司")
_OWN_PLACE = re.compile("我[省市县区州镇乡村]")
"""我市召开…现场会 in a headline says where, as does 我市“……”启动仪式; the subject of a report says who."""
_COLUMN = re.compile(r"^【[^】]*】")
"""【教育思想大讨论】资源学院召开……: the column that a headline stands in."""
_GENERIC = 3
"""Characters of 学校, 研究所 and the like, which say no more than 我校 does."""
_BRACKET = re.compile(r"（[^）]*）$|\([^)]*\)$")
_GRADE = re.compile("[一二三四]级")
"""省教育厅|二级巡视员: a grade numbers no meeting."""
_ORDINAL = "第首十一二三四五六七八九12"
_BEHIND = "党“换全主常成"
"""Begins what may follow the organisation in a name: 党代会, “…”, 换届, 全会, 主席会议, 常委会, 成立大会."""

_REACH = 90
_STOPS = "，。；：！？\n —"
_ADVERBIAL = re.compile(
    r"(?:[于在以受]|通过|采[取用]|依托|利用|围绕|结合|面向|联合|携手?|会同|协同)[^，。；]{0,60}，"
    r"(?:(?:[于在以]|通过|采[取用]|依托|利用|围绕|结合|面向|与|和)[^，。；]{1,60}，){0,2}[^，。；]{0,40}$"
    r"|对[^，。；]{2,60}，并[^，。；]{0,40}$"
)
"""图书馆以“……”为主题，在报告厅|举办: an adverbial between subject and verb may be a clause of its own."""
_RELATIVE = re.compile(r"了?的")
"""在国新办举行的发布会: what stands between 在 and the verb of a relative clause may be its subject."""
_AT = re.compile("在(?!线)|从|(?<!关)于")
_HERE = re.compile(r"在(我[校院局委县市区司馆厂所系]|校|院)")
_LECTURES = "(?:作(?!为)|做|开展|开讲|主讲|讲学|讲课|授课|宣讲|传经)"
_GUEST_OF = re.compile(
    r"(?:(?:[应受]邀|做客)[^，。；]{0,8}?(?:到|赴|走进|来到?|莅临)?|(?<![以从将未往近后原由])来到?|莅临)"
    rf"(?:(?P<own>我[校院局委厂所系馆])(?=[^，。；]{{0,24}}?{_LECTURES})"
    rf"|(?P<body>[^，。；来到赴\s]{{2,20}}?)(?=(?:(?:为|给|向)[^，。；]{{1,16}}?)?{_LECTURES}))"
)
"""教授应邀来|数学学院|作学术报告: whom a lecturer visits holds the lecture."""
_TERM = re.compile(
    r"(?:首|第?[一二三四五六七八九十\d]{1,5})届(?=.{2})|\d{4}(?:年度?|[-—]\d{4}学年)?(?:[春秋]季学期)?"
)
_TERM_OF_A_BODY = re.compile(r"第?[一二三四五六七八九十\d]{1,5}届\w{2,4}会")
"""第三届董事会, whose organisation stands before it; 十四届全国人大常委会 is told by its own name."""
_GATHERING = re.compile(
    r"(?:[谈讨流告训议讲动署进介览坛]会|(?<!代表)大会|论坛|活动|(?:培训|研修|研讨|学习|训练)班)$"
)
_BRAND = re.compile(r"(?!与会)[一-鿿A-Za-z]{3,12}(?<![会式班坛礼赛生员人们省市县区州镇乡村首])")
"""The shape of a name that does not say what kind of body it names (星野唱片)."""
_ITEMS = re.compile("[、与和]")
_PEOPLE_OF = re.compile("[、与和]各|作$")
"""公司党委、机关各支部|作: a clause, and no list of hosts."""
_SHORT_BRAND = re.compile("[一-鿿]{2,3}")
_NO_BRAND = re.compile(
    "[对向已将为同给致把被等又即]$|推动|推进|推出|祝贺|庆祝|纪念|致[信电]|关于|落实|加强|两级|[首这那每]"
)
"""Words of a sentence that stand where a brand could: 习近平会见|第九次……代表, 扎实推动|2022年……."""
_BRANDED, _OFFICERED = "brand", "officered"
_BEFORE_A_TERM = re.compile(
    r"(?:“[^”]{2,20}”)?([一-鿿]{4,8}?|[A-Z]{3,8}(?:（[^（）]{2,12}）)?)(?=\d{4}(?:年|级|[-—])|首[届次]|第[一二三四五六七八九十\d]+[届次期季]|（[一-鿿]{2,4}）[一-鿿])"
)
"""麂山股份|2017年度股东大会, 2016隆源泵业|（云溪）年会: whose it is, whatever the body is called."""
_DELIBERATES = re.compile(
    r"(?m:^)([^，。：“”《》 　\n]{3,14}?)(?:专题|认真|集体|迅速|及时|第一时间)?"
    r"(?:部署|研究|审议|传达|学习贯彻|听取)"
)
"""市政府党组|部署读书活动: a headline that tells of a meeting by what it did."""
_TITLE_CLAUSE = re.compile(r"[^ 　，\n]{4,}")
_TERM_INSIDE = re.compile(r"[^第一二三四五六七八九十]第?[一二三四五六七八九十]{1,3}届")
_FORMAL = re.compile(
    "中国(?:人民政治协商会议|共产党|共产主义青年团)|政协|中共|共青团|民[革盟建进]|农工党|致公党|九三学社"
)
"""Parties and conferences, whose committees carry the term in their name (政协|第五届某市委员会)."""
_LOCAL = re.compile("第[^届，。]{1,4}届(?!全国)[^，。；]{2,12}[省市县区州盟旗]委员会")
"""中国人民政治协商会议第十届青山县委员会: the term stands inside the formal name of the body."""
_SOMEBODY = re.compile(r"同志(?!们)|先生|女士|院士|烈士|先进事迹")
"""A gathering named after a person names that person's organisation, not the one that holds it."""
_BY = re.compile(r"[^自理缘事]由(?!于|来|衷)")
_PRESIDIUM = re.compile(r"第?[一二三四五六七八九十\d]+次会议主席团")
"""县人大|三次会议主席团第二次会议: the presidium of the session meets, not the congress."""
_SENT_OUT = re.compile(
    r"第?[一二三四五六七八九十\d]+[^，。；]{0,4}(?:巡视|巡察|督[导查察]|检查|考核|审计|指导)组"
)
"""省委|第一巡视组: a numbered team is a body of its own."""
_WATCHED = re.compile("[^，。；]{0,6}(?:收看|观看|收听)")
"""学院组织|收看集团视频会议: who watches a meeting does not hold it."""
_INVITED = re.compile(
    "(?:一行[^，。；]{0,4})?，?(?:应|受)[^，。；]{1,14}邀请?|(?:应邀|受邀|组队)?(?:出席|列席|参加)(?!单位|者)"
)
"""商会会员|云溪茶厂|受商会邀请出席: who was asked over does not hold it."""
_SESSION = re.compile(r"[次届]会议(?!主席团)")
_SECOND = re.compile("暨")
_PURPOSE = re.compile("学习|贯彻|传达|落实|庆祝|纪念|欢迎|表彰")
"""省委|学习贯彻全会精神部署会: what the body's gathering is for."""
_JOINS = re.compile("[与和]")
"""Behind it stands the other host of a gathering that two of them hold."""


_TERM_OF_OFFICE = re.compile(r"(?<=[^第一二三四五六七八九十])第?[一二三四五六七八九十]{1,3}届")
_LEADING_TERM = re.compile(r"^第?[一二三四五六七八九十\d]{1,5}届(?=.{2})(?!.*(?:会议|主席团)$)")


def without_term(words: str, text: str) -> str:
    """The organisation without its term number (县|十八届|人大常委会), if `text` prints it so somewhere."""
    words = _LEADING_TERM.sub("", words)
    shorter = _TERM_OF_OFFICE.sub("", words)
    return shorter if shorter in text else words


@cache
def _suffixes() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """How names of organisations end: at the end of a phrase; inside it (sure endings only); how sure."""
    table = {row[0]: row[1] for row in rows("organization_suffixes.tsv")}
    strong = [suffix for suffix, strength in table.items() if strength in ("strong", "inner")]
    inside = alternatives(strong)
    return (
        re.compile(f"(?:{alternatives(table)})$"),
        re.compile(f"(?:{inside})(?![生长员家们]|书记|(?<=会)议)(?:（[^）]{{2,20}}）)?"),
        table,
    )


def inside_suffix() -> re.Pattern[str]:
    """A pattern for a sure ending of an organisation's name, with a bracket behind it."""
    return _suffixes()[1]


def _candidate(
    line: Line,
    start: int,
    end: int,
    how: str,
    report: Report,
    relation: str,
    title: str,
    extra: tuple[str, ...] = (),
) -> Candidate | None:
    words = line.text[start:end]
    stripped = SHORT_FORM.sub("", _COLUMN.sub("", words.strip(" 　，、")))
    if not is_balanced(stripped):
        stripped = stripped.strip("“”‘")
    start += words.find(stripped)
    if not 2 <= len(stripped) <= 60:
        return None
    at_end, _, strengths = _suffixes()
    ending = at_end.search(_BRACKET.sub("", stripped))
    listed = _lists_bodies(stripped) if how == "by" else _begins_with_a_body(stripped)
    if how == "by" and listed and (ending is None or strengths[ending[0]] == "weak"):
        # 县药业协会、青禾研究组织: the first item says of what kind they are.
        ending = at_end.search(_ITEMS.split(stripped)[0])
    if (
        not is_balanced(stripped)
        or phrases("host_refused").search(stripped)
        or _TERM_OF_A_BODY.fullmatch(stripped)
        or (how == "subject" and line is report.line and start <= report.start and report.end <= end)
        or (_OWN_PLACE.fullmatch(stripped) and (line.start is None or how != "subject"))
    ):
        return None
    if ending is None and not (
        how in (_BRANDED, _OFFICERED)
        or ("anchored=True" in extra and report.type is not MeetingType.TALKS and _is_brand(stripped))
        or listed
    ):
        return None
    strength = strengths[ending[0]] if ending else "none"
    if (strength == "weak" and _GATHERING.search(stripped)) or (
        strength == "inner" and how in ("subject", "by")
    ):
        return None
    features = [
        f"how={how}",
        f"how={how}/{relation}",
        f"how={how}/{report.type.value}",
        f"governor={how}/{report.governor}",
        f"ending={ending[0] if ending else 'none'}",
        f"strength={strength}",
        f"length={bucket(len(stripped))}",
        *extra,
    ]
    formal = stripped.endswith("主席团") or _FORMAL.match(stripped)
    if not formal and _TERM_INSIDE.search(stripped):
        features.append("holds-term")
    if "、" in stripped or "与" in stripped or "和" in stripped:
        features.append("joined")
    if _OWN.fullmatch(stripped):
        features.append("own")
    if line.start is not None:
        features.append("in-title" if stripped in title else "not-in-title")
    return Candidate(stripped, line.span(start, start + len(stripped)), tuple(features))


def _is_brand(words: str) -> bool:
    """True for what may name a host though it does not say what kind of body it is (星野唱片召开发片会)."""
    if (
        not _BRAND.fullmatch(_BRACKET.sub("", words))
        or _NO_BRAND.search(words)
        or words.endswith(tuple(lexicon().heads))
    ):
        return False
    return not any(verb in words for verb in lexicon().verbs)


def _begins_with_a_body(words: str) -> bool:
    """True for two hosts of which the first says what kind of body it is (某某协会、某某网)."""
    parts = _ITEMS.split(_BRACKET.sub("", words), maxsplit=1)
    named = len(parts) == 2 and _suffixes()[0].search(parts[0]) and _BRAND.fullmatch(parts[1])
    return bool(named) and _PEOPLE_OF.search(words) is None


def _lists_bodies(words: str) -> bool:
    """True for hosts behind 由 of which the first says what kind of body it is (市总工会、旅游委和百花谷)."""
    first, *others = _ITEMS.split(_BRACKET.sub("", words))
    body = _suffixes()[0].search
    named = (body(other) or _BRAND.fullmatch(other) or _SHORT_BRAND.fullmatch(other) for other in others)
    return bool(others and body(first)) and all(named) and _PEOPLE_OF.search(words) is None


def host_candidates(line: Line, report: Report, relation: str, title: str) -> Iterator[Candidate]:
    """Subjects of verbs of holding in `line`: X在Y召开, 由X主办, X邀请, 在X举行的."""
    seen: set[tuple[int, int]] = set()
    rights = phrases("host_right")
    for verb, stop in _verbs(line, report):
        word = line.text[verb:stop]
        anchored = bool(report.verb and line is report.line and report.verb[0] <= verb <= report.verb[1])
        for left, kind, across in _beginnings(line, verb, stop):
            right = rights.search(line.clauses, left, verb + 2)
            called = CALLED.search(line.text, left, verb)
            if right and called and called.start() < right.start() < called.end():
                right = rights.search(line.clauses, called.end(), verb + 2)
            end = min(right.start() if right else verb, verb)
            if (left, end) in seen or end <= left:
                continue
            seen.add((left, end))
            how = "by" if kind == "由" or kind.endswith("、") else "subject"
            if how == "by" and right and right[0].startswith("指导"):
                continue  # 由市文联指导，市作协主办
            if word == "一行" and line.text[end - 1] in "团组":
                continue  # 代表团|一行八人来访: guests hold nothing
            if how == "subject" and _BY.search(line.text, left, end):
                continue  # 报告会由X举办: the subject stands behind 由.
            cut = (
                "verb" if right is None or end == verb else "date" if right[0][0].isdigit() else right[0][:2]
            )
            edge = (
                "date"
                if kind[0].isdigit() or kind[-1] in "日号午"
                else "clause"
                if kind[0] in _STOPS
                else kind
            )
            extra = (
                f"verb={word}",
                f"cut={cut}",
                f"edge={edge}",
                f"anchored={anchored}",
                f"how={how}/{word}",
                f"across={across}",
            )
            if found := _candidate(line, left, end, how, report, relation, title, extra):
                yield found
            yield from _inner(line, left, end, "subject-part", report, relation, title)
    if line.start is None:
        meets = report.type in (MeetingType.CONFERENCE, MeetingType.SYMPOSIUM, MeetingType.TRAINING)
        for deliberates in _DELIBERATES.finditer(line.clauses) if meets else ():
            ending = _suffixes()[0].search(deliberates[1])
            if ending and _suffixes()[2][ending[0]] == "strong":
                found = _candidate(line, *deliberates.span(1), "deliberates", report, relation, title)
                yield from [found] if found else []
        for match in _TITLE_CLAUSE.finditer(line.clauses):
            yield from _inner(line, match.start(), match.end(), "title-part", report, relation, title)
    for match in _GUEST_OF.finditer(line.text) if report.type is MeetingType.TRAINING else ():
        where = match.span(match.lastgroup or 0)
        if found := _candidate(line, *where, "guest", report, relation, title):
            yield found
    for match in _HERE.finditer(line.text):
        if found := _candidate(line, match.start(1), match.end(1), "place", report, relation, title):
            yield found


def officered_candidates(
    line: Line, report: Report, name: str, at: int, text: str, title: str
) -> Iterator[Candidate]:
    """The beginning of a gathering's name that `text` elsewhere names with its officers.

    麂山空调|产品推介会, and 麂山空调总经理 in another sentence: a firm by whatever name.
    """
    ends = {match.start() for match in _OFFICERS.finditer(text)}
    for length in range(3, min(_LONGEST_FIRM, len(name) - 2) + 1):
        firm = name[:length]
        if _OFFICERS.match(name, length) or not any(text.endswith(firm, 0, end) for end in ends):
            continue
        if _is_brand(firm) and not _suffixes()[0].search(firm):
            found = _candidate(line, at, at + length, _OFFICERED, report, "name", title)
            yield from [found] if found else []


_OFFICERS = re.compile("总经理|董事长|总裁|总监|创始人|高层|公司|集团|员工")
_LONGEST_FIRM = 8


def _beginnings(line: Line, verb: int, stop: int) -> Iterator[tuple[int, str, bool]]:
    """Where the subject of the verb at `verb` may begin, behind what, and whether in an earlier clause."""
    lefts = [(0, "clause")] if verb <= _REACH else []
    lefts += [
        (boundary.end(), boundary[0])
        for boundary in phrases("host_left").finditer(line.clauses, max(0, verb - _REACH), verb)
    ]
    clause = max((end for end, kind in lefts if kind[0] in _STOPS or kind == "clause"), default=0)
    if _RELATIVE.match(line.text, stop):
        lefts += [(at.end(), "在") for at in _AT.finditer(line.clauses, max(clause, verb - 60), verb)]
    for left, kind in lefts:
        across = left < clause and kind != "由"
        if not across or _ADVERBIAL.search(line.clauses, left, verb):
            yield left, kind, across


def _verbs(line: Line, report: Report) -> Iterator[tuple[int, int]]:
    """Where verbs of holding stand in `line`; in the report's own, the verb that governs it is one."""
    found = [match.span() for match in phrases("host_verbs").finditer(line.text)]
    if line is report.line and report.verb and report.governor == "hold":
        begin, end = report.verb
        if not any(start < end and begin < stop for start, stop in found):
            found.append(report.verb)
    for verb, stop in found:
        if line.text.startswith("的《", stop):
            continue  # 青禾学院主办|的《茶学》: a journal
        if line.text[verb:stop] != "组织" or not _WATCHED.match(line.text, stop):
            yield verb, stop


def _inner(
    line: Line, begin: int, stop: int, how: str, report: Report, relation: str, title: str
) -> Iterator[Candidate]:
    """Organisations at the beginning of `line.text[begin:stop]`, shorter than the whole of it."""
    at_end = _suffixes()[0]
    starts = [begin]
    if place := _OWN_PLACE.match(line.text, begin, stop):
        starts = [begin, place.end()]  # 我市|2020年|管理委员会第一次会议
    if match := _TERM.match(line.text, starts[-1], stop):
        starts.append(match.end())
    starts += [match.end() for match in _SESSION.finditer(line.text, begin, stop)]
    starts += [match.end() for match in _SECOND.finditer(line.text, begin, stop)]
    for start, match in (
        (start, match)
        for match in _suffixes()[1].finditer(line.text, begin, stop)
        for start in starts
        if start <= match.start()
    ):
        if match.end() >= stop - 1 or _SOMEBODY.search(line.text, match.end(), stop):
            break
        if _PRESIDIUM.match(line.text, match.end()) or _SENT_OUT.match(line.text, match.end()):
            continue
        rest = line.text[match.end()]
        if _GRADE.match(line.text, match.end()):
            continue
        if rest in _ORDINAL:
            if _LOCAL.match(line.text, match.end()) and _FORMAL.fullmatch(line.text, start, match.end()):
                continue
            rest = "ordinal"
        elif rest == "“" and how == "subject-part":
            if at_end.search(line.text, begin, stop):
                continue  # 林学院|“绿叶”实践团: the whole is a body
            rest = "quoted"
        elif how == "subject-part" and _PURPOSE.match(line.text, match.end()):
            rest = "purpose"
        elif how in ("subject-part", "title-part"):
            continue
        elif rest not in _BEHIND:
            rest = "other"
        extra: tuple[str, ...] = (
            f"rest={rest}",
            f"shape={how}/{rest}",
            f"start={'first' if start == begin else 'term' if start == starts[1] else 'session'}",
        )
        if _JOINS.match(line.text, match.end()) and _suffixes()[1].search(
            line.text, match.end() + 2, stop - 1
        ):
            extra = (*extra, "half", f"half/{how}")
        if found := _candidate(line, start, match.end(), how, report, relation, title, extra):
            yield found
    for start in dict.fromkeys(starts[:2]):
        branded = _BEFORE_A_TERM.match(line.text, start, stop)
        # 中国共产党|第九次代表大会 is one name: a party is not the host of its congress.
        if branded and _is_brand(branded[1]) and not _FORMAL.fullmatch(branded[1]):
            found = _candidate(line, *branded.span(1), _BRANDED, report, relation, title)
            yield from [found] if found else []


def with_forms(options: list[Candidate]) -> list[Candidate]:
    """The same candidates; one that another of them spells out is told so.

    力土学院 is short for 力学与土木工程学院, 商会 the last part of 万山商会. Where the headline names who
    holds the gathering (资源学院召开……), 我院 in the text is the same house.
    """
    forms = {option.text for option in options if option.text}
    short = {form for form in forms if any(_abbreviates(form, other) for other in forms)}
    full = {form for form in forms if any(_abbreviates(other, form) for other in short)}
    last = {form for form in forms if any(other != form and other.endswith(form) for other in forms)}
    own = {form for form in forms if _OWN.fullmatch(form)}
    named = {
        option.text
        for option in options
        if option.span is None and "how=subject/title" in option.features and option.text
    }
    named = {name for name in named if name not in own and len(name) > _GENERIC}
    told = {
        "short-form": short,
        "full-form": full,
        "last-part": last,
        "own-beside-named": own if named else set(),
        "own-beside-own": own if len(own) > 1 else set(),
        "named-beside-own": named if own else set(),
    }
    return [
        replace(
            option, features=(*option.features, *(name for name, of in told.items() if option.text in of))
        )
        for option in options
    ]


def takes_part(words: str, text: str) -> bool:
    """True if the text says right behind `words` that they watch or came: they hold nothing."""
    at = text.find(words)
    while at >= 0:
        behind = at + len(words)
        if _WATCHED.match(text, behind) or _INVITED.match(text, behind):
            return True
        at = text.find(words, behind)
    return False


def _abbreviates(short: str, full: str) -> bool:
    """True if `short` begins and ends as `full` does and has left out characters between."""
    if not (2 < len(short) < len(full) and short[0] == full[0] and short[-2:] == full[-2:]):
        return False
    rest = iter(full)
    return not full.startswith(short[:-2]) and all(character in rest for character in short)


def inner_candidates(line: Line, report: Report, name: str, at: int, title: str) -> Iterator[Candidate]:
    """Organisations at the beginning of a gathering's name that stands at `at` in `line`."""
    yield from _inner(line, at, at + len(name), "inner", report, "name", title)
