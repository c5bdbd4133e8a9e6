"""The built-in poses, and the solved angles that are kept beside each: ``illustrations/poses/NAME.solved.yaml``.

Solved angles are kept so that a drawing is the same on every machine: solving again elsewhere may end a hair's breadth
away. Each frame carries a digest of what was solved, so that a pose that was changed since is noticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from planmaker.decode import read
from planmaker.figure.joints import DEGREES, PLACE_OF, Angles
from planmaker.figure.people import Person, person
from planmaker.figure.pose import Frame, Marks, Pose
from planmaker.figure.pose_file import read_pose
from planmaker.resources import SourceFile, packaged

SOLVED = ".solved.yaml"
_FOLDER = "poses/"
_HEADER = """\
# Solved angles of {name}.yaml, for {figure}. Written by `planmaker draw`: change the pose, not this file.
# Degrees; the pelvis' x, y and z are metres. made_from is a digest of the frame that was solved.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedFrame:
    """The angles of one frame, and a digest of what they were solved from."""

    made_from: str
    angles: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def in_order(self) -> Angles:
        """Return the angles in the order of `DEGREES`; those that are not listed are 0."""
        angles = [0.0] * len(DEGREES)
        for joint, movements in self.angles.items():
            for movement, angle in movements.items():
                angles[PLACE_OF[joint, movement]] = angle
        return tuple(angles)

    def __post_init__(self) -> None:
        for joint, movements in self.angles.items():
            for movement in movements:
                if (joint, movement) not in PLACE_OF:
                    raise ValueError(f"'{joint} {movement}' is not a movement of the figure.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvedPose:
    """The shape of a file of solved angles: for whom, and every frame."""

    figure: str
    frames: Mapping[str, SolvedFrame]


def digest(frame: Frame, who: Person) -> str:
    """Return a digest of everything in a frame and a person that the solver looks at."""
    asked = replace(frame, alt="", marks=Marks(), view=None, eyes="open", props={})
    body = (who.build, who.proportions, who.stoop)
    return hashlib.sha256(repr((asked, body)).encode()).hexdigest()[:12]


@cache
def built_in_poses() -> Mapping[str, Pose]:
    """Return the packaged poses by name.

    Raises:
        ContentError: a pose has faults.
    """
    return {pose.name: pose for pose in (read_pose(file) for path, file in _files() if not path.endswith(SOLVED))}


def _files() -> Iterator[tuple[str, SourceFile]]:
    for path, file in packaged("illustrations", ".yaml").items():
        if path.startswith(_FOLDER):
            yield path, file


@cache
def stored_pose(name: str) -> SolvedPose | None:
    """Return the solved angles that are kept for a built-in pose, if there are any.

    Raises:
        ContentError: the file has faults.
    """
    path = f"{_FOLDER}{name}{SOLVED}"
    file = dict(_files()).get(path)
    return read_solved(file) if file else None


def read_solved(file: SourceFile) -> SolvedPose:
    """Return the solved angles of a file.

    Raises:
        ContentError: the file has faults.
    """
    return read(file, SolvedPose)


def stored_angles(pose: Pose) -> Mapping[str, Angles] | None:
    """Return the kept angles of every frame; None if there are none or the pose was changed since."""
    kept = stored_pose(pose.name)
    if kept is None or stale_frames(pose, kept):
        return None
    return {name: kept.frames[name].in_order() for name in pose.frames}


def stale_frames(pose: Pose, kept: SolvedPose) -> list[str]:
    """Return the frames whose angles were solved from something else than what the pose says now."""
    who = person(pose.figure)
    return [
        name
        for name, frame in pose.frames.items()
        if kept.figure != pose.figure or name not in kept.frames or kept.frames[name].made_from != digest(frame, who)
    ]


def solved_file(pose: Pose, angles: Mapping[str, Angles]) -> str:
    """Return the text of the file of solved angles for a pose."""
    who = person(pose.figure)
    lines = [_HEADER.format(name=pose.name, figure=pose.figure) + f"figure: {pose.figure}", "frames:"]
    for name, frame in pose.frames.items():
        lines += [f"  {name}:", f'    made_from: "{digest(frame, who)}"', "    angles:"]
        lines += [f"      {joint}: {{{', '.join(words)}}}" for joint, words in _by_joint(angles[name]).items()]
    return "\n".join(lines) + "\n"


def _by_joint(angles: Angles) -> Mapping[str, list[str]]:
    joints: dict[str, list[str]] = {}
    for (joint, movement), angle in zip(DEGREES, angles, strict=True):
        if angle:
            joints.setdefault(joint, []).append(f"{movement}: {angle:.10g}")
    return joints
