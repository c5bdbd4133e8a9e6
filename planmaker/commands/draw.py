"""``planmaker draw``: a pose in plain words to a drawing; a contact sheet and a check of the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planmaker.commands.options import InstantType
from planmaker.errors import ContentError, Problem, UsageError

if TYPE_CHECKING:
    from planmaker.figure.pose import Pose
    from planmaker.illustrating import Checked, Drawn, Measured


@click.command()
@click.argument("pose_file", metavar="[POSE.yaml]", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file .svg, .png or .pdf, or a folder.")
@click.option(
    "--person", default="", show_default="the pose's own", help="Who is drawn, such as walter; with --check also all."
)
@click.option("--mirror", is_flag=True, help="Draw the other side of the body.")
@click.option("--keep", is_flag=True, help="Solve anew, and keep the solved angles beside the pose.")
@click.option("--grey", is_flag=True, help="Draw for a grey printer.")
@click.option("--width", type=click.IntRange(16, 8000), default=1200, help="Width of a PNG in pixels.")
@click.option("--sheet", type=click.Path(path_type=Path), help="Write a PNG of all built-in drawings.")
@click.option("--check", "checked", is_flag=True, help="Draw the built-in poses again and say what differs.")
@click.option("-v", "--verbose", is_flag=True, help="With --check: all measures.")
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@click.option("--issued", type=InstantType(), show_default="now", help="The date in a PDF.")
def draw(
    *,
    pose_file: Path | None,
    output: Path | None,
    person: str,
    mirror: bool,
    keep: bool,
    grey: bool,
    width: int,
    sheet: Path | None,
    checked: bool,
    verbose: bool,
    force: bool,
    issued: datetime | None,
) -> None:
    """Draw a pose that is written in plain words.

    A pose of several frames becomes several files: NAME-1.svg, NAME-2.svg ...; into a folder they go by their names.
    Drawing needs the extra packages of planmaker[draw].

    \b
    Examples:
      planmaker draw bridge.yaml -o bridge.svg
      planmaker draw bridge.yaml -o bridge.png --width 800 --person walter
      planmaker draw --sheet sheet.png
      planmaker draw --check --verbose
    """
    from planmaker.illustrating import (
        contact_sheet,
        described,
        draw_pose,
        keep_angles,
        read_pose_file,
        solve_anew,
        write_drawings,
    )
    from planmaker.workflow import write_files

    if checked and person:
        _check_people(person, verbose=verbose)
    elif checked:
        _check(verbose=verbose)
    if sheet:
        write_files({sheet.name: contact_sheet(grey=grey, width=width)}, sheet.parent, force=force)
        click.echo(sheet)
    if pose_file:
        if output is None:
            raise UsageError("It is not said where the drawing goes.", hint="Write for example -o drawing.svg.")
        unusual: list[Problem] = []
        pose = read_pose_file(pose_file, unusual)
        angles = solve_anew(pose) if keep else None
        drawn = draw_pose(pose, person=person, mirror=mirror, angles=angles)
        if output.suffix.lower() == ".pdf":
            drawn = described(drawn, pose, mirror=mirror)
        moment = issued or datetime.now(UTC).replace(microsecond=0)
        paths = write_drawings(drawn, output, width=width, grey=grey, issued=moment, force=force)
        for warning in (*unusual, *_remarks(drawn, pose, pose_file)):
            click.echo(f"{warning}", err=True)
        for path in paths:
            click.echo(path)
        if angles:
            click.echo(keep_angles(pose, angles, pose_file))
    elif not sheet and not checked:
        raise UsageError("There is nothing to draw.", hint="Give a pose file, --sheet or --check.")


def _remarks(drawn: Sequence[Drawn], pose: Pose, pose_file: Path) -> Iterator[str]:
    """Yield what is worth a look; angles that were written outside the normal range have been named with their line."""
    for each in drawn:
        frame, report = pose.frames[each.drawing.name], each.report
        solved = tuple(found for found in report.outside_range if found.degree not in frame.written())
        for remark in (*report.faults, *replace(report, outside_range=solved).remarks):
            yield f"{pose_file}: {each.drawing.name}: {remark}."


def _check(*, verbose: bool) -> None:
    """Say what the check of the drawings finds; faults end the command.

    Raises:
        ContentError: a drawing differs from its pose or breaks a limit.
    """
    from planmaker.illustrating import AGREE_DEGREES, PDF_BYTES, SVG_BYTES, check_built_ins

    found: list[Checked] = []
    for each in check_built_ins():
        found.append(each)
        if verbose:
            click.echo(
                f"{_measures(each)}  apart {each.apart:4.2f}  {each.seconds:4.2f} s  "
                f"SVG {each.svg / 1024:4.1f} KB  PDF {each.pdf / 1024:3.1f} KB"
            )
            _echo_remarks(each)

    from planmaker.figure.contacts import (
        CONTACT_MM,
        OVERLAP_MM,
        SINK_MM,
    )  # needs the extra, as has been made sure by now

    click.echo(
        f"Worst: contact {max(each.report.worst_contact_mm for each in found):.1f} mm (limit {CONTACT_MM:g}), "
        f"sinks {max(each.report.sinks.mm for each in found):.1f} mm ({SINK_MM:g}), "
        f"overlap {max(each.report.overlap.mm for each in found):.1f} mm ({OVERLAP_MM:g}), "
        f"SVG {max(each.svg for each in found) / 1024:.1f} KB ({SVG_BYTES // 1024}), "
        f"PDF {max(each.pdf for each in found) / 1024:.1f} KB ({PDF_BYTES // 1024}), "
        f"kept angles apart {max(each.apart for each in found):.2f} degrees ({AGREE_DEGREES:g}); "
        f"longest {max(each.seconds for each in found):.2f} s of processor time."
    )
    problems = [problem for each in found for problem in (*_faults(each, each.broken), *_differences(each))]
    if problems:
        raise ContentError(problems)
    click.echo(f"Drawings: {len(found)}. All are as their poses say.")


def _check_people(person: str, *, verbose: bool) -> None:
    """Say how the built-in poses fit a person, or all; faults end the command.

    Raises:
        ContentError: a figure does not touch what it must, sinks or goes through itself.
    """
    from planmaker.illustrating import measure_built_ins

    found: dict[str, list[Measured]] = {}
    for each in measure_built_ins(person):
        found.setdefault(each.person, []).append(each)
        if verbose:
            click.echo(f"{each.person:8} {_measures(each)}")
            _echo_remarks(each)
    for name, measured in found.items():
        reports = [each.report for each in measured]
        click.echo(
            f"{name:8} frames {len(reports)}  contact {max(report.worst_contact_mm for report in reports):4.1f} mm  "
            f"sinks {max(report.sinks.mm for report in reports):3.1f} mm  "
            f"overlap {max(report.overlap.mm for report in reports):4.1f} mm  "
            f"with faults {sum(bool(report.faults) for report in reports)}"
        )
    problems = [
        replace(problem, path=f"{each.name}, {name}")
        for name, measured in found.items()
        for each in measured
        for problem in _faults(each, each.report.faults)
    ]
    if problems:
        raise ContentError(problems)


def _faults(found: Measured, faults: Sequence[str]) -> list[Problem]:
    return [Problem(file=_pose_file(found), line=1, path=found.name, what=f"{fault}.") for fault in faults]


def _differences(found: Checked) -> Iterator[Problem]:
    """Yield in what a drawing and its kept angles are not what the pose gives now."""
    from planmaker.illustrating import AGREE_DEGREES

    pose = _pose_file(found)
    hint = f"Draw it: planmaker draw {pose} -o illustrations --keep --force."
    if not found.kept:
        yield Problem(file=pose, line=1, path="", what="was changed since its angles were solved.", hint=hint)
        return
    if found.apart > AGREE_DEGREES:
        what = f"solves {found.apart:.2f} degrees away from the angles that are kept."
        yield Problem(file=pose, line=1, path=found.name, what=what, hint=hint)
    if not found.same:
        what = "differs from what its pose gives." if found.stored else "is not there, but there is a pose for it."
        yield Problem(file=f"illustrations/{found.name}.svg", line=1, path="", what=what, hint=hint)


def _pose_file(found: Measured) -> str:
    return f"illustrations/poses/{found.pose}.yaml"


def _measures(found: Measured) -> str:
    report = found.report
    reach = max((contact.error_mm for contact in report.reaches), default=0.0)
    return (
        f"{found.name:26} contact {report.worst_contact_mm:4.1f} mm  reach {reach:4.1f} mm  "
        f"sinks {report.sinks.mm:3.1f} mm  overlap {report.overlap.mm:4.1f} mm  "
        f"furniture {report.furniture.mm:4.1f} mm  beyond range {len(report.outside_range)}  moved {len(report.moved)}"
    )


def _echo_remarks(found: Measured) -> None:
    for remark in found.report.remarks:
        click.echo(f"    {remark}")
