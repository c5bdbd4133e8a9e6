"""Files come into being whole or not at all, only where they were asked for, and only for whom they are meant."""

import json
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from planmaker.render import FORMATS

from .conftest import FIXED, environment, written

PLAN = ("plan", *FIXED, "--weeks", "1")
LIGHT = (*PLAN, "-f", "ics,json,txt")
NAMES = ["plan.ics", "plan.json", "plan.txt"]


def contents(folder):
    return {name: path.read_bytes() for name, path in written(folder).items()}


def names(folder):
    return sorted(path.name for path in written(folder).values())


def test_each_format_becomes_one_file_in_a_folder_of_the_plan(planmaker, folder):
    done = planmaker(*PLAN, *(part for name in FORMATS for part in ("-f", name)), "-o", "plans")
    assert done.code == 0
    files = written(folder)
    assert sorted(files) == sorted(line.split("  ")[0] for line in done.out.splitlines())
    assert {path.parent.parent for path in files.values()} == {folder / "plans"}
    assert all(path.stat().st_size > 1000 for path in files.values())


def test_the_end_of_a_run_says_what_is_in_each_file(planmaker):
    lines = planmaker(*LIGHT).out.splitlines()
    assert [line.split("  ")[1] for line in lines] == [
        "3 sessions for your calendar",
        "the plan for other programs; it holds your name and answers",
        "the pages as plain text",
    ]


def test_the_folder_is_named_after_programme_and_id_and_never_the_person(planmaker, folder):
    assert planmaker(*LIGHT, "--name", "Anna Berg").code == 0
    (name, *_) = written(folder)
    plan_id = json.loads((folder / name).with_name("plan.json").read_bytes())["id"]
    assert name == f"output/lower-back-{plan_id[:8]}/plan.ics"


@pytest.mark.parametrize(
    "name",
    [
        "../../x",
        "/etc/passwd",
        "C:\\x",
        "a\r\nb",
        "a\x00b",
        "-o",
        "~root",
        "$(touch x)",
        "🧘🏽‍♀️",
        "שלום \u202egnp",
        "x" * 200,
    ],
)
def test_no_name_leads_out_of_the_folder(planmaker, folder, name):
    (folder / "work").mkdir()
    assert planmaker(*LIGHT, "-o", "work/plans", "--name", name).code == 0
    assert names(folder) == NAMES
    assert all(path.startswith("work/plans/lower-back-") for path in written(folder))


def test_line_breaks_and_control_characters_do_not_stay_in_a_name(planmaker, folder):
    assert planmaker(*LIGHT, "--name", " A\r\nDTSTART:x\x00\x1b[31m\tB ").code == 0
    texts = contents(folder)
    plan = json.loads(next(data for path, data in texts.items() if path.endswith(".json")))
    assert plan["request"]["name"] == "A DTSTART:x[31m B"
    for data in texts.values():
        assert b"\x00" not in data
        assert b"\x1b" not in data
        assert b"\nDTSTART:x" not in data.replace(b"\r\n ", b"")


def test_files_that_are_there_are_left_as_they_are(planmaker, folder):
    planmaker(*LIGHT)
    (path,) = [path for path in written(folder).values() if path.name == "plan.txt"]
    path.write_text("mine")
    before = contents(folder)
    done = planmaker(*LIGHT)
    assert done.code == 1
    assert "Overwrite it with --force." in done.err
    assert contents(folder) == before


def test_one_file_that_is_there_keeps_all_others_from_being_written(planmaker, folder):
    planmaker(*PLAN, "-f", "json")
    before = contents(folder)
    assert planmaker(*LIGHT).code == 1
    assert contents(folder) == before


def test_force_overwrites(planmaker, folder):
    planmaker(*LIGHT)
    before = contents(folder)
    for path in written(folder).values():
        path.write_text("mine")
    assert planmaker(*LIGHT, "--force").code == 0
    assert contents(folder) == before


def test_force_replaces_a_link_and_not_what_it_points_to(planmaker, folder):
    planmaker(*LIGHT)
    (path,) = [path for path in written(folder).values() if path.name == "plan.txt"]
    precious = folder / "precious"
    precious.write_text("mine")
    path.unlink()
    path.symlink_to(precious)
    assert planmaker(*LIGHT).code == 1
    assert planmaker(*LIGHT, "--force").code == 0
    assert precious.read_text() == "mine"
    assert not path.is_symlink()


