"""Learning the weights of the frames' candidates, and measuring what they choose.

The figures are those of the annotation's scorer (`extractor.evaluation.matching`), for the main
gathering of each article alone: a frame is compared with the first annotated one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from frame_wording import Article as Worded
from frame_wording import learn as learn_wording
from places import ANNOTATIONS, LEFT_OUT, records

from extractor.cleaning import clean
from extractor.evaluation.matching import character_f1, letters, same_or_inside, same_place
from extractor.language.analysis import Analysis, Sentence
from extractor.language.genre import GenreTagger
from extractor.language.lead import Reader
from extractor.language.sentences import sentence_spans
from extractor.meetings.frames import Frame, find_frames
from extractor.meetings.frames.fields import (
    Scope,
    main_scope,
    name_options,
    organization_options,
    place_options,
    topic_options,
    with_reading,
)
from extractor.meetings.frames.news import likeliest, news_features, report_options, side_options
from extractor.meetings.frames.ranking import Candidate, Model
from extractor.meetings.frames.reports import Report
from extractor.meetings.frames.scan import Scan, scan
from extractor.meetings.frames.tagged import hear, shipped_reader, shipped_tagger
from extractor.meetings.frames.wording import wording
from extractor.meetings.punctuation import folded
from extractor.training.annotations import CORPUS, WRITTEN, as_article, corpus_pairs, written_pairs
from extractor.training.folds import fold, sources
from extractor.training.lead.recorded import Recorded

Option = tuple[str, ...]
Group = tuple[list[Option], list[float]]
"""Candidates by their features, with how right each is, 0 to 1."""

FIELDS = ("name", "organization", "topic", "location")
STRENGTH = {
    "report": 2.0,
    "news": 2.0,
    "side": 1.0,
    "name": 4.0,
    "organization": 3.0,
    "topic": 5.0,
    "location": 2.0,
}
"""How strongly weights are held to their priors (L2), chosen by leaving whole sources out."""

OWN = (*CORPUS, *WRITTEN)
"""The files of `models/annotations`, each an origin of examples beside the annotated set, "gold"."""

LEARNED_FROM = dict.fromkeys(STRENGTH, ("gold", "modelled", "national")) | {
    "organization": ("gold", "modelled"),
    "report": ("gold", "modelled", "national", "corpus"),
    "news": ("gold", "modelled", "national"),
    "topic": ("gold", "modelled", "national", "corpus", "written"),
}
"""Which origins teach which field (`models/annotations/README.md`)."""

LEXICAL = (
    "before=",
    "word=",
    "verb=",
    "end=",
    "cue=",
    "bare=",
    "head=",
    "nothing-head=",
    "next=",
    "ending=",
    "in=",
)
"""Features that name a single word; they are held to their priors three times as strongly."""

STEEPNESS = {"name": 3, "topic": 2}
"""Exponent of the shared characters, so that near misses do not pass for hits; chosen like `STRENGTH`."""

RARE = 2
"""A feature seen in fewer articles is not learned."""

STEPS = 200
RATE = 0.1
FAINT = 0.02


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article; `origin` is "gold" or one of `OWN`.

    `fold` tells which tagger never saw it (`extractor.training.folds`); None for the development sets, which
    no tagger saw.
    """

    id: str
    source: str
    analysis: Analysis
    article: Scan
    meetings: tuple[dict[str, Any], ...]
    origin: str = "gold"
    fold: int | None = None


class Asked(NamedTuple):
    """Who proposes words beside the rules (`extractor.meetings.frames.tagged.read`)."""

    tagger: GenreTagger
    reader: Reader


Taggers = Mapping[int | None, Asked]
"""Who is asked for every fold, trained without it; under None those that are shipped."""


def read_taggers(folder: Path, said: Path = LEFT_OUT) -> Taggers:
    """Those of the folds, and the shipped ones.

    Args:
        folder: What `python -m extractor.training --folds FOLDER` wrote.
        said: What the lead readers of the folds said (`extractor.training.lead`).
    """
    recorded = Recorded.load(said)
    paths = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    asked = {int(path.name): Asked(GenreTagger.load(path), recorded) for path in paths}
    return {**asked, None: Asked(shipped_tagger(), shipped_reader())}


