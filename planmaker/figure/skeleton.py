"""The skeleton: which bone hangs on which, how long they are, and where each is for given joint angles.

Axes of every bone in the anatomical position: x forwards, y upwards, z to the body's RIGHT. Lengths are metres, angles
degrees. In the world y is up, the floor is y = 0, and a figure that is not turned faces along x. A bone's origin is the
joint at its near end; limb bones run from it along -y, so that a point half-way down the thigh has y = -length / 2.

`forward_kinematics` works on many sets of angles at once, because a solver wants them all in one call; `stand` is the
same for one set and gives a frozen `Stance`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from planmaker.figure.joints import DEGREES, PLACE_OF, SIDES, Angles, Degree

Array: TypeAlias = NDArray[np.float64]
Axis: TypeAlias = Literal["x", "y", "z"]
Vector: TypeAlias = tuple[float, float, float]


# Lengths from joint to joint of an adult of 1.67 m. As shares of the height they lie within 0.022 of those of Drillis
# and Contini (1966): upper arm 0.186, forearm 0.146, thigh 0.245, shin 0.246.
UPPER_ARM: Final = 0.275
FOREARM: Final = 0.24
THIGH: Final = 0.415
SHIN: Final = 0.40


@dataclass(frozen=True, slots=True, kw_only=True)
class Proportions:
    """Lengths of the long bones in metres, from joint to joint."""

    upper_arm: float = UPPER_ARM
    forearm: float = FOREARM
    thigh: float = THIGH
    shin: float = SHIN

    def length_of(self, bone: str) -> float:
        """Return the length of a bone that has one, such as "left thigh", and 0 for any other."""
        return {
            "upper arm": self.upper_arm,
            "forearm": self.forearm,
            "thigh": self.thigh,
            "shin": self.shin,
        }.get(bone.partition(" ")[2], 0.0)


class Swing(NamedTuple):
    """One turn in a joint: about which axis of the bone, and how many degrees for a degree of the movement."""

    axis: Axis
    degree: Degree
    share: float
    rest: float = 0.0  # degrees about the axis in the anatomical position


class Bone(NamedTuple):
    """A bone: what it hangs on and where (metres in the parent's axes, plus the parent's length along -y)."""

    name: str
    parent: str
    offset: Vector
    swings: Sequence[Swing]


# The spine's links: offset from the link below, resting curve (degrees flexed) and share of the region's movement.
# Offsets and the resting S-curve are drawn by eye after an upright spine, not measured. [GPK]
_SPINE: Sequence[tuple[str, tuple[float, float], float, str, float]] = (
    ("L5", (-0.018, 0.09), -9, "lumbar", 0.5),
    ("L3", (0, 0.06), -9, "lumbar", 0.5),
    ("T12", (0, 0.075), 2, "thoracic", 0.34),
    ("T8", (0, 0.085), 9, "thoracic", 0.33),
    ("T4", (0, 0.085), 10, "thoracic", 0.33),
    ("C7", (-0.012, 0.10), 8, "neck", 0.35),
    ("C4", (0.008, 0.042), -4, "neck", 0.3),
    ("head", (0.004, 0.040), -7, "neck", 0.35),
)


def _spine_bones() -> list[Bone]:
    bones, below = [], "pelvis"
    for name, (x, y), flexed, region, share in _SPINE:
        swings = (
            Swing("z", (region, "flex"), -share, -flexed),
            Swing("x", (region, "bend right"), share),
            Swing("y", (region, "turn left"), share),
        )
        bones.append(Bone(name, below, (x, y, 0), swings))
        below = name
    return bones


def _limb_bones(side: str) -> list[Bone]:
    out = 1 if side == "right" else -1  # which way along z is away from the midline

    def swing(axis: Axis, joint: str, movement: str, share: float) -> Swing:
        return Swing(axis, (f"{side} {joint}", movement), share)

    def bone(name: str, parent: str, offset: Vector, *swings: Swing) -> Bone:
        return Bone(f"{side} {name}", parent, offset, swings)

    return [
        bone(
            "clavicle",
            "T4",
            (0.012, 0.075, out * 0.02),
            swing("x", "girdle", "raise", -out),
            swing("y", "girdle", "forward", out),
        ),
        bone(
            "upper arm",
            f"{side} clavicle",
            (-0.01, 0, out * 0.135),
            swing("z", "shoulder", "flex", 1),
            swing("x", "shoulder", "abduct", -out),
            swing("y", "shoulder", "rotate out", -out),
        ),
        bone(
            "forearm",
            f"{side} upper arm",
            (0, 0, 0),
            swing("z", "elbow", "flex", 1),
            swing("y", "forearm", "pronate", out),
        ),
        bone(
            "hand",
            f"{side} forearm",
            (0, 0, 0),
            swing("x", "wrist", "flex", out),
            swing("z", "wrist", "deviate", 1),
        ),
        bone(
            "thigh",
            "pelvis",
            (0, 0, out * 0.085),
            swing("z", "hip", "flex", 1),
            swing("x", "hip", "abduct", -out),
            swing("y", "hip", "rotate out", -out),
        ),
        bone("shin", f"{side} thigh", (0, 0, 0), swing("z", "knee", "flex", -1)),
        bone(
            "foot",
            f"{side} shin",
            (0, 0, 0),
            swing("z", "ankle", "point", -1),
            swing("x", "ankle", "invert", out),
        ),
        bone("toes", f"{side} foot", (0.115, -0.062, 0), swing("z", "toes", "bend", -1)),
    ]


WORLD = "world"
"""A bone that never moves, at the origin of the world: what lies about rides on it."""

_PELVIS_SWINGS = (
    Swing("y", ("pelvis", "turn left"), 1),
    Swing("x", ("pelvis", "roll"), 1),
    Swing("z", ("pelvis", "tilt back"), 1),
)
_MOVING_BONES: Sequence[Bone] = (*_spine_bones(), *(bone for side in SIDES for bone in _limb_bones(side)))
BONES: Sequence[str] = ("pelvis", *(bone.name for bone in _MOVING_BONES), WORLD)
"""All bones, parents before children."""
BONE_PLACE: Mapping[str, int] = {name: place for place, name in enumerate(BONES)}
"""Where a bone stands in the arrays of `forward_kinematics` and `Stance`."""

JOINT_BONE: Mapping[str, str] = {
    f"{side} {joint}": f"{side} {bone}"
    for side in SIDES
    for joint, bone in {
        "shoulder": "upper arm",
        "elbow": "forearm",
        "wrist": "hand",
        "hip": "thigh",
        "knee": "shin",
        "ankle": "foot",
    }.items()
}
"""The bone whose origin is the joint."""


class Frames(NamedTuple):
    """Where all bones are, for many sets of angles: rotations (sets, bones, 3, 3) and origins (sets, bones, 3)."""

    rotations: Array
    origins: Array


def forward_kinematics(angles: Array, proportions: Proportions) -> Frames:
    """Return where each bone is.

    Args:
        angles: sets of angles, (sets, degrees of freedom), in the order of `DEGREES`.
        proportions: the lengths of the long bones.
    """
    sets = len(angles)
    rotations = np.empty((sets, len(BONES), 3, 3))
    origins = np.empty((sets, len(BONES), 3))
    rotations[:, BONE_PLACE[WORLD]], origins[:, BONE_PLACE[WORLD]] = np.eye(3), 0.0
    rotations[:, 0], origins[:, 0] = _turn(angles, _PELVIS_SWINGS), angles[:, :3]
    for place, bone in enumerate(_MOVING_BONES, 1):
        parent = BONE_PLACE[bone.parent]
        offset = _offset(bone, proportions)
        origins[:, place] = origins[:, parent] + rotations[:, parent] @ offset
        rotations[:, place] = rotations[:, parent] @ _turn(angles, bone.swings)
    return Frames(rotations, origins)


@cache
def _offset(bone: Bone, proportions: Proportions) -> Array:
    x, y, z = bone.offset
    along = 0.0 if bone.name.endswith("toes") else proportions.length_of(bone.parent)
    return np.array([x, y - along, z])


def _turn(angles: Array, swings: Sequence[Swing]) -> Array:
    """Return the rotations of a joint's swings, one after the other: (sets, 3, 3)."""
    first, *others = swings
    turn = _rotation(first, angles)
    for swing in others:
        turn = turn @ _rotation(swing, angles)
    return turn


