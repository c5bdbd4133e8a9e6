"""Hands: a palm, four fingers and a thumb, in the few ways a stretch needs.

Hand frame: the fingers point along -y, the thumb lies at +x, the palm looks inwards (+z of a left hand, -z of a right).
Lengths are metres, angles degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from planmaker.figure.parts import Chain, Ellipsoid, Joint, Part, ball
from planmaker.figure.skeleton import Vector

HandPose: TypeAlias = Literal["relaxed", "flat", "cup", "hold", "fist", "clasp under", "clasp over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grip:
    """How fingers are held: the bend of each joint from the knuckle on, their spread, how far out the thumb is.

    `opposed` is how far the thumb stands before the palm: 1 as in a hand that hangs, 0 in its plane.
    """

    curl: Vector
    spread: float
    thumb: float
    opposed: float = 1.0


GRIPS: Final[Mapping[HandPose, Grip]] = {
    "relaxed": Grip(curl=(4, 10, 8), spread=2, thumb=22, opposed=0.35),
    "flat": Grip(curl=(0, 0, 0), spread=9, thumb=32, opposed=0.2),
    "cup": Grip(curl=(28, 34, 20), spread=1, thumb=25),
    "hold": Grip(curl=(48, 52, 30), spread=0, thumb=30),
    "fist": Grip(curl=(80, 90, 45), spread=0, thumb=-18, opposed=2.2),
    "clasp under": Grip(curl=(52, 50, 30), spread=1, thumb=34),
    "clasp over": Grip(curl=(42, 46, 26), spread=2, thumb=26),
}
KNUCKLES: Final[tuple[Vector, ...]] = ((0.029, -0.090, 0), (0.010, -0.096, 0), (-0.010, -0.092, 0), (-0.028, -0.082, 0))
_FINGERS: Final = (  # lengths of the three bones, thickness; from the index finger on
    ((0.040, 0.026, 0.020), 0.0115),
    ((0.044, 0.029, 0.022), 0.0118),
    ((0.041, 0.027, 0.021), 0.0112),
    ((0.032, 0.020, 0.018), 0.0100),
)


def hand(side: str, outward: int, pose: HandPose) -> Iterator[Part]:
    """Return the parts of one hand.

    Args:
        side: "left" or "right".
        outward: -1 for the left, 1 for the right: where +z lies.
        pose: what the hand does.
    """
    grip, bone = GRIPS[pose], f"{side} hand"
    wrist = Joint(other=f"{side} forearm", bone=bone, radius=0.05)
    yield Part(name=bone, material="skin", chains=_palm(bone), joints=(wrist,))
    for number, (lengths, thickness) in enumerate(_FINGERS):
        knuckle = KNUCKLES[number]
        joints: tuple[Joint, ...] = (Joint(other=bone, bone=bone, offset=knuckle, radius=0.030),)
        if number:
            joints += (Joint(other=f"{side} finger {number - 1}", bone=bone, offset=knuckle, radius=0.022),)
        splay = grip.spread * (1.2 - number)
        bones = zip(lengths, grip.curl, strict=True)
        chain = tuple(_finger(ball(bone, knuckle, thickness), outward, bones, splay))
        yield Part(name=f"{side} finger {number}", material="skin", chains=(chain,), joints=joints, fine=True)
    yield _thumb(side, outward, grip)


def _palm(bone: str) -> tuple[Chain, ...]:
    wrist = Ellipsoid(bone=bone, centre=(0, 0, 0), radii=(0.0275, 0.02, 0.021))
    thumb_side = Ellipsoid(bone=bone, centre=(0.018, -0.05, 0), radii=(0.022, 0.02, 0.017))
    far_side = Ellipsoid(bone=bone, centre=(-0.014, -0.05, 0), radii=(0.020, 0.02, 0.016))
    index = Ellipsoid(bone=bone, centre=KNUCKLES[0], radii=(0.0125, 0.0125, 0.0145))
    little = Ellipsoid(bone=bone, centre=KNUCKLES[3], radii=(0.0115, 0.0115, 0.013))
    return (wrist, thumb_side, index), (wrist, far_side, little), (thumb_side, far_side, little, index)


def _finger(
    knuckle: Ellipsoid, outward: int, bones: Iterable[tuple[float, float]], splay: float
) -> Iterator[Ellipsoid]:
    """Yield knuckle, joints and tip of a finger that curls towards the palm."""
    x, y, z = knuckle.centre
    bend = 0.0
    yield knuckle
    for joint, (length, angle) in enumerate(bones, 1):
        bend += math.radians(angle)
        straight = length * math.cos(bend)
        x += straight * math.sin(math.radians(splay))
        y -= straight
        z -= outward * length * math.sin(bend)
        yield ball(knuckle.bone, (x, y, z), knuckle.radii[0] * (1 - 0.1 * joint))


def _thumb(side: str, outward: int, grip: Grip) -> Part:
    bone, inward = f"{side} hand", -outward * grip.opposed
    across, along = math.sin(math.radians(grip.thumb)), math.cos(math.radians(grip.thumb))
    root = (0.022, -0.030, inward * 0.006)
    middle = (root[0] + 0.044 * across, root[1] - 0.044 * along, inward * 0.014)
    last = (middle[0] + 0.030 * across * 0.7, middle[1] - 0.033 * along, inward * 0.018)
    tip = (last[0] + 0.024 * across * 0.5, last[1] - 0.026 * along, inward * 0.021)
    chain = (
        Ellipsoid(bone=bone, centre=root, radii=(0.017, 0.016, 0.015)),
        ball(bone, middle, 0.0145),
        ball(bone, last, 0.0130),
        ball(bone, tip, 0.0110),
    )
    joints = (Joint(other=bone, bone=bone, offset=root, radius=0.048),)
    return Part(name=f"{side} thumb", material="skin", chains=(chain,), joints=joints, fine=True)
