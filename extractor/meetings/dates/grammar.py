"""The one pattern that all date expressions match, built from `data/words.tsv`.

A date is one of: a calendar date with its parts from year to day (some missing, some replaced by 去年 or
本月), optionally to a second one; an ISO-like date of digits; a date of the traditional calendar; a
word for a day, perhaps with its date in brackets; a weekday; a word such as 近日. Each form is an
alternative of one pattern with named groups, so that a text is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

# Digits may be full width; blanks may stand between numeral and unit (2015 年 7 月 17 日).
_BLANK = r"[ \t\u00a0\u3000]{0,2}"
_DIGIT = "[0-9０-９]"
_UNIT = "[一二三四五六七八九]"

_FULL_YEAR = f"[12１２]{_DIGIT}{{3}}|[一二][〇○零ＯO一二三四五六七八九]{{3}}"
_YEAR = f"(?:{_FULL_YEAR}|{_DIGIT}{{2}}(?=年{_DIGIT}{{1,2}}月{_DIGIT}{{1,2}}日))"
_MONTH = f"(?:[01０１]?{_DIGIT}|十[一二]?|{_UNIT}|元)"
_DAY = f"(?:[0-3０-３]?{_DIGIT}|三十一?|卅一?|二十{_UNIT}?|廿{_UNIT}?|十{_UNIT}?|{_UNIT})"
# A lone Chinese numeral up to ten (一日, 三日) counts days unless a time of day or a range follows.
_LONE_DAY = (
    f"(?:[0-3０-３]?{_DIGIT}|三十一?|卅一?|二十{_UNIT}?|廿{_UNIT}?|十{_UNIT}"
    f"|(?:十|{_UNIT})(?=日(?:上午|下午|晚|凌晨|至[一二三四五六七八九十]+日)))"
)
_LUNAR_DAY = f"(?:初[一二三四五六七八九十]|三十|二十{_UNIT}?|廿{_UNIT}?|十{_UNIT}?)"
_PART = "(?:年?[初底末]|年中|[上中下]旬)"

_WEEKDAY = "(?:周|星期|礼拜)[一二三四五六日天]"
_TIME = (
    "(?:上午|下午|早晨|早上|清晨|凌晨|中午|午后|傍晚|晚间|晚上|夜间|晚|夜)?"
    f"(?:{_BLANK}{_DIGIT}{{1,2}}(?:[:：]{_DIGIT}{{2}}|[时点](?:{_DIGIT}{{1,2}}分|半)?))?"
)
_TO = f"{_BLANK}(?:至|到|[-—－–―─~～∼﹣‐‑〜]{{1,2}}){_BLANK}"
_AND = f"{_BLANK}(?:、|和|与|及){_BLANK}"
_LOCAL = "(?:当地时间|北京时间)?"

# What makes a number before 日 a count: 为期3日, 近20日, 第5日, 每月5日; a decimal; the tail of a number.
_NO_COUNT = (
    f"(?<!{_DIGIT})(?<![一二三四五六七八九十百千万〇零廿卅])(?<![.．·・/第每满限近逾超共续隔])"
    "(?<!大约)(?<!为期)(?<!历时)(?<!时长)(?<!提前)(?<!每月)(?<!每年)"
)
# What makes 日 no day of a month: 20日内, 5日游, 3日龄, 5日元, 2日本人 (but 17日本报讯).
_IS_DAY = "(?![内游龄元间益语军]|均[值价增产]|夜[兼奋]|本(?![报台网社刊次届校院市省县区村])|以内|时间内)"
_NO_LONGER_NUMBER = f"(?<!{_DIGIT})(?<![〇○零一二三四五六七八九十百千万廿卅])(?<![.．·・每第])(?<!每年)"

TABLES = ("days_ago", "days_later", "years_ago", "months_ago", "weeks_ago", "recently")


@cache
def words() -> Mapping[str, Mapping[str, int]]:
    """The tables of `data/words.tsv`: what is counted -> word -> how many (0 for `recently`).

    Raises:
        ValueError: if a line names an unknown table or no number.
    """
    tables: dict[str, dict[str, int]] = {name: {} for name in TABLES}
    data = resources.files(__package__).joinpath("data/words.tsv").read_text(encoding="utf-8")
    for line in data.splitlines():
        if line and not line.startswith("#"):
            word, table, *count = line.split("\t")
            if table not in tables:
                raise ValueError(f"words.tsv: unknown table {table!r} in {line!r}")
            tables[table][word] = int(count[0]) if table != "recently" else 0
    return tables


def _any_of(alternatives: Iterable[str]) -> str:
    """An alternation that prefers longer words, so that 上个 is not read as 上."""
    return "|".join(re.escape(word) for word in sorted(alternatives, key=lambda w: (-len(w), w)))


def _date(p: str) -> str:
    """A calendar date of whatever parts, in groups whose names start with `p`.

    The unit of a day may be left to the end of a list or range: 7月20-27日, 17、18、19日.
    """
    year = rf"(?:{_YEAR}){_BLANK}年|(?<!以)(?:{_any_of(words()['years_ago'])})"
    month = rf"(?:{_MONTH}){_BLANK}月份?|(?<!以)(?:{_any_of(words()['months_ago'])})"
    open_day = (
        rf"(?=(?:{_AND}{_DAY}){{0,8}}(?:{_TO}(?:{_MONTH}{_BLANK}月{_BLANK})?|{_AND}){_DAY}{_BLANK}日"
        r"|上午|下午|晚上)"
    )
    shared_unit = rf"(?=至{_DAY}日|(?:、{_DAY}){{1,8}}日)"
    lone = rf"{_NO_COUNT}{_LONE_DAY}(?:{_BLANK}日{_IS_DAY}|号(?=上午|下午|晚|早|[）)])|{shared_unit})"
    return (
        rf"(?={_NO_LONGER_NUMBER}(?:{year}|{month})|{lone})"
        rf"(?:(?:(?P<{p}year>{_YEAR}){_BLANK}年|(?P<{p}years_ago>{_any_of(words()['years_ago'])})){_BLANK})?"
        rf"(?:(?:(?P<{p}month>{_MONTH}){_BLANK}月份?|(?P<{p}months_ago>{_any_of(words()['months_ago'])})){_BLANK})?"
        rf"(?:(?P<{p}day>{_DAY})(?:{_BLANK}日|号(?![楼院门馆厅井机文线])|{open_day})|(?P<{p}part>{_PART}))?"
        rf"(?P<{p}gloss>{_BLANK}[（(]?{_BLANK}(?P<{p}weekday>{_WEEKDAY}){_BLANK}[）)]?)?"
    )


def _numeric(p: str) -> str:
    """2015-07-17, 2023.5.12, 2015/7/17, in groups whose names start with `p`."""
    return (
        rf"(?P<{p}iso_year>(?:19|20)[0-9]{{2}})(?P<{p}mark>[-./．])(?P<{p}iso_month>0?[1-9]|1[0-2])"
        rf"(?P={p}mark)(?P<{p}iso_day>[12][0-9]|3[01]|0?[1-9])(?![0-9]|[./．][0-9])"
    )


@cache
def pattern() -> re.Pattern[str]:
    """The pattern; which alternative matched is told by the groups that are set."""
    known = words()
    # Without 农历 only what no solar date can be: 正月初八, 腊月廿三, 八月初一, 大年三十.
    lunar = (
        rf"(?=农历|阴历|旧历|大年[初三]|[正腊冬]月{_LUNAR_DAY}|(?:十[一二]?|{_UNIT})月初{_UNIT})"
        rf"(?:(?:农历|阴历|旧历)(?:(?P<lunar_year>{_FULL_YEAR})年|[甲-龥][子-龥]年)?)?"
        rf"(?:(?P<new_year>大年)|(?P<lunar_month>[正腊冬]|十[一二]?|{_UNIT})月)"
        rf"(?:(?P<lunar_day>{_LUNAR_DAY})日?)?"
    )
    weekday = (
        rf"(?P<weeks_ago>{_any_of(known['weeks_ago'])})(?:周|星期|礼拜)(?![期岁年边刊报围转密旋])"
        r"(?P<day_of_week>[一二三四五六日天])?"
        r"|(?<![每逢两至到上下一二三四五六七八九十0-9])(?:星期|礼拜|周(?=[一二三四五六日](?:上午|下午|[早晚，,（(召举在])))"
        r"(?P<lone_weekday>[一二三四五六日天])(?!至|到|[-—~～、])"
    )
    day_word = _any_of({**known["days_ago"], **known["days_later"]})
    # 今天（7月18日）, 昨天下午（17日）, 本周五（7月17日）: the brackets say it all.
    glossed = (
        rf"(?P<glossed>(?:{day_word}|[上本这]?{_WEEKDAY}){_TIME})"
        rf"{_BLANK}[（(]{_LOCAL}{_date('gloss_')}[）)]"
    )
    recently = rf"(?<![接靠邻附临将节生纪假末终工期])(?:{_any_of(known['recently'])})(?![本元])"
    alternatives = [
        glossed,
        rf"(?P<day_word>{day_word})",
        lunar,
        rf"(?<![A-Za-z0-9/._=?&%-]){_numeric('')}(?:{_TO}(?:{_numeric('to_')}|(?P<to_iso>(?:(?:0?[1-9]|1[0-2])(?P=mark))?[0-9]{{1,2}})(?![0-9])))?",
        rf"{_date('')}(?:(?P<time>{_TIME})(?:(?P<to>{_TO})|(?P<and>{_AND}(?:{_DAY}日?{_AND}){{0,8}})){_date('to_')})?",
        weekday,
        r"(?<![月年0-9０-９])(?P<lone_part>[月年][初底末]|[上中下]旬)",
        rf"(?P<recently>{recently})",
    ]
    # The first characters of all alternatives: a cheap look that most positions of a text fail.
    heads = (
        "[0-9０-９一二三四五六七八九十廿卅元正腊冬农阴旧大今昨前明当同次翌第去本上下这星礼周近日连最不月年中]"
    )
    return re.compile(rf"(?={heads})(?:{'|'.join(alternatives)})")
