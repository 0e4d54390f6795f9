"""An engine that crashes, sleeps or raises on demand, installed like a plug-in, so that workers find it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractor.reading.article import Article

ENGINE = """
import os, time
from extractor.language.engine import NOTHING, engine

class Poisonous:
    name = "poisonous"

    def tag(self, sentences):
        text = "".join(sentences)
        if "崩溃" in text:
            os.abort()
        if "沉睡" in text:
            time.sleep(3600)
        if "报错" in text:
            raise ValueError("no good")
        if "耗尽" in text:
            bytearray(64 * 1024 ** 3)
        time.sleep(0.02 * text.count("慢"))
        return [NOTHING for _ in sentences]

@engine("poisonous", description="for tests", licence="none", install="nothing")
def open_engine(model):
    if model == "broken":
        raise OSError("the weights are gone")
    if model == "dead":
        os._exit(7)
    return Poisonous()
"""


@pytest.fixture(scope="session")
def plugin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for `sys.path` or PYTHONPATH that brings the engine `poisonous`."""
    folder = tmp_path_factory.mktemp("plugin")
    (folder / "poisonous_engine.py").write_text(ENGINE, encoding="utf-8")
    info = folder / "poisonous-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: poisonous\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[extractor.engines]\npoisonous = poisonous_engine\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def poisonous(plugin: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of that engine, which workers of this test can open."""
    from extractor.language import engine as registry

    monkeypatch.syspath_prepend(plugin)
    registry._import_engines.cache_clear()
    yield "poisonous"
    registry._import_engines.cache_clear()


def article(number: int, text: str = "云山市总工会召开座谈会，陆云海主持会议。") -> Article:
    return Article(f"a{number}", f"news.jsonl:{number}", f"{text}第{number}号。")


@pytest.fixture(name="article")
def article_fixture() -> object:
    """Builds an article: number, text."""
    return article
