"""The command `extractor`: finds the subcommand, and turns every error into one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from extractor import __version__
from extractor.cli.commands import COMMANDS
from extractor.cli.exits import Exit
from extractor.errors import ExtractorError, UsageError

DEBUG_VARIABLE = "EXTRACTOR_DEBUG"

EPILOG = """\b
Examples:
  extractor extract samples --out tables
  extractor clean page.html --show-removed
  extractor COMMAND --help

Exit codes: 0 all done, 1 some sources failed, 2 wrong usage, 3 nothing could be done.
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called; listing them imports nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order of the table."""
        return [command.name for command in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name; None if there is none."""
        for command in COMMANDS:
            if command.name == cmd_name:
                found: click.Command = import_module(command.module).command
                return found
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their short help, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(command.name, command.help) for command in COMMANDS])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which commands there are when the name is none of them."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            known = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"There is no command {name!r}; commands are {known}.", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="extractor")
def cli() -> None:
    """Chinese news about meetings, however polluted, into tables.

    Who met, when, in whose name, about what, and who was in the room in which role, with the exact
    words that say so.
    """


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run_safely())


def run_safely(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code. No traceback reaches the user.

    With the environment variable `EXTRACTOR_DEBUG` set, unexpected errors keep their traceback.
    """
    try:
        code = cli(arguments, prog_name="extractor", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return Exit.USAGE
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except UsageError as error:
        return _say(str(error), Exit.USAGE)
    except ExtractorError as error:
        return _say(str(error), Exit.NOTHING)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.BROKEN_PIPE
    except (KeyboardInterrupt, click.Abort):
        return _say("Stopped.", Exit.INTERRUPTED)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        words = " ".join(str(error).split())
        return _say(
            f"This is an error of the program, not yours ({type(error).__name__}: {words}); "
            f"please report it, with what {DEBUG_VARIABLE}=1 shows.",
            Exit.NOTHING,
        )


def _say(message: str, code: Exit) -> Exit:
    click.echo(f"extractor: {message}", err=True)
    return code
