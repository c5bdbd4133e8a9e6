"""The command line: the group of commands, and the one place where errors become words and exit codes."""

from __future__ import annotations

import io
import os
import sys

import click

from planmaker import __version__
from planmaker.commands.check import check
from planmaker.commands.draw import draw
from planmaker.commands.exercises import exercises
from planmaker.commands.handout import handout
from planmaker.commands.init import init
from planmaker.commands.log import log
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
cli.add_command(handout)
cli.add_command(log)
cli.add_command(exercises)
cli.add_command(check)
cli.add_command(draw)
cli.add_command(init)


def main() -> None:
    """Run the command line and leave with the exit code of what happened."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a screen that lacks a character shows "?" for it
    try:
        code = cli.main(prog_name="planmaker", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(INTERRUPTED)
    except PlanmakerError as error:
        _show(error)
        sys.exit(error.exit_code)
    except OSError as error:  # standard output is full, or the working directory is gone
        where = f" ({error.filename})" if error.filename else ""
        _show(PlanmakerError(f"{error.strerror or error}{where}."))
        _abandon_output()
        sys.exit(PlanmakerError.exit_code)


def _abandon_output() -> None:
    """Let what is left in the buffer of standard output go nowhere: Python would fail on it again as it exits."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nowhere.fileno(), sys.__stdout__.fileno() if sys.__stdout__ else 1)


def _show(error: PlanmakerError) -> None:
    """Say what is wrong on standard error, each fault of the content on a line of its own."""
    if isinstance(error, ContentError):
        for problem in error.problems:
            click.echo(str(problem), err=True)
    label = "Error:" if os.environ.get("NO_COLOR") else click.style("Error:", fg="red", bold=True)
    click.echo(f"{label} {error.message}", err=True)
    if error.hint:
        click.echo(error.hint, err=True)
