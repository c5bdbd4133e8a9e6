"""The examples in the help work when they are pasted."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from planmaker.cli import cli

from .test_own_content import clinic  # noqa: F401 - the folder that an example of `check` names

BRIDGE = Path(__file__).parents[2] / "examples" / "poses" / "bridge.yaml"


def examples():
    """Every line of help that starts with the program's name."""
    for command in (cli, *cli.commands.values()):
        yield from re.findall(r"^ *(planmaker .+)$", command.help, re.MULTILINE)


def test_every_command_has_an_example():
    for command in cli.commands.values():
        assert f"planmaker {command.name}" in command.help
    assert "planmaker plan" in cli.help


@pytest.mark.parametrize("example", sorted(set(examples())))
def test_an_example_of_the_help_works(planmaker, folder, clinic, example):  # noqa: F811
    clinic.rename(folder / "my-exercises")
    shutil.copy(BRIDGE, folder)
    done = planmaker(*shlex.split(example)[1:])
    assert done.code == 0, done.err
    assert done.out


@pytest.mark.parametrize("command", ["plan", "exercises", "check"])
def test_every_option_is_explained(command):
    for parameter in cli.commands[command].params:
        if parameter.param_type_name == "option":
            assert parameter.help
            assert parameter.help[-1] in ".,"


def test_defaults_are_shown(planmaker):
    shown = " ".join(planmaker("plan", "--help").out.split())
    for default in (
        "lower-back",
        "4",
        "mon,wed,fri",
        "15",
        "(next Monday)",
        "(18:30)",
        "floor",
        "pdf,ics,json",
        "output",
    ):
        assert f"[default: {default}]" in shown
