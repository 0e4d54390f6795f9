"""The commands there are. A new one is one line here and a module with a click command `command`."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command that is imported when it is called: `module` holds it under the name `command`."""

    name: str
    module: str
    help: str


COMMANDS: tuple[Command, ...] = (
    Command("extract", "extractor.cli.extract", "Turn articles into tables: the main job."),
    Command("clean", "extractor.cli.clean", "Print articles without annotations, or what was removed."),
    Command("evaluate", "extractor.cli.evaluate", "Score tables against annotated articles."),
    Command("engines", "extractor.cli.engines", "List the engines and what they need."),
    Command("load", "extractor.cli.load", "Load tables into a database."),
    Command(
        "meetings", "extractor.cli.meetings", "List meetings by person, organisation, topic, place, date."
    ),
    Command("people", "extractor.cli.people", "List who was at meetings."),
    Command("person", "extractor.cli.person", "Show when a person was where, in which role, and who is who."),
    Command("query", "extractor.cli.query", "Answer one SELECT over the tables."),
)
