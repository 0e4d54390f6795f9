"""Engine `hanlp`, announced: loading it is the business of `hanlp_models` and `hanlp_tagger`."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from extractor.errors import EngineError
from extractor.language.engine import Engine, EngineState, Readiness, engine

_INSTALL = "pip install 'extractor[hanlp]'"
_NAME_ONE = "name a model: hanlp:FOLDER, or an identifier of HanLP's own such as hanlp:{}"

_USUAL = "CLOSE_TOK_POS_NER_SRL_DEP_SDP_CON_ELECTRA_SMALL_ZH"

_MODELS = (Path(__file__).with_name("hanlp_model"), Path(__file__).resolve().parents[3] / "models" / "hanlp")
"""Where the model trained by this project lies: beside this file in a wheel, else in a source checkout."""


def holds_model(folder: Path) -> bool:
    """True if the folder looks like a saved HanLP component: a configuration that names a HanLP class."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(config, dict) and str(config.get("classpath", "")).startswith("hanlp.")


def _own_model() -> Path | None:
    """The model trained by this project, if it is here."""
    return next(filter(holds_model, _MODELS), None)


def _state() -> EngineState:
    if find_spec("hanlp") is None:
        return EngineState(Readiness.NOT_INSTALLED, f"install it with {_INSTALL}")
    if _own_model() is None:
        return EngineState(Readiness.NO_WEIGHTS, _NAME_ONE.format(_USUAL))
    return EngineState(Readiness.READY)


@engine(
    "hanlp",
    description="a model of this project, or any HanLP 2 model that finds names; needs PyTorch",
    licence="Apache-2.0 (code, own model); the models of HanLP's hub: research and non-commercial use only",
    install=_INSTALL,
    state=_state,
    accepts=holds_model,
    measured="own model: 55,000 characters a second on one core; 300 MB; attendees F1 0.98 and 0.97 "
    "(docs/engines.md)",
)
def open_hanlp(model: str | None) -> Engine:
    """Open the model of that name or folder; without one, the model trained by this project."""
    if model is None:
        own = _own_model()
        if own is None:
            raise EngineError(f"The engine hanlp has no model of its own here; {_NAME_ONE.format(_USUAL)}.")
        model = str(own)
    from extractor.language.engines.hanlp_models import load_component
    from extractor.language.engines.hanlp_tagger import HanlpEngine

    return HanlpEngine(load_component(model), model)
