"""What a posture must satisfy, one class per concern; each says by how much many postures at once miss it.

A residual is an error divided by the tolerance of its concern: metres by metres, degrees by degrees. The sum of their
squares is what `solve` makes small, so a tolerance is a weight: half as large counts four times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from planmaker.figure.flesh import Flesh, Placed, Places
from planmaker.figure.skeleton import BONE_PLACE, Array, Frames, Proportions, Stance, forward_kinematics

REST_METRES = 0.0015
SINK_METRES = 0.0015
OVERLAP_METRES = 0.0025
REACH_METRES = 0.006
FLOOR_METRES = 0.003
PLACE_METRES = 0.008
TOUCH_METRES = 0.003
RANGE_DEGREES = 0.5
FACING = 1 / 6  # of the cosine between two surfaces that should face each other
PALM_DOWN = 1 / 3
_SINKS = 0.001  # a body presses this far into what it lies on before it counts
_PRESSED = 0.001  # what touches is pressed together by this much
_NEAR = 0.03  # hulls further apart than this cannot be in each other
UP, SIDEWAYS = 1, 2


class Scene:
    """Many postures of one body, (sets, degrees of freedom): where bones and flesh are, worked out when asked for."""

    def __init__(self, angles: Array, flesh: Flesh, proportions: Proportions) -> None:
        self.angles = angles
        self.flesh = flesh
        self.frames: Frames = forward_kinematics(angles, proportions)

    @cached_property
    def placed(self) -> Placed:
        """Where every ellipsoid is."""
        return self.flesh.place(self.frames)

    def point(self, bone: str, at: Array) -> Array:
        """Return where a point of a bone is: (sets, 3)."""
        row = BONE_PLACE[bone]
        return np.asarray(self.frames.origins[:, row] + self.frames.rotations[:, row] @ at)

    def direction(self, bone: str, along: Array) -> Array:
        """Return which way a direction of a bone points: (sets, 3)."""
        return np.asarray(self.frames.rotations[:, BONE_PLACE[bone]] @ along)


class Concern(Protocol):
    """Something that a posture must satisfy."""

    def aim(self, scene: Scene) -> None:
        """Renew what depends on where the body is now, from a scene of one posture."""

    def residuals(self, scene: Scene, push: float) -> Array:
        """Return the errors over the tolerance: (sets, any number). `push` from 0 to 1 weakens obstacles."""
        ...


class Steady:
    """A concern that needs not be aimed."""

    def aim(self, scene: Scene) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepsAngles(Steady):
    """Angles stay as written, or as the body finds easy: each within its own tolerance, in degrees."""

    wanted: Array
    tolerances: Array

    def residuals(self, scene: Scene, push: float) -> Array:  # noqa: ARG002 - the same for every concern
        """Return how far each angle is from what is wanted."""
        return np.asarray((scene.angles - self.wanted) / self.tolerances)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaysInRange(Steady):
    """No joint goes beyond its range; the place and turn of the pelvis have none."""

    low: Array
    high: Array

    def residuals(self, scene: Scene, push: float) -> Array:  # noqa: ARG002
        """Return how far each angle is outside."""
        outside = np.maximum(scene.angles - self.high, 0) + np.minimum(scene.angles - self.low, 0)
        return np.asarray(outside / RANGE_DEGREES)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn(Steady):
    """The lowest (on a wall: the rearmost) point of some flesh lies on a surface."""

    places: Places
    level: float
    axis: int = UP

    def residuals(self, scene: Scene, push: float) -> Array:  # noqa: ARG002
        """Return the distance from the surface."""
        least = scene.flesh.least(scene.placed, self.places, self.axis).min(axis=1, keepdims=True)
        return np.asarray((least - self.level) / REST_METRES)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaysAbove(Steady):
    """Nothing sinks into the floor, or goes through a wall."""

    places: Places
    level: float = 0.0
    axis: int = UP

    def residuals(self, scene: Scene, push: float) -> Array:
        """Return how deep each ellipsoid sinks."""
        least = scene.flesh.least(scene.placed, self.places, self.axis)
        return np.asarray(np.minimum(least - self.level + _SINKS, 0) / SINK_METRES * push)


@dataclass(frozen=True, slots=True, kw_only=True)
class PalmLiesDown(Steady):
    """The palm of a hand that rests on something faces down."""

    bone: str

    def residuals(self, scene: Scene, push: float) -> Array:  # noqa: ARG002
        """Return 0 for a palm that faces down, more the further it is turned."""
        outward = np.array([0.0, 0.0, -1.0 if self.bone.startswith("left") else 1.0])
        back_of_hand = scene.direction(self.bone, outward)[:, UP : UP + 1]
        return np.asarray((1 - back_of_hand) / PALM_DOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A point of a bone and the direction that faces out of the body there."""

    bone: str
    point: Array
    normal: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachesSite(Steady):
    """A site lies on another (or `gap` off it), if need be face to face."""

    end: Anchor
    target: Anchor
    gap: float
    firm: float
    facing: bool

    def residuals(self, scene: Scene, push: float) -> Array:  # noqa: ARG002
        """Return the way between the two, along the axes of the world, and how far they face away."""
        outward = scene.direction(self.target.bone, self.target.normal)
        there = scene.point(self.target.bone, self.target.point) + self.gap * outward
        missing = (scene.point(self.end.bone, self.end.point) - there) / REACH_METRES * self.firm
        if not self.facing:
            return np.asarray(missing)
        return np.hstack([missing, _turned_away(scene.direction(self.end.bone, self.end.normal), outward)])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachesFloor(Steady):
    """A site lies straight below a joint, or `aside` metres to the outside of it; without a joint, on the floor."""

    end: Anchor
    joint_bone: str | None
    shift: Array
    aside: float
    firm: float
    facing: bool

    def residuals(self, scene: Scene, push: float) -> Array:  # noqa: ARG002
        """Return the way between the two on the ground, and how far the site faces away from it."""
        point = scene.point(self.end.bone, self.end.point)
        if self.joint_bone is None:
            missing = point[:, UP : UP + 1] / FLOOR_METRES * self.firm
        else:
            there = scene.point(self.joint_bone, np.zeros(3)) + self.aside * self._outward(scene)
            missing = (point - there - self.shift)[:, [0, SIDEWAYS]] / REACH_METRES * self.firm
        if not self.facing:
            return np.asarray(missing)
        up = np.array([[0.0, 1.0, 0.0]])
        return np.hstack([missing, _turned_away(scene.direction(self.end.bone, self.end.normal), up)])

    def _outward(self, scene: Scene) -> Array:
        away = -1.0 if (self.joint_bone or "").startswith("left") else 1.0
        return scene.direction("pelvis", np.array([0.0, 0.0, away]))


