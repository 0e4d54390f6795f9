"""Folders of models that were trained here: the card, the network, and what is said of a damaged one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractor.errors import EngineError
from extractor.language.proposal import GenreLabel

CARD = "model.json"
NETWORK = "encoder.onnx"

Calibration = Mapping[GenreLabel, tuple[float, float]]
"""For each label slope and shift of the log-odds (`extractor.language.decode.calibrated`)."""


@contextmanager
def opened(
    folder: Path, what: str, version: int, command: str, threads: int
) -> Iterator[tuple[Any, Calibration]]:
    """The network of a folder as a session of ONNX Runtime, and the calibration on its card.

    Args:
        folder: Where the model lies.
        what: What the messages call it.
        version: The format that is read.
        command: What makes such a folder.
        threads: How many the session uses.

    Raises:
        EngineError: the folder is not a model of this format, or something read inside the block is damaged.
    """
    try:
        import onnxruntime

        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        if card["format"] != version:
            raise EngineError(
                f"The model in {folder} has format {card['format']}; this version reads format {version}: "
                f"train it again with `{command}`."
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            str(folder / NETWORK), options, providers=["CPUExecutionProvider"]
        )
        yield session, {GenreLabel(name): (a, b) for name, (a, b) in card["calibration"].items()}
    except EngineError:
        raise
    except Exception as error:  # ONNX Runtime and numpy raise many kinds for a damaged file.
        raise EngineError(
            f"No {what} can be read from {folder} ({error}): name a folder made by `{command}`, or install "
            "the package again."
        ) from error


def packaged(reader: Path, name: str) -> Path:
    """The folder of the model that comes with the package.

    It lies beside the file `reader` of those who read it in a wheel, else as `name` in `models/`.
    """
    beside = reader.with_name("model")
    return beside if beside.is_dir() else Path(__file__).parents[2] / "models" / name


def write_card(folder: Path, content: Mapping[str, Any]) -> None:
    """What the model is, its format and how its scores are scaled."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / CARD).write_text(text + "\n", encoding="utf-8")
