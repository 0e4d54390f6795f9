"""Figures as a page for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_HEAD = """# Figures of the model alone

Written by `python -m {command}`. What the model proposes is read in the plainest way
(`extractor.training.readout`), without any rule of the genre, and scored as `extractor evaluate` does; in
brackets the 95 % interval of a bootstrap over articles.

"left out" means: each article read by a network that did not learn from it; of an institution all articles
are left out together, national news is dealt out in three parts (`extractor.training.folds`).
"""


def markdown(figures: Mapping[str, Any], command: str) -> str:
    """The page for what the module `command` has measured."""
    rows = [(f"{source}, left out", row) for source, row in figures["held out"].items()]
    rows += list(figures["development"].items())
    names = list(rows[0][1])
    lines = [
        _HEAD.format(command=command),
        "| measured on | " + " | ".join(names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    for title, row in rows:
        cells = [f"{value:.2f} ({low:.2f}-{high:.2f})" for value, low, high in (row[name] for name in names)]
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "Expected calibration error of the scores, on the articles left out, before and after scaling:",
        "",
        "| label | before | after |",
        "|---|---|---|",
    ]
    lines += [f"| {label} | {a:.3f} | {b:.3f} |" for label, (a, b) in figures["calibration error"].items()]
    return "\n".join(lines) + "\n"
