"""Tables of invented meetings in any number, for the store's tests and its benchmark.

A small world is drawn from a seed: places, the bodies of each place, their posts in order of rank, and
people who hold posts for some years and then move on. Names come from a small stock on purpose, so that
different people share a name; titles are printed in full, shortened, or bare (市委书记), as news does.
Everything is invented.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

import pyarrow as pa

from extractor.tables.contract import TABLES
from extractor.tables.parquet import schema

FIRST_DAY = date(2013, 1, 1)
DAYS = 12 * 365

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文玉兰德志海永新春林红云天庆学家宁卫东立波振"
_PROVINCES = ("云岭", "沧江", "海川", "北原", "青屿", "临泽", "金峪", "南屏")
_CITIES = ("永宁", "安澜", "长汀口", "白石", "丰河", "松溪口", "平阳坝", "新渡", "石梁", "宁和")

#: kind: (full name after the place, short name after the place, posts in order of rank)
_BODIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "委员会",
        "委",
        ("书记", "副书记", "常委、秘书长", "常委、组织部部长", "常委、宣传部部长", "常委、统战部部长"),
    ),
    ("人民政府", "政府", ("市长", "常务副市长", "副市长", "副市长", "副市长", "秘书长")),
    (
        "总工会",
        "总工会",
        (
            "党组书记、主席",
            "党组副书记、副主席",
            "党组成员、副主席",
            "副主席",
            "经审会主任",
            "女职工委员会主任",
        ),
    ),
    (
        "发展和改革委员会",
        "发改委",
        ("党组书记、主任", "副主任", "副主任", "副主任", "总经济师", "二级巡视员"),
    ),
    ("教育局", "教育局", ("局长", "副局长", "副局长", "总督学", "基础教育处处长", "办公室主任")),
    ("公安局", "公安局", ("局长", "政委", "副局长", "副局长", "指挥中心主任", "交警支队支队长")),
    ("大学", "大学", ("党委书记", "校长", "副校长", "副校长", "教授", "教务处处长")),
    ("第一人民医院", "一医院", ("党委书记", "院长", "副院长", "主任医师", "护理部主任", "教授")),
    ("港务集团有限公司", "港务集团", ("董事长", "总经理", "副总经理", "总工程师", "工会主席", "财务总监")),
)
_VERBS = ("深入学习贯彻", "研究部署", "总结推进", "专题研究", "安排部署", "听取", "谋划", "动员部署")
_OBJECTS = (
    "产业工人队伍建设改革", "安全生产", "乡村振兴", "营商环境优化", "数字经济发展", "生态环境保护",
    "教育质量提升", "医疗卫生体制改革", "港口物流", "科技创新", "防汛抗旱", "食品安全", "扫黑除恶",
    "基层治理", "职工权益保障",
    "高校毕业生就业", "学科建设", "人才引进", "招商引资", "城市更新", "文化遗产保护", "老龄事业", "疫苗接种",
    "粮食生产", "交通安全", "网络安全", "国企改革", "志愿服务", "冰雪旅游", "人工智能应用",
)  # fmt: skip
_TAILS = ("工作", "重点任务", "专项行动", "三年规划", "阶段性成果", "存在问题", "有关事项", "长效机制")
_TYPES = (
    ("conference", "工作会议"), ("conference", "专题会议"), ("conference", "推进会"), ("symposium", "座谈会"),
    ("symposium", "研讨会"), ("ceremony", "启动仪式"), ("training", "培训班"), ("visit", "调研"),
)  # fmt: skip
_VENUES = ("会议中心", "机关礼堂", "市民中心", "行政楼报告厅", "职工之家", "文化馆")


@dataclass(slots=True)
class Organisation:
    """A body of one place and the people in its posts: `holders[rank]` is (first day, person) in order."""

    place: str
    full: str
    short: str
    bare: str
    posts: tuple[str, ...]
    holders: list[list[tuple[int, int]]] = field(default_factory=list)

    def at(self, rank: int, day: int) -> int:
        """The person who holds the post of that rank on that day."""
        current = self.holders[rank][0][1]
        for first, person in self.holders[rank]:
            if first > day:
                break
            current = person
        return current


@dataclass(slots=True)
class World:
    """People by number with their names, and the organisations of `places` places."""

    names: list[str]
    organisations: list[Organisation]


def world(seed: int, places: int = 80) -> World:
    """Draw a world; the same seed and size give the same world."""
    rng = random.Random(seed)
    names: list[str] = []
    weights = [1 / (rank + 4) for rank in range(len(_SURNAMES))]

    def person() -> int:
        surname = rng.choices(_SURNAMES, weights)[0]
        names.append(surname + "".join(rng.choices(_GIVEN, k=1 if rng.random() < 0.25 else 2)))
        return len(names) - 1

    organisations = []
    for number in range(places):
        province, city = (
            _PROVINCES[number % len(_PROVINCES)],
            _CITIES[number // len(_PROVINCES) % len(_CITIES)],
        )
        prefix = f"{province}省{city}市"
        local: list[Organisation] = []
        for full, short, posts in _BODIES:
            head = "中共" + prefix if full == "委员会" else prefix
            local.append(Organisation(prefix, head + full, f"{city}市{short}", f"市{short}", posts))
        retired: list[int] = []
        for organisation in local:
            for _rank in organisation.posts:
                day, held = 0, []
                while day < DAYS:
                    # A post goes to somebody new, or to somebody who left another post of the same place.
                    who = (
                        retired.pop(rng.randrange(len(retired)))
                        if retired and rng.random() < 0.3
                        else person()
                    )
                    held.append((day, who))
                    day += rng.randint(500, 2200)
                    if day < DAYS / 2:
                        retired.append(who)
                organisation.holders.append(held)
        organisations += local
    return World(names, organisations)


def _title(rng: random.Random, organisation: Organisation, post: str) -> tuple[str | None, str | None]:
    """Title and organisation as an article prints them."""
    dice = rng.random()
    if dice < 0.45:
        return organisation.short + post, organisation.short
    if dice < 0.6:
        return organisation.full + post, organisation.full
    if dice < 0.85:
        return organisation.bare + post, organisation.bare
    if dice < 0.93:
        return post, None
    return None, None


def tables(articles: int, seed: int = 1, places: int = 80) -> tuple[dict[str, pa.Table], list[int]]:
    """`articles` articles as the six tables of the contract.

    Returns:
        The tables by name, and for each row of `attendees` the number of the person it really is.
    """
    rng = random.Random(seed)
    drawn = world(seed, places)
    out: dict[str, dict[str, list[object]]] = {
        table.name: {column: [] for column in table.header} for table in TABLES
    }
    truth: list[int] = []
    for number in range(articles):
        _article(rng, drawn, number, seed, out, truth)
    return {table.name: pa.table(out[table.name], schema=schema(table)) for table in TABLES}, truth


def _people(
    rng: random.Random, drawn: World, organisation: Organisation, day: int
) -> Iterator[tuple[str, str | None, str | None, int]]:
    """Who comes to a meeting, with title, organisation and number: its own people, then guests."""
    for rank in [rank for rank in range(len(organisation.posts)) if rng.random() < 0.9 - 0.04 * rank]:
        who = organisation.at(rank, day)
        yield drawn.names[who], *_title(rng, organisation, organisation.posts[rank]), who
    for _ in range(rng.choices((0, 2, 4, 6), (2, 3, 3, 2))[0]):
        guest = rng.choice(drawn.organisations)
        if guest.place == organisation.place or rng.random() < 0.15:
            rank = rng.randrange(len(guest.posts))
            who = guest.at(rank, day)
            yield drawn.names[who], guest.short + guest.posts[rank], guest.short, who
        else:
            first = drawn.organisations.index(organisation) // len(_BODIES) * len(_BODIES)
            other = drawn.organisations[first + rng.randrange(len(_BODIES))]
            rank = rng.randrange(len(other.posts))
            who = other.at(rank, day)
            yield drawn.names[who], *_title(rng, other, other.posts[rank]), who


def _article(
    rng: random.Random,
    drawn: World,
    number: int,
    seed: int,
    out: dict[str, dict[str, list[object]]],
    truth: list[int],
) -> None:
    article_id = hashlib.sha256(f"{seed}/{number}".encode()).hexdigest()[:16]
    day = rng.randrange(DAYS)
    when = FIRST_DAY + timedelta(days=day)
    meetings = rng.choices((0, 1, 2), (6, 88, 6))[0]
    title = "一线见闻：把日子过成想要的样子"
    for seq in range(1, meetings + 1):
        organisation = rng.choice(drawn.organisations)
        kind, word = rng.choice(_TYPES)
        topic = rng.choice(_VERBS) + rng.choice(_OBJECTS) + rng.choice(_TAILS)
        printed = rng.choice((organisation.short, organisation.short, organisation.full, organisation.bare))
        title = f"{printed}{topic}{word}举行"
        meeting_id = f"{article_id}-{seq}"
        date_text = f"{when.month}月{when.day}日"
        venue = rng.choice(_VENUES)
        lead = f"{date_text}，{printed}在{venue}召开{word}，{topic}。"
        unique = {person[0]: person for person in _people(rng, drawn, organisation, day)}
        evidence = "，".join(f"{t or ''}{n}" for n, t, _, _ in unique.values()) + "等参加会议。"
        offset = len(title) + rng.randrange(40)
        place = offset + len(lead)
        spans = {lead: (offset, place, offset * 2, place * 2)}
        spans[evidence] = (place, place + len(evidence), place * 2, (place + len(evidence)) * 2)
        _add(
            out["meetings"], meeting_id, article_id, seq, word if rng.random() < 0.8 else None, kind, printed,
            organisation.full, topic, venue, date_text, when.isoformat(), when.isoformat(), "day",
            len(unique), round(rng.uniform(0.6, 0.99), 2), lead, *spans[lead],
        )  # fmt: skip
        for position, (name, printed_title, body, who) in enumerate(unique.values(), 1):
            role = ("chair", "speaker")[position - 1] if position < 3 and rng.random() < 0.8 else "attendee"
            roles = "chair;speaker" if role == "chair" and rng.random() < 0.5 else role
            quoted = lead if role == "chair" else evidence
            _add(
                out["attendees"], meeting_id, article_id, position, name, printed_title, body, role, roles,
                round(rng.uniform(0.6, 0.99), 2), quoted, *spans[quoted],
            )  # fmt: skip
            truth.append(who)
        text = f"{organisation.bare}机关各处室负责同志"
        _add(
            out["groups"],
            meeting_id,
            article_id,
            1,
            text,
            "attendee",
            place,
            place + len(text),
            place,
            place + 2,
        )
    name = rng.choice(drawn.names)
    _add(out["mentions"], article_id, name, None, rng.randint(1, 4), 30, 30 + len(name), 60, 60 + len(name))
    _add(
        out["articles"], article_id, f"news/{when:%Y/%m}/{number}.txt", title, when.isoformat(), "hans",
        rng.randint(300, 4000), rng.choice((0, 0, 0, 120)), 0, meetings, None,
    )  # fmt: skip
    if number % 500 == 0:
        _add(
            out["failures"],
            f"news/broken/{number}.html",
            None,
            "reading",
            "SourceError",
            "the page holds no text",
        )


def _add(table: dict[str, list[object]], *values: object) -> None:
    for column, value in zip(table.values(), values, strict=True):
        column.append(value)
