"""Which of several dates is the meeting's. Each case names the shape it guards; all names are invented."""

from __future__ import annotations

import pytest

from extractor.meetings.dates import choose, find, judge
from extractor.meetings.dates.choose import Kind, cues, governing, kind
from extractor.spans import Span

SHAPES = {
    "the lead names the day": ("7月17日，青禾市总工会召开例会。会议传达了7月3日的文件。", "7月17日"),
    "an instruction before a conference": (
        "省委书记林望舒近日对防汛工作作出批示。全省防汛工作会议17日在云溪召开。",
        "17日",
    ),
    "what a session heard the other day": (
        "日前，国务会议听取了云溪大桥事故调查情况的汇报，并审议通过调查报告。2021年7月17日，大桥垮塌。",
        "日前",
    ),
    "the only date is 近日": ("近日，青禾学院召开教学工作会议。", "近日"),
    "a founding in the lead": ("成立于1953年5月2日的青禾合唱团7月17日举行座谈会。", "7月17日"),
    "since": ("自3月1日活动开展以来，市妇联7月17日首次召开推进会。", "7月17日"),
    "up to": ("截至6月30日，全市完成改造。7月17日，市住建局召开现场会。", "7月17日"),
    "a deadline": ("为在9月1日前完成任务，7月17日，区教育局召开调度会。", "7月17日"),
    "a document": ("根据5月8日印发的通知要求，7月17日，学院召开动员会。", "7月17日"),
    "an earlier meeting": ("此前，双方曾于5月8日会谈。7月17日，代表团来访。", "7月17日"),
    "a meeting to come": ("7月17日，筹备组召开碰头会。大会将于9月5日开幕。", "7月17日"),
    "only a meeting to come": ("第九届青禾论坛9月5日将在云溪举行。", None),
    "tomorrow": ("青禾论坛明天（7月18日）开幕。", None),
    "a dateline beside a date": ("本报云溪7月18日电（记者方小满）近日，市文联召开换届大会。", "近日"),
    "nothing but a dateline": ("青禾社云溪7月18日电 正在此间举行的茶业大会上，专家各抒己见。", "7月18日"),
    "no dateline": ("7月18日电话会议部署防汛工作。", "7月18日"),
    "a publication line": ("发布时间：2015-07-20 09:30\n7月17日，市图书馆举办讲座。", "7月17日"),
    "a publication line behind a paper's name": (
        "青禾日报 2015-07-20 08:20\n7月17日，市总工会召开座谈会。",
        "7月17日",
    ),
    "a publication line with an editor": (
        "| 2015-07-20 10:42:09 编辑：方敏 |\n7月17日，座谈会召开。",
        "7月17日",
    ),
    "an imprint": ("第一版 总第1207期 >2015-07-20编印\n7月17日，座谈会召开。", "7月17日"),
    "the time of an event on a line": (
        "会议时间：2015-07-17 09:30\n地点：三楼会议室，参加人员：各科科长。",
        "2015-07-17",
    ),
    "a signature": ("7月17日，街道召开居民代表会议。\n2015年7月20日", "7月17日"),
    "a time in a speech": ("温以宁表示，5月3日以来成效明显。7月17日，座谈会在云溪举行。", "7月17日"),
    "a title": ("《2012年7月1日讲话选编》首发式7月17日在云溪举行。", "7月17日"),
    "today as an age": ("今天的云溪，山清水秀。7月17日，县政协召开专题协商会。", "7月17日"),
    "a year in a name": ("2015年青禾市工会工作会议7月17日召开。", "7月17日"),
    "recently further down": ("座谈会在云溪举行。与会者踊跃发言。气氛热烈。前不久，学院举行了赛事。", None),
    "local time": ("当地时间7月17日，代表团与云溪友好协会会谈。", "7月17日"),
    "a surname that is also 曾": ("7月17日，学院召开例会。曾云帆7月18日作报告。", "7月17日"),
    "only a surname that is also 曾": ("书记曾云帆7月17日主持召开例会。", "7月17日"),
    "students on a day": ("全体研究生于7月17日参加培训。", "7月17日"),
    "Fujian on a day": ("代表团在福建于7月17日召开座谈会。", "7月17日"),
    "a legal representative": ("公司法定代表人方小满7月17日主持会议。", "7月17日"),
    "a plan's name": ("“青禾领航计划”7月17日举行启动仪式。", "7月17日"),
    "a general": ("老将军方小满7月17日出席座谈会。", "7月17日"),
    "from day to day": ("从3月5日至8日，学院举办培训班。", "3月5日至8日"),
    "a farm called 前锋": ("7月17日前锋农场召开职工大会。", "7月17日"),
    "recently, and then the day": (
        "云溪地质所近期召开研讨会，分两段进行。7月17日，资料展评在三楼大厅举行。",
        "7月17日",
    ),
    "recently, and what others did": (
        "近日，云溪市河长办举行试运行仪式。7月17日，省河长办召开研讨会，云溪积极响应。",
        "近日",
    ),
    "recently inside a purpose": ("为吸取近期通报的教训，7月17日，云溪监狱召开警示教育大会。", "7月17日"),
    "reporters learned it at a meeting": (
        "记者从昨天召开的春运通气会上获悉：今年春运从1月24日开始至3月3日结束。",
        "昨天",
    ),
    "today in somebody's words": (
        "“电梯装东边还是西边，今天总要有个说法。”7月17日晚，柳汀社区的议事会开场。",
        "7月17日",
    ),
    "up to today": ("挖到今天，难题也来了。7月17日，省文物所召开论证会。", "7月17日"),
    "the day of the page": ("今天是：\n7月17日，全省防汛会议召开。", "7月17日"),
    "when a photo was taken": ("学者在遗址考察（7月16日摄）。\n7月17日，首届论坛在云溪举行。", "7月17日"),
    "minutes with a labelled head": (
        "时间：7月17日 14:30\n地点：二楼会议室\n主持：方敏\n一、上周情况\n林越通报工程进度。",
        "7月17日",
    ),
    "what happened before the visit": (
        "入夏以来持续高温，7月16日负荷创下新高。7月17日上午，副市长方敏到供电公司调研。",
        "7月17日",
    ),
    "the evening before": ("采茶戏于7月16日晚首演。次日上午，专家研讨会在云溪举行。", "次日"),
    "photo lines above the lead": ("会议现场\n合影留念\n近日，公共管理学院召开例会。", "近日"),
    "what came before the news": (
        "在5月21日许晟主讲第一期讲座后，党支部又于7月2日在会议室开展第二期主题讲座。",
        "7月2日",
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_date_of_the_meeting(shape: str) -> None:
    text, words = SHAPES[shape]
    chosen = choose(judge(find(text), text), text)
    assert (chosen.expression.quote.text if chosen else None) == words


def test_the_window_decides_between_meetings() -> None:
    text = "7月17日，市委召开常委会会议。7月18日，市长沈砚秋到云溪镇调研。"
    second = Span(text.index("7月18日"), len(text))
    chosen = choose(judge(find(text), text), text, [second])
    assert chosen is not None
    assert chosen.expression.quote.text == "7月18日"


def test_the_first_sentence_of_the_window_weighs_more_than_its_place_in_the_text() -> None:
    text = "7月16日，代表报到。7月17日，大会开幕。"
    sentences = [Span(text.index("7月17日"), len(text)), Span(0, text.index("7月17日"))]
    chosen = choose(judge(find(text), text), text, sentences)
    assert chosen is not None
    assert chosen.expression.quote.text == "7月17日"


def test_a_side_event_is_governed_by_the_date_before_it() -> None:
    text = "7月16日，市委召开会议。7月17日，市长会见来宾。会见前，双方参观展馆。7月18日，来宾离开。"
    found = governing(judge(find(text), text), text.index("会见前"))
    assert found is not None
    assert found.expression.quote.text == "7月17日"


def test_nothing_governs_before_the_first_date() -> None:
    text = "随后，双方参观展馆。7月18日，来宾离开。"
    assert governing(judge(find(text), text), 0) is None


def test_chairing_with_words_about_the_future_is_no_future() -> None:
    text = "7月17日，程远山主持会议并说明大会将于9月召开。"
    assert kind(find(text)[0], text) is Kind.HELD


def test_cues_are_read_from_their_file() -> None:
    assert cues().convened.search("在云溪召开")
    assert not cues().convened.search("在云溪调研")
    assert cues().met.search("在云溪调研")
    assert cues().held.search("在云溪例会上")
