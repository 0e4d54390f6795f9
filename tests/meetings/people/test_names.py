"""Names the engine cuts, glues or takes for something else. All people are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.cleaning import clean
from extractor.language import analyse, get_engine
from extractor.language.analysis import Analysis
from extractor.meetings.people.mentions import find_mentions
from extractor.meetings.people.name_shapes import is_chinese_name, is_foreign_name
from extractor.meetings.people.names import find_names
from extractor.reading import Article

Analysed = Callable[..., Analysis]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "学校召开会议，汤道平、丁河川、韦一鸣等参加会议。",
            {"汤道平", "丁河川", "韦一鸣"},
            id="items of a list",
        ),
        pytest.param(
            "会议由支部书记秦方正主持，六名党员参加。", {"秦方正"}, id="behind a title, in front of the verb"
        ),
        pytest.param(
            "我院邀请东湖医科大学附属医院申既明教授作报告。", {"申既明"}, id="between workplace and title"
        ),
        pytest.param(
            "王志方和黄卫常委在联合发言中建议推进创新。邓蓉青常委代表科技界发言。",
            {"王志方", "黄卫", "邓蓉青"},
            id="a rank behind the name opens the sentence",
        ),
        pytest.param("陆捷副委员长主持会议。", {"陆捷"}, id="副 of the office behind the name"),
        pytest.param("会议听取了副委员长肖捷作的关于检查的报告。", {"肖捷"}, id="作 taken for a given name"),
        pytest.param("会议听取了主任委员娄勤安作的关于条约的报告。", {"娄勤安"}, id="作的关于 behind a name"),
        pytest.param("方敏8日同总理朔尔特通电话。", {"方敏", "朔尔特"}, id="通电话 behind a foreign name"),
        pytest.param(
            "某国防长加兰特9日与军官开会。", {"加兰特"}, id="half an office glued to a foreign name"
        ),
        pytest.param("洛桑江村参加会见。", {"洛桑江村"}, id="Tibetan elements"),
        pytest.param("组长查玉喜作关于代表资格的审查报告。", {"查玉喜"}, id="喜作 is no verb"),
        pytest.param(
            "由来自德国的专家Dr. Starkmann 教授在大会上介绍。", {"Starkmann"}, id="one word behind Dr."
        ),
        pytest.param(
            "海运公司主席-Chin Chien Hsu；贸易集团总裁-John Sutter。",
            {"Chin Chien Hsu", "John Sutter"},
            id="a dash between office and name in Latin letters",
        ),
        pytest.param(
            "董事长方敏，董事王守仁、谭华送、Geert Pijpers，总经理何飞来访。",
            {"方敏", "王守仁", "谭华送", "Geert Pijpers", "何飞"},
            id="Latin letters in a list of Chinese names",
        ),
        pytest.param("音乐学院院长修子建会上强调了认证的必要性。", {"修子建"}, id="会上 behind a name"),
        pytest.param(
            "来宾在云溪市夏东宁副区长的陪同下参观。", {"夏东宁"}, id="a district's head behind the name"
        ),
        pytest.param(
            "纪委书记吉力力·阿不都外力研究员、中亚研究室副主任方敏出席。",
            {"吉力力·阿不都外力", "方敏"},
            id="Uyghur elements behind a mark",
        ),
        pytest.param(
            "方敏与德国青禾大学Christian Opperberg教授和Michael Grollman副教授、"
            "Ali Darvishan副研究员交换了意见。",
            {"方敏", "Christian Opperberg", "Michael Grollman", "Ali Darvishan"},
            id="Latin letters in front of academic ranks",
        ),
        pytest.param(
            "根据美国约翰斯·霍普金斯大学的统计，人数又有增加。",
            set(),
            id="a university called after somebody",
        ),
        pytest.param("仪式后，方敏同奥云额尔登会谈。", {"方敏", "奥云额尔登"}, id="Mongolian elements"),
        pytest.param(
            "委员曹平、范扎林、皇甫宜川、周清、韦朝晖回应了话题。",
            {"曹平", "范扎林", "皇甫宜川", "周清", "韦朝晖"},
            id="a compound surname parted from the given name",
        ),
        pytest.param(
            "国王哈马德、卡塔尔埃米尔塔米姆出席峰会。", {"哈马德", "塔米姆"}, id="a crown glued to the name"
        ),
        pytest.param("方敏向塞方介绍了情况。", {"方敏"}, id="toward a party to talks"),
        pytest.param("驻约旦、也门、安哥拉等国使馆举行了招待会。", set(), id="countries"),
        pytest.param("协会理事长申长江分别致辞。", {"申长江"}, id="长 of an office inside a name"),
        pytest.param(
            "党校副校（院）长申长江、公司副总常煊分别致辞。",
            {"申长江", "常煊"},
            id="behind 副校（院）长 and 副总",
        ),
        pytest.param("公安局副局长向群通报了治安情况。", {"向群"}, id="向群 in front of a verb"),
        pytest.param("公司副总经理单文远、副总裁卢晓峰发言。", {"单文远", "卢晓峰"}, id="副总 that goes on"),
        pytest.param(
            "校民族联副主任向群，校知联会理事胡国辉出席会议。",
            {"向群", "胡国辉"},
            id="a preposition with no verb behind it",
        ),
        pytest.param(
            "副院长彭智山、应时、彭正山参加活动。",
            {"彭智山", "应时", "彭正山"},
            id="any word between two names of a list",
        ),
        pytest.param(
            "学院院长封一函、教育学院党委书记方平出席会见。",
            {"封一函", "方平"},
            id="three loose characters behind an office",
        ),
        pytest.param("研究生代表高力山发言，祝愿新同学好好学习。", {"高力山"}, id="祝愿新 is a verb"),
        pytest.param(
            "县人大副主任单明然，县政协副书记潘义等领导到场，监事钱文艺及其他人员列席。",
            {"单明然", "潘义", "钱文艺"},
            id="what the engine reads as an adverb or glues to a title",
        ),
        pytest.param(
            "执行董事常煊先生、董事总经理杨锐先生出席论坛。", {"常煊", "杨锐"}, id="in front of 先生"
        ),
        pytest.param(
            "总经理曹炳方向徐江一行介绍了工程。", {"曹炳方", "徐江"}, id="方向 that is a name and 向"
        ),
        pytest.param("省委改革办副主任薛侃莅会指导。", {"薛侃"}, id="莅 is no part of a name"),
        pytest.param(
            "省广电局视听司原司长魏军强，省委党校原校长司徒静出席活动。",
            {"魏军强", "司徒静"},
            id="a former office is no name",
        ),
        pytest.param("之后帖军老师对实验室作了介绍。", {"帖军"}, id="之后 before a rare surname"),
        pytest.param(
            "省中医学会谈美芳秘书、市针灸学会严蔚山会长出席会议。",
            {"谈美芳", "严蔚山"},
            id="between a society and an office",
        ),
        pytest.param(
            "哲学学院院长解成华结合学科实际谈了看法。", {"解成华"}, id="a surname that is also a verb"
        ),
        pytest.param("本次报告会由沈岸教授主持。", {"沈岸"}, id="preposition that is a surname"),
        pytest.param(
            "外交部副部长温启山会见来访的卡尔多总统阿兰·德·贝罗斯。",
            {"温启山", "阿兰·德·贝罗斯"},
            id="foreign name with dots",
        ),
        pytest.param("古丽·买买提代表青年教师发言。", {"古丽·买买提"}, id="minority name with a dot"),
        pytest.param("欧阳文博主持会议，司马云出席。", {"欧阳文博", "司马云"}, id="compound surnames"),
        pytest.param("市领导方 敏、吕一舟参加调研。", {"方敏", "吕一舟"}, id="blanks inside names"),
        pytest.param(
            "区领导宓长流、佟秀莲、白玉峰在主会场收听收看会议。",
            {"宓长流", "佟秀莲", "白玉峰"},
            id="last of a list in front of 在",
        ),
        pytest.param(
            "州台办副主任林景和全程陪同参访。", {"林景和"}, id="和 in front of an adverb is no conjunction"
        ),
        pytest.param(
            "省气象局首席预报员闻人澈、省水文中心主任匡直通报了天气形势。",
            {"闻人澈", "匡直"},
            id="compound surname behind a title of its own kind",
        ),
        pytest.param(
            "县政府党组成员温秀芳（畲族）、漆先知、雷声遥参加会议。",
            {"温秀芳", "漆先知", "雷声遥"},
            id="bracket behind an item of a list",
        ),
        pytest.param("县委副书记、政法委书记全晓川出席会议。", {"全晓川"}, id="surname 全"),
        pytest.param("市委常委、统战部部长解放应邀到会。", {"解放"}, id="a verb that holds an office"),
        pytest.param(
            "省政协常委、九三学社省委会副主委那日暖，统战部副部长桂小岭出席会议。",
            {"那日暖", "桂小岭"},
            id="surname 那",
        ),
        pytest.param(
            "濛溪区政协副主席、社濛溪区委主委权直分别代表社市委致辞。",
            {"权直"},
            id="word across title and name",
        ),
        pytest.param(
            "石岭镇党委书记涂建林、柏坪村党支部书记隆兴远全程陪同。", {"涂建林", "隆兴远"}, id="surname 涂"
        ),
        pytest.param(
            "土库曼斯坦总统别尔登巴耶夫出席会议。", {"别尔登巴耶夫"}, id="first character of a transcription"
        ),
        pytest.param(
            "北京师范大学博士后赵旭、清华大学博士生马立初参加。",
            {"赵旭", "马立初"},
            id="后 belongs to the title",
        ),
        pytest.param(
            "市人大代表仝爱菊希望多讲讲身边案例。", {"仝爱菊"}, id="surname that the engine leaves out"
        ),
        pytest.param("民族学院院长斯琴格日勒出席会议。", {"斯琴格日勒"}, id="Mongolian name without dots"),
        pytest.param(
            "副县长才让扎西、县畜牧站站长何万荣出席，青山大学格桑旺堆教授作报告。",
            {"才让扎西", "何万荣", "格桑旺堆"},
            id="Tibetan names, which the engine cuts",
        ),
        pytest.param(
            "县局食品安全总监阿不都热合曼·吐尔逊提出要求，项目经理阿不都热依木陪同。",
            {"阿不都热合曼·吐尔逊", "阿不都热依木"},
            id="Uyghur names, with a mark and without",
        ),
        pytest.param(
            "副会长慧清、能觉法师，秘书长妙信法师出席会议。",
            {"慧清", "能觉", "妙信"},
            id="monks have no surname",
        ),
        pytest.param(
            "青岭电站站长何飞、双桥电站站长 鲜明、先后汇报。", {"何飞", "鲜明"}, id="set apart by a blank"
        ),
        pytest.param("工会主席折小平和相关人员参加会议。", {"折小平"}, id="a surname left out, 和 taken in"),
        pytest.param("县妇联主席向晓莉作动员讲话。", {"向晓莉"}, id="a surname that is a preposition"),
        pytest.param("副县长应建国主持会议。", {"应建国"}, id="a surname and a given name that are words"),
        pytest.param(
            "作物所所长计春和、国际处处长何飞随团访问。", {"计春和", "何飞"}, id="和 before a list mark"
        ),
        pytest.param("县卫生局局长党育才、股长何飞到会讲话。", {"党育才", "何飞"}, id="surname 党"),
        pytest.param(
            "人力资源部副部长（主持工作）解双喜就办法作说明。", {"解双喜"}, id="a bracket behind the title"
        ),
        pytest.param(
            "签约后，金磊铸造董事长何孝先、华濉食品财务总监苗苗提出问题。",
            {"何孝先", "苗苗"},
            id="the firm of an officer is no person",
        ),
        pytest.param("主任谭颖律师主持，主任文铁山律师代表管委会作报告。", {"谭颖", "文铁山"}, id="lawyers"),
        pytest.param("副站长阮氏秋河女士来访。", {"阮氏秋河"}, id="a Vietnamese name"),
        pytest.param(
            "统战部部长热娜古丽·买买提应邀出席，副委员长易水生、古丽仙·买买提到会。",
            {"热娜古丽·买买提", "易水生", "古丽仙·买买提"},
            id="提 ends a Uyghur name and begins no verb",
        ),
        pytest.param("老馆长鲜于淑珍接过话筒。", {"鲜于淑珍"}, id="the engine parts a compound surname"),
        pytest.param(
            "负责人彭大为代表各机构递交了军令状。", {"彭大为"}, id="为 is the name's in front of 代表"
        ),
        pytest.param(
            "野外站负责人和丽芬等接待了客人。", {"和丽芬"}, id="a bare given name stands behind no 和"
        ),
        pytest.param(
            "英方理事Peter Hallam、Anne Brisco出席会议。",
            {"Peter Hallam", "Anne Brisco"},
            id="a list in Latin letters",
        ),
        pytest.param("参加会议的副会长有罗斌、曾祥友。", {"罗斌", "曾祥友"}, id="有 is no surname here"),
        pytest.param("小区主任何季、居民代表金步焕列席。", {"何季", "金步焕"}, id="居民 is a word"),
        pytest.param(
            "该所谭勇律师接待了客人。谭勇律师介绍了情况。", {"谭勇"}, id="the same office twice behind a name"
        ),
        pytest.param(
            "管理部部长谢春节、信息部主任何佑民参加。",
            {"谢春节", "何佑民"},
            id="a given name that is a feast",
        ),
        pytest.param(
            "科尔莫特陶自明董事长陪同。科尔莫特在业内有名，科尔莫特是一家企业。",
            {"陶自明"},
            id="the brand of a firm in front of its head",
        ),
        pytest.param("李小竹、方艺兵副总经理陪同。", {"李小竹", "方艺兵"}, id="副总经理 behind a name"),
        pytest.param(
            "县委书记庞其凌宏亮的声音响起。县委书记庞其凌出席。", {"庞其凌"}, id="an adjective behind a name"
        ),
        pytest.param(
            "裁判长庄严教授出席，管理学院魏江教授到会。", {"庄严", "魏江"}, id="names that are words"
        ),
        pytest.param("会议由第一届万富民董事长主持。", {"万富民"}, id="a term in front of the holder"),
        pytest.param("特区行政长官崔远和致辞。", {"崔远和"}, id="长官 is one office"),
        pytest.param(
            "经信委主任王新生、副区长纪丙昆出席。", {"王新生", "纪丙昆"}, id="新生 is a given name here"
        ),
        pytest.param("八（18）班的朱彧明同学发言。", {"朱彧明"}, id="a form of address ends a name"),
        pytest.param(
            "大会聘请方敏为会长，黄中、周清为副秘书长；卢正、陶自明为常务理事。",
            {"方敏", "黄中", "周清", "卢正", "陶自明"},
            id="为 in front of the office somebody is given",
        ),
        pytest.param(
            "采购中心主任科员方加和以“采购问题”为题进行汇报，学院于博一C101召开会议。",
            {"方加和"},
            id="和 in front of a theme; a room",
        ),
        pytest.param(
            "会议组织了报告，分别是：\n1、Anna Berg：关键词搜索\n2、 Lee Min Ho : A Graph Database",
            {"Anna Berg", "Lee Min Ho"},
            id="a programme of talks in Latin letters",
        ),
        pytest.param(
            "参会的有美国Anna Berg、加拿大NORTH HILL大学的方其凌教授等。",
            {"Anna Berg", "方其凌"},
            id="a name behind a country, and no university",
        ),
        pytest.param(
            "市长方其凌主持，副市长龙许其亮出席。许其亮、方其凌讲话。许其亮说。",
            {"许其亮", "方其凌"},
            id="the end of one name and the next",
        ),
    ],
)
def test_people_are_found(analysed: Analysed, text: str, names: set[str]) -> None:
    assert {mention.name for mention in find_names(analysed(text))} == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("师生代表共七十四人参加了大会。", id="代表 is no surname here"),
        pytest.param(
            "来宾先后走访了明德楼、逸夫楼、食堂等处，蒙西菜市场、柳东新区也在其中。", id="houses and places"
        ),
        pytest.param("会议听取了人大主任、文化和旅游部部长分别作的报告。", id="文化 is a word"),
        pytest.param("商会向马书记一行的到来表示感谢，异度云张总分享了经验。", id="a surname and an office"),
        pytest.param(
            "东湖大学车辆系主任介绍了专业，土木科科长作了补充。", id="a department of three characters"
        ),
        pytest.param("学院领导班子全体成员参加会议。", id="an office is no name"),
        pytest.param("党委常委、宣传部、组织部有关同志出席会议。", id="departments behind a title"),
        pytest.param("马方表示愿同中方加强合作。", id="a side of talks is no person"),
        pytest.param("区人大、区政协、区法院在主会场参加会议。", id="bodies of a district"),
        pytest.param("在座不少委员都有同感，大家向主任等汇报了进度。", id="都 behind a class of people"),
        pytest.param("会员单位、人员名单、党员干部由支部核对。", id="ordinary words behind 员"),
        pytest.param("书面意见由主任代为宣读，会议以线上线下结合方式召开。", id="代为 and 线上"),
        pytest.param("护林员老杨说自己守山二十六年。", id="老杨 is nobody the article names"),
        pytest.param("县妇联组宣部吴部长到场指导。", id="a department and a surname"),
        pytest.param("会议在中烟施伟策召开，施伟策公司有关人员参加。", id="the name of a firm"),
        pytest.param("母校何院长表达了祝福，利用信息技术交流。", id="母校 and 信息 are words"),
        pytest.param("、黄山博士俱乐部、郑渝班列服务中心有代表参加。", id="the beginning of a body's name"),
        pytest.param("志愿者们一同学习效仿，把党史学习教育同学院发展结合起来。", id="学习 in front of 同学"),
        pytest.param(
            "全校师生代表参加活动，驻云高校代表观看，12位合伙人种下的种子发芽。", id="师生, 高校, 种下"
        ),
        pytest.param("来宾走访青禾市康索特软件有限公司，康索特总经理介绍情况。", id="a firm behind its seat"),
        pytest.param(
            "赓续长江文脉，山水林田湖草成功修复，中华妈祖各团队参加，青禾张氏针灸、潘三矿延深工程亮相。",
            id="words cut in two, 氏, 矿",
        ),
        pytest.param("大家参观了校史荣誉室、学生宿舍、学生餐厅，察看“一节一展”展场、舞台。", id="宿舍, 展场"),
        pytest.param("来源：青禾发布。青禾发改提供，创业者、律师、工程师朋友参加。", id="发布, 发改, 朋友"),
        pytest.param("停运会影响务工人员出行，成员有副主任两名。", id="员 of 人员, 成 of 成员"),
    ],
)
def test_nobody_is_invented(analysed: Analysed, text: str) -> None:
    assert find_names(analysed(text)) == ()


def test_a_short_form_is_the_person_named_in_full(analysed: Analysed) -> None:
    mentions = find_mentions(analysed("东湖学院院长李木春主持会议。会上，李院长介绍了情况。"))
    assert [(mention.name, mention.short) for mention in mentions] == [("李木春", False), ("李木春", True)]


def test_the_last_part_of_a_linked_name_is_the_same_person(analysed: Analysed) -> None:
    mentions = find_mentions(analysed("会长凯特·维多尔致辞。维多尔表示，双方合作很好。"))
    assert {mention.name for mention in mentions} == {"凯特·维多尔"}


def test_a_pronoun_that_speaks_is_the_subject_of_the_sentence_before(analysed: Analysed) -> None:
    mentions = find_mentions(analysed("市委书记苗青山出席会议。他强调，要抓好落实。"))
    assert [mention.name for mention in mentions] == ["苗青山", "苗青山"]


@pytest.mark.parametrize("name", ["王一", "欧阳文博", "诸葛明"])
def test_shapes_of_chinese_names(name: str) -> None:
    assert is_chinese_name(name)


@pytest.mark.parametrize(("name", "foreign"), [("阿卜杜勒", True), ("凯蒂·维达尔", True), ("党支部", False)])
def test_shapes_of_foreign_names(name: str, foreign: bool) -> None:
    assert is_foreign_name(name) is foreign


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "会议听取了副主任委员何飞作的关于草案审议结果的报告。",
            {"何飞"},
            id="作 of 作报告",
        ),
        pytest.param("副校长何飞作《海水传感技术》学术报告。", {"何飞"}, id="作 in front of a title"),
        pytest.param("国家副主席卢明远会见日本首相川田正雄。", {"卢明远", "川田正雄"}, id="a Japanese name"),
        pytest.param("集团总经理何飞也表示，要抓好工作。", {"何飞"}, id="也 is an adverb"),
        pytest.param("国家主席卢正同卡尔多总统莱希通电话。", {"卢正", "莱希"}, id="通 begins 通电话"),
        pytest.param(
            "卡尔多总统阿兰·德·贝罗斯已经抵达沙特。", {"阿兰·德·贝罗斯"}, id="a verb behind a foreign name"
        ),
        pytest.param("夏尔兹·谢里夫和伊朗客人会谈。", {"夏尔兹·谢里夫"}, id="和 behind a foreign name"),
        pytest.param(
            "国家主席林望舒和拜登总统在云溪会晤。",
            {"林望舒", "拜登"},
            id="和 between a title and a foreign name",
        ),
    ],
)
def test_words_behind_a_name_stay_outside(text: str, names: set[str]) -> None:
    analysis = analyse(clean(Article(id="a", source="t", text=text)), get_engine("lac"))
    assert {mention.name for mention in find_names(analysis)} == names
