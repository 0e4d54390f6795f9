"""Topics: what a gathering was about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractor.meetings.frames.lexicon import SHORT_FORM, alternatives, lexicon, phrases, rows
from extractor.meetings.frames.lines import Line, is_speech
from extractor.meetings.frames.ranking import Candidate, bucket
from extractor.meetings.frames.reports import Report
from extractor.meetings.punctuation import is_balanced

_PURPOSE = r"(?:^|[，。；：\n ])(?:为(?:了(?!解))?|旨在)(?=[^，。；]{4,})|为(?:了(?!解))?(?={}[^，。；]{4,})"
_MARKS = " 　，、。；：|—"
_CLAUSE_END = re.compile(r"[，。；！？\n]|$")
_DATE = re.compile(r"(?:20\d\d年)?\d{1,2}月|近日|日前|今天|昨天|近期")
_THEME = re.compile(
    r"以(?:“(?P<slogan>[^”]{2,60})”|《?(?P<plain>[^“”《》，。；]{4,40}?)》?)(?:为|的)?主题(?!活动|教育)"
    r"|主题(?:为|是)[:：]?(?:“(?P<named>.{2,50}?)”(?=[，。；]|$)|(?P<told>(?:[^“”。，；]|“[^“”]{1,20}”){2,50}))"
    r"|议题(?:为|是)“(?P<item>[^”]{2,50})”"
    r"|(?:围绕|突出了|紧扣)“(?P<round>[^”]{2,50})[”“](?:的?主题)?"
    r"|“(?P<activity>[^”]{2,50})”主题"
    r"|以(?P<aim>[^“”，。；]{4,40})为目的"
    r"|题为[《“](?P<title>[^》”]{2,60})[》”]"
    r"|(?:题目|讲题|专题|话题|命题|选题)(?:就?是|为|叫做?|只有一个)?[：:]?[《“](?P<subject>[^》”]{2,60})[》”]"
    r"|(?:主?讲|讲授|讲了|开讲)了?(?:专题)?[《“](?P<spoken>[^》”]{2,60})[》”]"
    r"|(?:一件事|话题|事项|任务|议题|议程|主题|由头|目的)(?:就?是|为|只有一[个项])?[：:，](?P<matter>[^。；\n]{4,60})"
    r"|(?<![工合操协运])[作做](?:了|的|出)?(?P<report>[^，。；“”《》作做]{2,40}?报告)(?=[，。；、》]|$)"
    r"|(?<![工合操协运])作(?:了)?[《“](?P<talk>[^》”]{2,60})[》”]"
    r"|[《“](?P<lecture>[^》”]{2,60})[》”](?:为题|的?(?:学术|专题|主旨)?报告)"
)
_IN_PURPOSE = re.compile(r"(?:^|[，。；：\n ])为(?!了?主)[^，。；]*\Z")
_WISHED = re.compile(
    r"(?:学校|我校|双方|公司|集团|未来|今后|下一步|接下来)[^，。；]{0,6}(?:将|要|愿|希望)[^。；]*\Z"
)
"""What somebody means to do next (我校将围绕…开展合作)."""
_COURTESY = re.compile(
    r"[^，。；]{2,50}?(?:表示|致以|给予)了?(?:衷心|诚挚|热烈|亲切|由衷|深切|高度|充分|崇高)?的?"
    r"(?:感谢|谢意|祝贺|欢迎|慰问|问候|敬意|肯定|赞赏|评价)"
)
_TALK = re.compile(r"[^。；]{0,16}?(?:[作做][了题专交典]|讲授|授课|发言|致辞|报告|分享|党课|演讲)")
"""What follows a theme that is only a speaker's."""
_THEMES = frozenset(("slogan", "plain", "named", "told", "item", "round"))
_STATED = re.compile(
    r"主题|议题|题目|讲题|话题|一件事|任务是|为目的|旨在|意在|所?作的|(?:与会|参会|双方|大家|师生|会议|大会|论坛|会上|代表|领导人|同学|老师)[^，。；]{0,16}(?:围绕|就|听取|审议|研究|讨论)"
)
_VAGUE = re.compile(r"有关|相关|上级|部署要求|工作安排")
_AIMS = ("旨在", "意在")
_HEARD = ("听取", "听取了", "听取和审议")
_WHO_REPORTED = re.compile(
    r"^(?!.*关于)[^，。；]*(?:单位|部门|代表|负责人|同志|委员|委员会|[办局厅院]|公司|党组|书记|主任|[市县区]长)"
    r"的(?:工作)?(?:汇报|报告|发言|意见|介绍|说明)"
)
"""听取了各成员单位|的汇报: who reported, and not about what."""
_REPORT_ABOUT = re.compile(
    r"[^，。；]{2,60}?所?作的(?:[^，。；、“”]{2,12}?)?关于"
    r"|[^，。；“”《》]{2,60}?(?:书记|主任|秘书长|主席|会长|部长|委员|[省市县区局厅院校]长)[一-鿿]{2,4}关于"
    r"|[^，。；“”《》]{4,60}?(?:代表|负责人|负责同志|人士|专家|学者|群众|职工|企业家|委员|部门|单位)(?=对[^，。；]{4,60}?(?:意见|建议))"
)
"""听取了市委书记方敏作的关于|人事事项|的说明, 听取民主党派负责人|对草案的意见."""
_REPORT_BY = re.compile(r"[^，。；、]{2,24}?(?:同志|[书主会院校所局部处][记席任长])所作的")
"""审议通过了方敏同志所作的|工会工作报告."""
_GATHERING_ENDS = "会坛议式礼班"
"""Last characters of head nouns of two that name nothing but gatherings (not 活动, 培训)."""
_CLAUSE_START = ("", "，", "。", "；", "：", "、", "\n", " ")