_PLANES: Mapping[Axis, tuple[int, int, int]] = {"x": (0, 1, 2), "y": (1, 2, 0), "z": (2, 0, 1)}


def _rotation(swing: Swing, angles: Array) -> Array:
    """Return rotations about one axis, counter-clockwise when the axis points at the reader: (sets, 3, 3)."""
    radians = np.radians(swing.share * angles[:, PLACE_OF[swing.degree]] + swing.rest)
    axis, first, second = _PLANES[swing.axis]
    rotation = np.zeros((len(radians), 3, 3))
    cosine, sine = np.cos(radians), np.sin(radians)
    rotation[:, axis, axis] = 1.0
    rotation[:, first, first] = rotation[:, second, second] = cosine
    rotation[:, second, first] = sine
    rotation[:, first, second] = -sine
    return rotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A skeleton in one posture: where every bone is. Made by `stand`; equal stances have equal angles."""

    angles: Angles
    proportions: Proportions
    rotations: Array = field(compare=False, repr=False)
    origins: Array = field(compare=False, repr=False)

    def rotation(self, bone: str) -> Array:
        """Return the bone's axes as the columns of a (3, 3) matrix in the world."""
        return np.asarray(self.rotations[BONE_PLACE[bone]], np.float64)

    def origin(self, bone: str) -> Array:
        """Return the joint at the bone's near end, in metres in the world."""
        return np.asarray(self.origins[BONE_PLACE[bone]], np.float64)

    def point(self, bone: str, at: Sequence[float] | Array) -> Array:
        """Return where a point in the bone's axes is in the world, in metres."""
        return np.asarray(self.origin(bone) + self.rotation(bone) @ np.asarray(at, float), np.float64)

    def direction(self, bone: str, along: Sequence[float] | Array) -> Array:
        """Return which way a direction in the bone's axes points in the world."""
        return np.asarray(self.rotation(bone) @ np.asarray(along, float), np.float64)

    def angle(self, joint: str, movement: str) -> float:
        """Return the angle of a joint in degrees."""
        return self.angles[PLACE_OF[joint, movement]]

    def moved(self, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Stance:
        """Return the same posture elsewhere, metres away."""
        place = (self.angles[0] + x, self.angles[1] + y, self.angles[2] + z)
        return stand((*place, *self.angles[3:]), self.proportions)


def stand(angles: Sequence[float], proportions: Proportions | None = None) -> Stance:
    """Return the skeleton in the posture of one set of angles, in the order of `DEGREES`."""
    if len(angles) != len(DEGREES):
        raise ValueError(f"A stance needs {len(DEGREES)} angles, not {len(angles)}.")
    proportions = proportions or Proportions()
    frames = forward_kinematics(np.array([angles], float), proportions)
    rotations, origins = frames.rotations[0], frames.origins[0]
    rotations.flags.writeable = origins.flags.writeable = False
    return Stance(
        angles=tuple(float(angle) for angle in angles),
        proportions=proportions,
        rotations=rotations,
        origins=origins,
    )
