"""Same request, content, version and moment of issue: the same bytes in all formats, wherever it runs."""

import subprocess
import sys

import pytest

from planmaker.render import FORMATS

from .conftest import FIXED, environment, written

CHOICES = (
    *("plan", *FIXED[:-1], "reflux,glaucoma", "--name", "Zoë", "--region", "GB", "--weeks", "4"),
    *("--avoid", "sore-wrists,kneeling", "--days", "tue,sat", "--at", "sat=09:00", "--at", "07:15"),
    *(part for name in FORMATS for part in ("-f", name)),
)
MACHINES = {
    "first": {"PYTHONHASHSEED": "0", "TZ": "Europe/London", "LANG": "C.UTF-8"},
    "second": {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Chatham", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "HOME": "/"},
    "third": {"PYTHONHASHSEED": "7", "TZ": None, "LANG": None, "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": "1"},
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    found = {}
    for machine, changes in MACHINES.items():
        cwd = tmp_path_factory.mktemp(machine)
        command = [sys.executable, "-m", "planmaker", *CHOICES]
        subprocess.run(command, cwd=cwd, env=environment(**changes), check=True, capture_output=True)
        found[machine] = {name: path.read_bytes() for name, path in written(cwd).items()}
    return found


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("other", ["second", "third"])
def test_the_same_choices_give_the_same_bytes_on_another_machine(files, other, kind):
    (name,) = [name for name in files["first"] if name.endswith(kind)]
    assert len(files["first"][name]) > 1000
    assert files[other][name] == files["first"][name]
