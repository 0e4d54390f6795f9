"""An evaluation as one self-contained HTML page."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from extractor.evaluation.evaluation import Evaluation, FaultInContext, Part


def page(evaluations: Sequence[Evaluation]) -> str:
    """The page: figures of every set and source, then every fault in its sentence, its phrases marked."""
    template = Template(files(__package__).joinpath("data/page.html").read_text(encoding="utf-8"))
    return template.substitute(body="\n".join(map(_section, evaluations)))


def _section(evaluation: Evaluation) -> str:
    whole = evaluation.whole
    faults = "\n".join(map(_fault, evaluation.faults))
    return (
        f"<h2>{html.escape(whole.name)}</h2>\n{_absent(evaluation)}{_table((whole, *evaluation.sources))}\n"
        f"<h3>{len(evaluation.faults)} errors</h3>\n<ol>\n{faults}\n</ol>"
    )


def _absent(evaluation: Evaluation) -> str:
    if not evaluation.absent:
        return ""
    ids = ", ".join(html.escape(name) for name in evaluation.absent)
    return f"<p>Not in the tables, scored as if nothing had been found: {ids}</p>\n"


def _table(parts: Sequence[Part]) -> str:
    names = list(parts[0].figures)
    head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
    rows = "\n".join(
        f"<tr><th>{html.escape(part.name)}</th>{''.join(_cell(part, name) for name in names)}</tr>"
        for part in parts
    )
    return f"<table>\n<tr><th></th>{head}</tr>\n{rows}\n</table>"


def _cell(part: Part, name: str) -> str:
    value = part.figures[name]
    if name == "articles":
        return f"<td>{value:.0f}</td>"
    if math.isnan(value):
        return "<td>–</td>"
    ends = part.intervals.get(name)
    between = f"<small>{ends[0]:.3f}–{ends[1]:.3f}</small>" if ends and not math.isnan(ends[0]) else ""
    return f"<td>{value:.3f}{between}</td>"


def _fault(item: FaultInContext) -> str:
    fault = item.fault
    about = f"<b>{html.escape(fault.name)}</b> " if fault.name else ""
    return (
        f"<li><code>{html.escape(fault.article_id)}</code> {html.escape(fault.figure)} {about}"
        f"annotated <ins>{html.escape(fault.gold or 'nothing')}</ins>, "
        f"reported <del>{html.escape(fault.reported or 'nothing')}</del>"
        f"{f'<blockquote>{_marked(item)}</blockquote>' if item.sentence else ''}</li>"
    )


def _marked(item: FaultInContext) -> str:
    """The sentence with the first phrase of the fault that stands in it marked."""
    sentence = item.sentence
    for phrase, tag in ((item.fault.gold, "ins"), (item.fault.reported, "del"), (item.fault.name, "b")):
        if phrase and phrase in sentence:
            before, after = sentence.split(phrase, 1)
            return f"{html.escape(before)}<{tag}>{html.escape(phrase)}</{tag}>{html.escape(after)}"
    return html.escape(sentence)
