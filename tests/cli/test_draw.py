"""`planmaker draw` from the outside."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from click.testing import CliRunner

from planmaker.commands.draw import draw
from planmaker.errors import ContentError, OutputError, UsageError
from planmaker.figure.contacts import Contact, Report
from planmaker.figure.extra import ExtraMissingError
from planmaker.figure.furniture import Beside, Depth
from planmaker.figure.svg import read_svg
from planmaker.illustrating import Checked, Measured
from planmaker.library.load import load_library

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
    assert result.stdout.split() == [str(tmp_path / "out.svg")]
    assert result.stderr == ""
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
    assert result.stdout.split()[-1] == str(tmp_path / "stand.solved.yaml")
    assert "figure: ana" in (tmp_path / "stand.solved.yaml").read_text("utf-8")
    assert (tmp_path / "again.svg").read_bytes() == (tmp_path / "out.svg").read_bytes()


def test_a_pdf_is_a_pdf(pose, tmp_path):
    run(pose, "-o", tmp_path / "out.pdf", "--issued", "2027-03-01T09:00Z")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_pdf_describes_its_drawing_in_the_words_of_the_pose(pose, tmp_path):
    pose.write_text(POSE + "    alt: Sam waits for the bus.\n", encoding="utf-8")
    run(pose, "-o", tmp_path / "out.pdf")
    assert alt_of(tmp_path / "out.pdf") == "Sam waits for the bus."


def test_a_pdf_describes_its_drawing_in_the_words_of_the_content_if_there_are_any(pose, tmp_path):
    pose.write_text(POSE.replace("stand:", "sphinx-start:"), encoding="utf-8")
    run(pose, "-o", tmp_path / "out.pdf")
    words = load_library("en").words.exercises["sphinx"].forms["floor"].alt
    assert alt_of(tmp_path / "out.pdf") == words["sphinx-start"]


def test_a_pdf_describes_its_drawing_by_what_the_pose_shows_if_nobody_wrote_words(pose, tmp_path):
    run(pose, "-o", tmp_path / "out.pdf")
    assert alt_of(tmp_path / "out.pdf") == "A person stands."


def alt_of(path):
    with pymupdf.open(path) as pdf:
        objects = [pdf.xref_object(number) for number in range(1, pdf.xref_length())]
    [alt] = [found[1] for text in objects if (found := re.search(r"/Alt \((.*?)\)\n", text))]
    return alt


def test_an_unusual_angle_is_a_warning_with_its_line_and_the_drawing_is_made(pose, tmp_path):
    pose.write_text(POSE + "    angles:\n      left elbow: {flex: 155}\n", encoding="utf-8")
    result = run(pose, "-o", tmp_path / "out.svg")
    assert f"{pose}:7: frames.stand.angles.left elbow.flex: 155 degrees is outside the normal range." in result.stderr
    assert result.exit_code == 0
    assert (tmp_path / "out.svg").exists()


def test_what_had_to_give_way_and_what_does_not_touch_is_said(pose, tmp_path):
    pose.write_text(
        "figure: ana\nframes:\n  lie:\n    start: supine\n    free: [left knee]\n"
        "    angles: {both hip: {flex: 45}, left knee: {flex: 60}, left elbow: {flex: 0}}\n"
        "    rest on floor: [pelvis, upper back, head, feet]\n"
        "    touch: [{what: left hand, at: right shin}]\n",
        encoding="utf-8",
    )
    lines = run(pose, "-o", tmp_path / "out.svg").stderr.splitlines()
    assert any(line.startswith(f"{pose}: lie: left knee: written flex 60, needed ") for line in lines)
    assert any("left hand: " in line and "mm from right shin." in line for line in lines)


def test_what_is_drawn_but_may_be_meant_otherwise_is_said(pose, tmp_path):
    pose.write_text(
        POSE + "    view: {turn: -70}\n    marks: {feel: [chest]}\n"
        "  bend:\n    start: standing\n    rest on floor: [feet]\n    reach: {left hand: under right hip}\n",
        encoding="utf-8",
    )
    result = run(pose, "-o", tmp_path / "out.svg")
    assert f"{pose}: stand: feel: 'chest' faces away and is not drawn; turn the view." in result.stderr
    assert re.search(r"bend: left shoulder: \w+( in| out)? \d+ was not written, but is needed to bring", result.stderr)
    assert result.exit_code == 0


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


def test_the_contact_sheet_is_a_png_as_wide_as_asked_for(tmp_path):
    assert run("--sheet", tmp_path / "sheet.png", "--width", "900").exception is None
    data = (tmp_path / "sheet.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert int.from_bytes(data[16:20], "big") == 900


def test_without_the_extra_the_error_says_how_to_install_it(pose, tmp_path, monkeypatch):
    monkeypatch.setattr("planmaker.figure.extra.find_spec", lambda name: None)
    error = run(pose, "-o", tmp_path / "out.svg").exception
    assert isinstance(error, ExtraMissingError)
    assert error.hint == 'Install them: pip install "planmaker[draw]"'


def test_without_the_extra_the_check_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr("planmaker.figure.extra.find_spec", lambda name: None)
    assert isinstance(run("--check").exception, ExtraMissingError)


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


NOWHERE = Depth(mm=0, where="")
FINE = Report(
    contacts=(),
    beside=(),
    reaches=(),
    sinks=NOWHERE,
    fine_sinks=NOWHERE,
    overlap=NOWHERE,
    furniture=NOWHERE,
    outside_range=(),
    moved=(),
    unwritten=(),
)
GOOD = Checked(
    name="bridge-lift",
    pose="bridge",
    person="ana",
    report=FINE,
    kept=True,
    apart=0.0,
    stored=True,
    same=True,
    svg=20 * 1024,
    pdf=6 * 1024,
    seconds=1.2,
)


def check(monkeypatch, *found, arguments=()):
    monkeypatch.setattr("planmaker.illustrating.check_built_ins", lambda: iter(found))
    return run("--check", *arguments)


def test_the_check_says_the_worst_of_each_measure_and_its_limit(monkeypatch):
    result = check(monkeypatch, GOOD, replace(GOOD, svg=30 * 1024), arguments=["--verbose"])
    assert result.exception is None
    assert "apart 0.00  1.20 s  SVG 20.0 KB  PDF 6.0 KB" in result.stdout
    assert (
        "Worst: contact 0.0 mm (limit 5), sinks 0.0 mm (3), overlap 0.0 mm (10), SVG 30.0 KB (45), PDF 6.0 KB (8), "
        "kept angles apart 0.00 degrees (0.1); longest 1.20 s of processor time." in result.stdout
    )
    assert "Drawings: 2. All are as their poses say." in result.stdout


@pytest.mark.parametrize(
    ("broken", "what"),
    [
        ({"svg": 46 * 1024}, "the file has 46.0 KB."),
        ({"pdf": 9 * 1024}, "in a PDF it has 9.0 KB."),
        ({"apart": 0.2}, "solves 0.20 degrees away from the angles that are kept."),
        ({"same": False}, "differs from what its pose gives."),
        ({"same": False, "stored": False}, "is not there, but there is a pose for it."),
        ({"kept": False}, "was changed since its angles were solved."),
        (
            {"report": replace(FINE, sinks=Depth(mm=4, where="head into the floor"))},
            "sinks 4.0 mm: head into the floor.",
        ),
        (
            {"report": replace(FINE, overlap=Depth(mm=12, where="arm goes through leg"))},
            "arm goes through leg by 12.0 mm.",
        ),
        ({"report": replace(FINE, contacts=(Contact(what="head", at="floor", gap_mm=6),))}, "head: 6.0 mm from floor."),
        (
            {"report": replace(FINE, furniture=Depth(mm=40, where="shin goes through the bed"))},
            "shin goes through the bed by 40.0 mm.",
        ),
        (
            {"report": replace(FINE, beside=(Beside(what="pelvis", at="chair", mm=240),))},
            "pelvis: 240 mm beside the chair; move the chair ('along', 'across') or the figure ('place').",
        ),
    ],
)
def test_the_check_ends_with_a_fault_for_every_limit_that_is_broken(monkeypatch, broken, what):
    error = check(monkeypatch, replace(GOOD, **broken)).exception
    assert isinstance(error, ContentError)
    assert [problem.what for problem in error.problems] == [what]


def test_the_check_of_people_says_for_each_how_the_poses_fit(monkeypatch):
    deep = replace(FINE, overlap=Depth(mm=12, where="arm goes through leg"))
    found = [
        Measured(name="bridge-lift", pose="bridge", person=name, report=report)
        for name, report in (("ana", FINE), ("rosa", deep))
    ]
    monkeypatch.setattr("planmaker.illustrating.measure_built_ins", lambda person: iter(found))
    result = run("--check", "--person", "all")
    assert "ana      frames 1  contact  0.0 mm  sinks 0.0 mm  overlap  0.0 mm  with faults 0" in result.stdout
    assert "rosa     frames 1  contact  0.0 mm  sinks 0.0 mm  overlap 12.0 mm  with faults 1" in result.stdout
    [problem] = result.exception.problems
    assert str(problem) == "illustrations/poses/bridge.yaml:1: bridge-lift, rosa: arm goes through leg by 12.0 mm."
