"""A part of the figure as the camera sees it: its outline, its lit side, and how near it is at every point.

Picture: x to the right, y up, depth z TOWARDS the eye; lengths are metres.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from planmaker.figure.camera import Camera, ellipse
from planmaker.figure.outline import NOTHING, Region, closed, hull, smoothed, union
from planmaker.figure.parts import Chain, Joint, Part, Rim
from planmaker.figure.skeleton import Array, Stance

LIGHT: Final = np.array([-0.45, 0.89])
"""Where the light comes from, in the picture."""
_LIT: Final = 0.42  # share of an ellipsoid's smallest half axis by which the lit side is slid towards the light
_BETWEEN: Final = np.linspace(0, 1, 4)  # a hull's depth is that of ellipsoids in between its two
_HALF_ROUND: Final = np.linspace(-np.pi / 2, np.pi / 2, 13)
_SWEEP: Final = 0.30  # metres: further than any neck is long
_FAR: Final = -9.0  # metres: behind everything
_SHIRT_NOTCH: Final = 0.06  # metres; cloth spans notches, skin less so, fingers hardly
_NOTCH: Final = 0.012
_FINE_NOTCH: Final = 0.004
_SMOOTHING: Final[Mapping[str, float]] = {"shirt": 0.014, "hand": 0.004, "foot": 0.004, "head": 0.004}
_USUAL_SMOOTHING: Final = 0.008
_FINE_SMOOTHING: Final = 0.0015


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Depths:
    """Ellipsoids as seen: middles (n, 3), and what is needed for the depth of their near side."""

    middles: Array
    inverse: Array
    """Inverse of the outline's matrix, (n, 2, 2): within the outline d W d < 1."""
    slope: Array
    """How depth changes across the tilted middle of an ellipsoid, (n, 2)."""
    thickness: Array
    """Square of half the depth at the middle, (n,)."""

    def at(self, points: Array) -> Array:
        """Return the depth of the nearest side at points (p, 2); beside all outlines, that of the nearest middle."""
        off = points[:, None] - self.middles[None, :, :2]
        inside = 1 - np.einsum("pni,nij,pnj->pn", off, self.inverse, off)
        near = self.middles[:, 2] + np.einsum("pni,ni->pn", off, self.slope)
        near = near + np.sqrt(np.maximum(self.thickness * inside, 0))
        nearest = np.where(inside > 0, near, _FAR).max(axis=1)
        beside = self.middles[np.argmax(inside, axis=1), 2]
        return np.asarray(np.where(nearest > _FAR, nearest, beside), float)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Silhouette:
    """A part as seen."""

    name: str
    material: str
    joints: tuple[Joint, ...]
    fine: bool
    outline: Region
    lit: Region
    """The outline slid towards the light: what it leaves is in the shade."""
    depths: Depths
    bare: Region = NOTHING
    """What lies beyond its rim, where cloth hides it only if it hangs well in front."""
    nearer: float = 0.0
    """Metres by which it counts as nearer than its ellipsoids: hair on the head."""

    def depth(self, points: Array) -> Array:
        """Return how near it is at points of the picture (p, 2)."""
        return self.depths.at(points) + self.nearer

    @property
    def middle(self) -> float:
        """The mean depth."""
        return float(self.depths.middles[:, 2].mean())

    @property
    def nearest(self) -> float:
        """The largest depth of an ellipsoid's middle."""
        return float(self.depths.middles[:, 2].max())


def silhouette(part: Part, stance: Stance, camera: Camera) -> Silhouette:
    """Look at a part."""
    seen = [_seen(chain, stance, camera) for chain in part.chains]
    hulls = [piece for middles, spreads in seen for piece in _hulls(middles, ellipse(spreads))]
    lit = [piece for middles, spreads in seen for piece in _hulls(_slid(middles, spreads), ellipse(spreads))]
    notch = _FINE_NOTCH if part.fine else _SHIRT_NOTCH if part.name == "shirt" else _NOTCH
    return Silhouette(
        name=part.name,
        material=part.material,
        joints=part.joints,
        fine=part.fine,
        outline=smoothed(closed(union(hulls), notch), _smoothing(part)),
        lit=union(lit) if part.fine else smoothed(union(lit), 0.010),
        depths=_depths(seen),
        bare=_beyond(part.rim, stance, camera) if part.rim else NOTHING,
    )


def _beyond(rim: Rim, stance: Stance, camera: Camera) -> Region:
    """Return what the near half of a rim sweeps over on its way along the part."""
    eye = stance.rotation(rim.bone).T @ camera.axes[2]
    nearest = math.atan2(eye[2] / rim.width, eye[0] / rim.depth)
    around = nearest + _HALF_ROUND
    ahead = np.cos(around)
    ring = np.stack([rim.depth * ahead, -rim.drop * ahead, rim.width * np.sin(around)], axis=1) + np.array(rim.centre)
    near = camera.on_page(stance.origin(rim.bone) + ring @ stance.rotation(rim.bone).T)
    way = camera.on_page(stance.origin(rim.towards) - stance.point(rim.bone, rim.centre))
    far = near + way * (_SWEEP / max(math.hypot(*way), _SWEEP / 10))
    return union(hull(np.vstack([near[place : place + 2], far[place : place + 2]])) for place in range(len(near) - 1))


def _smoothing(part: Part) -> float:
    return _FINE_SMOOTHING if part.fine else _SMOOTHING.get(part.name.split()[-1], _USUAL_SMOOTHING)


def _seen(chain: Chain, stance: Stance, camera: Camera) -> tuple[Array, Array]:
    """Return the middles (n, 3) and the matrices M Mᵀ (n, 3, 3) of a chain's ellipsoids, as seen."""
    middles = np.array([stance.point(piece.bone, piece.centre) for piece in chain])
    axes = np.array([stance.rotation(piece.bone) * np.array(piece.radii) for piece in chain])
    turned = camera.axes @ axes
    return camera.seen(middles), turned @ np.swapaxes(turned, -1, -2)


def _hulls(middles: Array, outlines: Array) -> Iterator[Region]:
    """Yield the hulls of each ellipse and the next."""
    points = outlines + middles[:, None, :2]
    for place in range(max(1, len(points) - 1)):
        yield hull(points[place : place + 2].reshape(-1, 2))


def _slid(middles: Array, spreads: Array) -> Array:
    smallest = np.sqrt(np.linalg.eigvalsh(spreads[:, :2, :2])[:, 0])
    return np.asarray(middles[:, :2] + LIGHT * (_LIT * smallest)[:, None], float)


def _depths(seen: Sequence[tuple[Array, Array]]) -> Depths:
    middles = np.concatenate([_between(chain_middles) for chain_middles, _ in seen])
    spreads = np.concatenate([_between(chain_spreads) for _, chain_spreads in seen])
    inverse = np.linalg.inv(spreads[:, :2, :2])
    slope = np.einsum("ni,nij->nj", spreads[:, 2, :2], inverse)
    thickness = np.maximum(spreads[:, 2, 2] - np.einsum("nj,nj->n", slope, spreads[:, 2, :2]), 0)
    return Depths(middles=middles, inverse=inverse, slope=slope, thickness=thickness)


def _between(values: Array) -> Array:
    """Return values (n, ...) along a chain, with two more between each and the next."""
    if len(values) == 1:
        return values
    share = _BETWEEN.reshape(-1, *([1] * (values.ndim - 1)))
    return np.concatenate([values[place] * (1 - share) + values[place + 1] * share for place in range(len(values) - 1)])
