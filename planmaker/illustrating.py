"""Pose files to drawings: read, pose, draw, write; and the check that the stored drawings are what their poses give.

The engine is the extra `planmaker[draw]`, imported only when a figure is drawn; stored drawings are read without it.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from planmaker import __version__
from planmaker.errors import OutputError, Problem, UsageError
from planmaker.figure.drawing import Drawing
from planmaker.figure.extra import need_extra
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
EVERYONE: Final = "all"
"""Instead of a person's name, where all people are measured."""
SVG_BYTES: Final = 45 * 1024
PDF_BYTES: Final = 8 * 1024
"""Of the compressed operators of a drawing in a PDF."""
AGREE_DEGREES: Final = 0.1
_METRES: Final = 3  # the first so many angles are the place of the pelvis
_DEGREES_PER_METRE: Final = 100.0  # a millimetre weighs as much as a tenth of a degree


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawing of a pose, what it shows in words, and what was measured on it."""

    drawing: Drawing
    alt: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured on one frame of a built-in pose when a person took it up."""

    name: str
    pose: str
    person: str
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked(Measured):
    """What the check of one built-in drawing found besides.

    `seconds` is the processor time of solving the frame and of its share of drawing the pose; `apart` by how many
    degrees the angles that are kept differ from those solved now. Sizes are bytes.
    """

    kept: bool
    """Whether the solved angles beside the pose are those of the pose as it is now."""
    apart: float
    stored: bool
    same: bool
    svg: int
    pdf: int
    seconds: float

    @property
    def broken(self) -> Sequence[str]:
        """The limits that it breaks, in words."""
        return [
            *self.report.faults,
            *([f"the file has {self.svg / 1024:.1f} KB"] if self.svg > SVG_BYTES else []),
            *([f"in a PDF it has {self.pdf / 1024:.1f} KB"] if self.pdf > PDF_BYTES else []),
        ]


def read_pose_file(path: Path, warnings: list[Problem]) -> Pose:
    """Return the pose of a file, and add to the warnings what is unusual in it.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
        OutputError: the file cannot be read.
        ContentError: the file has faults.
    """
    need_extra()
    from planmaker.figure.pose_file import read_pose

    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"'{path}' cannot be read: {reason}.", hint="Check the path that you gave.") from error
    return read_pose(SourceFile(path=path.name, label=str(path), data=data), warnings)


def solve_anew(pose: Pose) -> Mapping[str, Angles]:
    """Return the solved angles of all frames, whatever is kept.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
    """
    need_extra()
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
) -> tuple[Drawn, ...]:
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
    need_extra()
    from planmaker.figure.alt import plain_alt
    from planmaker.figure.illustrate import draw
    from planmaker.figure.people import person as person_of
    from planmaker.figure.posed import measure_frames, mirrored_frame, pose_frames
    from planmaker.figure.stored import stored_angles

    own = not person or person == pose.figure
    posed = pose_frames(pose, person_of(person) if person else None, (angles or stored_angles(pose)) if own else None)
    shown = tuple(mirrored_frame(frame) for frame in posed) if mirror else posed
    reports = measure_frames(shown)
    return tuple(
        Drawn(drawing=drawing, alt=frame.frame.alt or plain_alt(frame.frame), report=reports[drawing.name])
        for frame, drawing in zip(shown, draw(shown), strict=True)
    )


def described(drawn: Sequence[Drawn], pose: Pose, *, mirror: bool = False) -> tuple[Drawn, ...]:
    """Return drawings with the words of the content, where it shows a drawing of that name and the pose has none.

    Raises:
        ContentError: the content has faults.
    """
    from planmaker.figure.mirror import mirrored
    from planmaker.library.load import load_library

    words = load_library("en").words
    known = {
        drawing: alt
        for exercise in words.exercises.values()
        for form in exercise.forms.values()
        for drawing, alt in form.alt.items()
    }
    return tuple(
        replace(each, alt=mirrored(known[each.drawing.name]) if mirror else known[each.drawing.name])
        if each.drawing.name in known and not pose.frames[each.drawing.name].alt
        else each
        for each in drawn
    )


def stored_drawings() -> Mapping[str, Drawing]:
    """Return the built-in drawings by name; needs no extra package."""
    files = packaged("illustrations", ".svg")
    return {path.removesuffix(".svg"): read_svg(path, file.data) for path, file in files.items()}


def contact_sheet(*, grey: bool = False, width: int) -> bytes:
    """Return a picture of all built-in drawings with their names."""
    drawings = stored_drawings().values()
    return write_contact_sheet([in_grey(drawing) if grey else drawing for drawing in drawings], width=width)


