"""`planmaker draw` from the outside."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from planmaker.commands.draw import draw
from planmaker.errors import ContentError, OutputError, UsageError
from planmaker.figure.svg import read_svg
from planmaker.illustrating import ExtraMissingError

POSE = """\
figure: ana
frames:
  stand:
    start: standing
    rest on floor: [feet]
"""
TWO = POSE + "  raise:\n    start: standing\n    rest on floor: [feet]\n    angles: {right shoulder: {flex: 90}}\n"


@pytest.fixture
def pose(tmp_path):
    path = tmp_path / "stand.yaml"
    path.write_text(POSE, encoding="utf-8")
    return path


def run(*arguments):
    return CliRunner().invoke(draw, [str(argument) for argument in arguments], catch_exceptions=True)


def test_a_pose_of_one_frame_becomes_the_file_that_was_asked_for(pose, tmp_path):
    result = run(pose, "-o", tmp_path / "out.svg")
    assert result.exception is None
    assert result.output.split() == [str(tmp_path / "out.svg")]
    assert read_svg("out.svg", (tmp_path / "out.svg").read_bytes()).shapes


def test_a_pose_of_two_frames_becomes_two_numbered_files(pose, tmp_path):
    pose.write_text(TWO, encoding="utf-8")
    run(pose, "-o", tmp_path / "out.png", "--width", "200")
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["out-1.png", "out-2.png"]


def test_into_a_folder_frames_go_by_their_names(pose, tmp_path):
    run(pose, "-o", tmp_path / "drawings")
    assert [path.name for path in (tmp_path / "drawings").iterdir()] == ["stand.svg"]


def test_solved_angles_are_kept_beside_the_pose_when_asked_for(pose, tmp_path):
    run(pose, "-o", tmp_path / "out.svg")
    assert not (tmp_path / "stand.solved.yaml").exists()
    result = run(pose, "-o", tmp_path / "again.svg", "--keep")
    assert result.output.split()[-1] == str(tmp_path / "stand.solved.yaml")
    assert "figure: ana" in (tmp_path / "stand.solved.yaml").read_text("utf-8")
    assert (tmp_path / "again.svg").read_bytes() == (tmp_path / "out.svg").read_bytes()


def test_a_pdf_is_a_pdf(pose, tmp_path):
    run(pose, "-o", tmp_path / "out.pdf", "--issued", "2027-03-01T09:00Z")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_file_that_is_there_is_kept_unless_forced(pose, tmp_path):
    (tmp_path / "out.svg").write_text("mine")
    assert isinstance(run(pose, "-o", tmp_path / "out.svg").exception, OutputError)
    assert (tmp_path / "out.svg").read_text() == "mine"
    assert run(pose, "-o", tmp_path / "out.svg", "--force").exception is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "nothing to draw"),
        (["POSE"], "where the drawing goes"),
        (["POSE", "-o", "out.gif"], "ends in '.gif'"),
        (["POSE", "-o", "out.svg", "--person", "anna"], "There is no person 'anna'"),
    ],
)
def test_what_cannot_be_done_is_said(pose, tmp_path, arguments, message):
    given = [{"POSE": pose, "out.svg": tmp_path / "out.svg"}.get(argument, argument) for argument in arguments]
    result = run(*given)
    assert isinstance(result.exception, UsageError)
    assert message in str(result.exception)


def test_a_misspelled_joint_is_a_fault_with_its_line(pose, tmp_path):
    pose.write_text(POSE + "    angles: {right kneee: {flex: 20}}\n", encoding="utf-8")
    error = run(pose, "-o", tmp_path / "out.svg").exception
    assert isinstance(error, ContentError)
    assert ":6:" in str(error.problems[0])
    assert "Did you mean 'right knee'?" in str(error.problems[0])


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert "cannot be read" in str(run(tmp_path / "no.yaml", "-o", tmp_path / "out.svg").exception)


def test_the_contact_sheet_is_a_png(tmp_path):
    assert run("--sheet", tmp_path / "sheet.png").exception is None
    assert (tmp_path / "sheet.png").read_bytes().startswith(b"\x89PNG")


def test_without_the_extra_the_error_says_how_to_install_it(pose, tmp_path, monkeypatch):
    monkeypatch.setattr("planmaker.illustrating.find_spec", lambda name: None)
    error = run(pose, "-o", tmp_path / "out.svg").exception
    assert isinstance(error, ExtraMissingError)
    assert error.hint == 'Install them: pip install "planmaker[draw]"'


@pytest.mark.parametrize("arguments", ["draw -h", "draw --sheet SHEET"])
def test_help_and_contact_sheet_import_neither_numpy_nor_shapely(arguments, tmp_path):
    words = arguments.replace("SHEET", str(tmp_path / "sheet.png")).split()
    code = (
        f"import sys; from planmaker.cli import cli; cli.main({words!r}, standalone_mode=False); "
        "assert not {'numpy', 'shapely'} & set(sys.modules), 'the extra is loaded'"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False
    )
    assert done.returncode == 0, done.stderr
