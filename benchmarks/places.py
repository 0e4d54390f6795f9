"""Where the benchmarks find articles."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
ANNOTATIONS = ROOT / "models" / "annotations"
FOLDS = ROOT / "models" / "folds"
LEFT_OUT = FOLDS / "lead.jsonl"

SHARED = Path(os.environ.get("EXTRACTOR_SHARED") or ROOT.parent / "shared")
"""Real articles, which are no part of the repository, as the tests look for them."""

GOLD = SHARED / "gold"
CORPUS = SHARED / "corpus"


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines, packed or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
