"""The room's data files: complete, without doubles, and what their headers promise."""

from __future__ import annotations

import json
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import pytest

from extractor.cleaning import lexicon
from extractor.cleaning.frequency import ranks
from extractor.cleaning.readings import agrees, agrees_in_zhuyin, fold, is_jyutping, is_syllable, spelled

NAMES = sorted(
    entry.name for entry in (resources.files("extractor.cleaning") / "data").iterdir() if entry.name[0] != "."
)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_says_what_belongs_there_and_how_to_add(name: str) -> None:
    text = (resources.files("extractor.cleaning") / "data" / name).read_text(encoding="utf-8")
    header = text[: text.index("\n" + lexicon.lines(name)[0])]
    assert "How to add:" in header
    assert len(lexicon.lines(name)) == len(set(lexicon.lines(name)))


def test_syllables_are_those_of_the_dictionary() -> None:
    spec = find_spec("pypinyin")
    assert spec is not None
    assert spec.origin is not None
    table = json.loads(Path(spec.origin).with_name("pinyin_dict.json").read_text(encoding="utf-8"))
    known = {fold(reading) for listed in table.values() for reading in listed.split(",")}
    vowelless = {syllable for syllable in known if not set(syllable) & set("aeiouv")}
    assert lexicon.words("syllables.txt") == known - vowelless


def test_characters_by_frequency() -> None:
    listed = "".join(lexicon.lines("characters_by_frequency.txt"))
    assert len(listed) == len(set(listed)) == 6500
    assert ranks("的會龘") == [listed.index("的"), listed.index("会"), 6500]
    assert listed.index("的") < 100


@pytest.mark.parametrize(
    ("syllable", "folded"),
    [
        ("Lǚ", "lv"),
        ("lü3", "lv"),
        ("lu:4", "lv"),
        ("lüè", "lue"),
        ("lve", "lue"),
        ("jv", "ju"),
        ("qīnɡ", "qing"),
    ],
)
def test_fold(syllable: str, folded: str) -> None:
    assert fold(syllable) == folded
    assert is_syllable(folded)


def test_any_reading_of_the_dictionary_agrees_whatever_its_tone() -> None:
    assert agrees("著", "zhu")
    assert agrees("著", "zhe")
    assert agrees("沖", "chòng")
    assert not agrees("會", "de")


def test_words_and_erhua_are_spelled() -> None:
    assert spelled("在北京", 3, "Běijīng") == 2
    assert spelled("一会儿", 3, "yíhuìr") == 3
    assert spelled("会", 1, "huìr") == 1
    assert spelled("北京", 2, "Nanjing") == 0


def test_zhuyin_and_jyutping() -> None:
    assert agrees_in_zhuyin("的", "˙ㄉㄜ")
    assert not agrees_in_zhuyin("的", "ㄏㄨㄟˋ")
    assert is_jyutping("wui6")
    assert not is_jyutping("zhong1")
