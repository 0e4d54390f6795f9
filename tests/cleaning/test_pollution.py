"""The document gate: noise, texts for learners, glosses and lessons; and what goes in each."""

from __future__ import annotations

import pytest

from extractor.cleaning import Pollution, clean_text
from extractor.cleaning.brackets import find
from extractor.cleaning.pollution import judge

NOISE = (
    "市(shi)總工會(hui)召(zhao)開(kai)會議，主(zhu)席林遠山主(zhu)持會(hui)議並講話。",
    "一個(gè)地區(qū)各單位對(duì)這項(xiàng)工作很重視，經(jīng)過(guò)認真研究后作出了安排。",
    "會（huì）議（yì）由何（hé）青（qīng）主持，各區縣的負責同志參加了會議。",
    "工(gong)(gong)會主席林遠山在會上介紹了去年以來全市工會系統的各項工作情況和下一步的打算。",
)
PLAIN = (
    "滏(fǔ)阳河、洨(xiáo)河、亳(bó)州、嵩(sōng)县的代表参加了会议，大家一致认为要加强协作，把流域治理好。",
    "重(zhòng)要、重(chóng)复；长(cháng)短、长(zhǎng)大；行(xíng)走、银行(háng)；得(dé)到、总得(děi)去。",
    "北京(Beijing)、上海(Shanghai)、广州(Guangzhou)、成都(Chengdu)、武汉(Wuhan)等城市的代表出席。",
    "他(he)、她(she)、我(me)、能(can)、长(long)、男人(men)、母鸡(hen)、钢笔(pen)都是英语单词。",
    "锂(Li)、钠(Na)、铒(Er)、镥(Lu)、铋(Bi)、钋(Po)是元素符号，和拼音相同。",
    "世界卫生组织(WHO)、国际计量局(BIPM)的专家出席，会议由市科协(筹)主办，长度(m)、面积(mu)另附。",
)
LEARNER = (
    "我(wǒ)们(men)都(dōu)是(shì)好(hǎo)朋(péng)友(you)，天(tiān)天(tiān)见(jiàn)面(miàn)。",
    "暮mù云yún收shōu尽jìn溢yì清qīng寒hán，银yín汉hàn无wú声shēng转zhuǎn玉yù盘pán。",
    "注(ㄓㄨˋ)音(ㄧㄣ)會(ㄏㄨㄟˋ)議(ㄧˋ)，小(ㄒㄧㄠˇ)朋(ㄆㄥˊ)友(ㄧㄡˇ)好(ㄏㄠˇ)。",
    "會(wui6)議(ji5)，你(nei5)好(hou2)，天(tin1)地(dei6)人(jan4)和(wo4)。",
    "汉[hàn]字[zì]很[hěn]美[měi]，我[wǒ]爱[ài]汉[hàn]语[yǔ]。",
)


def verdict(text: str) -> Pollution:
    return judge(text, find(text))


@pytest.mark.parametrize("text", NOISE)
def test_noise(text: str) -> None:
    assert verdict(text) is Pollution.NOISE


@pytest.mark.parametrize("text", PLAIN)
def test_glosses_lessons_and_abbreviations_are_plain_and_stay(text: str) -> None:
    assert verdict(text) is Pollution.PLAIN
    assert clean_text(text).text == text


@pytest.mark.parametrize("text", LEARNER)
def test_texts_for_learners(text: str) -> None:
    assert verdict(text) is Pollution.LEARNER


def test_stuffing_in_other_lines_does_not_hide_noise() -> None:
    stuffing = "\n".join(["关键词一，关键词二，关键词三，关键词四，关键词五"] * 40)
    text = NOISE[1] + "\n" + stuffing
    assert verdict(text) is Pollution.NOISE


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("市總(zong)工會(WTO)召(zhao)開(kai)會(hui)議(2015年)", "市總工會(WTO)召開會議(2015年)"),
        ("(記(ji)者(zhe) 林(lin)遠(yuan)山)在會(hui)上", "(記者 林遠山)在會上"),
        ("會(HUI)議(YI)在(zai)云溪召(zhao)開(kai)主(zhu)持", "會議在云溪召開主持"),
        ("鋰(Li)電池會(hui)議召(zhao)開(kai)主(zhu)持", "鋰(Li)電池會議召開主持"),
        ("會(de)議召(zhao)開(kai)，主(zhu)持會(hui)議(yi)", "會(de)議召開，主持會議"),
        ("會”(hui)議召(zhao)開(kai)主(zhu)持(chi)", "會”(hui)議召開主持"),
    ],
)
def test_in_noise_only_readings_of_the_character_before_go(raw: str, expected: str) -> None:
    assert clean_text(raw, script="keep", context=Pollution.NOISE).text == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("北京(Běijīng)是中国(Zhōngguó)的首都", "北京是中国的首都"),
        ("哪儿(nǎr)、小孩儿(xiǎoháir)、一会儿(yíhuìr)", "哪儿、小孩儿、一会儿"),
        ("会(ㄏㄨㄟˋ)议(ㄧˋ)的(˙ㄉㄜ)", "会议的"),
        ("會(wui6)議(ji5)", "會議"),
        ("只是(zhi3)(shi4)", "只是"),
        ("旅(lu:3)行(xing2)", "旅行"),
        ("世界卫生组织(WHO)", "世界卫生组织(WHO)"),
    ],
)
def test_in_texts_for_learners_words_and_other_scripts_go(raw: str, expected: str) -> None:
    assert clean_text(raw, script="keep", context=Pollution.LEARNER).text == expected


def test_emoji_go_from_noise_only() -> None:
    assert clean_text("大家加油💪一定能行").text == "大家加油💪一定能行"
    noisy = "測量(liang)🆚導電(dian)，會(hui)議✊召開(kai)"
    assert clean_text(noisy, script="keep").text == "測量導電，會議召開"


def test_dots_against_word_filters_go_and_foreign_names_stay() -> None:
    assert clean_text("市.委班.子会议上，副.书记林远山讲话。").text == "市委班子会议上，副书记林远山讲话。"
    names = "托马斯.林、罗伯特.威尔斯、马丁.史密斯和安娜.李出席。"
    assert clean_text(names).text == names
