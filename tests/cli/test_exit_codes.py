"""The exit codes: 0 done, 1 failed, 2 usage, 3 faulty content, 4 no plan; each with a message and a way on."""

import pytest

from .conftest import FIXED


def test_a_plan_that_is_made_exits_0(process):
    done = process("plan", *FIXED, "-f", "json")
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("output/lower-back-")


def test_files_that_are_there_exit_1_with_a_hint(process):
    process("plan", *FIXED, "-f", "json")
    done = process("plan", *FIXED, "-f", "json")
    assert done.code == 1
    message, hint = done.err.splitlines()
    assert message.endswith("plan.json' is there already.")
    assert hint == "Overwrite it with --force."
    assert done.out == ""


def test_wrong_usage_exits_2_with_a_hint(process):
    done = process("plan", *FIXED[:-1], "osteoprosis")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Error: 'osteoprosis' is not known for --health.\nDid you mean 'osteoporosis'?\n"


def test_faulty_content_exits_3_with_every_fault(process, folder):
    (folder / "mine" / "exercises").mkdir(parents=True)
    (folder / "mine" / "exercises" / "sphinx.yaml").write_text("kind: hodl\norder: soon\n")
    for arguments in (("check", "mine"), ("plan", *FIXED, "--content-dir", "mine")):
        done = process(*arguments)
        assert (done.code, done.out) == (3, "")
        first, second, last = done.err.splitlines()
        assert first.startswith("mine/exercises/sphinx.yaml:1: kind: ")
        assert first.endswith("Did you mean 'hold'?")
        assert second.startswith("mine/exercises/sphinx.yaml:2: order: ")
        assert last == "Error: The content has 2 faults."


def test_no_plan_for_a_health_answer_exits_4_with_where_to_go(process):
    done = process("plan", *FIXED[:-1], "recent-hip-replacement")
    assert (done.code, done.out) == (4, "")
    message, hint = done.err.splitlines()
    assert message == "Error: No plan for 'recent-hip-replacement' (a new hip in the last 12 weeks)."
    assert "speak to your care team" in hint


def test_too_little_time_exits_4_with_minutes_that_are_enough(planmaker):
    few = ("plan", *FIXED, "--dry-run", "--include", "childs-pose,sphinx,piriformis", "--minutes")
    done = planmaker(*few, "3")
    assert done.code == 4
    assert "Error: 3 minutes are too few for a session." in done.err
    (enough,) = [line.split()[1] for line in done.err.splitlines() if line.startswith("Allow ")]
    assert planmaker(*few, enough).code == 0
    assert planmaker(*few, str(int(enough) - 1)).code == 4


def test_every_session_skipped_exits_4(planmaker):
    done = planmaker("plan", *FIXED, "--weeks", "1", "--days", "mon", "--skip", "2027-03-15")
    assert done.code == 4
    assert "Every session falls on a skipped date.\nDrop one of the dates given with --skip" in done.err


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["plan", "-h"], ["check", "--help"], ["--version"]])
def test_help_and_version_exit_0_on_standard_output(planmaker, arguments):
    done = planmaker(*arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out
