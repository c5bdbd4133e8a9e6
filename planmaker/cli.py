"""The command line: the group of commands, and the one place where errors become words and exit codes."""

from __future__ import annotations

import os
import sys

import click

from planmaker import __version__
from planmaker.commands.check import check
from planmaker.commands.draw import draw
from planmaker.commands.exercises import exercises
from planmaker.commands.plan import plan
from planmaker.errors import ContentError, PlanmakerError

INTERRUPTED = 130


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "PLANMAKER", "show_default": True}
)
@click.version_option(__version__, "-V", "--version", message="planmaker %(version)s")
def cli() -> None:
    """Turn exercises and your choices into an illustrated plan and a calendar.

    \b
    Start here:
      planmaker plan
    """


cli.add_command(plan)
cli.add_command(exercises)
cli.add_command(check)
cli.add_command(draw)


def main() -> None:
    """Run the command line and leave with the exit code of what happened."""
    try:
        sys.exit(cli.main(standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(INTERRUPTED)
    except PlanmakerError as error:
        _show(error)
        sys.exit(error.exit_code)


def _show(error: PlanmakerError) -> None:
    """Say what is wrong on standard error, each fault of the content on a line of its own."""
    if isinstance(error, ContentError):
        for problem in error.problems:
            click.echo(str(problem), err=True)
    label = "Error:" if os.environ.get("NO_COLOR") else click.style("Error:", fg="red", bold=True)
    click.echo(f"{label} {error.message}", err=True)
    if error.hint:
        click.echo(error.hint, err=True)
