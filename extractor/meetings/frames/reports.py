"""Reports: the places of an article that may report a gathering, each with its reasons for and against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.meetings.extraction import MeetingType
from extractor.meetings.frames.lexicon import PARTY, Lexicon, lexicon, phrases
from extractor.meetings.frames.lines import Line

_VERB_TYPES = {
    "talk": MeetingType.TALKS,
    "visit": MeetingType.VISIT,
    "seat": MeetingType.SYMPOSIUM,
    "teach": MeetingType.TRAINING,
    "sign": MeetingType.CEREMONY,
    "feast": MeetingType.CEREMONY,
    "welcome": MeetingType.CEREMONY,
}
_STUDIED = re.compile(
    r"[^，。；]{0,6}(?:上的?(?:重要)?(?:讲话|致辞|指示|演讲)|(?:重要)?(?:讲话)?精神|文件|部署|要求|决定|纪要|公报)"
)
_DATE = re.compile(
    r"\d{1,2}(?:月|日|号)|近日|日前|今天|今日|昨日|昨天|近期|[上下]午|当晚|当天|星期|[一二三四五六七八九十]+月"
)
_FOLLOWED = re.compile(r"(?<![一-鿿])继(?!续)[^，。；]{4,80}?后，")
"""继去年举行首届论坛之后，我市再次召开……: what comes first in the sentence is over."""
_CUTS = re.compile("会(?:议(?![程题定案事员长])|(?<=记者会)(?:见(?!证)|[谈晤面]))")
"""Behind the first character of a noun's end another word may begin: 大|会议, 中外记者|会见."""
_REPORTER = re.compile("记者[^，。；从在]{0,10}(?:(?:走访|探访|暗访|采访)了?[^。]*)?$")
"""记者近日走访了家居市场，发现……活动: that is how the news was gathered."""
_DOCUMENT = re.compile(r"《[^》\n]{2,60}》")
"""《全市督导工作安排》 is a document; only a noun at its end may name a gathering (《…研讨班》)."""
_HELD = re.compile(r"[^，。；：！？]{0,45}$")
_COUNCILS = ("委员", "基金", "联合")
"""In front of 会 in the name of a body that no verb holds (主编了卫生委员|会规划)."""
_ROOM = ("室", "厅", "中", "桌")
_IN_PLACE = re.compile(r"[在于][^，。；：举召]{0,12}$")
_LONGEST_STEM = 30
_UNBROKEN = re.compile(
    r"(?!”?暨)(?!.*(?:在(?!线)|以(?!色列)|采[用取]|[上下]午|\d日|的$))[^，。；：！？、\n 　]*"
)
_CHARACTER = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Report:
    """A word that may report a gathering.

    `start` and `end` delimit the head noun, or the verb where the verb itself is the gathering,
    in `line.text`. `governor` is the class of the verb that governs the noun (hold, open, attend,
    chair, or "" for none; the class of the verb itself where there is no noun), `verb` where that
    verb stands, as `(start, end)` in `line.text`. `head` is the noun, "" for a verb; `features` are
    the reasons for and against, as names of rows of `data/weights.tsv`.
    """

    line: Line
    start: int
    end: int
    type: MeetingType
    head: str
    governor: str
    verb: tuple[int, int] | None
    features: tuple[str, ...]

    @property
    def past(self) -> bool:
        """True if the sentence says that this was earlier than what it reports, or usual."""
        return "background" in self.features

    @property
    def named(self) -> bool:
        """True if the report rests on a noun that may end a name."""
        return self.head != ""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    kind: str


def _tokens(line: Line, words: Lexicon) -> list[_Token]:
    """The cue words of a line; `kind` is head, open (an unlisted compound in 会) or a class of verbs."""
    found: list[_Token] = []
    documents = [match.span() for match in _DOCUMENT.finditer(line.text)]
    for match in _cues(line.text, words):
        text, start, end = match[0], match.start(), match.end()
        if any(begin < start and end < stop - 1 for begin, stop in documents):
            continue
        if text in words.heads:
            room = text.endswith("会议") and line.text[end : end + 1] in _ROOM
            if room or phrases("body_behind").match(line.text, end):
                continue
            found.append(_Token(start, end, text, "head"))
        elif text in words.verbs:
            found.append(_Token(start, end, text, words.verbs[text]))
        elif text.startswith(PARTY):
            found.append(_Token(start, end, PARTY, "visit"))
        elif text == "会" and start >= 2 and _CHARACTER.match(line.text[start - 1]):
            if line.text[start - 2 : start] in _COUNCILS:
                continue
            found.append(_Token(start, end, text, "compound"))
    return found


def _cues(text: str, words: Lexicon) -> Iterator[re.Match[str]]:
    """The cue words of a text; where one cuts another in two (重|大会|议), the whole word."""
    done = 0
    for match in words.cue.finditer(text):
        if _CUTS.match(text, match.end() - 1) and (whole := words.cue.match(text, match.end() - 1)):
            match = whole
        if match.start() >= done:
            done = match.end()
            yield match


def _governor(line: Line, tokens: list[_Token], position: int) -> _Token | None:
    """The verb that governs the noun at `position` of `tokens`: before it in its clause, else behind it."""
    noun = tokens[position]
    for other in reversed(tokens[:position]):
        if other.kind in ("hold", "chair", "attend") and noun.start - other.end <= 80:
            if (
                _HELD.fullmatch(line.clauses, other.end, noun.start)
                or "为主题" in line.text[other.end : noun.start]
            ):
                return other
            break
    for other in tokens[position + 1 :]:
        if other.start - noun.end > 60 or not re.fullmatch(
            r"[^。；！？]*", line.clauses[noun.end : other.start]
        ):
            break
        if other.kind in ("hold", "open"):
            between = line.clauses[noun.end : other.start]
            if between.count("，") <= 1:
                return other
            break
        if other.kind in ("head", "attend", "chair"):
            break
    return None


