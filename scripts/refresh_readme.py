"""Put real output into README.md: its console sessions, a row with its evidence, the figures of the floors.

    .venv/bin/python scripts/refresh_readme.py

In a block marked `console`, lines that begin with `$ ` are run, in a folder of their own that holds a link
to `samples`; what they print, on stderr too, takes the place of the other lines. A test holds that nothing
would change.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from extractor.cleaning import clean
from extractor.language import analyse, get_engine
from extractor.meetings import extract
from extractor.reading import Article, read

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
FLOORS = ROOT / "tests" / "evaluation" / "floors.toml"

_SESSION = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_EVIDENCE = re.compile(r"(?<=<!-- evidence -->\n).*?(?=<!-- /evidence -->)", re.DOTALL)
_FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)


def refreshed(text: str) -> str:
    """The page with fresh output and figures."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "samples").symlink_to(ROOT / "samples")
        text = _SESSION.sub(lambda found: _session(found[0], Path(folder)), text)
    text = _EVIDENCE.sub(lambda _: _evidence(ROOT / "samples" / "03-polluted-toned.txt"), text)
    return _FIGURES.sub(lambda _: _figures(), text)


def _session(block: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    lines = []
    for line in block.splitlines():
        if line.startswith("$ "):
            done = subprocess.run(
                ["bash", "-c", line[2:]],
                cwd=folder,
                env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            lines.append(f"{line}\n{done.stdout}")
    return "".join(lines)


def _evidence(sample: Path) -> str:
    """One attendee of a sample with the words it was read from, raw and clean."""
    (article,) = (item for item in read([sample]) if isinstance(item, Article))
    extraction = extract(analyse(clean(article), get_engine("lac")))
    person = min(
        extraction.meetings[0].attendees, key=lambda person: len(person.evidence.cut(extraction.clean.text))
    )
    raw = extraction.clean.raw_span(person.evidence)
    lines = (
        ("raw", f"{raw.start}-{raw.end}", raw.cut(article.text)),
        (
            "clean",
            f"{person.evidence.start}-{person.evidence.end}",
            person.evidence.cut(extraction.clean.text),
        ),
        ("row", "", f"{person.name} | {person.title} | {person.roles[0].value}"),
    )
    shown = "".join(f"{name:<6} {place:<8} {words}\n" for name, place, words in lines)
    return f"```\n{shown}```\n"


def _figures() -> str:
    """The floors as a table: one line for each figure, one column for each set."""
    sets = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    figures = [name for name in next(iter(sets.values())) if name != "digest"]
    head = f"| | {' | '.join(name.removesuffix('_dev') for name in sets)} |\n|---|{'---|' * len(sets)}\n"
    rows = [
        f"| {name} | {' | '.join(f'{values[name]:.3f}' for values in sets.values())} |\n" for name in figures
    ]
    return head + "".join(rows)


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
