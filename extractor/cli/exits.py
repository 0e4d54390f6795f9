"""Exit codes."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the command tells its caller."""

    DONE = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING = 3
    INTERRUPTED = 130
    BROKEN_PIPE = 141


def exit_for(done: int, failed: int) -> Exit:
    """The code for so many articles done and so many sources or articles failed."""
    if not done:
        return Exit.NOTHING
    return Exit.SOME_FAILED if failed else Exit.DONE