def _is_inner(line: Line, tokens: list[_Token], position: int) -> bool:
    """True if the noun only begins a longer name: 代表大会|成立七十周年大会, 全会|精神研讨班."""
    noun = tokens[position]
    for other in tokens[position + 1 :]:
        between = line.clauses[noun.end : other.start]
        if len(between) > _LONGEST_STEM or not _UNBROKEN.fullmatch(between):
            return False
        if other.kind == "head":
            return True
        if other.kind in ("hold", "open", "chair", "attend", "talk"):
            return False
    return False


def _is_in_a_name(line: Line, tokens: list[_Token], position: int) -> bool:
    """True for a verb in front of the noun of a gathering that is held (市局|调研|路灯改造座谈会在区里开)."""
    verb = tokens[position]
    for place, other in enumerate(tokens[position + 1 :], position + 1):
        between = line.clauses[verb.end : other.start]
        if len(between) > _LONGEST_STEM or not _UNBROKEN.fullmatch(between) or "了" in between:
            return False
        if other.kind == "head":
            governor = _governor(line, tokens, place)
            return governor is not None and governor.kind in ("hold", "open") and governor.start > other.start
        if other.kind != "visit":
            return False
    return False


def reports_of(line: Line) -> Iterator[Report]:
    """Every word of a line that may report a gathering, in text order."""
    words = lexicon()
    tokens = _tokens(line, words)
    for position, token in enumerate(tokens):
        if token.kind in ("head", "compound"):
            governor = _governor(line, tokens, position)
            if token.kind == "compound" and (governor is None or governor.kind not in ("hold", "chair")):
                continue
            kind = words.heads.get(token.text, MeetingType.CONFERENCE)
            yield _report(line, token, kind, governor, _is_inner(line, tokens, position))
        elif token.kind in _VERB_TYPES:
            following = tokens[position + 1] if position + 1 < len(tokens) else None
            if following and following.kind == "head" and following.start - token.end <= 4:
                continue
            inner = token.kind == "visit" and _is_in_a_name(line, tokens, position)
            yield _report(line, token, _VERB_TYPES[token.kind], None, inner)


def _lies_ahead(after: str, side: str) -> bool:
    """True where what it will do follows the noun, and no verb behind it governs it.

    学会主办的发布会|将于周日开启, 首届代表大会|将邀请各地校友
    """
    return side != ">" and _WILL.match(after) is not None


_WILL = re.compile(
    r"[^，。；]{0,4}将(?:于|在|邀请|囊括|汇聚|云集|有|围绕|聚焦|发布|迎来|通过|表彰|举行|召开|开展|持续|设|吸引|展示|呈现|探讨)"
)
"""Not every 将 behind a noun: 会议将安全列为重点 is of what was done."""


def _is_background(line: Line, noun_at: int, verb_at: int) -> bool:
    if phrases("background", "{}[^，。；]{0,30}$").search(line.text, 0, verb_at):
        return True
    return any(match.start() < noun_at < match.end() for match in _FOLLOWED.finditer(line.clauses))


def _report(line: Line, token: _Token, kind: MeetingType, governor: _Token | None, inner: bool) -> Report:
    named = token.kind in ("head", "compound")
    rule = governor.kind if governor else ("" if named else token.kind)
    side = "" if governor is None else ("<" if governor.start < token.start else ">")
    before, after = line.text[: token.start], line.text[token.end :]
    place = "title" if line.start is None else "text"
    how = f"{rule}{side}{'noun' if named else ''}"
    features = [
        f"how={how}/{place}",
        f"type={kind.value}",
        f"word={token.text}",
    ]
    if governor:
        features.append(f"verb={governor.text}{side}")
    verb_at = governor.start if governor else token.start
    doubts = [
        name
        for name, holds in (
            (
                "future",
                phrases("future", "{}[^。；]*$").search(line.text, 0, verb_at) or _lies_ahead(after, side),
            ),
            ("background", _is_background(line, token.start, verb_at)),
            ("studied", _STUDIED.match(after)),
            ("travels", rule != "welcome" and phrases("travels").search(line.text)),
            ("by-reporter", _REPORTER.search(line.text, 0, verb_at)),
            ("quoted", line.text[token.end : token.end + 1] == "》"),
        )
        if holds
    ]
    features += doubts
    if inner:
        features.append("inner")
    if line.caption:
        features.append("caption")
    if side == ">" and _IN_PLACE.search(before):
        features.append("in-place")
    if named and (match := phrases("noun_after").match(after)):
        features.append(f"after={match[0]}")
    if line.start is not None:
        dated = _DATE.search(line.text, 0, max(token.start, verb_at)) is not None
        features.append(f"order={min(line.order, 3) if line.order < 6 else 'late'}")
        features.append(f"dated={dated}")
        features.append(f"placed={'在' in before or '于' in before}")
        if line.order < 3 and dated and rule and not doubts:
            features += ["lead", f"lead={how}"]
    verb = (governor.start, governor.end) if governor else (None if named else (token.start, token.end))
    return Report(
        line, token.start, token.end, kind, token.text if named else "", rule, verb, tuple(features)
    )
