"""Engines: what turns a sentence into words, tags and names, and how one is found by name.

An engine is a small object that tags a batch of sentences. Engines of this package live in
`extractor.language.engines`; others come from the entry point group `extractor.engines`. Both are
announced with the decorator `engine`; their modules must be cheap to import, because listing the
engines imports them all: a model or a toolkit is loaded when an engine is opened, never before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

from extractor.errors import EngineError
from extractor.language.analysis import EntityLabel

ENTRY_POINT_GROUP = "extractor.engines"

_BUILT_IN_MODULES = (
    "extractor.language.engines.lac",
    "extractor.language.engines.jieba",
    "extractor.language.engines.hanlp",
)


class Tagging(NamedTuple):
    """What an engine found in one sentence; offsets count code points of that sentence.

    `words` are `(start, end, tag)` in text order without overlap, tags as in
    `extractor.language.analysis.Word`; blanks may or may not be words. `entities` are
    `(start, end, label)` in text order. Plain tuples, since the caller shifts every one of them
    to its place in the text.
    """

    words: Sequence[tuple[int, int, str]]
    entities: Sequence[tuple[int, int, EntityLabel]]


NOTHING = Tagging((), ())


class Engine(Protocol):
    """A loaded engine.

    `name` is what `Analysis.engine` will say. `tag` returns one `Tagging` per sentence, in order;
    the result for a sentence does not depend on the others in the batch. Any string is allowed,
    the empty one and ones with characters the model has never seen included.
    """

    @property
    def name(self) -> str:
        """What the engine is called in results."""
        ...

    def tag(self, sentences: Sequence[str]) -> list[Tagging]:
        """One `Tagging` per sentence, in order."""
        ...


class Readiness(Enum):
    """Whether an engine can be opened here and now, without a network."""

    READY = "ready"
    NOT_INSTALLED = "not installed"
    NO_WEIGHTS = "no weights"


class EngineState(NamedTuple):
    """How things stand with an engine: ready or not, and one sentence that says what to do."""

    readiness: Readiness
    advice: str = ""


@dataclass(frozen=True, slots=True)
class EngineSpec:
    """An engine that has been announced but not loaded.

    `open` takes the model the user named behind the engine's name (`hanlp:FOLDER`), or None, and
    loads the engine. `accepts` says whether a folder holds a model of this engine. `measured` is one
    line of figures from `benchmarks/engines.py`.
    """

    name: str
    description: str
    licence: str
    install: str
    open: Callable[[str | None], Engine]
    state: Callable[[], EngineState]
    accepts: Callable[[Path], bool]
    measured: str = ""


_registered: dict[str, EngineSpec] = {}


def engine(
    name: str,
    *,
    description: str,
    licence: str,
    install: str,
    state: Callable[[], EngineState] = lambda: EngineState(Readiness.READY),
    accepts: Callable[[Path], bool] = lambda folder: False,
    measured: str = "",
) -> Callable[[Callable[[str | None], Engine]], Callable[[str | None], Engine]]:
    """Announce the decorated function, which opens an engine, under `name`.

    Args:
        name: what users write after `--engine`.
        description: one line for the list of engines.
        licence: of code and weights.
        install: the command that installs what is missing.
        state: tells without loading anything whether the engine can be opened.
        accepts: tells whether a folder holds a model that this engine opens.
        measured: how fast and good it measured, in one line.
    """

    def register(opener: Callable[[str | None], Engine]) -> Callable[[str | None], Engine]:
        _registered[name] = EngineSpec(name, description, licence, install, opener, state, accepts, measured)
        return opener

    return register


@cache
def _import_engines() -> tuple[str, ...]:
    """Import every engine module once; returns one line for each plug-in that could not be imported."""
    from importlib.metadata import entry_points  # a tenth of the time to start, and not always needed

    failures = []
    for module in _BUILT_IN_MODULES:
        import_module(module)
    for point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            point.load()
        except Exception as error:  # noqa: PERF203 - a broken plug-in must not take the others down
            failures.append(f"plug-in {point.name} ({point.value}) cannot be imported: {error}")
    return tuple(failures)


def available_engines() -> dict[str, EngineSpec]:
    """All announced engines by name, whether they can be opened or not (ask their `state`)."""
    _import_engines()
    return dict(sorted(_registered.items()))


def get_engine(identifier: str) -> Engine:
    """Load an engine.

    Args:
        identifier: a name (`lac`), a name with a model (`hanlp:FOLDER-OR-IDENTIFIER`), or a folder
            that holds a model of one of the engines.

    Raises:
        EngineError: if nothing of that name exists, it is not installed, or its model is broken.
    """
    engines = available_engines()
    name, _, model = identifier.partition(":")
    spec = engines.get(name)
    if spec is None:
        folder, model = Path(identifier), identifier
        if not (identifier and folder.is_dir()):
            raise EngineError(_unknown(identifier, engines))
        spec = next((spec for spec in engines.values() if spec.accepts(folder)), None)
        if spec is None:
            raise EngineError(f"The folder {identifier} holds no model that an engine can open.")
    state = spec.state()
    if state.readiness is Readiness.NOT_INSTALLED:
        raise EngineError(f"The engine {spec.name} is not installed; {state.advice or spec.install}.")
    return spec.open(model or None)


def _unknown(identifier: str, engines: dict[str, EngineSpec]) -> str:
    message = f"There is no engine and no folder named {identifier!r}; engines are {', '.join(engines)}."
    return " ".join((message, *_import_engines()))
