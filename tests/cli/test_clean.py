"""`extractor clean`: clean text, what was removed, and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

POLLUTED = "雲(yún)山(shān)市(shì)總(zǒng)工(gōng)會(huì)召(zhào)開(kāi)座(zuò)談(tán)會(huì)。\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    source = tmp_path / "page.txt"
    source.write_text(POLLUTED, encoding="utf-8")
    return source


def test_clean_text_is_printed(call: Callable[..., Any], page: Path) -> None:
    said = call("clean", page)
    assert (said.code, said.out, said.err) == (0, "云山市总工会召开座谈会。\n", "")


def test_the_script_may_stay(call: Callable[..., Any], page: Path) -> None:
    assert call("clean", page, "--script", "keep").out == "雲山市總工會召開座談會。\n"


def test_what_was_removed_is_told(call: Callable[..., Any], page: Path) -> None:
    lines = call("clean", page, "--show-removed").out.splitlines()
    assert "removed or repaired" in lines[0]
    assert lines[1].split() == ["1-6", "reading", "(yún)"]
    assert "  reading: the reading of the character before it" in lines


def test_every_rule_says_why(call: Callable[..., Any], samples: Path) -> None:
    from extractor.cleaning import clean
    from extractor.cleaning.text import ANNOTATION_RULES
    from extractor.cli.clean import WHY
    from extractor.reading import Article, read

    articles = [item for item in read([samples]) if isinstance(item, Article)]
    used = {removal.rule for article in articles for removal in clean(article).removals}
    assert used | ANNOTATION_RULES <= WHY.keys()


def test_json_maps_every_character_back(call: Callable[..., Any], page: Path) -> None:
    record = json.loads(call("clean", page, "--json").out)
    assert record["text"].startswith("云山市总工会召开座谈会。")
    printed = "".join(POLLUTED[first:last] for first, last, _, _ in record["alignment"])
    assert printed.startswith("雲山市總工會召開座談會。")
    assert record["alignment"][0][2] == 0
    assert len(record["removals"]) >= 11


def test_articles_stand_apart(call: Callable[..., Any], page: Path) -> None:
    assert call("clean", page, page).out == "云山市总工会召开座谈会。\n\n云山市总工会召开座谈会。\n"


def test_failures_go_to_stderr(call: Callable[..., Any], page: Path, tmp_path: Path) -> None:
    said = call("clean", page, tmp_path / "gone.txt")
    assert said.code == 1
    assert said.out.startswith("云山市")
    assert "gone.txt" in said.err
    assert call("clean", tmp_path / "gone.txt").code == 3
