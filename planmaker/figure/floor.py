"""The floor: the mat, or bare floor under a chair, and the shadow that the figure throws straight down.

World as in `camera`; a mat is given as its least and largest x and z. Metres.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from shapely.affinity import translate
from shapely.geometry import Polygon, box

from planmaker.figure.blocks import Block
from planmaker.figure.camera import Camera
from planmaker.figure.outline import RING, Region, common, hull, points_of, smoothed, union
from planmaker.figure.paint import Paint
from planmaker.figure.parts import Chain, Part
from planmaker.figure.skeleton import Array, Stance

_HIGH: Final = 0.20  # what is higher than this throws no shadow that one would see
_AIR_ALONG: Final = 0.16  # how far a mat goes on beyond the figure
_AIR_ACROSS: Final = 0.13
_NARROWEST: Final = 0.33  # half the width of a mat
_THICK: Final = 0.016
_ROUND: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """How far something reaches on the floor."""

    back: float
    front: float
    left: float
    right: float


def extent(parts: Iterable[Part], stance: Stance) -> Ground:
    """Return how far a figure reaches on the floor."""
    points = np.array([stance.point(e.bone, e.centre) for part in parts for chain in part.chains for e in chain])
    (back, _, left), (front, _, right) = points.min(axis=0), points.max(axis=0)
    return Ground(back=float(back), front=float(front), left=float(left), right=float(right))


def mat_for(extents: Sequence[Ground]) -> Ground:
    """Return one mat for all frames of an exercise."""
    left, right = min(e.left for e in extents), max(e.right for e in extents)
    middle, half = (left + right) / 2, max(_NARROWEST, (right - left) / 2 + _AIR_ACROSS)
    return Ground(
        back=min(e.back for e in extents) - _AIR_ALONG,
        front=max(e.front for e in extents) + _AIR_ALONG,
        left=middle - half,
        right=middle + half,
    )


def draw_mat(mat: Ground, shadow: Region, camera: Camera) -> Iterator[Paint]:
    """Draw a mat and the shadow on it."""
    level = box(mat.back, mat.left, mat.front, mat.right).buffer(-_ROUND).buffer(_ROUND)
    x, z = points_of(level.exterior).T
    top = Polygon(camera.on_page(np.stack([x, np.zeros_like(x), z], axis=1)))
    edge = np.concatenate([points_of(top.exterior), points_of(translate(top, 0, -_THICK).exterior)])
    yield Paint(region=hull(edge), role="mat-edge")
    yield Paint(region=top, role="mat")
    yield Paint(region=common(shadow, top), role="shadow")


def draw_bare_floor(shadow: Region) -> Iterator[Paint]:
    """Draw the floor under a chair: one patch, only a little larger than what stands on it."""
    yield Paint(region=smoothed(shadow.convex_hull.buffer(0.06), 0.05), role="mat")
    yield Paint(region=shadow, role="shadow")


def shadow_of(parts: Iterable[Part], blocks: Iterable[Block], stance: Stance, camera: Camera) -> Region:
    """Return the shadow on the floor, as the camera sees it."""
    chains = [chain for part in parts if not part.fine for chain in part.chains]
    flat = [piece for chain in chains for piece in _fallen(chain, stance, camera)]
    flat += [hull(camera.on_page(block.corners * np.array([1, 0, 1]))) for block in blocks]
    return smoothed(union(flat).buffer(0.05).buffer(-0.042), 0.022)


def _fallen(chain: Chain, stance: Stance, camera: Camera) -> Iterator[Region]:
    """Yield a chain projected straight down, if any of it is near the floor; what is higher throws less."""
    middles = [stance.point(e.bone, e.centre) for e in chain]
    if min(middle[1] for middle in middles) > _HIGH:
        return
    ellipses = [
        _ellipse(stance.rotation(e.bone) * np.array(e.radii), middle, camera)
        for e, middle in zip(chain, middles, strict=True)
    ]
    for place in range(max(1, len(ellipses) - 1)):
        yield hull(np.concatenate(ellipses[place : place + 2]))


def _ellipse(axes: Array, middle: Array, camera: Camera) -> Array:
    spread = (axes @ axes.T)[np.ix_([0, 2], [0, 2])]
    less = max(0.35, 1 - 1.2 * max(float(middle[1]) - 0.15, 0))
    x, z = np.linalg.cholesky(spread) @ RING * less + middle[[0, 2], None]
    return camera.on_page(np.stack([x, np.zeros_like(x), z], axis=1))
