"""The same pose on the other side of the body: left becomes right, in words, angles and places.

Every function returns a new value. A posture is mirrored after it has been solved, never solved anew: so the two sides
of a stretch are each other's exact image.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from planmaker.figure.joints import mirrored_angles, swap_sides
from planmaker.figure.pose import Arrow, Frame, Hands, InsetArrow, Marks, Place, Pose, Prop, Reach, Start
from planmaker.figure.skeleton import Stance, Vector, stand

T = TypeVar("T")


def mirrored(value: T) -> T:
    """Return a pose, a frame, marks or any other value of a pose file for the other side of the body."""
    return cast(T, _mirrored(value))


def is_symmetric(frame: Frame) -> bool:
    """Tell whether a frame asks the same of both sides of the body."""
    asked = replace(frame, alt="", marks=Marks(), view=None, touch=())
    return mirrored(asked) == asked and set(mirrored(frame.touch)) == set(frame.touch)


def mirrored_stance(stance: Stance) -> Stance:
    """Return the mirror image of a stance, across the plane z = 0."""
    return stand(mirrored_angles(stance.angles), stance.proportions)


def _mirrored(value: object) -> object:
    match value:
        case str():
            return swap_sides(value)
        case tuple():
            return tuple(_mirrored(entry) for entry in value)
        case Mapping():
            return {_mirrored(key): _mirrored(entry) for key, entry in value.items()}
        case Pose():
            return replace(_with_words_swapped(value), name=value.name, figure=value.figure, frames=_frames(value))
        case _ if is_dataclass(value) and not isinstance(value, type):
            return _turned_over(_with_words_swapped(value))
        case _:
            return value


def _frames(pose: Pose) -> Mapping[str, Frame]:
    return {name: mirrored(frame) for name, frame in pose.frames.items()}


def _with_words_swapped(value: T) -> T:
    changes = {each.name: _mirrored(getattr(value, each.name)) for each in fields(value)}  # type: ignore[arg-type]
    return replace(value, **changes)  # type: ignore[type-var]


def _turned_over(value: object) -> object:  # noqa: PLR0911 - one return per kind of value
    """Return a value whose words are swapped with its sides exchanged and what goes sideways negated."""
    match value:
        case Hands():
            return Hands(left=value.right, right=value.left)
        case Start():
            roll = None if value.roll is None else 0.0 - value.roll
            return replace(value, turn_left=value.turn_right, turn_right=value.turn_left, roll=roll)
        case Reach():
            return replace(value, shift=_sideways(value.shift))
        case Place() if value.z is not None:
            return replace(value, z=0.0 - value.z)
        case Prop():
            return replace(value, across=0.0 - value.across)
        case Arrow() if value.along is not None:
            return replace(value, along=_sideways(value.along))
        case InsetArrow():
            (x, y), (end_x, end_y) = value.start, value.end
            return InsetArrow(start=(0.0 - x, y), end=(0.0 - end_x, end_y), bend=0.0 - value.bend)
        case _:
            return value


def _sideways(way: Vector) -> Vector:
    x, y, z = way
    return x, y, 0.0 - z
