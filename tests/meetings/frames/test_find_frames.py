"""Which gatherings an article reports. Each case names the shape it guards; all names are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.language.analysis import Analysis
from extractor.meetings.extraction import MeetingType
from extractor.meetings.frames import Frame, find_frames

Build = Callable[..., Analysis]
Growth = Callable[[Callable[[Any], object], Any, Any], float]

MEETINGS: dict[str, tuple[str, str, dict[str, str | None]]] = {
    "talks, named by the verb": (
        "林望舒会见格兰蒂亚总理",
        "国家副主席林望舒17日在云溪会见格兰蒂亚总理塔维安。\n林望舒表示，愿同格方加强合作。\n塔维安表示，期待深化交流。",
        {"type": "talks", "name": None, "organization": None, "topic": None, "location": "云溪"},
    ),
    "talks held as a noun": (
        "林望舒同格兰蒂亚总统举行会谈",
        "9月2日下午，国家主席林望舒在青禾会堂同格兰蒂亚总统塔维安举行会谈。\n林望舒指出，两国友谊深厚。",
        {"type": "talks", "name": None, "location": "青禾会堂"},
    ),
    "a conference with its organisation as subject and its place before the verb": (
        "青禾市总工会召开推进会",
        "3月9日，青禾市总工会在职工之家三楼会议室召开产业工人队伍建设推进会。市总工会主席陆云海出席会议并讲话。",
        {
            "type": "conference",
            "name": "产业工人队伍建设推进会",
            "organization": "青禾市总工会",
            "location": "职工之家三楼会议室",
        },
    ),
    "a conference as subject of the verb": (
        "全国茶业工作会议在云溪召开",
        "全国茶业工作会议23日在云溪召开，国务委员林望舒出席并讲话。他表示，要推动茶业高质量发展。",
        {"type": "conference", "name": "全国茶业工作会议", "organization": None, "location": "云溪"},
    ),
    "a chair whose body stands in the name": (
        "林望舒主持召开国务院常务会议",
        "国务院总理林望舒4月7日主持召开国务院常务会议，研究推动茶业发展的政策措施，审议《茶业条例（草案）》。",
        {
            "type": "conference",
            "name": "国务院常务会议",
            "organization": "国务院",
            "topic": "推动茶业发展的政策措施",
            "location": None,
        },
    ),
    "a symposium with its purpose in the lead": (
        "化学学院召开青年教师座谈会",
        "为帮助青年教师站稳讲台，11月30日下午，化学学院在明理楼A412召开青年教师座谈会。学院院长贺兰主持会议。",
        {
            "type": "symposium",
            "name": "青年教师座谈会",
            "organization": "化学学院",
            "topic": "帮助青年教师站稳讲台",
            "location": "明理楼A412",
        },
    ),
    "a symposium whose subject is in its name": (
        "数字乡村建设研讨会举行",
        "5月12日，数字乡村建设研讨会在青禾大学举行。来自各地的专家参加会议，青禾大学校长贺兰致辞。",
        {"type": "symposium", "name": "数字乡村建设研讨会", "topic": "数字乡村建设", "location": "青禾大学"},
    ),
    "an aim told in a sentence of its own": (
        "区工商联召开恳谈会",
        "6月3日，云溪区工商联在三楼会议室召开恳谈会。恳谈会由区工商联副主席贺兰主持，意在帮小企业找订单。",
        {"type": "symposium", "organization": "云溪区工商联", "topic": "帮小企业找订单"},
    ),
    "a letter to a gathering that was held that day": (
        "林望舒向青禾破冰之旅70周年活动致贺信",
        "7月6日，国家主席林望舒向青禾破冰之旅70周年活动致贺信。\n林望舒指出，70年来，几代人积极参与合作。\n"
        "林望舒强调，希望各界人士敢为人先。\n当日，青禾破冰之旅70周年活动由青禾贸易促进会在云溪举办。",
        {"type": "ceremony", "organization": "青禾贸易促进会"},
    ),
    "a term of the school year in front of the subject": (
        "学校召开2024年春季学期第一次本科教学工作例会",
        "3月4日上午，学校2024年春季学期第一次本科教学工作例会在云溪校区129会议室召开。副校长何青岚出席会议并讲话。",
        {"topic": "本科教学工作"},
    ),
    "tasks told with 任务是": (
        "东湖市总工会召开工作会议",
        "3月9日，东湖市总工会召开工作会议。会议的主要任务是，总结去年工作，部署今年产业工人队伍建设。市总工会主席陆云海讲话。",
        {"type": "conference", "topic": "总结去年工作，部署今年产业工人队伍建设"},
    ),
    "the title of a talk": (
        "支部书记讲党课",
        "7月1日上午，青禾中学第二党支部在阶梯教室举行党课。党课的题目是《一支粉笔的重量》。支部书记温以宁讲了一个小时。",
        {"type": "training", "topic": "一支粉笔的重量"},
    ),
    "a subject in a name behind its host": (
        "我校召开微专业申报交流会",
        "5月6日，青禾大学海洋学院微专业申报交流会在线上召开。院长贺兰主持会议。",
        {"type": "symposium", "topic": "微专业申报"},
    ),
    "a place and a host with 同 in their names": (
        "同和医院召开护理质量推进会",
        "5月12日，同和医院在大同里宾馆召开护理质量推进会。院长温以宁讲话。",
        {"type": "conference", "organization": "同和医院", "location": "大同里宾馆"},
    ),
    "a course": (
        "区教育局举办新任校长培训班",
        "6月22日，云溪区教育局在区教师进修学校举办新任校长培训班。区教育局局长温以宁作开班动员讲话。",
        {
            "type": "training",
            "name": "新任校长培训班",
            "organization": "云溪区教育局",
            "location": "区教师进修学校",
        },
    ),
    "a ceremony": (
        "青禾学院举行奖学金颁发仪式",
        "近日，青禾学院在图书馆报告厅举行“远帆奖学金”颁发仪式。学院党委书记冯小雨出席仪式并致辞。",
        {
            "type": "ceremony",
            "name": "“远帆奖学金”颁发仪式",
            "organization": "青禾学院",
            "location": "图书馆报告厅",
        },
    ),
    "a visit": (
        "林望舒在云溪省调研",
        "国务院副总理林望舒8月22日至24日在云溪省调研。他强调，要深入学习贯彻会议精神。\n22日，林望舒来到青禾光学公司，听取生产情况介绍。",
        {"type": "visit", "name": None, "organization": None, "location": "云溪省"},
    ),
    "a visit to the site's own institution": (
        "云溪大学副校长温以宁一行来校调研",
        "8月14日，云溪大学副校长温以宁一行三人来我校调研交流。学校副校长陆云海出席座谈会。\n陆云海对温以宁一行表示欢迎。",
        {"type": "visit", "name": None, "organization": None},
    ),
    "two names joined by 暨": (
        "青禾学院举行结业式暨推进会",
        "10月20日，青禾学院在启明楼举办骨干教师培训班结业式暨教材编写推进会。副院长冯小雨出席会议并讲话。",
        {"name": "骨干教师培训班结业式暨教材编写推进会", "organization": "青禾学院", "location": "启明楼"},
    ),
    "a punctuated slogan inside the name": (
        "“守初心，担使命”主题报告会举行",
        "6月1日，青禾学院党委在大礼堂举行“守初心，担使命”主题报告会。党委书记冯小雨主持报告会。",
        {
            "type": "training",
            "name": "“守初心，担使命”主题报告会",
            "organization": "青禾学院党委",
            "location": "大礼堂",
        },
    ),
    "photo lines above the lead": (
        "物理学院召开教职工大会",
        "会议现场\n会议现场\n2月20日，物理学院在A306报告厅召开教职工大会，院长贺兰主持会议。\n贺兰总结了上年工作。",
        {"type": "conference", "name": "教职工大会", "organization": "物理学院", "location": "A306报告厅"},
    ),
    "people who come together to celebrate": (
        "共迎新春",
        "在春节即将到来之际，省长何青岚22日下午在人民会堂同各民主党派负责人欢聚一堂，共迎新春。陈竹影致辞。",
        {"type": "ceremony", "name": None, "location": "人民会堂"},
    ),
}


def _words(frame: Frame) -> dict[str, str | None]:
    quotes = {field: getattr(frame, field) for field in ("name", "organization", "topic", "location")}
    return {"type": frame.type.value} | {
        field: quote.text if quote else None for field, quote in quotes.items()
    }


@pytest.mark.parametrize("shape", MEETINGS)
def test_the_frame_of_the_meeting(shape: str, analysed: Build) -> None:
    title, text, expected = MEETINGS[shape]
    frames = find_frames(analysed(text, title))
    assert len(frames) == 1
    found = _words(frames[0])
    assert {field: found[field] for field in expected} == expected


NO_MEETINGS = {
    "a meeting to come": (
        "第九届青禾论坛将在云溪举行",
        "第九届青禾论坛将于9月5日至6日在云溪举行，主题为“山水与城市”。市长林望舒将出席开幕式并致辞。",
    ),
    "an announcement": (
        "关于举办青年教师讲座的通知",
        "各学院：\n青年教师讲座将于6月27日下午在图书馆报告厅举办，有兴趣的教师都可以来听。请于6月20日前报名，联系人：方老师。",
    ),
    "a party to come": (
        "2012级毕业生欢送会",
        "春风吹走花香，我们面对离别。\n2016年5月22日下午3点在9号楼411室我们将举办一场毕业生欢送会，届时，欢迎大家参加。",
    ),
    "a launch to come": (
        "人工智能项目发布会",
        "技术正在突破。青禾大学人工智能项目发布会将于本周日3月24日重磅开启！院长何青岚将与您分享。",
    ),
    "a symposium to come, with its organisers in front": (
        "2017云溪淋巴瘤国际研讨会",
        "2017年8月19日，由云溪市抗癌协会主办、青禾医院承办的2017云溪淋巴瘤国际研讨会将在云溪酒店隆重举行。"
        "本届会议以两个主题进行学术报告。\n会议时间：8月19日\n会议日程：",
    ),
    "a convention to come, told by what it will do": (
        "“跨界赋能”——首届青禾校友代表大会",
        "由青禾大学、青禾校友会主办的首届青禾校友代表大会将邀请各年级的校友、各领域杰出代表以及各校友组织代表，近200位校友参加活动。"
        "\n此次会议将囊括科研、教育、金融等领域的精英，增进相互了解与沟通。\n此次代表大会上还将通过校友会工作报告，表彰先进个人。",
    ),
    "an appeal": (
        "医院职工代表大会倡议书",
        "青禾医院全体职工同志们：\n今天，青禾医院第三届职工代表大会胜利召开了，这是一次盛会。"
        "医院工会向全体职工发出倡议：一、立足本职，爱岗敬业。二、党员先行，以身作则。",
    ),
    "a prize": (
        "青禾学院获得全国先进集体称号",
        "近日，青禾学院荣获“全国先进集体”称号，这是学院首次获此殊荣。学院多年来坚持以学生为中心，成果显著。",
    ),
    "a bulletin": (
        "各地有序推进春耕生产",
        "眼下，正值春耕农忙时节，各地抢抓农时，有序推动春耕生产。云溪省早稻插秧已过八成，农业部门推广新品种六个。",
    ),
    "a profile": (
        "陆云海：三十年守护一条河",
        "每天清晨，陆云海都会沿着青禾河走上十公里。他说，这条河养育了他的家人。三十年来，他捡起的垃圾装满了一间屋子。",
    ),
    "reactions to a conference": (
        "师生热议青禾大会精神",
        "青禾大会的召开在师生中引发热烈反响。大家表示，要认真学习贯彻大会精神，把思想和行动统一到会议部署上来。",
    ),
    "a reporter's round": (
        "年底建材促销平淡",
        "随着新年临近，日前本报记者走访了云溪多家建材市场，发现顾客不多。店主陆云海告诉记者，价格还会再降。",
    ),
    "a telegram": (
        "林望舒向卡尔多总统致慰问电",
        "国家主席林望舒28日就卡尔多发生地震向卡尔多总统致慰问电。林望舒表示，惊悉贵国发生地震，谨表慰问。",
    ),
    "a letter to a gathering of which nothing is told": (
        "林望舒向青禾合作年开幕式致贺信",
        "国家主席林望舒4月25日向青禾农业合作年开幕式致贺信。\n林望舒指出，农业是合作的重点领域。希望双方以合作年为契机，"
        "深化农业领域合作，共建美丽家园。",
    ),
    "a letter on an illness": (
        "林望舒向卡尔多总统致慰问电",
        "国家主席林望舒1月10日致电卡尔多总统陆云海，就其住院致以慰问。林望舒表示，得知你身体不适，我谨表示慰问，"
        "祝你早日康复。我高度重视两国关系发展，愿同你一道努力，推动两国关系不断迈上新台阶。",
    ),
    "a departure": (
        "林望舒离京赴东陵出席东陵峰会并对卡尔多进行国事访问",
        "11月13日上午，国家主席林望舒乘专机离开北京，应卡尔多共和国总统陆云海邀请，赴东陵出席东陵峰会并对卡尔多进行国事访问。\n"
        "陪同林望舒出访的有：办公厅主任方敏，外交部部长卢正等。",
    ),
    "a return": (
        "林望舒结束出访回到北京",
        "9月10日晚，国务院总理林望舒在结束出席东陵系列会议并对卡尔多进行正式访问后，乘包机回到北京。"
        "秘书长卢正等陪同人员同机抵达。",
    ),
    "a signed article before a visit": (
        "林望舒在卡尔多媒体发表署名文章",
        "12月8日，在抵达东陵出席首届青禾峰会并对卡尔多进行国事访问之际，国家主席林望舒在《东陵报》发表题为"
        "《传承友好，共创未来》的署名文章。文章指出，两国人民友好交往源远流长。",
    ),
    "nothing at all": ("", ""),
}


@pytest.mark.parametrize("shape", NO_MEETINGS)
def test_no_frame_where_nobody_met(shape: str, analysed: Build) -> None:
    title, text = NO_MEETINGS[shape]
    assert find_frames(analysed(text, title or None)) == ()


STATE_VISIT = (
    "9月2日下午，国家主席林望舒在青禾会堂同格兰蒂亚总统塔维安举行会谈。\n"
    "林望舒指出，两国友谊深厚。\n"
    "会谈前，林望舒在青禾会堂东门外广场为塔维安举行欢迎仪式。\n"
    "礼兵列队致敬，军乐团奏两国国歌。\n"
    "当晚，林望舒在青禾会堂金色大厅为塔维安举行欢迎宴会。\n"
    "温以宁等参加上述活动。"
)


def test_ceremonies_beside_talks_are_gatherings_of_their_own(analysed: Build) -> None:
    analysis = analysed(STATE_VISIT, "林望舒同格兰蒂亚总统会谈")
    frames = find_frames(analysis)
    assert [frame.type for frame in frames] == [MeetingType.TALKS, MeetingType.CEREMONY, MeetingType.CEREMONY]
    assert [frame.name.text if frame.name else None for frame in frames] == [None, "欢迎仪式", "欢迎宴会"]


def test_windows_share_the_sentences_out(analysed: Build) -> None:
    analysis = analysed(STATE_VISIT, "林望舒同格兰蒂亚总统会谈")
    frames = find_frames(analysis)
    windows = [span for frame in frames for span in frame.window]
    assert sorted(windows) == [sentence.span for sentence in analysis.sentences]
    assert all(frame.evidence in frame.window for frame in frames)


def test_talks_summed_up_and_told_one_by_one(analysed: Build) -> None:
    text = (
        "国家副主席林望舒25日在云溪分别会见远帆公司董事长塔维安和北辰公司总裁莱奥。\n"
        "在会见塔维安时，林望舒表示，两国合作前景广阔。\n塔维安表示，愿扩大投资。\n"
        "在会见莱奥时，林望舒表示，欢迎更多企业参与。\n莱奥感谢会见。"
    )
    frames = find_frames(analysed(text, "林望舒会见外国企业负责人"))
    assert [frame.type for frame in frames] == [MeetingType.TALKS, MeetingType.TALKS]
    assert [frame.evidence.cut(text)[:5] for frame in frames] == ["国家副主席", "在会见莱奥"]
    assert len(frames[0].window) == 3


def test_signing_after_talks_belongs_to_the_talks(analysed: Build) -> None:
    text = (
        "国务院总理林望舒28日在青禾会堂同格兰蒂亚总理塔维安举行会谈。\n林望舒表示，愿深化务实合作。\n"
        "会谈后，林望舒和塔维安共同出席合作协议签署仪式。"
    )
    assert len(find_frames(analysed(text, "林望舒同格兰蒂亚总理会谈"))) == 1


@pytest.mark.parametrize("shape", MEETINGS)
def test_quotes_cut_their_words(shape: str, analysed: Build) -> None:
    title, text, _ = MEETINGS[shape]
    analysis = analysed(text, title)
    for frame in find_frames(analysis):
        assert 0.5 <= frame.score <= 1.0
        for quote in (frame.name, frame.organization, frame.topic, frame.location):
            if quote is not None and quote.span is not None:
                assert quote.span.cut(analysis.clean.text) == quote.text
            elif quote is not None:
                assert quote.text in title


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        # 继…之后 tells what came before.
        (
            "首届肩关节镜论坛",
            "继去年举行首届髌股关节学习班之后，我科举办的首届肩关节镜技术高峰论坛今天举行。何青岚主持论坛。",
            "首届肩关节镜技术高峰论坛",
        ),
        # What is told of a talk is no part of its name.
        (
            "校友回校作报告",
            "10月14日，化学系邀请部分校友为师生作了四场学术报告。何青岚主持。",
            "学术报告",
        ),
        # The day is no part of the name, though no comma follows it.
        (
            "开工",
            "2017年6月7日青禾公司云溪基地开工仪式在云溪隆重举行。何青岚主持仪式。",
            "青禾公司云溪基地开工仪式",
        ),
        # Two ceremonies in one name.
        (
            "荔枝节开幕",
            "4月23日，2024年“荔枝节”文化系列活动开幕式暨“开园”大典在懿明楼广场举行。何青岚主持。",
            "2024年“荔枝节”文化系列活动开幕式暨“开园”大典",
        ),
        # 重大会议 is no 大会.
        (
            "学会召开常务理事会",
            "学会今年召开了三次重大会议。\n2月21日，学会第七次常务理事会会议在云溪召开。何青岚主持会议。",
            "学会第七次常务理事会会议",
        ),
        (
            "筹备会召开",
            "12月3日，云山市总工会召开第八次职工大会筹备会。何青岚主持会议。",
            "第八次职工大会筹备会",
        ),
        # Brackets that shorten the parties stand in front of the name.
        (
            "双方合作签约",
            "12月20日，云山器械有限公司（以下简称“云山”）与东陵医疗集团（以下简称“东陵”）产业合作签约仪式"
            "在云溪酒店举行。何青岚主持仪式。",
            "产业合作签约仪式",
        ),
        # One that shortens the gathering itself does not.
        (
            "展播活动启动",
            "4月11日，“传承山水第二届云山视听作品展播活动”（以下简称“活动”）启动仪式在云溪举行。何青岚主持。",
            "“传承山水第二届云山视听作品展播活动”（以下简称“活动”）启动仪式",
        ),
        # Straight quotation marks are quotation marks.
        (
            "主题论坛举行",
            '12月20日，"山与水"主题论坛在云溪酒店举行。何青岚主持论坛。',
            '"山与水"主题论坛',
        ),
        # A noun of gatherings inside the name of a body.
        (
            "云溪心理中心举办第五届“心灵日”主题宣传活动",
            "9月14日，云溪心理中心联合青禾心理危机研究与培训合作中心，在东陵举办第五届“心灵日”主题宣传活动。主任何青岚参加。",
            "第五届“心灵日”主题宣传活动",
        ),
        # A verb inside the name.
        (
            "医院在行动",
            "7月29日上午，自治区调研东陵市专科规范化建设视频会议在东陵市医院远程会诊中心举行。会议由何青岚主持。",
            "自治区调研东陵市专科规范化建设视频会议",
        ),
        # Delegations sit by themselves.
        (
            "方敏参加青禾代表团审议",
            "代表方敏3月5日下午参加青禾代表团审议。方敏说，完全赞成政府工作报告，报告总结成绩客观全面。",
            "青禾代表团审议",
        ),
        # Who was invited to speak.
        (
            "何青岚来数学学院讲学",
            "3月26日，云溪师范学院教授何青岚受邀来数学学院作“群论”专题报告，全体教师参加。",
            "“群论”专题报告",
        ),
        # What was held in years past is summed up.
        (
            "联盟举办招待会",
            "11月28日，云山旅游联盟在云溪举办招待会。主席何青岚致辞，介绍联盟举办了“云山对话”等系列活动。",
            "招待会",
        ),
    ],
)
def test_the_name_and_nothing_else(title: str, text: str, name: str, analysed: Build) -> None:
    (frame, *_) = find_frames(analysed(text, title))
    assert frame.name is not None
    assert frame.name.text == name


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        # 按照…的要求 is no speech, so the purpose behind it counts.
        (
            "汇报会召开",
            "根据督导组的要求，为充分发挥党员干部的带头示范作用，4月23日，学校召开汇报会。何青岚主持会议。",
            "充分发挥党员干部的带头示范作用",
        ),
        # What is founded or elected keeps its ordinal.
        (
            "校友会召开大会",
            "7月18日，青禾学院云溪校友会第三届理事会成立大会在云溪召开。何青岚主持大会。",
            "第三届理事会成立",
        ),
        # A slogan that names a campaign, and the meeting is about the campaign.
        (
            "大讨论动员部署会召开",
            "3月5日，林场召开“敢想、敢干”大讨论动员部署会。场长何青岚主持会议。",
            "“敢想、敢干”大讨论",
        ),
        # What is done there is the first part of the noun.
        (
            "捐赠仪式举行",
            "3月5日，“厚德”创新发展基金捐赠仪式在云溪会堂举行。何青岚出席仪式并致辞。",
            "“厚德”创新发展基金捐赠",
        ),
        # Who reported is not what about.
        (
            "食品安全会议召开",
            "5月18日，省政府召开全体会议。会议听取了各成员单位的汇报，审议了食品安全重点工作安排。何青岚主持会议。",
            "食品安全重点工作安排",
        ),
        # What something is called from here on is no part of it.
        (
            "学院学习条例",
            "5月18日，学院党委召开专题会，学习新修订的《防汛条例》（以下简称《条例》）。何青岚主持会议。",
            "学习新修订的《防汛条例》",
        ),
        # Quotation marks inside a theme that is told without them.
        (
            "双月座谈会召开",
            "10月22日，校党委召开双月座谈会，会议的主题是建言学校“十三五”规划。何青岚主持会议。",
            "建言学校“十三五”规划",
        ),
        # Half of a purpose is none.
        (
            "座谈交流会举行",
            "2月16日，为进一步深化校企合作、推进研发专项联合攻关，青禾公司与计算机学院开展座谈交流会。何青岚主持。",
            "进一步深化校企合作、推进研发专项联合攻关",
        ),
        # 听取 X 作的关于 Y 的说明 is about Y.
        (
            "常委会会议举行",
            "8月31日，云山县人大常委会会议在云溪举行。会议听取了县委常委卢正作的关于人事任免事项的说明。何青岚主持会议。",
            "人事任免事项",
        ),
        # 研究项目 is a noun, and no verb in front of the subject.
        (
            "座谈交流会举行",
            "6月14日，云山医院召开座谈会，对医院参与的多中心临床研究项目的试验结果进行总结。何青岚主持会议。",
            "医院参与的多中心临床研究项目的试验结果",
        ),
        # The host in front of its gathering is no subject, wherever its branch sits.
        (
            "微创手术交流会召开",
            "5月17日，2014明瞳眼科（云溪）微创手术交流会在云溪召开。何青岚主持会议。",
            "微创手术",
        ),
        # Whose report it is.
        (
            "职代会召开",
            "5月17日，云山医院召开职工代表大会。会议审议通过了方敏同志所作的医院工会工作报告。何青岚主持会议。",
            "医院工会工作报告",
        ),
        # A compound that no list has.
        (
            "学校召开中期考核会",
            "5月17日，青禾学院召开“头雁”团队中期考核会。何青岚主持会议。",
            "“头雁”团队中期考核",
        ),
        # 在主持…时 belongs to whose speech it was.
        (
            "党委会召开",
            "5月17日，青禾学院党委召开会议，传达学习林望舒书记在主持省委集体学习时的重要讲话精神。何青岚主持会议。",
            "传达学习林望舒书记在主持省委集体学习时的重要讲话精神",
        ),
        # Who meets to study is no subject, nor is the ordinal of an event.
        (
            "图书馆召开中心组学习会",
            "11月12日，云溪图书馆召开党总支理论学习中心组学习会。会议集体学习了古籍保护条例。何青岚主持会议。",
            "古籍保护条例",
        ),
        # A house is what is told of it: its completion.
        (
            "青禾学院创新楼封顶仪式举行",
            "5月17日上午，青禾学院科技创新大楼封顶仪式举行。何青岚主持仪式。",
            "青禾学院科技创新大楼封顶",
        ),
        # Who was heard, and what they said something of.
        (
            "座谈会召开",
            "5月17日，市委在云溪召开座谈会，听取各民主党派市委、市工商联负责人和无党派人士代表对政府工作报告征求意见稿的意见建议。"
            "何青岚主持会议。",
            "对政府工作报告征求意见稿的意见建议",
        ),
        (
            "主席团举行第三次会议",
            "5月17日，大会主席团举行第三次会议。会议听取了大会副秘书长卢正分别作的大会秘书处关于财政预算、法院工作报告审议和修改情况的汇报。"
            "何青岚主持会议。",
            "财政预算、法院工作报告审议和修改情况",
        ),
        # A second gathering in the name, behind one of a committee; which of a series it is says nothing.
        (
            "大会举行",
            "5月4日，青禾商会全体委员会议暨第十届全国智能制造大会在云溪举行。何青岚出席并讲话。",
            "智能制造",
        ),
        # 指导 of a group is no cue.
        (
            "市督导组来校",
            "5月4日，市委第三指导组组长何青岚率队来校督导校园食品安全工作。校长卢正汇报了工作。",
            "校园食品安全工作",
        ),
        # 为|了解, and not 为了|解.
        (
            "教研部来校调研",
            "为了解我校初中各学科教学情况，云溪区教研部于5月9日上午莅临我校进行调研和指导。校长何青岚表示热烈欢迎。",
            "了解我校初中各学科教学情况",
        ),
        # Bodies of a body are no subject.
        (
            "换届选举会议召开",
            "6月14日，云山医师协会外科医师分会微创外科医师委员会换届选举会议在云溪召开。何青岚主持会议。",
            "换届选举",
        ),
    ],
)
def test_the_topic(title: str, text: str, topic: str, analysed: Build) -> None:
    (frame, *_) = find_frames(analysed(text, title))
    assert frame.topic is not None
    assert frame.topic.text == topic


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "云山商会会长办公会议召开",
            "5月29日，云山商会一届九次会长办公会议在商会会议室召开，会议由会长何青岚主持。",
        ),
        ("股东大会召开", "7月16日，云山公司第五次股东大会在云溪召开，会议由何青岚主持。"),
    ],
    ids=["who chaired", "the number of a meeting"],
)
def test_no_topic(title: str, text: str, analysed: Build) -> None:
    (frame, *_) = find_frames(analysed(text, title))
    assert frame.topic is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "东陵商会来我公司指导交流",
            "8月20日，东陵商会秘书长何青岚莅临我公司指导工作，监事长卢正接待了来宾一行。",
        ),
        (
            "职工参加文艺汇演",
            "9月23日，由市总工会、市民政局联合主办的庆祝建市70周年文艺汇演在图书馆举行。何青岚观看演出。",
        ),
        ("书法展开展", "近日，云山书法展在东陵博物馆开展。开幕式上，何青岚致辞。"),
        (
            "何青岚抵达东陵进行正式访问",
            "应东陵首相邀请，当地时间10日晚，何青岚乘包机抵达东陵国际机场，将正式访问东陵。东陵外长卢正等到机场迎接。",
        ),
        (
            "新闻中心举行首场集体采访",
            "今天（5月18日）下午，大会新闻中心举行首场集体采访。各代表团新闻发言人介绍了有关情况，并回答了记者提问。",
        ),
        (
            "",
            "3月18日上午，云溪学院副院长何青岚、学生工作部卢正部长一行到物理学院指导学生工作。院长方敏汇报了学院工作。",
        ),
        ("", "4月25日晚，青禾国在首都中心的广场举行阅兵式，庆祝建军90周年。国王何青岚观看阅兵式。"),
        ("外交部举行记者会", "5月18日上午，外交部长卢正在新闻中心出席记者会，回答记者提问。"),
        (
            "卢正：坚决打赢救灾硬仗 严防次生灾害发生",
            "15日起我市普降暴雨，其中局部大暴雨，展岭一带汛情严峻。\n昨天上午，市委副书记、新区党工委副书记、市长卢正赴展岭检查指导防汛救灾工作。"
            "\n他强调，各地各部门要充分认识这次灾情的严重性，严防次生灾害发生。\n副市长何青岚，区委副书记、区长方敏等陪同检查。",
        ),
    ],
    ids=[
        "a visit to be guided",
        "a show",
        "an exhibition",
        "a welcome at the airport",
        "an interview of many",
        "a party that came to guide",
        "a parade",
        "the press",
        "the headline quotes the visitor",
    ],
)
def test_a_gathering_is_found(title: str, text: str, analysed: Build) -> None:
    assert find_frames(analysed(text, title))


def test_without_a_headline_the_text_suffices(analysed: Build) -> None:
    _, text, _ = MEETINGS["a conference with its organisation as subject and its place before the verb"]
    (frame,) = find_frames(analysed(text))
    assert frame.name is not None
    assert frame.name.text == "产业工人队伍建设推进会"


def test_the_same_article_gives_the_same_frames(analysed: Build) -> None:
    title, text, _ = MEETINGS["a symposium with its purpose in the lead"]
    assert find_frames(analysed(text, title)) == find_frames(analysed(text, title))


@settings(max_examples=150, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(
            [
                *"，。“”《》（）、：\n 为在由第一二届会议学院长了的7月1日",
                "召开",
                "座谈会",
                "暨",
                "会见",
                "调研",
                "主题",
            ]
        ),
        max_size=80,
    )
)
def test_scrambled_genre_never_breaks(analysed: Build, pieces: list[str]) -> None:
    text = "".join(pieces)
    analysis = analysed(text, text[:30] or None)
    for frame in find_frames(analysis):
        for quote in (frame.name, frame.organization, frame.topic, frame.location):
            assert quote is None or quote.span is None or quote.span.cut(analysis.clean.text) == quote.text


def test_time_grows_with_the_text_alone(analysed: Build, growth: Growth) -> None:
    """A page of one endless clause must not cost its length squared, which would be a hundred times."""
    small, large = (
        analysed("在青禾学院召开座谈会研究" * times + "。", "座谈会召开") for times in (200, 2000)
    )
    assert growth(find_frames, small, large) < 40
