"""The floors of accuracy: measured figures that a change must not fall below.

`floors.toml` holds, for each development set, a digest of its files and a floor for each figure (a
ceiling for `overfill`). The test beside it measures and compares.

    .venv/bin/python tests/evaluation/floors.py                     say how the figures stand to the floors
    .venv/bin/python tests/evaluation/floors.py --raise             raise the floors that were passed
    .venv/bin/python tests/evaluation/floors.py --raise --lower org let this one fall, too

Lowering a floor, like changing the digest (`--new-articles`), needs its reason in CHANGELOG.md.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from extractor.evaluation.evaluation import evaluate
from extractor.reading import read
from extractor.runs import Settings, default_workers, run

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FLOORS = Path(__file__).with_name("floors.toml")
SHARED = Path(__file__).resolve().parents[3] / "shared"
INVENTED = Path(__file__).resolve().parents[1] / "accuracy"
SETS = ("national_dev", "local_dev", "invented")
"""Real articles from the shared folder, and articles of our own, which are in the repository."""
FIGURES = (
    "detection_f1",
    "attendees_f1",
    "role",
    "title",
    "date",
    "org",
    "topic~",
    "name~",
    "location",
    "overfill",
)
"""Precision and recall may move against each other as long as their F1 holds."""

DIGITS = 3
LOWER_IS_BETTER = ("overfill",)
HEADER = """\
# What the default engine reaches on the development sets, cut to three digits.
# Written by `tests/evaluation/floors.py --raise`; the digest is of the articles and their annotation.
"""

Figures = Mapping[str, float]


def load() -> dict[str, dict[str, float | str]]:
    """The floors of every set, with its digest."""
    found: dict[str, dict[str, float | str]] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def folder_of(name: str, shared: Path) -> Path:
    """Where the articles of a set are, and their annotation."""
    return INVENTED if name == "invented" else shared / "gold"


def digest(name: str, shared: Path) -> str:
    """SHA-256 of the articles of a set and of their annotation."""
    content = hashlib.sha256()
    for suffix in (".jsonl", ".gold.jsonl"):
        content.update((folder_of(name, shared) / f"{name}{suffix}").read_bytes())
    return content.hexdigest()


def measure(name: str, shared: Path) -> Figures:
    """The figures of a set, extracted now with the default settings."""
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder, "tables")
        run(read([folder_of(name, shared) / f"{name}.jsonl"]), tables, Settings(), workers=default_workers())
        return evaluate(folder_of(name, shared) / f"{name}.gold.jsonl", tables).whole.figures


def fallen(floors: Mapping[str, float | str], figures: Figures) -> dict[str, tuple[float, float]]:
    """The figures that are worse than their floor: name to (floor, figure)."""
    pairs = {name: (float(floors[name]), figures[name]) for name in floors if name != "digest"}
    return {name: (floor, now) for name, (floor, now) in pairs.items() if not holds(name, floor, now)}


def holds(name: str, floor: float, figure: float) -> bool:
    """True if the figure is as good as the floor or better; NaN never is."""
    return figure <= floor if name in LOWER_IS_BETTER else figure >= floor


def cut(name: str, figure: float) -> float:
    """The figure with `DIGITS` digits, on its worse side; NaN, where nothing was found at all, stays NaN."""
    if math.isnan(figure):
        return figure
    scale = 10**DIGITS
    rounded = math.ceil if name in LOWER_IS_BETTER else math.floor
    return rounded(figure * scale) / scale


def main() -> int:
    """Measure, compare, and write the floors if asked to; 1 if a figure has fallen."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--raise", dest="write", action="store_true", help="write the floors that were passed"
    )
    parser.add_argument("--lower", nargs="+", default=[], metavar="FIGURE", help="figures that may fall")
    parser.add_argument("--new-articles", action="store_true", help="the development sets have changed")
    options = parser.parse_args()
    known = load() if FLOORS.exists() else {}
    bad = False
    lines = [HEADER]
    for name in SETS:
        figures = measure(name, SHARED)
        floors = known.get(name, {})
        now = digest(name, SHARED)
        if floors and floors["digest"] != now and not options.new_articles:
            print(
                f"{name} is not the set the floors were measured on; --new-articles starts anew",
                file=sys.stderr,
            )
            return 1
        if floors.get("digest") != now:
            floors = {}
        lines.append(f'[{name}]\ndigest = "{now}"')
        for figure in FIGURES:
            value = figures[figure]
            floor = float(floors.get(figure, cut(figure, value)))
            good = holds(figure, floor, value)
            if good or figure in options.lower:
                floor = cut(figure, value)
            bad |= not good and figure not in options.lower
            print(f"{name:<13} {figure:<13} {value:.4f}  floor {floor:.3f}{'' if good else '  FALLEN'}")
            lines.append(f"{figure if figure.isidentifier() else chr(34) + figure + chr(34)} = {floor:.3f}")
        lines.append("")
    if options.write and not bad:
        FLOORS.write_text("\n".join(lines), encoding="utf-8")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
