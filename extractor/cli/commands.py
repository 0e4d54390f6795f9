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
    Command("organizations", "extractor.cli.organizations", "List organisations and what they meet about."),
    Command("pairs", "extractor.cli.pairs", "List who sat with whom."),
    Command("network", "extractor.cli.network", "Show the network of people who sat together."),
    Command("order", "extractor.cli.order", "Show the order of names, and who moved up or down."),
    Command("absences", "extractor.cli.absences", "List regular attendees who then were missing."),
    Command("topics", "extractor.cli.topics", "Show the words of topics over time."),
    Command("search", "extractor.cli.search", "Find articles by words."),
    Command("query", "extractor.cli.query", "Answer one SELECT over the tables."),
    Command("correct", "extractor.cli.correct", "Put decisions about people made by hand into a database."),
    Command("export", "extractor.cli.export", "Write the tables of a database as Parquet."),
    Command("migrate", "extractor.cli.migrate", "Bring an older database to this version."),
)
