"""The notebooks in `docs/notebooks` run, and show what they showed when they were written."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "notebooks"


@pytest.mark.parametrize("notebook", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_the_same(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")
    monkeypatch.chdir(FOLDER)
    names: dict[str, Any] = {"__name__": "__main__"}
    shown = 0
    for cell in cells(notebook):
        value = run("".join(cell["source"]), names)
        told = ["".join(output["data"]["text/plain"]) for output in cell["outputs"] if "data" in output]
        if value is not None and not isinstance(value, dict):
            assert repr(value) == told[-1]
            shown += 1
    assert shown >= 4
    assert any(
        "image/png" in output.get("data", {}) for cell in cells(notebook) for output in cell["outputs"]
    )


def cells(notebook: Path) -> list[dict[str, Any]]:
    """The code cells of a notebook."""
    return [c for c in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "code"]


def run(source: str, names: dict[str, Any]) -> Any:
    """Run a cell as a kernel does; the value of an expression at its end, or None."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None
