"""Engine `jieba`, announced: loading it is the business of `jieba_tagger`."""

from __future__ import annotations

from importlib.util import find_spec

from extractor.errors import EngineError
from extractor.language.engine import Engine, EngineState, Readiness, engine

_INSTALL = "pip install rjieba"


def _state() -> EngineState:
    if find_spec("rjieba") is None:
        return EngineState(Readiness.NOT_INSTALLED, f"install it with {_INSTALL}")
    return EngineState(Readiness.READY)


@engine(
    "jieba",
    description="jieba's dictionary and name model (Rust port): fast, light, names less reliable than LAC's",
    licence="MIT",
    install=_INSTALL,
    state=_state,
    measured="900,000 characters a second on one core; 70 MB; attendees F1 0.92 and 0.91 (docs/engines.md)",
)
def open_jieba(model: str | None) -> Engine:
    """Open jieba with its own dictionary; `model` is an error, since there is no other one."""
    if model is not None:
        raise EngineError(f"The engine jieba has one dictionary only; write jieba instead of jieba:{model}.")
    from extractor.language.engines.jieba_tagger import JiebaEngine

    return JiebaEngine()
