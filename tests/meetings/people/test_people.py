"""Who was there, as what, under which title. All people and institutions are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.meetings.extraction import Extraction

Extracted = Callable[..., Extraction]


def people(extraction: Extraction) -> dict[str, tuple[str | None, list[str]]]:
    return {
        attendee.name: (attendee.title, [role.value for role in attendee.roles])
        for meeting in extraction.meetings
        for attendee in meeting.attendees
    }


LEAD = "6月17日，东湖市总工会召开工作推进会，研究部署下半年工作。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "市总工会党组书记、主席陶自明主持会议并讲话。",
            {"陶自明": ("市总工会党组书记、主席", ["chair", "speaker"])},
            id="active chair who speaks",
        ),
        pytest.param("会议由副主席薛平川主持。", {"薛平川": ("副主席", ["chair"])}, id="passive chair"),
        pytest.param(
            "接下来由党总支书记张志方作了题为“新思想引领新征程”的专题党课。最后，张志方对全体人员学习贯彻精神提出要求。",
            {"张志方": ("党总支书记", ["speaker"])},
            id="the title of a talk holds a thought that is not the speaker's",
        ),
        pytest.param(
            "副主席薛平川主持会议，她还宣读了远在外地疗养的老主席钟离秋为工会写来的贺信。",
            {"薛平川": ("副主席", ["chair", "speaker"])},
            id="whose letter is read is elsewhere",
        ),
        pytest.param(
            "副主席薛平川主持会议，与会人员观看了市委书记温启山在全市“改革创新”动员会议上的讲话视频。",
            {"薛平川": ("副主席", ["chair"])},
            id="whose recorded speech is watched is elsewhere",
        ),
        pytest.param(
            "副主席薛平川主持会议。会议书面听取市财政局局长温启山作2012年预算草案报告。",
            {"薛平川": ("副主席", ["chair"])},
            id="who is heard in writing is elsewhere",
        ),
        pytest.param(
            "副主席薛平川主持会议。会议认为，省委书记温启山教师节来校看望教师代表时的讲话，体现了关怀。",
            {"薛平川": ("副主席", ["chair"])},
            id="an earlier speech",
        ),
        pytest.param(
            "副主席薛平川主持会议。会议传达了省委书记温启山参加东湖代表团讨论时重要讲话精神。",
            {"薛平川": ("副主席", ["chair"])},
            id="a speech made elsewhere",
        ),
        pytest.param(
            "省委书记温启山出席会议并发表重要讲话。会议认为，要深入学习贯彻温启山书记重要讲话精神。全体人员认真学习"
            "温启山书记关于创新的重要思想，深刻领会温启山书记重要论述，坚决落实温启山书记重要指示。",
            {"温启山": ("省委书记", ["speaker"])},
            id="who came and spoke, and is studied for the rest of the article",
        ),
        pytest.param(
            "副主席薛平川主持会议，转达了温启山主席对代表的亲切问候。",
            {"薛平川": ("副主席", ["chair"])},
            id="whose regards are given is elsewhere",
        ),
        pytest.param(
            "受市委书记温启山委托，副主席薛平川主持会议。",
            {"薛平川": ("副主席", ["chair"])},
            id="on whose behalf somebody acts",
        ),
        pytest.param(
            "副主席薛平川主持会议。商会会长温启山书面提交了意见。",
            {"薛平川": ("副主席", ["chair"])},
            id="who sent an opinion",
        ),
        pytest.param(
            "副主席薛平川主持会议。局长温启山因外出学习未参加会议。",
            {"薛平川": ("副主席", ["chair"])},
            id="who was away",
        ),
        pytest.param(
            "副主席薛平川主持会议，商会会长温启山致信祝贺。温启山在贺信中指出，商会要发挥作用。",
            {"薛平川": ("副主席", ["chair"])},
            id="words of a letter",
        ),
        pytest.param(
            "副主席薛平川主持会议。早在2019年，时任校长温启山就曾带队到该公司考察。",
            {"薛平川": ("副主席", ["chair"])},
            id="who held the office then",
        ),
        pytest.param(
            "副主席薛平川主持会议，他表示，温启山主席2016年成功访问青禾，为两地友好再续新的篇章。",
            {"薛平川": ("副主席", ["chair", "speaker"])},
            id="a visit of an earlier year",
        ),
        pytest.param(
            "副主席薛平川主持会议。行业联盟主席温启山、商会会长卢晓峰等以视频或书面方式向论坛致贺。",
            {"薛平川": ("副主席", ["chair"])},
            id="who may only have written",
        ),
        pytest.param(
            "副主席薛平川主持会议。受市政府委托，财政局副局长温启山作了关于提请审议授权提前下达部分新增地方建设资金限额的议案的说明。",
            {"薛平川": ("副主席", ["chair"]), "温启山": ("财政局副局长", ["speaker"])},
            id="a statement with a long title",
        ),
        pytest.param(
            "市长薛平川会见青禾国家大呼拉尔主席阿尔巴特。薛平川表示，期待国家大呼拉尔继续发挥重要作用。",
            {"薛平川": ("市长", ["speaker"]), "阿尔巴特": ("青禾国家大呼拉尔主席", ["attendee"])},
            id="an assembly whose name sounds like a person's",
        ),
        pytest.param(
            "副主席薛平川主持会议。作家邱小月从阿尔巴特、卢晓峰关于人的发展思想切入，阐述了音乐的价值。",
            {"薛平川": ("副主席", ["chair"]), "邱小月": ("作家", ["speaker"])},
            id="from whose thought a talk sets out",
        ),
        pytest.param(
            "副主席薛平川讲话，我市紧紧围绕温启山省长为东湖提出的目标推进工作。",
            {"薛平川": ("副主席", ["speaker"])},
            id="who set the aim",
        ),
        pytest.param(
            "市长薛平川指出，能源是物质基础。东湖市委书记温启山提出“三个革命、一个合作”安全新战略，为发展指明了方向。",
            {"薛平川": ("市长", ["speaker"])},
            id="whose strategy a speech recalls",
        ),
        pytest.param(
            "联盟主席卢晓峰，圣多美和普林西比总理特罗瓦达及与会企业家代表先后致辞。",
            {"卢晓峰": ("联盟主席", ["speaker"]), "特罗瓦达": ("圣多美和普林西比总理", ["speaker"])},
            id="a country of two names; a group behind a list that speaks",
        ),
        pytest.param(
            "副市长、推进东湖全面深化改革开放领导小组组长薛平川主持召开推进东湖全面深化改革开放领导小组会议。",
            {"薛平川": ("副市长、推进东湖全面深化改革开放领导小组组长", ["chair"])},
            id="a body called by verbs",
        ),
        pytest.param(
            "会议听取了农业委员会副主任薛平川作的报告。\n会议听取了农业委员会副主任卢晓峰作的汇报。",
            {"薛平川": ("农业委员会副主任", ["speaker"]), "卢晓峰": ("农业委员会副主任", ["speaker"])},
            id="and a clause printed twice",
        ),
        pytest.param(
            "按照市委相关要求，6月18日，局长薛平川出席会议并讲话，第一指导组副组长卢晓峰、联络员解明远也全程参加。",
            {
                "薛平川": ("局长", ["speaker"]),
                "卢晓峰": ("第一指导组副组长", ["attendee"]),
                "解明远": ("联络员", ["attendee"]),
            },
            id="what is asked for by others is no speech",
        ),
        pytest.param(
            "副主席薛平川主持会议。温启山和队友因在台风中抢险壮烈牺牲。薛平川介绍了温启山同志的事迹。",
            {"薛平川": ("副主席", ["chair", "speaker"])},
            id="who gave his life",
        ),
        pytest.param(
            "东湖摩迪（江门）纸业有限公司董事长薛平川，董事卢晓峰、Anna Berg，协会秘书长英成才、"
            "市商务局副局长邱小月到会。",
            {
                "薛平川": ("东湖摩迪（江门）纸业有限公司董事长", ["attendee"]),
                "卢晓峰": ("董事", ["attendee"]),
                "Anna Berg": ("董事", ["attendee"]),
                "英成才": ("协会秘书长", ["attendee"]),
                "邱小月": ("市商务局副局长", ["attendee"]),
            },
            id="a bracket inside a firm, a Latin name in a list",
        ),
        pytest.param(
            "东湖科普协会薛平川代秘书长作了年度工作报告。",
            {"薛平川": ("东湖科普协会代秘书长", ["speaker"])},
            id="who acts for the time being",
        ),
        pytest.param(
            "市委副书记薛平川代表市委和温启山书记，向老同志致以新春祝福。",
            {"薛平川": ("市委副书记", ["speaker"])},
            id="for whom greetings are brought",
        ),
        pytest.param(
            "副主席薛平川主持会议。“温启山廉洁文化示范点”创建活动启动，薛平川为“温启山廉洁文化示范点”授牌。",
            {"薛平川": ("副主席", ["chair"])},
            id="after whom a model site is called",
        ),
        pytest.param(
            "青禾友好协会联合会秘书长优素福参会并先后致辞。青禾中央司令部司令库里拉与市长薛平川举行会谈。",
            {
                "优素福": ("青禾友好协会联合会秘书长", ["speaker"]),
                "库里拉": ("青禾中央司令部司令", ["attendee"]),
                "薛平川": ("市长", ["attendee"]),
            },
            id="a transcription with a character of its own; who commands",
        ),
        pytest.param(
            "东湖市领导人薛平川等出席会议。会议由市政协主席薛平川主持。大会执行主席卢晓峰在主席台执行主席席就座。",
            {"薛平川": ("市政协主席", ["chair"]), "卢晓峰": ("大会执行主席", ["attendee"])},
            id="an office before a class of people; the seats of those who preside",
        ),
        pytest.param(
            "董事长薛平川，邱小月、卢晓峰副校长端坐在主席台上。主持人卢晓峰副校长宣布大会开始。",
            {
                "薛平川": ("董事长", ["attendee"]),
                "邱小月": (None, ["attendee"]),
                "卢晓峰": ("副校长", ["chair", "speaker"]),
            },
            id="on the platform",
        ),
        pytest.param(
            "会上，东湖大学薛平川教授、云溪医院邱小月教授等国内知名教授，以及卢晓峰博士等，聚焦最新科研成果，"
            "紧跟研究方向，带来了精彩演讲。",
            {
                "薛平川": ("东湖大学教授", ["speaker"]),
                "邱小月": ("云溪医院教授", ["speaker"]),
                "卢晓峰": ("博士", ["speaker"]),
            },
            id="a talk told behind clauses",
        ),
        pytest.param(
            "副主席薛平川主持会议。县矿山安全员卢晓峰作交流发言。",
            {"薛平川": ("副主席", ["chair"]), "卢晓峰": ("县矿山安全员", ["speaker"])},
            id="安全员 is an office, 全员 is none",
        ),
        pytest.param(
            "副主席薛平川主持会议。卢晓峰任云溪研究院院长、邱月任云溪研究院副院长。",
            {"薛平川": ("副主席", ["chair"])},
            id="who is appointed need not be there",
        ),
        pytest.param(
            "副主席薛平川主持会议。数学学院卢晓峰、温启明两位教师评为优秀指导教师。",
            {"薛平川": ("副主席", ["chair"])},
            id="who is named for an honour need not be there",
        ),
        pytest.param(
            "市总工会副主席薛平川、卢晓峰，二级调研员邱月出席会议。",
            {
                "薛平川": ("市总工会副主席", ["attendee"]),
                "卢晓峰": ("市总工会副主席", ["attendee"]),
                "邱月": ("二级调研员", ["attendee"]),
            },
            id="a title before a list belongs to each name",
        ),
        pytest.param(
            "薛平川、卢晓峰、邱小月等市总工会党组同志参加会议。",
            {name: ("市总工会党组同志", ["attendee"]) for name in ("薛平川", "卢晓峰", "邱小月")},
            id="closing apposition",
        ),
        pytest.param(
            "东湖大学曹雪岩校长作了总结讲话。",
            {"曹雪岩": ("东湖大学校长", ["speaker"])},
            id="title on both sides",
        ),
        pytest.param(
            "会议由区文化馆副馆长祁连雪主持。",
            {"祁连雪": ("区文化馆副馆长", ["chair"])},
            id="a passive chair with a title",
        ),
        pytest.param(
            "白石市文化和旅游局副局长秦望舒列席会议。",
            {"秦望舒": ("白石市文化和旅游局副局长", ["observer"])},
            id="and inside an organisation",
        ),
        pytest.param(
            "副主席薛平川主持会议。因违规发放慰问金，给予法学院书记温启山党内警告处分，给予文学院院长卢晓峰诫勉谈话。",
            {"薛平川": ("副主席", ["chair"])},
            id="who is punished need not be there",
        ),
        pytest.param(
            "副主席薛平川主持会议，理事邱小月出席会议，温启山、卢晓峰、方敏三位理事派代表出席会议。",
            {"薛平川": ("副主席", ["chair"]), "邱小月": ("理事", ["attendee"])},
            id="who sends a deputy is elsewhere",
        ),
        pytest.param(
            "副主席薛平川主持会议。会上通报，东湖大学教授温启山获第十三届明德数学奖。",
            {"薛平川": ("副主席", ["chair"])},
            id="who has won a prize need not be there",
        ),
        pytest.param(
            "副主席薛平川主持会议。会议要求抓好落实。\n温启山 卢晓峰",
            {"薛平川": ("副主席", ["chair"])},
            id="names alone on the last line wrote the report",
        ),
        pytest.param(
            "省妇联视察团、栖川市委副书记、市长薛平川陪同调研。",
            {"薛平川": ("栖川市委副书记、市长", ["attendee"])},
            id="a delegation in front of a title",
        ),
        pytest.param(
            "市政协副主席邱小月等市、区领导一行10人、学院党委书记薛平川出席会议。",
            {"邱小月": ("市政协副主席", ["attendee"]), "薛平川": ("学院党委书记", ["attendee"])},
            id="a count in front of a title",
        ),
        pytest.param(
            "除团长邱小月外，访问团其他成员东湖市司法局局长薛平川也参加了会见。",
            {"邱小月": ("团长", ["attendee"]), "薛平川": ("东湖市司法局局长", ["attendee"])},
            id="the other members of a delegation",
        ),
        pytest.param(
            "国际光学学会会士薛平川，东湖大学名誉校长、著名历史学家邱小月，省名中医卢晓峰出席会议。",
            {
                "薛平川": ("国际光学学会会士", ["attendee"]),
                "邱小月": ("东湖大学名誉校长、著名历史学家", ["attendee"]),
                "卢晓峰": ("省名中医", ["attendee"]),
            },
            id="honours as titles",
        ),
        pytest.param(
            "市委党校常务副校（院）长薛平川作报告。",
            {"薛平川": ("市委党校常务副校（院）长", ["speaker"])},
            id="an office of two houses in one word",
        ),
        pytest.param(
            "国家粮食局党组书记、局长，东湖粮油公司总经理薛平川出席会议并讲话。",
            {"薛平川": ("国家粮食局党组书记、局长，东湖粮油公司总经理", ["speaker"])},
            id="a comma between two offices of one person",
        ),
        pytest.param(
            "东湖区科技局-薛平川、《灯饰报道》总编卢晓峰，东湖公司行政副总邱月到会。",
            {
                "薛平川": ("东湖区科技局", ["attendee"]),
                "卢晓峰": ("《灯饰报道》总编", ["attendee"]),
                "邱月": ("东湖公司行政副总", ["attendee"]),
            },
            id="hyphens, papers and 副总",
        ),
        pytest.param(
            "教师代表薛平川老师、学生代表卢晓峰、邱小月的妈妈先后上台发言。",
            {"薛平川": ("教师代表", ["speaker"]), "卢晓峰": ("学生代表", ["speaker"])},
            id="somebody's mother at the end of a list",
        ),
        pytest.param(
            "省长薛平川出席会议并指出，要抓好落实。局长卢晓峰、所长邱小月分别作了“创新机制需要把握五大环节贯通全程各个方面”的专题报告。",
            {
                "薛平川": ("省长", ["speaker"]),
                "卢晓峰": ("局长", ["speaker"]),
                "邱小月": ("所长", ["speaker"]),
            },
            id="and pointed out; a long title between verb and noun",
        ),
        pytest.param(
            "会议研究了改革。县长薛平川在主持学习时强调，要抓好落实。\n新禾社记者 卢晓峰 摄",
            {"薛平川": ("县长", ["chair", "speaker"])},
            id="while chairing; who took the picture",
        ),
        pytest.param(
            "副主席薛平川主持会议。已故湖沼学家温启山先生在上世纪提出的思路，今天仍有意义。",
            {"薛平川": ("副主席", ["chair"])},
            id="the late",
        ),
        pytest.param(
            "副主席薛平川主持会议。已故水文专家温启山编写的《云溪水志》分发给了与会人员。",
            {"薛平川": ("副主席", ["chair"])},
            id="a book of the late",
        ),
        pytest.param(
            "无党派人士薛平川、卢晓峰出席会议。",
            {"薛平川": ("无党派人士", ["attendee"]), "卢晓峰": ("无党派人士", ["attendee"])},
            id="a person of standing",
        ),
        pytest.param(
            "自治区人民医院呼吸与危重症医学科主任薛平川，永续发展与环境部部长卢晓峰出席会议。",
            {
                "薛平川": ("自治区人民医院呼吸与危重症医学科主任", ["attendee"]),
                "卢晓峰": ("永续发展与环境部部长", ["attendee"]),
            },
            id="two fields of one department",
        ),
        pytest.param(
            "会议由东湖大学心理学部副部长，教授薛平川主持。",
            {"薛平川": ("东湖大学心理学部副部长，教授", ["chair"])},
            id="a rank behind an office and a comma",
        ),
        pytest.param(
            "协会理事单位——东湖银行绿色金融科科长薛平川出席会议。",
            {"薛平川": ("东湖银行绿色金融科科长", ["attendee"])},
            id="a dash says which unit",
        ),
        pytest.param(
            "省心理所党委副书记薛平川出席会议。",
            {"薛平川": ("省心理所党委副书记", ["attendee"])},
            id="the last character of an institute",
        ),
        pytest.param(
            "市领导@薛平川、@卢晓峰出席会议。",
            {"薛平川": ("市领导", ["attendee"]), "卢晓峰": ("市领导", ["attendee"])},
            id="names linked to accounts",
        ),
        pytest.param(
            "明德儒学奖学•奖教金评审委员会主任薛平川出席会议。",
            {"薛平川": ("明德儒学奖学•奖教金评审委员会主任", ["attendee"])},
            id="a dot inside a title",
        ),
        pytest.param(
            "管理员薛平川带领大家参观了展厅，院长卢晓峰建议确定东湖大学为资源库的主持单位。",
            {"薛平川": ("管理员", ["attendee"]), "卢晓峰": ("院长", ["speaker"])},
            id="who shows round makes no speech, a leading unit chairs nothing",
        ),
        pytest.param("市人大代表邱小月列席会议。", {"邱小月": ("市人大代表", ["observer"])}, id="observer"),
        pytest.param(
            "\n列　席：区人大常委会副主任邱小月，区政协副主席温启山",
            {
                "邱小月": ("区人大常委会副主任", ["observer"]),
                "温启山": ("区政协副主席", ["observer"]),
            },
            id="observers of a labelled line",
        ),
        pytest.param(
            "方敏、秦望舒、邱小月三位博士生依次发言。",
            {
                "方敏": ("博士生", ["speaker"]),
                "秦望舒": ("博士生", ["speaker"]),
                "邱小月": ("博士生", ["speaker"]),
            },
            id="a count closes a list without 等",
        ),
        pytest.param(
            "方敏、秦望舒等委员，以及基层代表、殡仪馆馆长邱小月在会上发言。",
            {
                "方敏": ("委员", ["speaker"]),
                "秦望舒": ("委员", ["speaker"]),
                "邱小月": ("基层代表、殡仪馆馆长", ["speaker"]),
            },
            id="a list goes on behind its apposition",
        ),
        pytest.param(
            "会议由总规划师邱小月主持，邀请了方敏（省规划院 教授级高工）、秦望舒（市政院 总工）参加。",
            {
                "邱小月": ("总规划师", ["chair"]),
                "方敏": ("省规划院 教授级高工", ["attendee"]),
                "秦望舒": ("市政院 总工", ["attendee"]),
            },
            id="titles in brackets behind the names",
        ),
        pytest.param(
            "方敏、秦望舒等委员先后就样本选取、数据来源等提出了意见建议。",
            {"方敏": ("委员", ["speaker"]), "秦望舒": ("委员", ["speaker"])},
            id="就 begins what somebody speaks about",
        ),
        pytest.param(
            "区摄协副主席方敏，县摄协主席秦望舒，宣统办主任邱小月，以及农民摄影人等参加座谈会并发言。",
            {
                "方敏": ("区摄协副主席", ["speaker"]),
                "秦望舒": ("县摄协主席", ["speaker"]),
                "邱小月": ("宣统办主任", ["speaker"]),
            },
            id="a verb of speech behind the groups of a list",
        ),
        pytest.param(
            "教授方敏、教授秦望舒依次作了题为《小课堂：四十年回望》《双师课堂中的乡村教师》的报告。",
            {"方敏": ("教授", ["speaker"]), "秦望舒": ("教授", ["speaker"])},
            id="titles of talks between verb and noun",
        ),
        pytest.param(
            "方敏、秦望舒等专家学者出席，驻村第一书记邱小月、省侨商会驻会副会长陶自明、监事长车小满到会。",
            {
                "方敏": ("专家学者", ["attendee"]),
                "秦望舒": ("专家学者", ["attendee"]),
                "邱小月": ("驻村第一书记", ["attendee"]),
                "陶自明": ("省侨商会驻会副会长", ["attendee"]),
                "车小满": ("监事长", ["attendee"]),
            },
            id="titles the engine cuts through",
        ),
        pytest.param(
            "省政府总督学李长福，党委常委、副校长高晚晴出席会议。",
            {
                "李长福": ("省政府总督学", ["attendee"]),
                "高晚晴": ("党委常委、副校长", ["attendee"]),
            },
            id="offices whose last character the engine takes for a verb",
        ),
        pytest.param(
            "西南某高校教授方敏主持会议。",
            {"方敏": ("西南某高校教授", ["chair"])},
            id="某 belongs to the title",
        ),
        pytest.param(
            "主持人是区摄影家协会秘书长方敏。",
            {"方敏": ("区摄影家协会秘书长", ["chair"])},
            id="the chair behind a label",
        ),
        pytest.param(
            "副主席薛平川受方敏会长之托致辞。",
            {"薛平川": ("副主席", ["speaker"])},
            id="who asked somebody to speak for him was away",
        ),
        pytest.param(
            "参加本次会议的领导有：副会长方敏，秦望舒，会员邹小伟，秘书处邱小月列席了本次会议。",
            {
                "方敏": ("副会长", ["attendee"]),
                "秦望舒": ("副会长", ["attendee"]),
                "邹小伟": ("会员", ["attendee"]),
                "邱小月": ("秘书处", ["observer"]),
            },
            id="the end of an introduced list observes, and a comma parts names of one title",
        ),
        pytest.param(
            "方敏、秦望舒、邱小月三位老师分别作为文科、理科及班主任代表作了题为《山水》《草木》的发言。",
            dict.fromkeys(("方敏", "秦望舒", "邱小月"), (None, ["speaker"])),
            id="作为…代表 stands between subject and verb",
        ),
        pytest.param(
            "校友会方敏副会长表达了对大会的祝福。",
            {"方敏": ("校友会副会长", ["speaker"])},
            id="表达祝福 is speech",
        ),
        pytest.param(
            "东湖医院院长方敏出席。方院长表示，这是喜事。",
            {"方敏": ("东湖医院院长", ["speaker"])},
            id="what a short form says, the person says",
        ),
        pytest.param(
            "副检察长方敏带队检查，方检对陪同人员一再强调要重视安全。",
            {"方敏": ("副检察长", ["speaker"])},
            id="a prosecutor's short form, and to whom something is stressed",
        ),
        pytest.param(
            "总干事方敏、副市长秦望舒等出席，为合作中心揭牌并致辞。",
            {"方敏": ("总干事", ["speaker"]), "秦望舒": ("副市长", ["speaker"])},
            id="all of a list attend and speak",
        ),
        pytest.param(
            "教务处方敏主任从思想教育、日常管理等方面总结工作。",
            {"方敏": ("教务处主任", ["speaker"])},
            id="从思想 is nobody's thought",
        ),
        pytest.param(
            "厅长方敏以“改革的前景”、主任秦望舒以“策略”等主题，与参会人员进行了交流。",
            {"方敏": ("厅长", ["speaker"]), "秦望舒": ("主任", ["speaker"])},
            id="talks by their titles",
        ),
        pytest.param(
            "会议组织了大会报告。分别是：\n1、方敏：关键词搜索的挑战与解决方案\n2、秦望舒：数据学与数据科学",
            {"方敏": (None, ["speaker"]), "秦望舒": (None, ["speaker"])},
            id="a programme of talks",
        ),
        pytest.param(
            "沈怀远副书记、方敏副校长会见来宾。",
            {"沈怀远": ("副书记", ["attendee"]), "方敏": ("副校长", ["attendee"])},
            id="会见 behind an office",
        ),
        pytest.param(
            "协办单位云山股份有限公司董事长方敏、支持单位云山市中医院党委副书记秦望舒出席大会。",
            {
                "方敏": ("云山股份有限公司董事长", ["attendee"]),
                "秦望舒": ("云山市中医院党委副书记", ["attendee"]),
            },
            id="what a firm is to the gathering is no title",
        ),
        pytest.param(
            "12位女性合伙人分别是方敏、秦望舒，她们参加了会议。",
            {"方敏": ("女性合伙人", ["attendee"]), "秦望舒": ("女性合伙人", ["attendee"])},
            id="who is counted is told by name",
        ),
        pytest.param(
            "论坛由方敏主持，邀请秦望舒教授、邱小月教授共同研讨。",
            {
                "方敏": (None, ["chair"]),
                "秦望舒": ("教授", ["attendee"]),
                "邱小月": ("教授", ["attendee"]),
            },
            id="who was asked to discuss",
        ),
        pytest.param(
            "市长陶自明观看了演出。陶自明向全体演员和观众挥手致意。市政协副主席薛平川，北山区候任区长温启山、"
            "前任区长马一平，以及各界代表和特邀嘉宾等观看演出。",
            {
                "陶自明": ("市长", ["attendee"]),
                "薛平川": ("市政协副主席", ["attendee"]),
                "温启山": ("北山区候任区长", ["attendee"]),
                "马一平": ("前任区长", ["attendee"]),
            },
            id="who waves and who watches says nothing",
        ),
        pytest.param(
            "陶自明主持大会。西岭区区长薛平川、北山区区长温启山列席会议并在主席台就座。",
            {
                "陶自明": (None, ["chair"]),
                "薛平川": ("西岭区区长", ["observer"]),
                "温启山": ("北山区区长", ["observer"]),
            },
            id="an observer who takes a seat",
        ),
        pytest.param(
            "市政协党组成员、副主席，市委改革办分管日常工作的副主任陶自明重点就总目标作了介绍。"
            "市委财办分管日常工作的副主任、市委农办主任薛平川介绍，方案分量很重。",
            {
                "陶自明": ("市政协党组成员、副主席，市委改革办分管日常工作的副主任", ["speaker"]),
                "薛平川": ("市委财办分管日常工作的副主任、市委农办主任", ["speaker"]),
            },
            id="the house in front of what its deputy is in charge of",
        ),
        pytest.param(
            "国际棋联主席帕尔森出席。市长陶自明挥动会旗，交给国际棋联主席帕尔森。受表彰代表薛平川作了发言。",
            {
                "帕尔森": ("国际棋联主席", ["attendee"]),
                "陶自明": ("市长", ["attendee"]),
                "薛平川": ("受表彰代表", ["speaker"]),
            },
            id="a verb that ends in 给, and a passive one",
        ),
        pytest.param(
            "市长陶自明出席并讲话。他首先代表市委和温启山书记，向全市教师致以新春祝福。",
            {"陶自明": ("市长", ["speaker"])},
            id="for whom somebody speaks first of all",
        ),
        pytest.param(
            "第三医院薛平川教授，湖滨医院方敏教授、马一平教授，爱华医院眼科温启山主任等知名专家受邀作重要学术演讲。"
            "纪检组副组长陶自明代表全体成员表态：牢记使命。邹小伟董事长代表学校向部队赠送了锦旗。",
            {
                "薛平川": ("第三医院教授", ["speaker"]),
                "方敏": ("湖滨医院教授", ["speaker"]),
                "马一平": ("湖滨医院教授", ["speaker"]),
                "温启山": ("爱华医院眼科主任", ["speaker"]),
                "陶自明": ("纪检组副组长", ["speaker"]),
                "邹小伟": ("董事长", ["attendee"]),
            },
            id="a list with titles behind the names; who speaks and who gives for others",
        ),
        pytest.param(
            "副主席陶自明主持会议。湖滨学院方敏、东湖大学薛平川、湖滨学院马一平分别就先秦遥谚理论、民国词人群体、诗人与江陵的关系、"
            "宋代本地进士的文学与文化贡献、礼书中的政治伦理、南戏之说在近代的典范化进行交流探讨。",
            {
                "陶自明": ("副主席", ["chair"]),
                "方敏": ("湖滨学院", ["speaker"]),
                "薛平川": ("东湖大学", ["speaker"]),
                "马一平": ("湖滨学院", ["speaker"]),
            },
            id="each on a subject of a long list",
        ),
        pytest.param(
            "副部长薛平川和青禾国贸易部长温启山应邀出席研讨会，就贸易与投资等相关议题进行了阐述。"
            "青禾宫主持方敏、秘书长陶自明一同参加。",
            {
                "薛平川": ("副部长", ["speaker"]),
                "温启山": ("青禾国贸易部长", ["speaker"]),
                "方敏": (None, ["attendee"]),
                "陶自明": ("秘书长", ["attendee"]),
            },
            id="who sets forth a subject; the head of a temple",
        ),
        pytest.param(
            "副主席薛平川主持会议。东湖大学电子系主任Mr. Anders  Bergmann也就本学院的专业做了介绍。",
            {"薛平川": ("副主席", ["chair"]), "Anders Bergmann": ("东湖大学电子系主任", ["speaker"])},
            id="an address in Latin letters between title and name",
        ),
        pytest.param(
            "副主席薛平川主持会议。会后，工会主席陶自明与“劳动奖章”获得者拉起家常，询问她带了几个徒弟。",
            {"薛平川": ("副主席", ["chair"]), "陶自明": ("工会主席", ["speaker"])},
            id="who chats has spoken",
        ),
        pytest.param(
            "会议由陶自明主持。东湖市副市长薛平川在致辞中提到，在文化名城发展文化体育是工作的重中之重，应当坚持不懈，"
            "即将完成的水系工程将为水上运动的蓬勃开展奠定坚实的基础。以市统计局局长温启山为组长的调研组来会指导。",
            {
                "陶自明": (None, ["chair"]),
                "薛平川": ("东湖市副市长", ["speaker"]),
                "温启山": ("市统计局局长", ["attendee"]),
            },
            id="what is to come is told by who speaks there; who leads a party has come with it",
        ),
        pytest.param(
            "省长温启山发表书面致辞。温启山指出，东湖坚持开放。商会会长陶自明出席并致辞。",
            {"陶自明": ("商会会长", ["speaker"])},
            id="an address in writing",
        ),
        pytest.param(
            "出席会议的演讲嘉宾有：东湖交易所前副主席陶自明先生、中金公司总经理薛平川先生。"
            "独家赞助商怡口(东湖)副总裁温启山先生出席。",
            {
                "陶自明": ("东湖交易所前副主席", ["speaker"]),
                "薛平川": ("中金公司总经理", ["speaker"]),
                "温启山": ("怡口(东湖)副总裁", ["attendee"]),
            },
            id="a list of those who speak; somebody of the firm that pays",
        ),
        pytest.param(
            "市食安办督查科科长陶自明代表市食安办副主任薛平川就工作提出具体要求。",
            {"陶自明": ("市食安办督查科科长", ["speaker"])},
            id="for whom with an office somebody speaks",
        ),
        pytest.param(
            "副主席薛平川主持会议。随后实验室主任陶自明等教师向韦伦先生介绍了设备，韦伦先生表示感谢。",
            {
                "薛平川": ("副主席", ["chair"]),
                "陶自明": ("实验室主任", ["speaker"]),
                "韦伦": (None, ["speaker"]),
            },
            id="向 in front of whom something is told is no surname",
        ),
        pytest.param(
            "雨竹基金发起人李亚峰和王小菲夫妇、青禾集团首席人力官郅文涛先生、同策房产副总裁陶自明先生出席会议。",
            {
                "李亚峰": ("雨竹基金发起人", ["attendee"]),
                "王小菲": ("雨竹基金发起人", ["attendee"]),
                "郅文涛": ("青禾集团首席人力官", ["attendee"]),
                "陶自明": ("同策房产副总裁", ["attendee"]),
            },
            id="who raised a fund; an officer of any trade; a firm that begins with 同",
        ),
        pytest.param(
            "校长薛平川主持会议。应邀参加的有六十年代入校的赵乐平、李新民、白凤山三位老校友。",
            {
                "薛平川": ("校长", ["chair"]),
                "赵乐平": ("老校友", ["attendee"]),
                "李新民": ("老校友", ["attendee"]),
                "白凤山": ("老校友", ["attendee"]),
            },
            id="old pupils by their number",
        ),
        pytest.param(
            "专委会副主任、大连大学校长陶自明教授主持会议。",
            {"陶自明": ("专委会副主任、大连大学校长、教授", ["chair"])},
            id="the end of a university's name and an office behind it",
        ),
        pytest.param(
            "6月17日，由中心主任陶自明主持的学术骨干座谈会暨项目申报交流会顺利召开。",
            {"陶自明": ("中心主任", ["chair"])},
            id="who chairs what was held",
        ),
        pytest.param(
            '党委书记陶自明主持典礼，校长薛平川做题为"明德报国，敦行立世"的主题演讲。',
            {"陶自明": ("党委书记", ["chair"]), "薛平川": ("校长", ["speaker"])},
            id="the title of a talk that begins like a name",
        ),
        pytest.param(
            "陶自明主持会议。会议安排了两场讲座，分别由东湖大学的薛平川、温启山博士和方敏教授报告。",
            {
                "陶自明": (None, ["chair"]),
                "薛平川": ("东湖大学", ["speaker"]),
                "温启山": ("东湖大学博士", ["speaker"]),
                "方敏": ("东湖大学教授", ["speaker"]),
            },
            id="who reports behind 由",
        ),
        pytest.param(
            "区语文名师工作室领衔人薛平川主持活动。首先由李艳平、汤蓓蓓和徐海文三位名师执教。陶自明代表东道主致词。",
            {
                "薛平川": ("区语文名师工作室领衔人", ["chair"]),
                "李艳平": ("名师", ["attendee"]),
                "汤蓓蓓": ("名师", ["attendee"]),
                "徐海文": ("名师", ["attendee"]),
                "陶自明": (None, ["speaker"]),
            },
            id="who leads a studio; teachers of name; a host that is no name",
        ),
        pytest.param(
            "国家级同声传译中心副主任薛平川主持会议。",
            {"薛平川": ("国家级同声传译中心副主任", ["chair"])},
            id="同 of a trade's name",
        ),
        pytest.param(
            "全国政协副主席张庆文、卢展工、马文飚、夏宝文在主席台前排就座。",
            {name: ("全国政协副主席", ["attendee"]) for name in ("张庆文", "卢展工", "马文飚", "夏宝文")},
            id="a name that ends like a short form of an office",
        ),
        pytest.param(
            "全国政协副主席张庆文、某某某、马文飚、夏宝文在主席台前排就座。",
            {name: ("全国政协副主席", ["attendee"]) for name in ("张庆文", "马文飚", "夏宝文")},
            id="the title goes on behind an item that is not read as a name",
        ),
    ],
)
def test_people_with_titles_and_roles(
    extracted: Extracted, text: str, expected: dict[str, tuple[str, list[str]]]
) -> None:
    assert people(extracted(LEAD + text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("会议学习贯彻了沈怀远主席重要讲话精神。", id="studied speech"),
        pytest.param("（记者 邹小伟 通讯员 马一平）", id="byline"),
        pytest.param("（融媒体工作室　邹小伟）", id="byline of a department"),
        pytest.param("去年的同一会议由时任副主席邹小伟主持。", id="who held office then"),
        pytest.param("秘书长陶自明代表邹小伟理事长表示欢迎。", id="for whom somebody speaks"),
        pytest.param("会前，省委书记齐大勇同志专门听取汇报，并对工作作出重要批示。", id="a note on a report"),
        pytest.param(
            "大会选举东湖大学教授齐大勇担任委员会主任，副主任由邹小伟、马一平担任。", id="named to an office"
        ),
        pytest.param(
            "齐大勇总书记再次强调，儿童健康重要。", id="a general secretary whose words are recalled"
        ),
        pytest.param("齐大勇同志在十九大报告中指出，要加快建设。", id="what a report said"),
        pytest.param("会议学习了《齐大勇在庆祝大会上的讲话》。", id="a document"),
        pytest.param("专家名单为：齐大勇、邹小伟、马一平、方敏。", id="a list of those appointed"),
        pytest.param(
            "省委书记齐大勇作出重要指示。他强调，要坚持问题导向，走访慰问群众，参加基层调研。",
            id="what somebody calls for who sent an instruction",
        ),
        pytest.param("当天，齐大勇摄。", id="who took the picture"),
        pytest.param("武装部政治委员齐大勇同志为烈士。", id="a martyr"),
        pytest.param("中国队由主席齐大勇担任团长。", id="who leads another team"),
        pytest.param("商会于去年成立，东湖公司董事长齐大勇任会长。", id="who holds an office elsewhere"),
        pytest.param("名单公布：\n第二届董事：齐大勇、邹小伟", id="who holds an office for a term"),
        pytest.param("给予学院书记齐大勇、中心主任邹小伟党内警告处分。", id="punished"),
        pytest.param(
            "会议强调，要以齐大勇同志为榜样，学习齐大勇先进事迹。", id="somebody held up as a model"
        ),
    ],
)
def test_people_who_were_only_talked_about(extracted: Extracted, text: str) -> None:
    extraction = extracted(LEAD + "市总工会主席陶自明主持会议。\n" + text)
    assert set(people(extraction)) == {"陶自明"}


def test_evidence_cuts_the_words_that_say_so(extracted: Extracted) -> None:
    extraction = extracted(LEAD + "市总工会主席陶自明主持会议并讲话，副主席薛平川出席。")
    clean = extraction.clean.text
    for meeting in extraction.meetings:
        for attendee in meeting.attendees:
            assert attendee.span.cut(clean) == attendee.name
            assert attendee.name in attendee.evidence.cut(clean)


def test_unnamed_participants_are_groups(extracted: Extracted) -> None:
    extraction = extracted(
        LEAD + "市总工会主席陶自明主持会议。机关各部门负责人、各县（区）工会主要负责同志参加会议。"
    )
    assert [group.text for meeting in extraction.meetings for group in meeting.groups] == [
        "机关各部门负责人、各县（区）工会主要负责同志"
    ]


def test_offices_of_every_house_are_groups(extracted: Extracted) -> None:
    extraction = extracted(LEAD + "市总工会主席陶自明主持会议。各乡镇水利站站长、全体技术员列席。")
    assert [group.text for meeting in extraction.meetings for group in meeting.groups] == [
        "各乡镇水利站站长、全体技术员"
    ]


def test_a_page_without_a_meeting_has_nobody_present(extracted: Extracted) -> None:
    extraction = extracted("齐大勇是一名普通的电工。三十年来，他走遍了东湖的每一个变电站。")
    assert extraction.meetings == ()


def test_half_width_punctuation_reads_like_full_width(extracted: Extracted) -> None:
    """Converted pages print `,` where official news prints `，`; quotes stay as printed."""
    text = "6月17日,东湖市总工会召开工作推进会,研究部署下半年工作。"
    text += "市总工会党组书记、主席陶自明主持会议并讲话,副主席薛平川出席。"
    extraction = extracted(text)
    assert people(extraction) == {
        "陶自明": ("市总工会党组书记、主席", ["chair", "speaker"]),
        "薛平川": ("副主席", ["attendee"]),
    }
    [meeting] = extraction.meetings
    assert meeting.name is not None and meeting.name.text == "工作推进会"


def test_whoever_could_not_come_was_not_there(extracted: Extracted) -> None:
    """Minutes and award news name people who sent apologies; annotated articles hardly do."""
    extraction = extracted(LEAD + "市总工会主席陶自明主持会议。因病请假的委员邱小月提交了书面意见。")
    assert set(people(extraction)) == {"陶自明"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "4月9日下午，市长陶自明在东湖大礼堂会见来访的商会会长拉夫科夫。\n"
            "陶自明请拉夫科夫向钟离秋会长转达诚挚问候。陶自明指出，双方合作前景广阔。要落实我和钟离秋会长达成的共识。\n"
            "拉夫科夫转达钟离秋会长对陶自明市长的亲切问候和良好祝愿，表示愿同东湖加强合作。",
            {"陶自明": "speaker", "拉夫科夫": "speaker"},
            id="a place between subject and verb, and greetings of and for them",
        ),
        pytest.param(
            "3月12日，市长陶自明在东湖会见商会会长拉夫科夫、副会长温启山。\n陶自明表示，欢迎双方加强合作。\n"
            "商会方表示，愿同东湖深化各领域合作。",
            {"陶自明": "speaker", "拉夫科夫": "speaker", "温启山": "speaker"},
            id="the party answers for its people",
        ),
        pytest.param(
            "应东湖市市长温启山邀请，12日晚，陶自明乘车抵达东湖市，开始对东湖进行访问。\n"
            "东湖市副市长薛平川等到机场迎接。陶自明表示，期待同各界交流。",
            {"陶自明": "speaker", "薛平川": "attendee"},
            id="who asked them over has not come",
        ),
        pytest.param(
            "6日上午，市长陶自明同商会会长拉夫科夫举行会谈。\n陶自明表示，欢迎商会来访。拉夫科夫表示感谢。\n"
            "温启山10日说，商会的要求没有道理。",
            {"陶自明": "speaker", "拉夫科夫": "speaker"},
            id="a statement of another day",
        ),
        pytest.param(
            "6日，市长陶自明在东湖与陪同商会会长温启山来访的商会副会长拉夫科夫座谈。\n陶自明表示，温启山会长的来访十分成功。\n"
            "拉夫科夫表示感谢。",
            {"陶自明": "speaker", "拉夫科夫": "speaker"},
            id="the visitor whom a guest accompanies is elsewhere",
        ),
    ],
)
def test_talks(extracted: Extracted, text: str, expected: dict[str, str]) -> None:
    found = {name: roles[0] for name, (_, roles) in people(extracted(text)).items()}
    assert found == expected


def test_those_who_take_leave_of_the_dead_were_there(extracted: Extracted) -> None:
    text = (
        "老主席钟离秋同志的遗体，8日在东湖公墓火化。\n钟离秋同志病重期间和逝世后，齐大勇、温启山、邹小伟、马一平等同志，"
        "前往医院看望或通过各种形式对其逝世表示沉痛哀悼。\n8日上午，东湖公墓礼堂哀乐低回。"
        "上午9时许，齐大勇、温启山、马一平等，在哀乐声中缓步来到钟离秋同志的遗体前肃立默哀，向遗体三鞠躬。"
    )
    assert set(people(extracted(text, "钟离秋同志遗体在东湖火化"))) == {"齐大勇", "温启山", "马一平"}