def load(folder: Path, name: str) -> list[Example]:
    """The annotated set `name` (train, national_dev, local_dev) of the folder `gold`."""
    gold = {record["id"]: record for record in records(folder / f"{name}.gold.jsonl")}
    examples = [_example(record, gold[record["id"]]) for record in records(folder / f"{name}.jsonl")]
    if name != "train":
        return examples
    order = sources(folder)
    return [replace(e, fold=fold(e.source, number, order)) for number, e in enumerate(examples)]


def load_own(annotations: Path, corpus: Path, order: Sequence[str]) -> list[Example]:
    """The articles that this project annotated and wrote itself (`OWN`).

    `order` are the sources of the annotated training set.
    """
    pairs = {name: written_pairs(annotations / f"{name}.jsonl") for name in WRITTEN}
    pairs |= {name: corpus_pairs(annotations / f"{name}.jsonl", corpus) for name in CORPUS}
    examples = []
    for name in OWN:
        for number, (article, gold) in enumerate(pairs[name]):
            example = _example(article, gold)
            source = example.source if name in CORPUS else None
            examples.append(replace(example, origin=name, fold=fold(source, number, order)))
    return examples


def load_all(gold: Path, corpus: Path) -> list[Example]:
    """All that is learned from: the annotated training set and what is annotated or written here."""
    return load(gold, "train") + load_own(ANNOTATIONS, corpus, sources(gold))


def _example(record: dict[str, Any], gold: dict[str, Any]) -> Example:
    article = as_article(record)
    cleaned = clean(article)
    sentences = tuple(Sentence(span, (), ()) for span in sentence_spans(cleaned.text, cleaned.asides))
    analysis = folded(Analysis(cleaned, "none", sentences, None))
    return Example(article.id, article.source, analysis, scan(analysis), tuple(gold["meetings"]))


