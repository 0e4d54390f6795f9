"""Killed at random moments and started again, a run ends with the bytes of an undisturbed one."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractor.runs.output import WORKSHOP

KILLS = int(os.environ.get("EXTRACTOR_KILLS", "4"))
"""How often the run is killed; `EXTRACTOR_KILLS=20 pytest tests/runs/test_kills.py` for the long version."""

ARTICLES = 80 * KILLS
"""More than can be finished between so many kills."""


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_killed_runs_end_with_the_same_bytes(tmp_path: Path, plugin: Path) -> None:
    source = tmp_path / "news.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            text = f"云山市总工会召开座谈会，陆云海慢主持会议。{'会议开了很久。' * 400}第{number}号。"
            print(json.dumps({"id": f"a{number}", "text": text}, ensure_ascii=False), file=file)

    whole, cut = tmp_path / "whole", tmp_path / "cut"
    assert start(source, whole, plugin).wait() == 0
    dice = random.Random(7)
    killed = 0
    for _ in range(KILLS):
        process = start(source, cut, plugin)
        time.sleep(dice.uniform(0.3, 2.5))
        killed += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert killed == KILLS, "the run was finished before it could be killed; give it more to do"
    assert start(source, cut, plugin, "--force").wait() == 0

    assert not (cut / WORKSHOP).exists()
    for path in whole.iterdir():
        assert (cut / path.name).read_bytes() == path.read_bytes(), path.name


def start(source: Path, out: Path, plugin: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from extractor.cli.main import main; main()", "extract", str(source)]
    command += ["--out", str(out), "--engine", "poisonous", "--workers", "2", "--quiet", *more]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(plugin)}, stderr=subprocess.DEVNULL)
