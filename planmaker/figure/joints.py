"""The joints of the figure and the movements that each allows, in the words of anatomy.

A degree of freedom is a joint and a movement, such as ``("left knee", "flex")``. All angles are degrees from the
anatomical position (standing, arms hanging, palms to the thighs); a movement's opposite is the same angle with a minus.
Limb movements mean the same on both sides: to abduct is away from the midline on the left and on the right.
The pelvis carries the whole figure: x, y and z are its place in metres, the rest how it is turned.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

Degree: TypeAlias = tuple[str, str]
"""A joint and a movement."""
Angles: TypeAlias = tuple[float, ...]
"""One number for each of `DEGREES`, in that order: degrees, and metres for the place of the pelvis."""

SIDES = ("left", "right")
_SIDE = re.compile(r"\b(left|right)\b")

PELVIS_MOVEMENTS = ("x", "y", "z", "tilt back", "turn left", "roll")
SPINE_MOVEMENTS: Mapping[str, Sequence[str]] = {
    "lumbar": ("flex", "bend right", "turn left"),
    "thoracic": ("flex", "bend right", "turn left"),
    "neck": ("flex", "bend right", "turn left"),
}
LIMB_MOVEMENTS: Mapping[str, Sequence[str]] = {
    "girdle": ("raise", "forward"),
    "shoulder": ("flex", "abduct", "rotate out"),
    "elbow": ("flex",),
    "forearm": ("pronate",),
    "wrist": ("flex", "deviate"),  # deviate: positive is towards the thumb
    "hip": ("flex", "abduct", "rotate out"),
    "knee": ("flex",),
    "ankle": ("point", "invert"),
    "toes": ("bend",),
}
OPPOSITES: Mapping[str, str] = {
    "extend": "flex",
    "adduct": "abduct",
    "rotate in": "rotate out",
    "supinate": "pronate",
    "pull up": "point",
    "evert": "invert",
    "turn right": "turn left",
    "tilt forward": "tilt back",
    "lower": "raise",
    "back": "forward",
    "bend left": "bend right",
}
"""What people also write, and the movement of which it is the negative."""
_OPPOSITE_OF: Mapping[str, str] = {movement: opposite for opposite, movement in OPPOSITES.items()}

DEGREES: tuple[Degree, ...] = (
    *(("pelvis", movement) for movement in PELVIS_MOVEMENTS),
    *((joint, movement) for joint, movements in SPINE_MOVEMENTS.items() for movement in movements),
    *(
        (f"{side} {joint}", movement)
        for side in SIDES
        for joint, movements in LIMB_MOVEMENTS.items()
        for movement in movements
    ),
)
PLACE_OF: Mapping[Degree, int] = {degree: place for place, degree in enumerate(DEGREES)}
"""Where a degree of freedom stands among `Angles`."""

_TURNED_OVER_BY_A_MIRROR = frozenset({"z", "turn left", "roll", "bend right"})


@lru_cache(maxsize=1024)
def swap_sides(words: str) -> str:
    """Return the words with left and right exchanged: "left knee outside" becomes "right knee outside"."""
    return _SIDE.sub(lambda found: "right" if found[0] == "left" else "left", words)


def mirrored_angles(angles: Angles) -> Angles:
    """Return the angles of the same posture on the other side of the body."""
    return tuple(
        angles[PLACE_OF[swap_sides(joint), movement]] * (-1 if movement in _TURNED_OVER_BY_A_MIRROR else 1)
        for joint, movement in DEGREES
    )


def in_words(movement: str, angle: float) -> tuple[str, float]:
    """Return an angle as people say it: ("flex", -84) is ("extend", 84)."""
    return (_OPPOSITE_OF[movement], -angle) if angle < 0 and movement in _OPPOSITE_OF else (movement, angle)


def movements_of(joint: str) -> Sequence[str]:
    """Return the movements of a joint, with or without its side."""
    limb = joint.removeprefix("left ").removeprefix("right ").removeprefix("both ")
    return LIMB_MOVEMENTS.get(limb, ()) or SPINE_MOVEMENTS.get(joint, ())


def sided(words: str) -> Sequence[str]:
    """Return what the words stand for: "both knee" is the left and the right knee; anything else is itself."""
    if words.startswith("both "):
        return [f"{side} {words.removeprefix('both ')}" for side in SIDES]
    return [words]