def read_priors(path: Path) -> dict[str, dict[str, float]]:
    """Weights to start from, by field and feature."""
    priors: dict[str, dict[str, float]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            field, feature, weight = line.split("\t")
            priors[field][feature] = float(weight)
    return priors


def learn(examples: Sequence[Example], priors: dict[str, dict[str, float]], taggers: Taggers) -> Model:
    """Weights that choose best on `examples`: first the report, then the fields of the chosen report.

    What a tagger says of an article comes from the one that was trained without it.
    """
    weights: dict[str, dict[str, float]] = {}
    model = Model(weights)
    weights["wording"], unseen = learn_wording([_worded(e) for e in examples if _teaches("report", e)])

    def fit(field: str, groups: Iterable[tuple[Example, Group]]) -> None:
        kept = [group for example, group in groups if _teaches(field, example)]
        weights[field] = _fit(kept, priors.get(field, {}), STRENGTH[field])

    fit("report", ((e, _report_group(e, unseen[e.id])) for e in examples if _teaches("report", e)))
    weights["news"] = _news_weights([e for e in examples if _teaches("report", e)], unseen, priors, taggers)
    told = []
    for example in examples:
        options = report_options(example.article, worded=1.0)[:-1]
        if example.meetings and options:
            chances = model.chances("report", [features for _, features in options])
            report = options[chances.index(max(chances))][0]
            assert report is not None
            told.append((example, report, _scope(example, report, taggers)))
    fit("side", ((e, group) for e, report, _ in told for group in _side_groups(e, report)))
    fit("name", ((e, _field_group("name", e, name_options(scope))) for e, _, scope in told))
    names = [model.best("name", name_options(scope)) for _, _, scope in told]
    named = [(e, scope, name) for (e, _, scope), name in zip(told, names, strict=True)]
    fit(
        "organization",
        ((e, _field_group("organization", e, organization_options(s, n))) for e, s, n in named),
    )
    fit("location", ((e, _field_group("location", e, place_options(s, n))) for e, s, n in named))
    hosts = [model.best("organization", organization_options(s, n)).text for _, s, n in named]
    fit(
        "topic",
        (
            (e, _field_group("topic", e, topic_options(s, n, host)))
            for (e, s, n), host in zip(named, hosts, strict=True)
        ),
    )
    return model


_SOME_BELIEF = 0.02
"""From here on articles teach what the reader is worth; few of those learned from waver as `DOUBT` wants."""


def _news_weights(
    examples: Sequence[Example],
    worded: Mapping[str, float],
    priors: Mapping[str, dict[str, float]],
    taggers: Taggers,
) -> dict[str, float]:
    """Weights of what the rules and the lead reader say of an article, each when it was new to them."""
    groups: list[Group] = []
    for number in sorted({example.fold for example in examples if example.fold is not None}):
        others = [_report_group(e, worded[e.id]) for e in examples if e.fold != number]
        left_out = Model({"report": _fit(others, priors.get("report", {}), STRENGTH["report"])})
        for example in examples:
            if example.fold != number or not example.article.reports or not _teaches("news", example):
                continue
            found = likeliest(report_options(example.article, worded[example.id]), left_out)
            if found.news >= _SOME_BELIEF and not found.is_elsewhere:
                told = hear(example.article.title, example.article.lines, taggers[number].reader)
                right = float(bool(example.meetings))
                groups.append(([news_features(found, told), ()], [right, 1.0 - right]))
    return _fit(groups, priors.get("news", {}), STRENGTH["news"])


def _scope(example: Example, report: Report, taggers: Taggers) -> Scope:
    scope = main_scope(example.article, report)
    asked = taggers[example.fold]
    told = hear(example.article.title, example.article.lines, asked.reader)
    return with_reading(example.article, [scope], asked.tagger, told)[0]


def _worded(example: Example) -> Worded:
    names = frozenset(person["name"] for meeting in example.meetings for person in meeting["attendees"])
    values = wording(example.article.headline, example.article.lines)
    house = example.origin if example.origin in WRITTEN else example.source
    return Worded(example.id, house, values, names, bool(example.meetings))


def _teaches(field: str, example: Example) -> bool:
    return example.origin in LEARNED_FROM[field]


def _report_group(example: Example, worded: float) -> Group:
    options = report_options(example.article, worded)
    rightness = [_report_rightness(report, example.meetings) for report, _ in options]
    return [features for _, features in options], rightness


def _report_rightness(report: Report | None, meetings: Sequence[dict[str, Any]]) -> float:
    """How right it is to take `report` for the main gathering; None says "no meeting news"."""
    if report is None or not meetings:
        return float(report is None and not meetings)
    return max(
        0.02,
        *(
            _report_match(report, meeting) * (1 if place == 0 else 0.15)
            for place, meeting in enumerate(meetings)
        ),
    )


def _report_match(report: Report, meeting: dict[str, Any]) -> float:
    same = report.type.value == meeting["type"]
    if not meeting["name"]:
        return (0.5 if report.named else 1.0) if same else 0.05
    if not report.named:
        return 0.5 if same else 0.02
    if report.head not in meeting["name"]:
        return 0.02
    told = letters(meeting["name"])[-8:] in letters(report.line.text[: report.end + 8])
    return (1.0 if told else 0.6) if same else (0.5 if told else 0.3)


def _side_groups(example: Example, main: Report) -> Iterable[Group]:
    for report, features in side_options(example.article, main):
        right = any(_is_side(report, meeting) for meeting in example.meetings[1:])
        yield [features, ()], [float(right), float(not right)]


def _is_side(report: Report, meeting: dict[str, Any]) -> bool:
    if report.type.value != meeting["type"]:
        return False
    text = report.line.text
    if meeting["name"]:
        return report.named and letters(meeting["name"])[-4:] in letters(text[: report.end])[-14:]
    if meeting["location"] and meeting["location"] in text:
        return True
    guests = (person["name"] for person in meeting["attendees"][1:])
    return meeting["type"] == "talks" and not report.named and any(guest in text for guest in guests)


def _field_group(field: str, example: Example, options: Sequence[Candidate]) -> Group:
    gold = example.meetings[0][field]
    return [option.features for option in options], [
        _rightness(field, gold, option.text) for option in options
    ]


def _rightness(field: str, gold: str | None, text: str | None) -> float:
    """How right `text` is where `gold` is annotated, 0 to 1."""
    if gold is None:
        return float(text is None)
    if text is None:
        return 0.02
    common = character_f1(gold, text)
    if field in STEEPNESS:
        return common ** STEEPNESS[field] + 0.001
    if field == "organization":
        return 0.5 + 0.5 * common if same_or_inside(gold, text, 0.6) else 0.005
    return 0.4 + 0.6 * common if same_place(gold, text) else 0.005


def _fit(groups: Sequence[Group], prior: dict[str, float], strength: float) -> dict[str, float]:
    """Weights that make right candidates likely, by gradient descent (Adam) on the marginal likelihood.

    The loss of a group is the negative logarithm of its candidates' mean rightness under the model;
    a Gaussian around the priors keeps weights small that few articles ask for.
    """
    seen = Counter(feature for options, _ in groups for feature in {f for option in options for f in option})
    index: dict[str, int] = {}
    rows = [
        [index.setdefault(feature, len(index)) for feature in option if seen[feature] >= RARE]
        for options, _ in groups
        for option in options
    ]
    sizes = np.array([len(options) for options, _ in groups])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    group_of = np.repeat(np.arange(len(groups)), sizes)
    row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    column = np.array([cell for row in rows for cell in row])
    right = np.concatenate([np.array(rightness) for _, rightness in groups])
    centre = np.array([prior.get(feature, 0.0) for feature in index])
    hold = strength * np.array([3.0 if feature.startswith(LEXICAL) else 1.0 for feature in index])
    weights, first, second = centre.copy(), np.zeros(len(index)), np.zeros(len(index))
    for step in range(1, STEPS + 1):
        score = np.bincount(row_of, weights=weights[column], minlength=len(rows))
        power = np.exp(score - np.maximum.reduceat(score, starts)[group_of])
        chance = power / np.add.reduceat(power, starts)[group_of]
        hit = chance * right
        pull = chance - hit / (np.add.reduceat(hit, starts) + 1e-9)[group_of]
        slope = np.bincount(column, weights=pull[row_of], minlength=len(index)) + hold * (weights - centre)
        first = 0.9 * first + 0.1 * slope
        second = 0.98 * second + 0.02 * slope * slope
        rate = RATE * (1 - step / STEPS) ** 0.7
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.98**step)) + 1e-8)
    learned = {feature: round(float(weights[at]), 3) for feature, at in index.items()}
    unseen = {feature: weight for feature, weight in prior.items() if feature not in index}
    return {feature: weight for feature, weight in (unseen | learned).items() if abs(weight) > FAINT}


