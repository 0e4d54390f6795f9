"""Scan: an article read once for everything that may report a gathering."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractor.language.analysis import Analysis
from extractor.meetings.frames.lines import Line, read_lines
from extractor.meetings.frames.reports import Report, reports_of


@dataclass(frozen=True, slots=True)
class Scan:
    """An article's lines, every report in its headline and in its text, in order, and its date."""

    title: Line | None
    lines: tuple[Line, ...]
    title_reports: tuple[Report, ...]
    reports: tuple[Report, ...]
    published: date | None = None

    @property
    def headline(self) -> str:
        """The headline, or "" if the article has none."""
        return self.title.text if self.title else ""


def scan(analysis: Analysis) -> Scan:
    """Read an article for reports."""
    title, lines = read_lines(analysis)
    return Scan(
        title,
        lines,
        tuple(reports_of(title)) if title else (),
        tuple(report for line in lines for report in reports_of(line)),
        analysis.clean.article.published,
    )
