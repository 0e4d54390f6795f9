"""The tables of other engines' tags: complete, and nothing outside the neutral set."""

from __future__ import annotations

from importlib.resources import files

import pytest

from extractor.language.tagsets import load_tagset

NEUTRAL = set(
    "n nr ns nt nz nw t s f v vd vn a ad an d m q r p c u w xc".split()  # noqa: SIM905 - one line, not 24
)
TABLES = [entry.name[:-4] for entry in (files("extractor.language") / "data" / "tags").iterdir()]


@pytest.mark.parametrize("name", TABLES)
def test_every_tag_is_neutral(name: str) -> None:
    assert set(load_tagset(name).values()) <= NEUTRAL


def test_every_flag_of_jiebas_dictionary_is_mapped() -> None:
    jieba = pytest.importorskip("jieba", reason="needs the dictionary file in the package jieba")
    with jieba.get_dict_file() as file:
        flags = {line.decode().split()[2] for line in file}
    assert flags - set(load_tagset("jieba")) == set()