@cache
def topic_cues() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for the words before a subject, and by word whether it is kept or dropped."""
    entries = rows("topic_cues.tsv")
    table = {word: rule for word, rule, _ in entries}
    return re.compile(alternatives(table, {word: after for word, _, after in entries if after})), table


@cache
def _gatherings() -> tuple[str, ...]:
    """Head nouns of gatherings that a subject never ends in (学习贯彻全会精神|动员会).

    Of 1,844 annotated subjects one ends in 大会 and none in the others.
    """
    return tuple(head for head in lexicon().heads if len(head) > 2 or head[-1] in _GATHERING_ENDS)


def is_no_subject(words: str) -> bool:
    """True for words that no gathering can be about."""
    return (
        len(words) < 2
        or not is_balanced(words)
        or phrases("topic_refused").search(words) is not None
        or words.endswith(_gatherings())
    )


def make(
    line: Line,
    start: int,
    end: int,
    how: str,
    report: Report,
    relation: str,
    title: str,
    extra: tuple[str, ...] = (),
) -> Candidate | None:
    """A candidate for the words between two offsets of a line; None for words that can be no topic."""
    words = line.text[start:end]
    bare = words.lstrip(_MARKS)
    bare = (bare if bare.startswith("了解") else bare.lstrip(_MARKS + "了")).rstrip(_MARKS + "了")
    stripped = SHORT_FORM.sub("", bare)
    if is_no_subject(stripped):
        return None
    start += words.find(stripped)
    features = [
        f"how={how}",
        f"how={how}/{relation}",
        f"how={how}/{report.type.value}",
        f"how={how}/{report.governor}",
        f"relation={relation}",
        f"length={bucket(len(stripped))}",
        f"length={how}/{bucket(len(stripped))}",
        f"end={stripped[-2:]}",
        *extra,
    ]
    if line.start is not None and stripped in title:
        features.append("in-title")
    if "，" in stripped:
        features.append("has-comma")
    if not how.startswith("name"):
        if how.removeprefix("theme-") not in _THEMES and (line.speech or is_speech(line.text, start)):
            features += ["speech", f"speech/{how}"]
        if "关于" in stripped[1:]:
            features.append("holds-about")
        if _VAGUE.search(stripped):
            features += ["vague", f"vague/{how}"]
    if line.caption:
        features.append("caption")
    if not how.startswith("name") and _WISHED.search(line.clauses, 0, start):
        features.append("wished")
    if phrases("topic_people", "{}$").search(stripped):
        features += ["people", f"people/{how}"]
    return Candidate(stripped, line.span(start, start + len(stripped)), tuple(features))


def topic_candidates(
    line: Line, report: Report, relation: str, title: str, taken: tuple[int, int] | None
) -> Iterator[Candidate]:
    """Subjects stated in a line: its purpose clause, a theme, what stands after 研究, 围绕, 学习贯彻.

    Args:
        line: A line near the report.
        report: The report of the gathering.
        relation: What the line is to the report.
        title: The headline, or "".
        taken: Where the gathering's name stands in the line; cues inside it are the name's own.
    """
    yield from _purposes(line, report, relation, title)
    yield from _themes(line, report, relation, title)
    yield from _agenda(line, report, relation, title, taken)
    if line is report.line:
        yield from _following(line, report, title)


def far_topics(line: Line, report: Report, title: str) -> Iterator[Candidate]:
    """Subjects stated in a line further down, where plain statements count: themes, aims, 与会者围绕X."""
    if _STATED.search(line.text):
        yield from _themes(line, report, "far", title)
        for candidate in _purposes(line, report, "far", title):
            if "lead=aim" in candidate.features:
                yield candidate
        for candidate in _agenda(line, report, "far", title, None):
            if "left=subject/other" in candidate.features or "left=clause/other" in candidate.features:
                yield candidate


def _purposes(line: Line, report: Report, relation: str, title: str) -> Iterator[Candidate]:
    for match in phrases("purposes", _PURPOSE).finditer(line.clauses):
        start = match.end()
        ends = [m.start() for m in _CLAUSE_END.finditer(line.clauses, start)][:4]
        for count, end in enumerate(ends):
            if count and _DATE.match(line.text, ends[count - 1] + 1):
                break
            if end - start > 90:
                break
            benefit = phrases("topic_benefits").search(line.text, start, end) is not None
            stops = bool(_DATE.match(line.text, end + 1)) or end >= len(line.text) - 1
            extra = (
                f"clauses={count}",
                f"clauses={count}/{'stop' if stops else 'goes-on'}",
                f"benefit={benefit}",
                f"lead={'aim' if match[0][-2:] == '旨在' else 'opening' if match.start() == 0 else 'inside'}",
            )
            if found := make(line, start, end, "purpose", report, relation, title, extra):
                yield found
            if stops:
                break


def _themes(line: Line, report: Report, relation: str, title: str) -> Iterator[Candidate]:
    for match in _THEME.finditer(line.text):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        talk = _TALK.match(line.text, match.end()) is not None
        reasons = (f"talk={talk}/{report.type.value}",)
        if found := make(line, start, end, f"theme-{kind}", report, relation, title, reasons):
            yield found


def _agenda(
    line: Line, report: Report, relation: str, title: str, taken: tuple[int, int] | None
) -> Iterator[Candidate]:
    pattern, table = topic_cues()
    stops, speakers = phrases("topic_stops"), phrases("topic_speakers", "{}$")
    anchor = report.verb[0] if report.verb else report.start
    ordinal: dict[str, int] = {}
    for match in pattern.finditer(line.text):
        cue, rule = match[0], table[match[0]]
        if taken and taken[0] <= match.start() < taken[1]:
            continue
        before = line.text[match.start() - 1 : match.start()]
        if cue == "对" and _COURTESY.match(line.clauses, match.end()):
            continue  # 对大家的支持表示感谢
        if before == "、" and _IN_PURPOSE.search(line.clauses, 0, match.start()):
            continue  # 为深化合作、推进联合攻关，: half of a purpose
        if before == "为" and rule == "drop":
            continue  # 为|了解教学情况，: a purpose without its verb
        begin = match.start() if rule == "keep" else match.end()
        side = ("behind" if match.start() > anchor else "ahead") if line is report.line else "other"
        left = "clause" if before in _CLAUSE_START else "inside"
        if cue in _AIMS or (
            left == "inside" and speakers.search(line.text, max(0, match.start() - 12), match.start())
        ):
            left = "subject"
        if left != "inside":
            ordinal[side] = ordinal.get(side, 0) + 1
        first = True
        blank = line.text.find(" ", match.end()) if line.start is None else -1
        for stop in stops.finditer(line.clauses, match.end(), blank if blank > 0 else len(line.clauses)):
            end = stop.start()
            if end - begin > 70:
                break
            about = _REPORT_ABOUT.match(line.text, match.end(), end) if cue in _HEARD else None
            if about:
                begin = about.end()
            elif rule == "drop" and (whose := _REPORT_BY.match(line.text, match.end(), end)):
                begin = whose.end()
            heard = cue in _HEARD and _WHO_REPORTED.search(line.text[begin : end + 6]) is not None
            if end - match.end() >= 2 and not (cue in _HEARD and stop[0].startswith("作")) and not heard:
                extra = (
                    f"cue={cue}",
                    f"cue={cue}/{side}",
                    f"cue={cue}/{stop[0][:2]}",
                    f"cue={cue}/{report.type.value}",
                    f"left={left}/{side}",
                    f"before={line.text[max(0, match.start() - 2) : match.start()]}",
                    f"right={stop[0][:2]}",
                    f"first={first}",
                    f"nth={min(ordinal.get(side, 0), 3)}/{side}/{left}",
                )
                if found := make(line, begin, end, f"cue-{rule}", report, relation, title, extra):
                    yield found
                first = False
            whole = about is not None and line.text[begin : begin + 1] != "对"  # 对草案|的意见建议
            if whole or stop[0][:1] in "，。；！？\n,":
                break


def _following(line: Line, report: Report, title: str) -> Iterator[Candidate]:
    """The clauses behind the one that reports the gathering (…举行招待会，|共迎新春佳节|)."""
    behind = max(report.end, report.verb[1] if report.verb else 0)
    comma = _CLAUSE_END.search(line.clauses, behind)
    if comma is None or comma[0] != "，":
        return
    start = comma.end()
    for count, end in enumerate([m.start() for m in _CLAUSE_END.finditer(line.clauses, start)][:2]):
        if end - start > 70 or line.text.startswith("据", start):  # 据有关负责人介绍: where news come from
            break
        extra = (
            f"clauses={count}",
            f"verb={line.text[start : start + 2]}",
            f"behind={bucket(comma.start() - behind)}",
        )
        if found := make(line, start, end, "following", report, "same", title, extra):
            yield found


def with_context(options: list[Candidate]) -> list[Candidate]:
    """The same candidates, each told which other statements of the subject the article has."""
    kinds = {option.features[0].removeprefix("how=") for option in options}
    context = (
        f"purpose={'purpose' in kinds}",
        f"agenda={any('left=clause/behind' in option.features for option in options)}",
        f"theme={any(kind.removeprefix('theme-') in _THEMES for kind in kinds)}",
        f"subject={any('subject=True' in option.features for option in options)}",
    )
    return [
        Candidate(
            option.text,
            option.span,
            (*option.features, *(f"{option.features[0]}|{condition}" for condition in context)),
        )
        for option in options
    ]
