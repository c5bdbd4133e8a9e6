"""Pose files to drawings: read, pose, draw, write; and the check that the stored drawings are what their poses give.

The engine is the extra `planmaker[draw]`, imported only when a figure is drawn; stored drawings are read without it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planmaker import __version__
from planmaker.errors import OutputError, PlanmakerError, UsageError
from planmaker.figure.drawing import Drawing
from planmaker.figure.palette import in_grey
from planmaker.figure.svg import read_svg
from planmaker.render.contact_sheet import write_contact_sheet
from planmaker.render.png import write_png
from planmaker.render.svg import write_svg
from planmaker.resources import SourceFile, packaged
from planmaker.workflow import write_files

if TYPE_CHECKING:
    from planmaker.figure.contacts import Report
    from planmaker.figure.joints import Angles
    from planmaker.figure.pose import Pose

FORMATS: Final = (".svg", ".png", ".pdf")
EXTRA: Final = ("numpy", "shapely")


class ExtraMissingError(PlanmakerError):
    """The packages that draw are not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Drawing a pose needs the packages numpy and shapely.", hint='Install them: pip install "planmaker[draw]"'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the check of one built-in drawing found; `seconds` is what solving and drawing it took."""

    name: str
    pose: str
    kept: bool
    """Whether the solved angles beside the pose are those of the pose as it is now."""
    stored: bool
    same: bool
    size: int
    seconds: float
    report: Report


def read_pose_file(path: Path) -> Pose:
    """Return the pose of a file.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
        OutputError: the file cannot be read.
        ContentError: the file has faults.
    """
    _need_extra()
    from planmaker.figure.pose_file import read_pose

    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"'{path}' cannot be read: {reason}.", hint="Check the path that you gave.") from error
    return read_pose(SourceFile(path=path.name, label=str(path), data=data))


def solve_anew(pose: Pose) -> Mapping[str, Angles]:
    """Return the solved angles of all frames, whatever is kept.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
    """
    _need_extra()
    from planmaker.figure.posed import solve_pose

    return solve_pose(pose)


def keep_angles(pose: Pose, angles: Mapping[str, Angles], pose_file: Path) -> Path:
    """Write solved angles beside their pose, over those that were kept, and return where.

    Raises:
        OutputError: the file cannot be written.
    """
    from planmaker.figure.stored import SOLVED, solved_file

    name = f"{pose_file.stem}{SOLVED}"
    (path,) = write_files({name: solved_file(pose, angles).encode("utf-8")}, pose_file.parent, force=True)
    return path


def draw_pose(
    pose: Pose, *, person: str = "", mirror: bool = False, angles: Mapping[str, Angles] | None = None
) -> tuple[Drawing, ...]:
    """Draw all frames of a pose; it is solved if neither given nor kept angles fit it.

    Args:
        pose: as read.
        person: a name in `people.yaml`; without one, the pose's own.
        mirror: whether to show the other side of the body.
        angles: solved before.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
        UsageError: there is no such person.
        NoRoomError: an arrow finds no free place.
    """
    _need_extra()
    from planmaker.figure.illustrate import draw
    from planmaker.figure.people import person as person_of
    from planmaker.figure.posed import mirrored_frame, pose_frames
    from planmaker.figure.stored import stored_angles

    own = not person or person == pose.figure
    posed = pose_frames(pose, person_of(person) if person else None, (angles or stored_angles(pose)) if own else None)
    return draw([mirrored_frame(frame) for frame in posed] if mirror else posed)


def _need_extra() -> None:
    if any(find_spec(name) is None for name in EXTRA):
        raise ExtraMissingError


def stored_drawings() -> Mapping[str, Drawing]:
    """Return the built-in drawings by name; needs no extra package."""
    files = packaged("illustrations", ".svg")
    return {path.removesuffix(".svg"): read_svg(path, file.data) for path, file in files.items()}


def contact_sheet(*, grey: bool = False, width: int = 2000) -> bytes:
    """Return a picture of all built-in drawings with their names."""
    drawings = stored_drawings().values()
    return write_contact_sheet([in_grey(drawing) if grey else drawing for drawing in drawings], width=width)


def write_drawings(
    drawings: Sequence[Drawing], output: Path, *, width: int, grey: bool, issued: datetime, force: bool
) -> tuple[Path, ...]:
    """Write drawings in the format of the output's ending.

    Args:
        drawings: of one pose.
        output: a file, numbered from 1 if there are several drawings; or a folder, for SVG files by name.
        width: in pixels, for PNG.
        grey: whether to write them for a grey printer.
        issued: the date in a PDF.
        force: whether files that are there may be overwritten.

    Raises:
        UsageError: the ending is none of ours.
        OutputError: a file is there already or cannot be written.
    """
    suffix = output.suffix.lower()
    if suffix and suffix not in FORMATS:
        raise UsageError(f"'{output}' ends in '{output.suffix}'.", hint=f"Write one of {', '.join(FORMATS)}.")
    shown = [in_grey(drawing) if grey else drawing for drawing in drawings]
    names = _names(shown, output)
    files = {
        name: encoded(drawing, suffix or ".svg", width=width, issued=issued)
        for name, drawing in zip(names, shown, strict=True)
    }
    return write_files(files, output.parent if suffix else output, force=force)


def _names(drawings: Sequence[Drawing], output: Path) -> list[str]:
    if not output.suffix:
        return [f"{drawing.name}.svg" for drawing in drawings]
    if len(drawings) == 1:
        return [output.name]
    return [f"{output.stem}-{number}{output.suffix}" for number in range(1, len(drawings) + 1)]


def encoded(drawing: Drawing, suffix: str, *, width: int, issued: datetime) -> bytes:
    """Return a drawing as the bytes of a file."""
    if suffix == ".svg":
        return write_svg(drawing)
    if suffix == ".png":
        return write_png(drawing, width=width)
    import yaml

    from planmaker.render.pdf.look import look_from
    from planmaker.render.pdf.picture import render_picture

    look = look_from(yaml.safe_load(packaged("templates", ".yaml")["looks.yaml"].data))
    alt = f"Drawing: {drawing.name.replace('-', ' ')}."
    producer = f"planmaker {__version__}"
    return render_picture(drawing, look=look, alt=alt, language="en", producer=producer, issued=issued)


def check_built_ins(*, person: str = "") -> Iterator[Checked]:
    """Draw every built-in pose again, measure it and compare it with what is stored, drawing by drawing.

    Args:
        person: draw this one instead of each pose's own; then all drawings differ, and the measures are the point.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
        UsageError: there is no such person.
    """
    _need_extra()
    from planmaker.figure.illustrate import draw
    from planmaker.figure.people import person as person_of
    from planmaker.figure.posed import measure_frames, pose_frames
    from planmaker.figure.stored import built_in_poses, stored_angles

    stored = packaged("illustrations", ".svg")
    for pose in built_in_poses().values():
        started = time.process_time()
        kept = stored_angles(pose)
        posed = pose_frames(pose, person_of(person) if person else None, None if person else kept)
        drawings = draw(posed)
        seconds = (time.process_time() - started) / len(drawings)
        reports = measure_frames(posed)
        for drawing in drawings:
            data, file = write_svg(drawing), stored.get(f"{drawing.name}.svg")
            yield Checked(
                name=drawing.name,
                pose=pose.name,
                kept=kept is not None,
                stored=file is not None,
                same=file is not None and file.data == data,
                size=len(data),
                seconds=seconds,
                report=reports[drawing.name],
            )