def _turned_away(normals: Array, others: Array) -> Array:
    """Return 0 for surfaces that face each other, more the further they are turned."""
    return np.asarray((1 + (normals * others).sum(axis=1, keepdims=True)) / FACING)


@dataclass(frozen=True, slots=True, kw_only=True)
class LiesAt(Steady):
    """A site lies at a place: along x and z from the pelvis, along y from the floor."""

    end: Anchor
    axis: int
    metres: float

    def residuals(self, scene: Scene, push: float) -> Array:  # noqa: ARG002
        """Return the distance along the axis."""
        at = scene.point(self.end.bone, self.end.point)[:, self.axis]
        start = 0.0 if self.axis == UP else scene.point("pelvis", np.zeros(3))[:, self.axis]
        return np.asarray((at - start - self.metres)[:, None] / PLACE_METRES)


class Touches:
    """The surfaces of two parts meet, or stay `gap` metres apart."""

    def __init__(self, first: Places, second: Places, gap: float) -> None:
        self._first, self._second, self._gap = first, second, gap
        self._nearest = 0
        self._direction = np.zeros((1, 3))

    def aim(self, scene: Scene) -> None:
        """Find the two hulls that are nearest, and along which direction."""
        gaps = scene.flesh.gaps(scene.placed, self._first, self._second, fine=False)
        self._nearest = int(gaps.metres.argmin())
        self._direction = gaps.directions[self._nearest : self._nearest + 1]

    def residuals(self, scene: Scene, push: float) -> Array:
        """Return how far the gap is from the wanted one; it counts little before the limbs are in place."""
        one = slice(self._nearest, self._nearest + 1)
        apart = scene.flesh.apart(scene.placed, self._first[one], self._second[one], self._direction)
        return np.asarray((apart - self._gap + _PRESSED) / TOUCH_METRES * push)


class NotThrough:
    """No limb goes through another or through the trunk by more than their flesh gives way."""

    def __init__(self, first: Places, second: Places, gives: Array) -> None:
        self._all = (first, second, gives)
        self._near = (first[:0], second[:0], gives[:0])
        self._directions = np.zeros((0, 3))

    def aim(self, scene: Scene) -> None:
        """Find the hulls that are near one another, and along which direction they part."""
        all_first, all_second, all_gives = self._all
        chosen = near_pairs(scene.flesh, scene.placed, all_first, all_second, _NEAR - all_gives)
        first, second = all_first[chosen], all_second[chosen]
        self._near = (first, second, all_gives[chosen])
        self._directions = scene.flesh.gaps(scene.placed, first, second, fine=False).directions

    def residuals(self, scene: Scene, push: float) -> Array:
        """Return how deep each pair of hulls is in each other, beyond what gives way."""
        first, second, gives = self._near
        apart = scene.flesh.apart(scene.placed, first, second, self._directions)
        return np.asarray(np.minimum(apart + gives, 0) / OVERLAP_METRES * push)


def near_pairs(flesh: Flesh, placed: Placed, first: Places, second: Places, margin: Array | float) -> Places:
    """Return which pairs of hulls could be closer than a margin, by the balls round them, in one posture."""
    centres, radii = placed.centres[0], np.sqrt(flesh.squares.max(axis=1))

    def ball(links: Places) -> tuple[Array, Array]:
        one, other = centres[links[:, 0]], centres[links[:, 1]]
        half = np.linalg.norm(other - one, axis=1) / 2
        return (one + other) / 2, half + radii[links].max(axis=1)

    (middle, size), (other_middle, other_size) = ball(first), ball(second)
    apart = np.linalg.norm(other_middle - middle, axis=1) - size - other_size
    return np.flatnonzero(apart < margin)


def scene_of(stance: Stance, flesh: Flesh) -> Scene:
    """Return one stance as a scene of one posture."""
    return Scene(np.array([stance.angles]), flesh, stance.proportions)


def total(concerns: Sequence[Concern], scene: Scene, push: float) -> Array:
    """Return the residuals of all concerns side by side: (sets, all)."""
    return np.hstack([concern.residuals(scene, push) for concern in concerns])
