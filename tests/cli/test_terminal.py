"""Behaving well among other programs: pipes, interrupts, colours, screens of little skill."""

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import FIXED, environment

MANY = ("plan", *FIXED, "--dry-run", "--weeks", "26", "--days", "7", "--level", "athlete")


def test_a_reader_that_stops_early_gets_no_traceback(folder):
    command = f"{sys.executable} -m planmaker {' '.join(MANY)} | head -1"
    done = subprocess.run(["sh", "-c", command], env=environment(), capture_output=True, text=True, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_output_is_told_without_a_traceback(folder, unbuffered):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "planmaker", *MANY]
        env = environment(PYTHONUNBUFFERED=unbuffered)
        done = subprocess.run(command, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: No space left on device.\n"


def test_an_interrupt_exits_130_without_a_traceback(folder):
    slow = (
        # a shell's background jobs, such as a test run in one, start with interrupts ignored
        "import signal, time, planmaker.workflow as w; from planmaker.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def stuck(*a, **k):\n    print('ready', flush=True); time.sleep(30)\n"
        "w.open_studio = stuck; main()"
    )
    command = [sys.executable, "-c", slow, *MANY]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline() == "ready\n"
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err.strip() == "Stopped."


def on_a_terminal(*arguments, **changes):
    """Return what a command shows on a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "planmaker", *arguments]
    running = subprocess.Popen(command, env=environment(**changes), stdout=theirs, stderr=theirs, stdin=theirs)
    os.close(theirs)
    running.wait(30)
    time.sleep(0.05)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    return shown


def test_errors_are_red_on_a_terminal_and_plain_with_no_color(folder):
    wrong = ("exercises", "sphynx")
    assert "\x1b[31m" in on_a_terminal(*wrong)
    shown = on_a_terminal(*wrong, NO_COLOR="1")
    assert "\x1b" not in shown
    assert shown.startswith("Error: There is no exercise 'sphynx'.")


def test_errors_are_plain_in_a_file(planmaker):
    assert "\x1b" not in planmaker("exercises", "sphynx").err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_screen_that_lacks_a_character_shows_the_rest(folder, encoding):
    command = [sys.executable, "-m", "planmaker", "exercises"]
    done = subprocess.run(command, env=environment(PYTHONIOENCODING=encoding), capture_output=True, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert len(done.stdout.splitlines()) == 7


def test_a_path_that_is_no_text_is_written_to_and_shown(process, folder):
    done = process("plan", *FIXED, "-f", "json", "-o", b"plans\xff")
    assert done.code == 0
    assert done.out.startswith("plans?/lower-back-")
    assert len(list((folder / os.fsdecode(b"plans\xff")).iterdir())) == 1
