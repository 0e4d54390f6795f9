"""Where a gathering was held. Each case names the shape it guards; all names are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.language.analysis import Analysis
from extractor.meetings.frames import find_frames
from extractor.meetings.frames.places import is_no_place


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        pytest.param(
            "卢正出席茶业大会开幕式并致辞",
            "11月2日，国家副主席卢正在云溪出席第六届茶业大会开幕式并致辞。卢正表示，要推动茶业高质量发展。",
            "云溪",
            id="a name that ends in 正 in front of 在 is no 正在",
        ),
        pytest.param(
            "卢正同加里外长举行会谈",
            "国家副主席卢正11月2日在云溪紫光阁应约同加里外长何里举行会谈。卢正表示，双方要扩大合作。",
            "云溪紫光阁",
            id="an adverb ends the place",
        ),
        pytest.param(
            "第六届合作论坛举行",
            "11月2日，第六届合作论坛在古都成都举行。卢正在讲话中说，双方要扩大合作。",
            "古都成都",
            id="成都 ends in no adverb 都",
        ),
        pytest.param(
            "东陵学院来校交流",
            "4月11日下午，东陵学院党委副书记何青岚一行6人来我校考察交流。"
            "校党委副书记卢正在行政楼二楼接待室会见了客人，双方介绍了情况。",
            "行政楼二楼接待室",
            id="the room in which visitors sat down says more than 我校",
        ),
        pytest.param(
            "图书馆召开读者座谈会",
            "10月14日晚，图书馆在总馆三楼东侧研讨间召开读者座谈会。副馆长何青岚主持。",
            "总馆三楼东侧研讨间",
            id="a room may end in 间",
        ),
        pytest.param(
            "政府常务会议召开",
            "时间：2024年8月30日\n会议地点：行政中心主楼413会议室\n8月30日，区政府召开常务会议。区长何青岚主持会议。",
            "行政中心主楼413会议室",
            id="a labelled line",
        ),
        pytest.param(
            "总领事访问我校",
            "10月9日，总领事何里一行在自治区外事办有关同志陪同下访问我校。校长卢正在行政楼贵宾厅会见了来宾。",
            "行政楼贵宾厅",
            id="who accompanies is no place",
        ),
        pytest.param(
            "胸外科论坛举行",
            "3月8日，市胸外科论坛举行。\n8日上午，市中心医院多功能厅里座无虚席。院长何青岚主持论坛。",
            "市中心医院多功能厅",
            id="a room told as full",
        ),
        pytest.param(
            "座谈会召开",
            "4月17日，县教育局座谈会在职教中心三楼召开。局长何青岚主持会议。",
            "职教中心三楼",
            id="在职 is a word, 在|职教中心 is not",
        ),
        pytest.param(
            "校长会见来宾",
            "9月18日上午，校长何青岚在国际交流中心第一会客厅会见卡尔多海事学院院长一行。",
            "国际交流中心第一会客厅",
            id="交流 inside the name of a building",
        ),
        pytest.param(
            "青禾峰会举行",
            "何青岚23日晚在云溪主持青禾峰会。卡尔多总统卢正出席。\n云溪大会堂东大厅花团锦簇，各国国旗整齐排列。",
            "云溪大会堂东大厅",
            id="a hall in its splendour",
        ),
        pytest.param(
            "何青岚在青禾考察时强调 推动高质量发展",
            "会长何青岚近日在青禾考察时强调，青禾要奋力谱写新篇章。\n11月4日至6日，何青岚在青禾省委书记方敏陪同下，"
            "先后来到云溪、东陵，深入博物馆、农村考察调研。\n4日下午，何青岚来到云溪市博物馆参观。",
            "云溪、东陵",
            id="the stations of a tour",
        ),
        pytest.param(
            "卢正出席科技峰会",
            "11月2日，国家副主席卢正在卡尔多首都瓦里那出席第三届科技峰会并致辞。卢正表示，愿同各方深化合作。",
            "卡尔多首都瓦里那",
            id="a foreign name may end as a pronoun does",
        ),
        pytest.param(
            "授牌仪式举行",
            "10月14日上午，公益基地授牌仪式在云溪省青岚慈善基金会举行。何青岚出席仪式。",
            "云溪省青岚慈善基金会",
            id="a body in 会 has a house",
        ),
        pytest.param(
            "登山活动启动",
            "7月3日上午，校友登山活动在31号楼前启动。副校长何青岚出席活动。",
            "31号楼前",
            id="in front of a building",
        ),
        pytest.param(
            "景观落成",
            "近日，曲水景观落成仪式在校友公园举行。副校长何青岚出席仪式。",
            "校友公园",
            id="校友公园 is a place, 在校 an attribute",
        ),
        pytest.param(
            "校党委召开座谈会",
            "10月22日上午，校党委在校本部行政楼403会议室召开双月座谈会。副书记何青岚出席会议并讲话。",
            "校本部行政楼403会议室",
            id="校本部 is a place",
        ),
        pytest.param(
            "论坛举办",
            "9月26日下午，会员中心在青禾科学技术大学主办了高性能计算论坛。何青岚主持论坛。",
            "青禾科学技术大学",
            id="主办 ends a place",
        ),
        pytest.param(
            "部署会召开",
            "17日下午，大宣讲活动动员部署会在杭召开，省委书记何青岚强调，要宣讲总书记在浙江的故事。",
            "杭",
            id="a city by one character",
        ),
        pytest.param(
            "考评组来院",
            "4月8日，省考评组来青禾县中医院现场考评医改工作，副县长何青岚等陪同。",
            "青禾县中医院",
            id="现场 belongs to the verb",
        ),
        pytest.param(
            "何青岚走访企业",
            "6月6日，林学院副院长何青岚一行走访科创园发展有限公司，与总经理卢正交流合作情况。",
            "科创园发展有限公司",
            id="the object of a visit",
        ),
        pytest.param(
            "校友沙龙举行",
            "5月24日，青禾学院校友首次交流沙龙在青禾省知联会顺利举行。何青岚主持。",
            "青禾省知联会",
            id="an association is a place",
        ),
        pytest.param(
            "急救培训班开班",
            "2月24日，在市卫健委、市急救中心组织安排下，第54期急救培训班在云山消防大队会议室开班。何青岚主持。",
            "云山消防大队会议室",
            id="在…组织安排下 says by whom",
        ),
        pytest.param(
            "县领导参加植树活动",
            "11月14日，县委书记何青岚来到位于该县果园乡的南站附近，参加植树活动，让绿色在云山开花结果。",
            "该县果园乡的南站附近",
            id="附近 ends a place, and what blossoms is none",
        ),
        pytest.param(
            "考察团莅临商会考察",
            "5月29日，考察团一行莅临云山商会考察。商会介绍了情况。双方交流了经验。大家畅所欲言。气氛热烈。\n"
            "本次座谈会在云山商会二楼会议室召开，何青岚主持。",
            "云山商会二楼会议室",
            id="where a visit sat down, told late",
        ),
        pytest.param(
            "何青岚察看大气污染防治工作",
            "12月11日上午，区长何青岚察看重点区域大气污染防治工作，副区长卢正参加活动。\n"
            "何青岚一行先后察看云山府二期、望湖郡建筑工地等重点区域，详细了解扬尘治理情况。",
            "云山府二期、望湖郡建筑工地等重点区域",
            id="a list of sites that were inspected",
        ),
        pytest.param(
            "何青岚检查安全生产工作",
            "6月29日下午，区长何青岚率公安局、住建局等单位检查安全生产工作。何青岚一行实地查看了美云园建筑工地、"
            "青禾烟花仓库、云山镇海飞有限公司等地，详细了解安全生产制度落实情况。",
            "美云园建筑工地、青禾烟花仓库、云山镇海飞有限公司等地",
            id="sites behind 查看",
        ),
    ],
)
def test_place(analysed: Callable[..., Analysis], title: str, text: str, place: str) -> None:
    (frame, *_) = find_frames(analysed(text, title))
    assert frame.location is not None
    assert frame.location.text == place


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "8月29日，集团董事会会议召开，会议应到董事9人，实到9人。会议由董事长何青岚主持。",
            id="应到 and 实到 count people",
        ),
        pytest.param(
            "8月29日，集团董事长何青岚召开工作会议，要求以奋进姿态全力以赴打好年底攻坚仗，确保完成任务。",
            id="全力以赴 goes nowhere",
        ),
        pytest.param(
            "8月29日，集团召开工作会议。何青岚在上半年工作中发挥了重要作用，会议给予表扬。",
            id="a clause with 了 is no place",
        ),
        pytest.param(
            "8月29日，集团召开工作会议。会议强调，要把握未来趋势和重大机遇，在以人民为中心的道路上前进。",
            id="未来 and 以人民为中心 are no places",
        ),
        pytest.param(
            "8月29日，集团召开工作会议。何青岚介绍了集团在人才培养上取得的成效，卢正在报告中指出，要再接再厉。",
            id="a clause is no place",
        ),
    ],
)
def test_no_place(analysed: Callable[..., Analysis], text: str) -> None:
    (frame, *_) = find_frames(analysed(text, "集团召开会议"))
    assert frame.location is None


@pytest.mark.parametrize(
    ("words", "refused"),
    [
        ("省考评组来青禾县中医院", True),
        ("专家组到云溪社区", True),
        ("青禾县中医院", False),
        ("广西来宾市人民政府", False),
    ],
)
def test_a_clause_that_goes_somewhere_is_no_place(words: str, refused: bool) -> None:
    assert is_no_place(words) is refused
