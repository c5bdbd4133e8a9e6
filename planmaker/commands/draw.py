"""``planmaker draw``: a pose in plain words to a drawing; a contact sheet and a check of the built-in ones."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planmaker.commands.options import InstantType
from planmaker.errors import ContentError, Problem, UsageError

if TYPE_CHECKING:
    from planmaker.illustrating import Checked


@click.command()
@click.argument("pose_file", metavar="[POSE.yaml]", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file .svg, .png or .pdf, or a folder.")
@click.option("--person", default="", show_default="the pose's own", help="Who is drawn, such as walter.")
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
        draw_pose,
        keep_angles,
        read_pose_file,
        solve_anew,
        write_drawings,
    )
    from planmaker.workflow import write_files

    if checked:
        _check(person, verbose=verbose)
    if sheet:
        write_files({sheet.name: contact_sheet(grey=grey)}, sheet.parent, force=force)
        click.echo(sheet)
    if pose_file:
        if output is None:
            raise UsageError("It is not said where the drawing goes.", hint="Write for example -o drawing.svg.")
        pose = read_pose_file(pose_file)
        angles = solve_anew(pose) if keep else None
        drawings = draw_pose(pose, person=person, mirror=mirror, angles=angles)
        moment = issued or datetime.now(UTC).replace(microsecond=0)
        for path in write_drawings(drawings, output, width=width, grey=grey, issued=moment, force=force):
            click.echo(path)
        if angles:
            click.echo(keep_angles(pose, angles, pose_file))
    elif not sheet and not checked:
        raise UsageError("There is nothing to draw.", hint="Give a pose file, --sheet or --check.")


def _check(person: str, *, verbose: bool) -> None:
    """Say what the check finds; faults end the command.

    Raises:
        ContentError: a drawing differs from its pose, or a figure does not touch, sinks or goes through itself.
    """
    from planmaker.illustrating import check_built_ins

    problems: list[Problem] = []
    count = 0
    for found in check_built_ins(person=person):
        count += 1
        problems += _problems(found, compare=not person)
        if verbose:
            click.echo(_measures(found))
            for remark in found.report.remarks:
                click.echo(f"    {remark}")
    if problems:
        raise ContentError(problems)
    click.echo(f"Drawings: {count}. All are as their poses say." if not person else f"Drawings: {count}. Faults: none.")


def _problems(found: Checked, *, compare: bool) -> list[Problem]:
    pose = f"illustrations/poses/{found.pose}.yaml"
    problems = [Problem(file=pose, line=1, path=found.name, what=fault) for fault in found.report.faults]
    hint = f"Draw it: planmaker draw {pose} -o illustrations --keep --force."
    if compare and not found.kept:
        problems.append(
            Problem(file=pose, line=1, path="", what="was changed since its angles were solved.", hint=hint)
        )
    elif compare and not found.same:
        what = "differs from what its pose gives." if found.stored else "is not there, but there is a pose for it."
        problems.append(Problem(file=f"illustrations/{found.name}.svg", line=1, path="", what=what, hint=hint))
    return problems


def _measures(found: Checked) -> str:
    report = found.report
    reach = max((contact.error_mm for contact in report.reaches), default=0.0)
    return (
        f"{found.name:26} contact {report.worst_contact_mm:4.1f} mm  reach {reach:4.1f} mm  "
        f"sinks {report.sinks.mm:3.1f} mm  overlap {report.overlap.mm:4.1f} mm  "
        f"beyond range {len(report.outside_range)}  moved {len(report.moved)}  "
        f"{found.seconds:4.2f} s  {found.size / 1024:4.1f} KB"
    )
