"""What a clause says of the people it names: features read from the text around a list of names.

`after:X` construction X follows the list directly, `inner:X` further on in the clause, `then:X` in a later
clause without a subject of its own, `late:attends` behind other participants; `relative:X` is the verb of a
relative clause (提出的战略); `before:X` stands in front of the list; `list:`, `place:` and `time:` say what
they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.meetings.people.coordination import Coordination, Member
from extractor.meetings.people.cues import and_speaks, pattern, patterns
from extractor.meetings.people.lexicon import BLANKS, HAN
from extractor.meetings.people.reported_speech import opens_quotation
from extractor.spans import Span

_REACH = 240
"""Code points of a sentence that are read on either side of a list; longer sentences are enumerations."""

_CLAUSE = 60
"""Code points of the first clause that are searched for a predicate behind adverbials."""

_TENSE = 40
"""Code points behind a list in which the time of its predicate is told; later ones are of other things."""

_INNER = (
    "gives_speech", "attends", "chairs", "observes", "escorts", "visits", "interviewed", "hands_over",
    "signs",
    "elected", "absent",
)  # fmt: skip
_CALLED_FOR = ("visits", "meets", "listens", "attends")
"""What a speaker calls for or tells of, in the clauses behind the verb of saying."""
_LATER = ("chairs", "gives_speech", "says", "attends", "visits", "meets", "listens")
_SIGNED = re.compile(r"[\s　]*[（(][^（）()，。；：\n]{2,30}[）)]")
"""A line that is a bracket and closes with a name says who wrote the article: （办公室 方敏）."""
_SIGNATURE = re.compile(rf"[{BLANKS}]*[{HAN}]{{2,4}}(?:[{BLANKS}、/]+[{HAN}]{{2,4}}){{0,3}}\s*\Z")
"""Nothing but names on the last line says who wrote it."""
_TOOK = re.compile(r"[\s　]*(?:摄|报道|文|图)")
"""Behind a reporter of some paper: 新禾社记者 陶自明 摄."""
_PHOTOGRAPHED = re.compile(r"[\s　]?摄(?![影制像入取])")
"""Behind whoever took the picture: 方敏摄."""
_REPORTERS = frozenset({"记者", "通讯员", "实习生", "实习记者", "见习记者", "特约记者", "特约通讯员", "摄影"})
"""Nothing but this in front of a name says who wrote the article."""
_HOST = re.compile(rf"(?<![{HAN}])主持人[{BLANKS}]?[{HAN}]{{0,16}}\Z")
"""In front of whoever is called the host at the beginning of a clause: 主持人|卢正|宣布检阅开始."""
_ON_BEHALF = ("受", "代表", "奉")
_KIN = re.compile(r"(?:同学|老师|同志)?的(?:妈妈|爸爸|母亲|父亲|家长|妻子|丈夫|爱人|孩子|儿子|女儿|家人)")
"""What the last of a list is only mentioned for (学生代表陶自明、方敏的妈妈|先后发言)."""
_LATE = (
    ("attends", "late_attendance"),
    ("observes", "late_observance"),
    ("gives_speech", "late_speech"),
)
_OBSERVES = frozenset({"after:observes", "inner:observes", "late:observes"})
_PREDICATES = ("after:", "then:", "late:", "inner:")


@dataclass(frozen=True, slots=True)
class Clause:
    """What is said of the members of a list, and the stretch of text that says so.

    `observing` is the offset behind which members observe, where only the end of a list does.
    """

    features: frozenset[str]
    span: Span
    observing: int = 0

    def of(self, member: Member) -> frozenset[str]:
        """The features that hold for one member."""
        if member.mention.span.start < self.observing:
            return self.features - _OBSERVES
        return self.features


def read_clause(text: str, lists: Sequence[Coordination], place: int, number: int) -> Clause:
    """Read the clause of `lists[place]`.

    Args:
        text: the clean text.
        lists: the lists of people of one sentence, in order.
        place: which of them.
        number: the number of the sentence in the article.
    """
    here = lists[place]
    following = _end_of_reach(text, lists, place)
    right = text[here.span.end : min(here.sentence.end, here.span.end + _REACH)]
    kin = _KIN.match(right) if len(here.members) > 1 else None
    aside = kin.end() if kin else 0
    features, reach = _predicates(right[aside:], max(0, following - here.span.end - aside))
    reach += aside
    left_start = max(here.sentence.start, lists[place - 1].span.end if place else 0, here.span.start - _REACH)
    left = text[left_start : here.span.start]
    if pattern("programme", "speakers").search(left) or (len(here.members) == 1 and _is_talk(text, here)):
        features.add("after:gives_speech")
    if place and pattern("around", "met").search(left):
        features = {feature for feature in features if not feature.startswith("then:")}
    features.update(f"before:{name}" for name, cue in patterns("before").items() if cue.search(left))
    if "after:leads" in features:
        features.discard("before:studied")  # 以局长温启山为组长的调研组, and not 以…精神为指导
    name = here.members[0].mention.span.start
    if pattern("before", "spoken_for").search(text[left_start:name]):
        features.add("before:spoken_for")  # 代表|市委和温启山书记|，向…: 市委 may pass for his title
    features.update(_position(text, here, place, number, left))
    if "relative:visits" in features and pattern("around", "accompanied").search(left):
        features.add("relative:accompanied")
    if not any(feature.startswith(_PREDICATES) for feature in features):
        features.add("after:nothing")
    end = here.span.end + reach
    marks = [at for mark in "，。；" if (at := text.find(mark, end, here.sentence.end)) >= 0]
    span = Span(here.span.start, min(marks, default=here.sentence.end))
    return Clause(frozenset(features), span, _observing_from(text, here, left, features))


def _is_talk(text: str, here: Coordination) -> bool:
    """True for a numbered line of a programme of talks: 大会报告：|1、方敏：关键词搜索."""
    line = text.rfind("\n", 0, here.span.start) + 1
    if not pattern("programme", "number").fullmatch(text, line, here.span.start):
        return False
    titled = pattern("programme", "title_of_talk").match(text, here.span.end) is not None
    return titled and pattern("programme", "heading").search(text, max(0, line - _REACH), line) is not None


def _observing_from(text: str, here: Coordination, left: str, features: set[str]) -> int:
    """Where those begin who observe, in a list that a verb introduces.

    In 参加会议的有：方敏、陶自明，秘书邹小伟列席 the last item alone has the verb behind it.
    """
    introduced = re.search(r"[有为是][：:]?\s*$|[：:]\s*$", left) is not None
    if not introduced or features.isdisjoint(_OBSERVES):
        return 0
    if features & _OBSERVES == {"late:observes"}:
        return here.span.end
    return max(text.rfind("，", here.span.start, here.span.end), here.span.start)


def _end_of_reach(text: str, lists: Sequence[Coordination], place: int) -> int:
    """How far the predicate of a list can stand: up to the next person who is a subject.

    Somebody whose words are studied (传达了X的指示并主持会议) or with whom the first does something together
    (与X共同主持), for whom he speaks (代表X表示) or whom he thanks (感谢X来访，表示…) is none.
    """
    here = lists[place].span.end
    for other in lists[place + 1 :]:
        owned = pattern("after", "possessed").match(text, other.members[-1].mention.span.end)
        together = pattern("around", "together_with").search(text, here, other.span.start)
        between = text[here : other.span.start]
        sent = between in _ON_BEHALF
        name = other.members[0].mention.span.start
        regarded = pattern("around", "regarded").search(text, here, name)
        quoted = between.count("“") > between.count("”")  # 做题为“明德|报国”的演讲
        if not owned and not together and not sent and not regarded and not quoted:
            return other.span.start
        here = other.span.end
    return lists[place].sentence.end


def _predicates(right: str, limit: int) -> tuple[set[str], int]:
    """The features of what follows a list, and how far in `right` the first predicate reaches."""
    features: set[str] = set()
    closing = pattern("around", "closing").match(right)
    offset = closing.end() if closing else 0
    reach = _first(right, offset, features) or (_first(right, 0, features) if offset else 0)
    clause = re.match(rf"[^，。；]{{0,{_CLAUSE}}}", right[:limit])
    if clause:
        begin = max(offset, reach)
        features.update(
            f"inner:{name}" for name in _INNER if pattern("after", name).search(clause.group(), begin)
        )
    # 他强调，要深入基层调研: from here on they are the speaker's words.
    quotes = reach and pattern("speech", "saying").search(right, 0, reach + 1) is not None
    later = (name for name in _later(right[:limit], reach) if not (quotes and name in _CALLED_FOR))
    features.update(f"then:{name}" for name in later)
    if "after:attends" in features and pattern("around", "all_speak").search(right[:limit]):
        features.add("after:gives_speech")
    if "after:listens" in features and pattern("around", "noted").match(right[:limit], reach):
        features.add("after:instructs")
    for verb, cue in () if reach else _LATE:
        late = pattern("around", cue).search(right)
        if late:
            features.add(f"late:{verb}")
            reach = max(reach, late.end())
    if closing:
        features.add("list:closed")
    return features, reach


_CHAIRED = re.compile(
    r"的(?:(?!项目|课题|基金|研究|工程|计划|工作)[^，。；]){0,20}?(?:会|论坛|仪式|典礼)(?!员|长|费)"
)
"""由方敏主持|的座谈会: what was held, and no project or subject that somebody is at the head of."""


def _first(right: str, offset: int, features: set[str]) -> int:
    """Match the predicate that follows directly; returns its end in `right`, 0 if there is none."""
    adverbial = pattern("around", "adverbial").match(right, offset)
    reach = 0
    for start in {offset, adverbial.end()} if adverbial else {offset}:
        for name, cue in patterns("after").items():
            match = cue.match(right, start)
            if match:
                relative = right[match.end() : match.end() + 1] == "的"
                relative = relative and not (name == "chairs" and _CHAIRED.match(right, match.end()))
                where = "relative" if relative else "after"
                features.add(f"{where}:{name}")
                reach = max(reach, match.end())
    return reach


def _later(tail: str, begin: int) -> Iterator[str]:
    """Predicates of the clauses that follow without a subject of their own (…出席会议，强调…)."""
    for match in pattern("around", "next_clause").finditer(tail, max(0, begin - 1)):
        adverbial = pattern("around", "adverbial").match(tail, match.end())
        for start in {match.end(), adverbial.end() if adverbial else match.end()}:
            yield from (name for name in _LATER if pattern("after", name).match(tail, start))
    if pattern("around", "object_then_says").match(tail[begin : begin + _CLAUSE]):
        yield "says"
    if and_speaks().search(tail):
        yield "gives_speech"


def _position(text: str, here: Coordination, place: int, number: int, left: str) -> Iterator[str]:
    sentence = here.sentence
    if len(here.members) > 1:
        yield "list:long" if len(here.members) >= 3 else "list:pair"
    if number <= 2:
        yield "place:lead" if number else "place:first"
    if (place == 0 and not left.strip("　 “”\n")) or left[-1:] in ("；", "。"):
        yield "place:subject"
    if opens_quotation(text, sentence.start, here.span.start):
        yield "place:quoted"
    for name in ("future", "background"):
        if pattern("around", name).search(text, sentence.start, min(sentence.end, here.span.end + _TENSE)):
            yield f"time:{name}"


def read_member(text: str, here: Coordination, member: Member) -> Iterator[str]:
    """Features of one member of a list that the others need not share."""
    start, end = member.mention.span
    directly = text[end : min(here.sentence.end, end + 24)]
    for name in ("possessed", "dead"):
        if pattern("after", name).match(directly):
            yield f"own:{name}"
    if text[start - 1 : start] == "《":
        yield "own:possessed"  # 《方敏在大会上的讲话》 is a document
    if member.title is not None:
        yield "own:titled"
        if member.title.startswith("已故"):
            yield "own:dead"
    if _HOST.search(text, max(here.sentence.start, start - _REACH), start):
        yield "inner:chairs"
    if member.mention.short:
        yield "own:short"
    if directly.startswith(("（", "(")):
        yield "own:bracket"
    if re.search(r"[（(][^（）()]{0,12}$", text[max(0, start - 16) : start]):
        yield "own:in-bracket"
    if directly.startswith("一行"):
        yield "own:party"
    line = text.rfind("\n", 0, start) + 1
    signed = _SIGNED.fullmatch(text, line, end + 1) or (line and _SIGNATURE.match(text, line))
    pictured = (member.title or "").endswith("记者") and _TOOK.match(directly)
    pictured = pictured or _PHOTOGRAPHED.match(directly)
    if member.title in _REPORTERS or signed or pictured:
        yield "before:byline"
