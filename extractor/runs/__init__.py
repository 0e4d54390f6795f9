"""Runs: all rooms in a row over any number of articles, in parallel, resumable, from sources to files."""

from extractor.runs.destination import folder_for
from extractor.runs.in_memory import extract_tables
from extractor.runs.output import Format
from extractor.runs.run import Progress, Summary, default_workers, run
from extractor.runs.stages import Settings, extract_batch
from extractor.runs.worker import Limits

__all__ = [
    "Format",
    "Limits",
    "Progress",
    "Settings",
    "Summary",
    "default_workers",
    "extract_batch",
    "extract_tables",
    "folder_for",
    "run",
]
