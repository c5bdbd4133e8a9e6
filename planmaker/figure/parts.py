"""What figures and soft props are made of: ellipsoids on bones, chained to parts, welded at joints.

Bone frames: +x to the front, +y towards the head, +z to the body's RIGHT; lengths are metres.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from planmaker.figure.skeleton import Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Ellipsoid:
    """A rounded piece of flesh or stuff, its axes along those of its bone."""

    bone: str
    centre: Vector
    radii: Vector


Chain: TypeAlias = tuple[Ellipsoid, ...]
"""Ellipsoids of which each and the next are wrapped in one hull."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """Where a part goes over into another. No line is drawn between them within `radius` of the spot.

    With a radius of 0 the line stays, but neither part throws a shade on the other.
    """

    other: str
    bone: str = ""
    offset: Vector = (0.0, 0.0, 0.0)
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rim:
    """The ring at which cloth ends round a part: it lies across its bone, lower in front by `drop` than in the middle.

    The part goes on from the middle of the ring towards the bone `towards`.
    """

    bone: str
    centre: Vector
    depth: float
    width: float
    drop: float
    towards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One piece of the figure, of one material (the role of its colour); `fine` parts are fingers and toes."""

    name: str
    material: str
    chains: tuple[Chain, ...]
    joints: tuple[Joint, ...] = ()
    fine: bool = False
    rim: Rim | None = None


def ball(bone: str, centre: Vector, radius: float) -> Ellipsoid:
    """Return a ball on a bone."""
    return Ellipsoid(bone=bone, centre=centre, radii=(radius, radius, radius))


def slice_of(bone: str, along: float, forward: float, radii: tuple[float, float]) -> Ellipsoid:
    """Return the cross-section of a limb `along` metres from its joint: half its depth (x) and half its width (z)."""
    return Ellipsoid(bone=bone, centre=(forward, -along, 0.0), radii=(radii[0], 0.03, radii[1]))


def scaled(ellipsoid: Ellipsoid, factor: float) -> Ellipsoid:
    """Return a fuller or slimmer ellipsoid at the same place."""
    x, y, z = (radius * factor for radius in ellipsoid.radii)
    return replace(ellipsoid, radii=(x, y, z))
