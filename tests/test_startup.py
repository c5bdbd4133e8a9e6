"""Help appears at once: nothing heavy is loaded before a command has work to do."""

import subprocess
import sys

import pytest

HEAVY = {"reportlab", "icalendar", "PIL", "yaml", "numpy", "tzlocal", "jsonschema"}


def loaded_after(*arguments):
    """The top-level modules that a run has loaded."""
    code = (
        "import sys\n"
        f"sys.argv = ['planmaker', *{arguments!r}]\n"
        "from planmaker.cli import main\n"
        "try:\n    main()\n"
        "except SystemExit as left:\n    assert not left.code, left.code\n"
        "print('loaded:', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("loaded:")[2].split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["plan", "--help"], ["exercises", "-h"], ["check", "-h"]]
)
def test_help_loads_nothing_heavy(arguments):
    loaded = loaded_after(*arguments)
    assert "planmaker" in loaded
    assert loaded & HEAVY == set()


def test_the_list_of_exercises_loads_no_renderer():
    loaded = loaded_after("exercises")
    assert "yaml" in loaded
    assert loaded & {"reportlab", "icalendar", "PIL"} == set()


def test_a_plan_needs_nothing_of_what_poses_are_drawn_with(tmp_path):
    loaded = loaded_after("plan", "--health", "none", "--timezone", "Europe/London", "-o", str(tmp_path))
    assert "reportlab" in loaded
    assert loaded & {"numpy", "shapely"} == set()


def test_the_package_itself_loads_nothing_at_all():
    code = "import sys; before = set(sys.modules); import planmaker; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["planmaker"]
