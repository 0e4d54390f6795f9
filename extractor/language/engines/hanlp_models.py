"""Load HanLP models: cache first, no network unless it must be, one sentence when it fails."""

from __future__ import annotations

import logging
import os
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from extractor.errors import EngineError
from extractor.language.engines.hanlp_repairs import repair_crf

_log = logging.getLogger(__name__)

_LICENCE = (
    "%s is a pretrained model of HanLP's hub; its licence (CC BY-NC-SA 4.0) allows research and "
    "non-commercial use only."
)
_LONGEST_CAUSE = 100
_licence_told: set[str] = set()


def load_component(identifier: str) -> Any:
    """Load what `hanlp.load` can load.

    Args:
        identifier: a folder, a URL, or a name from `hanlp.pretrained` (last part or in full). A folder,
            and a model that is in HanLP's cache, are loaded without network.

    Returns:
        A HanLP component.

    Raises:
        EngineError: if there is no such model, it cannot be fetched, or cannot be loaded.
    """
    offline = Path(identifier).is_dir()
    if offline:
        # Read by huggingface_hub at import: a folder must not make anybody look into the network.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import hanlp

    repair_crf()
    url = identifier
    if not offline:
        url = hanlp.pretrained.ALL.get(identifier.rpartition(".")[2], identifier)
        if not url.startswith(("http://", "https://")):
            raise EngineError(
                f"There is no folder {identifier} and HanLP {hanlp.__version__} knows no model of that name; "
                "hanlp.pretrained.ALL lists what it knows."
            )
        cached = _cache_folder(url)
        if not cached.exists():
            _log.warning("Fetching %s to %s.", url, cached)
        if identifier not in _licence_told:
            _licence_told.add(identifier)
            _log.warning(_LICENCE, identifier)
    try:
        # HanLP prints advice of its own where loading fails, which says less than the error below.
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            return hanlp.load(url, verbose=False)
    except (Exception, SystemExit) as error:
        raise EngineError(_failure(identifier, url, offline, _cause(error))) from error


def _cache_folder(url: str) -> Path:
    """Where HanLP keeps, or would keep, what it unpacks from this URL."""
    from hanlp.utils.io_util import path_from_url, split_if_compressed

    path, _ = split_if_compressed(path_from_url(url.partition("#")[0]))
    return Path(path)


def _cause(error: BaseException) -> BaseException:
    """The error behind the error: HanLP's own handler fails where setuptools has no pkg_resources."""
    while (
        isinstance(error, ModuleNotFoundError)
        and error.name == "pkg_resources"
        and error.__context__ is not None
    ):
        error = error.__context__
    return error


def _failure(identifier: str, url: str, offline: bool, cause: BaseException) -> str:
    if not offline and not _cache_folder(url).exists():
        return (
            f"The HanLP model {identifier} is not on this machine and cannot be fetched from {url} "
            f"({_first_line(cause)}); unpack it into {_cache_folder(url)} or name a folder."
        )
    return (
        f"The HanLP model {identifier} cannot be loaded ({_first_line(cause)}); "
        "it may be damaged, need the network once, or belong to another version of HanLP."
    )


def _first_line(error: BaseException) -> str:
    line = next(iter(str(error).strip().splitlines()), "")
    shown = line if len(line) <= _LONGEST_CAUSE else f"{line[:_LONGEST_CAUSE]}…"
    return f"{type(error).__name__}: {shown}" if shown else type(error).__name__