def test_a_plans_folder_that_is_a_link_is_refused(planmaker, folder):
    planmaker(*LIGHT)
    (plan_folder,) = (folder / "output").iterdir()
    elsewhere = folder / "elsewhere"
    plan_folder.rename(elsewhere)
    plan_folder.symlink_to(elsewhere)
    done = planmaker(*LIGHT, "--force")
    assert done.code == 1
    assert "is a link to somewhere else.\nGive another folder with -o." in done.err


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_failure_while_files_take_their_names_leaves_no_half_and_no_temporary_file(
    planmaker, folder, monkeypatch, failing
):
    planmaker(*LIGHT)
    old = {Path(name).name: data for name, data in contents(folder).items()}
    for path in written(folder).values():
        path.write_bytes(b"old")
    calls = []
    real = Path.replace

    def replace(self, target):
        calls.append(target)
        if len(calls) == failing:
            raise OSError(5, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    done = planmaker(*LIGHT, "--force")
    assert done.code == 1
    assert "cannot be written: Input/output error.\nGive another folder with -o." in done.err
    assert names(folder) == NAMES
    assert all(data in (b"old", old[Path(name).name]) for name, data in contents(folder).items())


def test_an_interrupt_while_a_file_is_written_leaves_nothing(planmaker, folder, monkeypatch):
    def interrupted(_handle):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    done = planmaker(*LIGHT)
    assert done.code == 130
    assert done.err.splitlines()[-1] == "Stopped."
    assert names(folder) == []


def test_a_full_disk_leaves_nothing_and_says_so(process, folder):
    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))

    done = process(*LIGHT, preexec_fn=small)
    assert done.code == 1
    assert "cannot be written: File too large.\nGive another folder with -o." in done.err
    assert names(folder) == []


@pytest.mark.parametrize("output", ["file", "file/below", "x" * 300, "/proc/nowhere"])
def test_a_folder_that_cannot_be_is_named_with_a_hint(planmaker, folder, output):
    (folder / "file").write_text("")
    done = planmaker(*LIGHT, "-o", output)
    assert done.code == 1
    assert f"'{output}/lower-back-" in done.err
    assert "cannot be written: " in done.err
    assert done.err.endswith("Give another folder with -o.\n")
    assert names(folder) == ["file"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_that_only_others_may_write_to_is_named_with_a_hint(folder, mode):
    target = folder / "locked" / "plan"
    code = f"""
import os
from pathlib import Path
from planmaker.errors import OutputError
from planmaker.workflow import write_files
os.setgroups([]), os.setgid(65534), os.setuid(65534)
try:
    write_files({{"plan.txt": b"x"}}, Path({str(target)!r}))
except OutputError as error:
    print(error.message)
"""
    target.parent.mkdir(mode=mode)
    for above in (folder, *folder.parents[:2]):
        above.chmod(0o755)
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False, cwd="/")
    assert done.stdout == f"'{target}' cannot be written: Permission denied.\n", done.stderr


@pytest.mark.parametrize(("umask", "others"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_only_its_owner_may_read_the_plan_file_and_the_umask_rules_the_others(planmaker, folder, umask, others):
    before = os.umask(umask)
    try:
        assert planmaker(*LIGHT).code == 0
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in written(folder).values()}
    assert modes == {"plan.ics": others, "plan.json": 0o600, "plan.txt": others}


def test_force_makes_a_plan_file_private_that_was_not(planmaker, folder):
    planmaker(*PLAN, "-f", "json")
    (path,) = written(folder).values()
    path.chmod(0o666)
    planmaker(*PLAN, "-f", "json", "--force")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_choices_at_another_moment_are_another_plan(planmaker, folder):
    planmaker(*LIGHT)
    planmaker(*LIGHT, "--issued", "2027-03-01T09:01Z")
    assert len({path.parent for path in written(folder).values()}) == 2


def test_a_name_that_the_typeface_lacks_is_refused_before_anything_is_written(planmaker, folder):
    done = planmaker(*PLAN, "--name", "Zoë 🧘")
    assert done.code != 0
    assert "'🧘'" in done.err
    assert names(folder) == []