def write_drawings(
    drawn: Sequence[Drawn], output: Path, *, width: int, grey: bool, issued: datetime, force: bool
) -> tuple[Path, ...]:
    """Write drawings in the format of the output's ending.

    Args:
        drawn: of one pose.
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
    shown = [replace(each, drawing=in_grey(each.drawing)) if grey else each for each in drawn]
    names = _names([each.drawing for each in shown], output)
    files = {
        name: encoded(each, suffix or ".svg", width=width, issued=issued)
        for name, each in zip(names, shown, strict=True)
    }
    return write_files(files, output.parent if suffix else output, force=force)


def _names(drawings: Sequence[Drawing], output: Path) -> list[str]:
    if not output.suffix:
        return [f"{drawing.name}.svg" for drawing in drawings]
    if len(drawings) == 1:
        return [output.name]
    return [f"{output.stem}-{number}{output.suffix}" for number in range(1, len(drawings) + 1)]


def encoded(drawn: Drawn, suffix: str, *, width: int, issued: datetime) -> bytes:
    """Return a drawing as the bytes of a file."""
    drawing = drawn.drawing
    if suffix == ".svg":
        return write_svg(drawing)
    if suffix == ".png":
        return write_png(drawing, width=width)
    import yaml

    from planmaker.render.pdf.look import look_from
    from planmaker.render.pdf.picture import render_picture

    look = look_from(yaml.safe_load(packaged("templates", ".yaml")["looks.yaml"].data))
    producer = f"planmaker {__version__}"
    return render_picture(drawing, look=look, alt=drawn.alt, language="en", producer=producer, issued=issued)


def check_built_ins() -> Iterator[Checked]:
    """Solve and draw every built-in pose again, measure it and compare it with what is stored, drawing by drawing.

    What is drawn are the angles that are kept, if they fit the pose: they are the same on every machine.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
    """
    need_extra()
    from planmaker.figure.illustrate import draw
    from planmaker.figure.posed import measure_frames, pose_frames
    from planmaker.figure.stored import built_in_poses, stored_angles

    stored = packaged("illustrations", ".svg")
    for pose in built_in_poses().values():
        solved, seconds = _solved_and_timed(pose)
        kept = stored_angles(pose)
        started = time.process_time()
        posed = pose_frames(pose, solved=kept or solved)
        drawings = draw(posed)
        drawing_each = (time.process_time() - started) / len(drawings)
        reports = measure_frames(posed)
        for drawing in drawings:
            name = drawing.name
            data, file = write_svg(drawing), stored.get(f"{name}.svg")
            yield Checked(
                name=name,
                pose=pose.name,
                person=pose.figure,
                kept=kept is not None,
                apart=_apart(kept[name], solved[name]) if kept else 0.0,
                stored=file is not None,
                same=file is not None and file.data == data,
                svg=len(data),
                pdf=_pdf_bytes(drawing),
                seconds=seconds[name] + drawing_each,
                report=reports[name],
            )


def _solved_and_timed(pose: Pose) -> tuple[Mapping[str, Angles], Mapping[str, float]]:
    """Return the solved angles of every frame, and the seconds of processor time that each took."""
    from planmaker.figure.posed import solve_frames

    solved: dict[str, Angles] = {}
    seconds: dict[str, float] = {}
    started = time.process_time()
    for name, angles in solve_frames(pose):
        solved[name], seconds[name] = angles, time.process_time() - started
        started = time.process_time()
    return solved, seconds


def _apart(kept: Angles, solved: Angles) -> float:
    """Return the largest difference between two sets of angles, in degrees."""
    differences = [abs(one - other) for one, other in zip(kept, solved, strict=True)]
    return max(*(_DEGREES_PER_METRE * metres for metres in differences[:_METRES]), *differences[_METRES:])


def _pdf_bytes(drawing: Drawing) -> int:
    """Return how large a drawing is in a PDF: its operators, compressed."""
    from planmaker.render.pdf.drawing import form

    return len(zlib.compress(form(drawing).operators, 9))


def measure_built_ins(person: str) -> Iterator[Measured]:
    """Solve every built-in pose for a person, or for "all", and measure it; nothing is drawn.

    Raises:
        ExtraMissingError: numpy or shapely is missing.
        UsageError: there is no such person.
    """
    need_extra()
    from planmaker.figure.people import people
    from planmaker.figure.people import person as person_of
    from planmaker.figure.posed import measure_frames, pose_frames
    from planmaker.figure.stored import built_in_poses

    for who in people().values() if person == EVERYONE else (person_of(person),):
        for pose in built_in_poses().values():
            for name, report in measure_frames(pose_frames(pose, who)).items():
                yield Measured(name=name, pose=pose.name, person=who.name, report=report)
