"""Two ways to run the command line: in this process, and as a person does, in one of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

import pytest

from planmaker import workflow
from planmaker.cli import main
from planmaker.figure.svg import read_svg
from planmaker.library.load import load_library

FIXED = ("--timezone", "Europe/London", "--start", "2027-03-15", "--issued", "2027-03-01T09:00Z", "--health", "none")
"""Choices that make a run the same on every day and machine."""


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


def environment(**changes):
    """The environment without settings of planmaker; None takes a variable out."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith("PLANMAKER") and name != "NO_COLOR"
    }
    return {name: value for name, value in {**kept, "TZ": "Europe/London", **changes}.items() if value is not None}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, and a known environment."""
    monkeypatch.chdir(tmp_path)
    for name in set(os.environ) - set(environment()):
        monkeypatch.delenv(name)
    monkeypatch.setenv("TZ", "Europe/London")
    return tmp_path


built_in = cache(load_library)
drawn = cache(read_svg)


@pytest.fixture
def planmaker(monkeypatch, capsys):
    """Run a command in this process: fast, since content and drawings are read once, and open to monkeypatching."""

    def load(language, folder):
        return load_library(language, folder) if folder else built_in(language)

    monkeypatch.setattr(workflow, "load_library", load)
    monkeypatch.setattr(workflow, "read_svg", drawn)

    def run(*arguments: str) -> Run:
        monkeypatch.setattr(sys, "argv", ["planmaker", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Run(code=left.value.code or 0, out=said.out, err=said.err)

    return run


@pytest.fixture
def process(folder):
    """Run a command in a process of its own."""

    def run(*arguments: str, cwd=folder, env=None, **options) -> Run:
        done = subprocess.run(
            [sys.executable, "-m", "planmaker", *arguments],
            cwd=cwd,
            env=environment(**(env or {})),
            capture_output=True,
            timeout=60,
            check=False,
            **options,
        )
        return Run(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())

    return run


def written(folder):
    """Every file in a folder, by path within it."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
