"""Who held a gathering, one article shape after the other. All people and institutions are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.language import Analysis
from extractor.meetings.frames import find_frames


@pytest.mark.parametrize(
    ("title", "text", "organization"),
    [
        # A gathering named after a person; who holds it stands behind 由.
        (
            "陆远帆先进事迹报告会举行",
            "9月5日，东陵医科大学附属医院心外科主任陆远帆同志先进事迹报告会在云溪大会堂举行。"
            "报告会由省卫生厅和省总工会联合举办。何青岚主持报告会。",
            "省卫生厅和省总工会",
        ),
        # Whom a lecturer visits holds the lecture.
        (
            "云溪师范学院何青岚教授应邀来我校作报告",
            "3月26日，云溪师范学院教授何青岚应邀来我校作了题为“音乐素养”的学术讲座。副校长卢正听取了讲座。",
            "我校",
        ),
        (
            "何青岚来数学学院讲学",
            "3月26日，云溪师范学院教授何青岚受邀来数学学院作“群论”专题报告，全体教师参加。",
            "数学学院",
        ),
        (
            "图书馆讲座举行",
            "3月26日，作家何青岚先生来我校逸夫图书馆开展“读书”首讲学术活动，并作专题讲座。",
            "我校",
        ),
        # A firm known by its officers, whatever its name says.
        (
            "推介会召开",
            "8月23日，麂山空调磁悬浮产品推介会在云溪大酒店召开。建筑设计研究院等行业专家参加了推介会。"
            "推介会在麂山空调总经理何青岚的演讲中拉开序幕。",
            "麂山空调",
        ),
        # Who deliberates, told by the headline alone.
        (
            "市政府党组部署读书活动",
            "5月18日，何青岚主持召开会议并讲话。何青岚强调，读书活动要结合工作实际，确保实效。",
            "市政府党组",
        ),
        # What a body is called from here on stands between it and its verb.
        (
            "专场对接活动开展",
            "5月7日，由云溪市工业和信息化事务中心（以下简称中心）主办的“设计赋能”专场对接活动在永霏公司开展。何青岚主持座谈会。",
            "云溪市工业和信息化事务中心",
        ),
        # A committee for a term belongs to its party or conference.
        (
            "政协第五届云溪市委员会常务委员会第十九次会议在东陵召开",
            "12月30日，政协第五届云溪市委员会常务委员会第十九次会议在东陵召开。何青岚主持会议并讲话。",
            "政协第五届云溪市委员会常务委员会",
        ),
        # Guests of a body, whose meeting they attended.
        (
            "明思科技出席云溪市服务贸易协会召开的新春座谈会",
            "2月15日上午，云溪市服务贸易协会会员新春座谈会在会议室召开，云溪明思信息科技有限公司受协会邀请出席该项会议。"
            "秘书长何青岚主持了座谈会。",
            "云溪市服务贸易协会",
        ),
        # A headline of two lines, and how fast.
        (
            "专项斗争\n云溪县公安局迅速传达专项斗争会议精神",
            "会上，局党委副书记何青岚就局党委召开专项斗争工作专题会议的目的进行了强调，要求各部门提高认识。"
            "\n最后，局党委委员卢正对线索排摸等工作进行了讲解。",
            "云溪县公安局",
        ),
        # 组织部分 is no department of organisation.
        (
            "职工接受警示教育",
            "11月16日上午，云溪农村合作银行组织部分干部职工来到湖滨监狱开展现场警示教育活动。行长何青岚参加活动。",
            "云溪农村合作银行",
        ),
        # What the article calls the body from here on.
        (
            "理事会会议举行",
            "4月3日，云溪大学人工智能学院（简称“智院”）第一届理事会第一次会议在云溪召开。会议由何青岚主持。",
            "云溪大学人工智能学院",
        ),
        # Our town and the year in front of a body.
        (
            "",
            "5月6日下午，我市2020年住房公积金管理委员会第一次全体委员（扩大）会议在市政府第一会议室召开。",
            "住房公积金管理委员会",
        ),
        # The part of a year in front of a host inside a name.
        (
            "培训班开班",
            "2024年春季学期云溪党校（青禾行政学院）中青年干部培训班3月1日上午在云溪开班。何青岚主持开班式。",
            "云溪党校（青禾行政学院）",
        ),
        # 组织 is a noun behind 团.
        (
            "“青年之家”建设启动仪式举行",
            "近日，我市“青年之家”建设启动仪式在青禾中学举行。市直工委书记何青岚参加活动。"
            "何青岚说，青年之家是团组织联系青年的桥梁。",
            None,
        ),
        # 应X邀请: the preposition is no part of the inviter's name, and a verb is no part of any.
        (
            "卢正来校作报告",
            "应云溪林学院邀请，东陵大学教授卢正11月2日下午来校作学术报告。报告会由副院长何青岚主持。",
            "云溪林学院",
        ),
        # A command body whose short form no list of words has.
        (
            "全省防汛会商会召开",
            "6月13日晚，省防指召开全省强降雨防范视频会商会。副省长何青岚主持会议。",
            "省防指",
        ),
        # The term is left out where the article does.
        (
            "县十八届人大常委会举行主任会议",
            "9月3日，县十八届人大常委会举行第十一次主任会议。县人大常委会主任何青岚主持会议。",
            "县人大常委会",
        ),
        # An adverb of haste ends the host.
        (
            "县水务局部署防汛",
            "7月10日晚，清渠县水务局连夜召开专题会议，安排部署防汛工作。局长何青岚主持会议。",
            "清渠县水务局",
        ),
        # A firm that does not say what kind of body it is, where a host must stand.
        (
            "新专辑《慢车》首发",
            "昨天，星野唱片在云溪举行了发布会。总经理何青岚主持。",
            "星野唱片",
        ),
        # The same in front of the year of its meeting.
        (
            "泵业经销商年会举行",
            "12月24日，“携手同心”隆源泵业2016年度经销商年会在云溪举行。总经理何青岚主持。",
            "隆源泵业",
        ),
        # A list of hosts of which only the first says what it is.
        (
            "设计师沙龙举行",
            "12月3日，由云溪市室内装饰协会、云溪家居网联合主办的设计师沙龙在云溪举行。何青岚主持。",
            "云溪市室内装饰协会、云溪家居网",
        ),
        # The presidium of a session, not the congress.
        (
            "主席团举行会议",
            "1月9日，县十七届人大一次会议主席团第二次会议在云溪举行。何青岚主持会议。",
            "县十七届人大一次会议主席团",
        ),
        # Behind 从 stands where news come from, not who met.
        (
            "公路建设工作会议召开",
            "记者从国家公路局了解到，公路建设工作会议11月2日在云溪召开。局长卢正主持会议。",
            None,
        ),
        # The subject of a relative clause stands between 在 and the verb.
        (
            "上半年林产品产量增长",
            "在省政府新闻办公室今天（7月21日）举行的新闻发布会上，省林业局局长何青岚介绍了上半年林产品生产情况。",
            "省政府新闻办公室",
        ),
        # 进行 holds a study session; 就 begins what it is about.
        (
            "县委常委会集体学习",
            "云溪县委常委会6月17日下午就防汛减灾进行第四次集体学习。县委书记何青岚主持学习。",
            "云溪县委常委会",
        ),
        # Between subject and verb an adverbial may be a clause of its own.
        (
            "支部共建",
            "5月4日，林学院造林所党支部与园林系党支部以“绿色校园”为主线，线上组织开展主题党日活动。何青岚主持活动。",
            "林学院造林所党支部与园林系党支部",
        ),
        # A year of students inside the name of a party branch.
        (
            "主题党日活动举行",
            "近期，林学院本科2019级党支部在桃园餐厅一楼开展主题党日活动。何青岚主持活动。",
            "林学院本科2019级党支部",
        ),
        # 县长 is an office, 长岭县 a place.
        (
            "共建生源基地",
            "10月23日，林学院与云溪省长岭县人民政府举行共建生源基地签约仪式。何青岚主持仪式。",
            "林学院与云溪省长岭县人民政府",
        ),
        # The full name wins over the short one of the headline.
        (
            "林土学院举办名家讲坛",
            "12月8日，林学与土壤工程学院举办名家讲坛（第8期）。讲坛由何青岚主持。",
            "林学与土壤工程学院",
        ),
        # The number of the term is no part of who meets.
        (
            "县人大常委会举行会议",
            "十八届县人大常委会9月3日举行第十一次主任会议。主任何青岚主持会议。",
            "县人大常委会",
        ),
        # A verb in front of a numbered meeting is no brand.
        (
            "卢正会见会议代表",
            "国家副主席卢正11月2日会见第九次档案工作会议代表。",
            None,
        ),
        # A practice team with a motto is more than its school.
        (
            "林学院“绿叶”实践团开展座谈",
            "7月2日，林学院“绿叶”实践团在云溪举行座谈会。队长何青岚主持。",
            "林学院“绿叶”实践团",
        ),
        # The body inside the name of what it holds.
        (
            "“书法进乡村”活动启动",
            "4月23日，明德书画院送书法进乡村启动仪式在云溪市群艺馆门口举行。何青岚主持。",
            "明德书画院",
        ),
        # Two hosts joined inside the name, and no comma behind the day.
        (
            "校企合作揭牌",
            "2017年6月7日青禾软件开发有限公司与云溪职业技术学院校企合作基地揭牌仪式在云溪举行。何青岚主持。",
            "青禾软件开发有限公司与云溪职业技术学院",
        ),
        # Who leads a party holds nothing, his company does.
        (
            "精益建设",
            "2月17日集团总工程师何青岚带队到京安公司召开集团技术质量保证体系建设调研会，部门人员参加。",
            "集团",
        ),
        # A body abroad by its letters, in front of the year.
        (
            "航运公司参加大会",
            "10月1日，总经理何青岚赴东岛出席IMTA（国际海运协会）2024年度世界安全大会，作主旨发言。",
            "IMTA（国际海运协会）",
        ),
        # The county's own paper says 我县, which is who holds it.
        (
            "文明城市推进会召开",
            "昨天上午，我县召开深化创建文明城市工作推进会。县委书记何青岚强调，要凝聚合力。",
            "我县",
        ),
        # In a headline 我市 says where.
        (
            "我市召开全省渔业安全现场会",
            "7月2日，全省渔业安全生产现场会在云溪举行。副省长何青岚出席会议并讲话。",
            None,
        ),
        # How long it took is no part of the host.
        (
            "专题学习会举行",
            "26日至27日，省委利用两天时间，举行专题学习会。省委书记何青岚主持会议并讲话。",
            "省委",
        ),
        # A body in front of what its gathering is for.
        (
            "宣讲活动部署",
            "17日下午，省委学习贯彻全会精神“六讲六做”大宣讲活动动员部署会在云溪召开。何青岚讲话。",
            "省委",
        ),
        # 活动中心 is a body, 活动 none.
        (
            "论坛举办",
            "9月26日下午，青禾会员活动中心在云溪大学主办了高性能计算论坛。何青岚主持论坛。",
            "青禾会员活动中心",
        ),
        # An organising committee is a body, 组织 no verb in its name.
        (
            "程序设计竞赛开幕",
            "5月19日上午，由云溪省程序设计竞赛组织委员会和省计算机学会主办的第八届程序设计竞赛在青禾大学开幕。",
            "云溪省程序设计竞赛组织委员会和省计算机学会",
        ),
        # A department in front of its first session.
        (
            "职代会召开",
            "日前，工程总承包部首届一次职工代表大会在北苑会议中心召开。何青岚等代表参加大会。",
            "工程总承包部",
        ),
        # A branch is told by its place in brackets.
        (
            "眼科交流会召开",
            "5月17日，2014明瞳眼科（云溪）学术研讨暨微创手术交流会在云溪召开。何青岚主持会议。",
            "明瞳眼科",
        ),
        # The headline calls by its name what the text calls ours.
        (
            "【大讨论】资源学院召开教学工作会议",
            "9月14日下午，我院在资源楼C402召开2022年本科教学工作会议。何青岚主持会议。",
            "资源学院",
        ),
        # Unless the headline says no more.
        (
            "学校召开教学工作会议",
            "9月14日下午，我校在资源楼C402召开2022年本科教学工作会议。何青岚主持会议。",
            "我校",
        ),
        # A list of hosts of which not every item says what kind of body it is.
        (
            "启动仪式举行",
            "近日，由云山市总工会、区旅游委和青屏、百花谷、妙石岭景区合作主办的“走进云山”启动仪式在妙石岭举行。"
            "何青岚主持仪式。",
            "云山市总工会、区旅游委和青屏、百花谷、妙石岭景区",
        ),
        # A body whose name ends in 组织, and who only carries it out.
        (
            "药材论坛举行",
            "6月21日，由云山药业协会、东陵野生物贸易研究组织共同主办，由青禾药业有限公司承办的药材论坛在云溪举行。"
            "何青岚主持论坛。",
            "云山药业协会、东陵野生物贸易研究组织",
        ),
        # Who guides does not hold.
        (
            "戏曲节开幕",
            "5月26日，第三届云山戏曲节开幕式举行。该活动由省文化局指导，云山戏曲协会、东陵戏曲学院主办。"
            "何青岚主持。",
            "云山戏曲协会、东陵戏曲学院",
        ),
        # Who founded a body did not hold its meeting.
        (
            "云山市园艺学会成立",
            "云山市园艺学会成立大会在我校报告厅举行，何青岚主持大会。"
            "市园艺学会是由我校园林学院牵头、经市民政部门批准成立的社会团体。",
            "云山市园艺学会",
        ),
        # The formal name of a body holds its term.
        (
            "政协会议开幕",
            "2月3日上午，中国人民政治协商会议第十届云山县委员会第五次会议在云山会堂开幕。何青岚主持开幕会。",
            "中国人民政治协商会议第十届云山县委员会",
        ),
        # A leading group named after what it furthers.
        (
            "云山读书节在我校开幕",
            "4月21日下午，由云山市全民阅读活动领导小组主办，市委宣传部、云山学院联合承办的第三届云山读书节开幕式举行。"
            "何青岚主持仪式。",
            "云山市全民阅读活动领导小组",
        ),
        # Those in charge of a body hold its meetings of self-criticism.
        (
            "材料学院召开民主生活会",
            "12月3日下午，材料工程学院党委领导班子召开专题民主生活会。会议由学院党委书记何青岚主持。",
            "材料工程学院党委领导班子",
        ),
        # Who watches a meeting does not hold it.
        (
            "学院学习视频会议精神",
            "2月26日下午，学院组织收看东陵集团公司复工复产视频会议。院长何青岚等参加会议。",
            "东陵集团公司",
        ),
        # Who was asked over does not hold it either.
        (
            "青禾思维出席协会新春座谈会",
            "2月15日上午，云溪省服务外包协会会员新春座谈会在商务厅6楼会议室召开，青禾思维科技有限公司受协会邀请出席会议。"
            "协会秘书长何青岚主持座谈会。",
            "云溪省服务外包协会",
        ),
        # Who edits a journal holds no meeting by it.
        (
            "茶学发展座谈会举行",
            "3月2日，云溪学院主办的《茶学》杂志刊出新篇。3月9日，茶学发展座谈会由青禾茶学会在云溪召开，何青岚主持。",
            "青禾茶学会",
        ),
        # A subject two verbs share.
        (
            "工程通过验收",
            "9月5日，东陵集团验收委员会对云山矿延深工程进行验收，并在三楼会议室召开验收会议。何青岚主持会议。",
            "东陵集团验收委员会",
        ),
        # A subject right behind a place.
        (
            "学院召开研讨会",
            "6月6日下午，在学院会议室我院召开了东陵学院参访活动暨推进转型工作研讨会。会议由何青岚主持。",
            "我院",
        ),
        # The gathering in front of the verb holds nothing.
        (
            "学会年会举行",
            "11月8日，第三届云溪盆景艺术展评会在云溪举行。何青岚主持。",
            None,
        ),
    ],
)
def test_organization(
    analysed: Callable[..., Analysis], title: str, text: str, organization: str | None
) -> None:
    (frame, *_) = find_frames(analysed(text, title))
    assert (frame.organization.text if frame.organization else None) == organization


def test_a_bracket_begins_no_name(analysed: Callable[..., Analysis]) -> None:
    text = "8月25日，东亚标准物质合作组织（EASM）第15次全体会议在云溪召开。何青岚主持会议。"
    (frame, *_) = find_frames(analysed(text, "第15次标准物质会议召开"))
    assert frame.name is not None
    assert not frame.name.text.startswith("（")
