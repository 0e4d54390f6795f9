"""Conditions on meetings as options that several commands share."""

from __future__ import annotations

from collections.abc import Callable

import click

from extractor.cli.answers import Command
from extractor.meetings.extraction import MeetingType

_PERIOD = (
    click.option("--since", metavar="DATE", help="First day: 2015, 2015-07 or 2015-07-17."),
    click.option("--until", metavar="DATE", help="Last day, or the last of that month or year."),
)
_MEETINGS = (
    click.option(
        "--organization", metavar="NAME", help="Held by: a printed or canonical name, or a part of it."
    ),
    click.option(
        "--topic", metavar="WORDS", help="Words that all stand in the topic or name of the meeting."
    ),
    click.option(
        "--type", type=click.Choice([kind.value for kind in MeetingType]), help="Type of the meeting."
    ),
    click.option(
        "--place", metavar="NAME", help="A part of the location or of the organisation's full name."
    ),
)


def period(function: Command) -> Command:
    """The options --since and --until."""
    return _with(function, _PERIOD)


def conditions(function: Command) -> Command:
    """The options for organisation, topic, type, place and period."""
    return _with(function, (*_MEETINGS, *_PERIOD))


def _with(function: Command, options: tuple[Callable[[Command], Command], ...]) -> Command:
    for option in reversed(options):
        function = option(function)
    return function