@dataclass(frozen=True, slots=True)
class Miss:
    """A field of one article that was filled wrongly."""

    id: str
    field: str
    gold: str | None
    reported: str | None


def measure(
    examples: Sequence[Example], model: Model | None = None, taggers: Taggers | None = None
) -> tuple[dict[str, float], list[Miss]]:
    """The scorer's figures for frames, and what is wrong; with the shipped weights and tagger if None."""
    values: dict[str, list[float]] = defaultdict(list)
    found: Counter[tuple[bool, bool]] = Counter()
    misses: list[Miss] = []
    for example in examples:
        frames = find_frames(example.analysis, model, *(taggers[example.fold] if taggers else ()))
        found[bool(example.meetings), bool(frames)] += 1
        if bool(example.meetings) != bool(frames):
            misses.append(Miss(example.id, "detection", str(bool(example.meetings)), str(bool(frames))))
        if example.meetings:
            misses += _compare(example, frames[0] if frames else None, values)
            values["gatherings"].append(float(len(frames) == len(example.meetings)))
    true, wrong, missed = found[True, True], found[False, True], found[True, False]
    figures = {"detection": 2 * true / max(1, 2 * true + wrong + missed)}
    figures |= {field: float(np.mean(numbers)) for field, numbers in values.items()}
    return figures, misses


_COMPARISONS: dict[str, Callable[[str, str | None], float]] = {
    "name": character_f1,
    "topic": character_f1,
    "organization": lambda gold, got: float(same_or_inside(gold, got, 0.6)),
    "location": lambda gold, got: float(same_place(gold, got)),
}


def _compare(example: Example, frame: Frame | None, values: dict[str, list[float]]) -> Iterable[Miss]:
    gold = example.meetings[0]
    if frame:
        values["type"].append(float(frame.type.value == gold["type"]))
        if frame.type.value != gold["type"]:
            yield Miss(example.id, "type", gold["type"], frame.type.value)
    for field in FIELDS:
        quote = getattr(frame, field) if frame else None
        text = quote.text if quote else None
        want = gold[field]
        if want is None:
            if frame:
                values["overfill"].append(float(text is not None))
            value = float(text is None)
        else:
            value = _COMPARISONS[field](want, text)
            values[field].append(value)
        if value < 0.6:
            yield Miss(example.id, field, want, text)
