"""Things beside and under the figure, put where the posed figure needs them.

Pillow, bolster and towel are soft: parts made of ellipsoids, hidden and hiding like limbs. Chair, table, bed and wall
are blocks; the first block of each but the wall is what one sits or lies on. World as in `camera`; metres.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import numpy as np

from planmaker.figure.blocks import Block, bed, chair, table, wall
from planmaker.figure.parts import Ellipsoid, Joint, Part, ball
from planmaker.figure.pose import Prop
from planmaker.figure.sites import SITES, spot
from planmaker.figure.skeleton import WORLD, Array, Stance, Vector
from planmaker.figure.supports import HEIGHT

PILLOWS: Final = ("pillow", "two pillows", "bolster")
ON_BARE_FLOOR: Final = frozenset({"chair", "table", "bed"})
"""Props that stand without a mat."""
_PILLOW: Final = (0.19, 0.24)  # half length and half width
_PUFF: Final = 0.012  # how much higher a pillow stands beside the head than under it
_BAND: Final = 0.017  # half the thickness of a towel pulled to a band
_PALM: Final = (0.0, -0.085, 0.02)  # where a hand holds it, from the wrist; z towards the palm


def soft_parts(props: Mapping[str, Prop], stance: Stance) -> Iterator[Part]:
    """Yield the parts of soft props."""
    for kind, prop in props.items():
        if kind in PILLOWS:
            yield from _pillows(kind, prop, stance)
        elif kind == "towel":
            yield from _towel(prop, stance)


def blocks(props: Mapping[str, Prop], stance: Stance, stands_from: Vector) -> Iterator[Block]:
    """Yield the blocks of hard props.

    Args:
        props: by kind.
        stance: of the figure, for how much wall there is.
        stands_from: the pelvis in the first frame, so that a chair stays where it is when its user moves.
    """
    x, _, z = stands_from
    for kind, prop in props.items():
        along, aside = prop.along or 0.0, z + prop.across
        if kind == "chair":
            ahead = 0.07 if prop.along is None else prop.along
            yield from chair(x + ahead, aside, HEIGHT["chair"], towards=-1 if prop.facing == "figure" else 1)
        elif kind == "table":
            ahead = 0.55 if prop.along is None else prop.along
            yield from table(x + ahead, aside, HEIGHT["table"], prop.size or (0.25, 0.40))
        elif kind == "bed":
            yield from bed(x + along, aside, HEIGHT["bed"], prop.size or (1.0, 0.45))
        elif kind == "wall":
            yield from wall(aside, float(stance.origins[:, 1].max()) + 0.35, 0.5)


class Top(NamedTuple):
    """The level rectangle on which something may rest: its least and its greatest x and z."""

    least: Array
    greatest: Array

    def beside(self, points: Array) -> Array:
        """Return how far points (n, 3) are beside it, along the ground; 0 over it."""
        ground = points[:, [0, 2]]
        outside = np.maximum(np.maximum(self.least - ground, ground - self.greatest), 0.0)
        return np.asarray(np.linalg.norm(outside, axis=1))


def top_of(kind: str, prop: Prop, stance: Stance, stands_from: Vector) -> Top | None:
    """Return the top of a prop; a wall and a towel have none."""
    if kind in PILLOWS:
        middle, half = _lies_at(prop, stance)[[0, 2]], np.array(prop.size or _PILLOW)
        return Top(middle - half, middle + half)
    if kind not in ON_BARE_FLOOR:
        return None
    seat = next(blocks({kind: prop}, stance, stands_from)).corners[:, [0, 2]]
    return Top(seat.min(axis=0), seat.max(axis=0))


def _lies_at(prop: Prop, stance: Stance) -> Array:
    """Return the spot over the middle of a pillow."""
    return np.asarray(spot(stance, prop.under).point + np.array([prop.along or 0.0, 0.0, prop.across]))


def _pillows(kind: str, prop: Prop, stance: Stance) -> Iterator[Part]:
    """Yield one pillow or two: rounded corners joined crosswise, and a middle."""
    x, _, z = _lies_at(prop, stance)
    length, width = prop.size or _PILLOW
    count = 2 if kind == "two pillows" else 1
    half = (HEIGHT[kind] + _PUFF) / count / 2
    for number in range(count):
        y = half * (2 * number + 1)
        corners = [
            Ellipsoid(
                bone=WORLD,
                centre=(float(x + along * (length - half * 0.9)), y, float(z + aside * (width - half * 0.9))),
                radii=(half * 1.05, half * 0.86, half * 1.05),
            )
            for along, aside in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
        middle = Ellipsoid(bone=WORLD, centre=(float(x), y, float(z)), radii=(length * 0.8, half, width * 0.8))
        chains = ((*corners, corners[0]), (corners[0], corners[2]), (corners[1], corners[3]), (middle,))
        yield Part(name=f"pillow {number}", material="pillow", chains=chains)


def _towel(prop: Prop, stance: Stance) -> Iterator[Part]:
    """Yield a band from hand to hand round a limb, in two halves: each is in front or behind by itself."""
    site = SITES[prop.round or "right hamstring mid"]
    bone, at = site.bone, np.array(site.in_bone(stance.proportions))
    radius = prop.radius or 0.082

    def place(depth: float, aside: float) -> Array:
        return stance.point(bone, at * np.array([depth, 1, 0]) + np.array([0, 0, aside * radius]))

    left, right = (_grip(stance, side) for side in ("left", "right"))
    loop = [place(*spot) for spot in ((0.35, -1), (0.85, -0.75), (1.12, 0), (0.85, 0.75), (0.35, 1))]
    middle = _vector(loop[2])
    weld = Joint(other="towel right", bone=WORLD, offset=middle, radius=0.03)
    yield Part(name="towel left", material="towel", chains=(_band([left, *loop[:3]]),), joints=(weld,))
    yield Part(name="towel right", material="towel", chains=(_band([*loop[2:], right]),))


def _band(points: list[Array]) -> tuple[Ellipsoid, ...]:
    return tuple(ball(WORLD, _vector(point), _BAND) for point in points)


def _grip(stance: Stance, side: str) -> Array:
    x, y, z = _PALM
    return stance.point(f"{side} hand", (x, y, -z if side == "right" else z))


def _vector(point: Array) -> Vector:
    x, y, z = (float(value) for value in point)
    return x, y, z
