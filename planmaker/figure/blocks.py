"""Hard props as blocks: how a block is seen, and which blocks make a chair, a table, a bed or a wall.

A block has eight corners; its faces are level or upright, or lean a little. It takes part in the vote on who hides
whom, so that a foot can stand behind a chair's leg and a thigh before its seat. World as in `camera`; metres.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from shapely.geometry import Polygon

from planmaker.figure.camera import Camera
from planmaker.figure.outline import Region, common, hull
from planmaker.figure.paint import Paint
from planmaker.figure.skeleton import Array, Vector

Material = Literal["wood", "bed", "wall"]
_FACES: Final = (  # corners of a face in order round it, and the axis it faces along
    ((0, 1, 3, 2), 0, -1),
    ((4, 5, 7, 6), 0, 1),
    ((0, 1, 5, 4), 1, -1),
    ((2, 3, 7, 6), 1, 1),
    ((0, 2, 6, 4), 2, -1),
    ((1, 3, 7, 5), 2, 1),
)
_ROLES: Final = {  # of faces along x, y and z
    "wood": ("wood-shade", "wood", "wood-side"),
    "bed": ("bed-shade", "bed", "bed-shade"),
    "wall": ("wall", "wall-edge", "wall-edge"),
}
_EDGE_ON: Final = 0.02  # a face turned away this far is not seen
_TOUCHING: Final = 0.001  # blocks that are in each other no further than this only touch
_TABLE_LEGS: Final = 0.14  # from the middle of a table to its legs, towards its ends
_LINE: Final = 0.7  # width of a block's outline as a share of the figure's


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Block:
    """Corners (8, 3) in the world, x changing slowest and z fastest, each from small to large."""

    corners: Array
    material: Material = "wood"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeenBlock:
    """A block as the camera sees it."""

    corners: Array
    """(8, 3) as seen."""
    faces: tuple[tuple[tuple[int, ...], str], ...]
    """The faces that look at us: their corners and their roles."""
    outline: Region

    def depth(self, points: Array) -> Array:
        """Return how near it is at points of the picture (p, 2): of all faces that look at us, the farthest plane."""
        planes = [self._plane(corners, points) for corners, _ in self.faces]
        return np.asarray(np.min(planes, axis=0), float)

    def _plane(self, corners: Sequence[int], points: Array) -> Array:
        a, b, _, d = self.corners[list(corners)]
        across = np.stack([b - a, d - a])
        slope = np.linalg.solve(across[:, :2], across[:, 2])
        return np.asarray(a[2] + (points - a[:2]) @ slope, float)

    def paints(self, width: float) -> Iterator[Paint]:
        """Yield its faces and its outline.

        Args:
            width: of a figure's outline, in metres.
        """
        for corners, role in self.faces:
            yield Paint(region=Polygon(self.corners[list(corners), :2]), role=role)
        yield Paint(region=self.outline.buffer(0.0015), role="line", line=width * _LINE)


def look_at(block: Block, camera: Camera) -> SeenBlock:
    """Look at a block."""
    seen = camera.seen(block.corners)
    faces = []
    for corners, axis, way in _FACES:
        if camera.axes[2][axis] * way > _EDGE_ON:
            faces.append((corners, _ROLES[block.material][axis]))
    return SeenBlock(corners=seen, faces=tuple(faces), outline=hull(seen[:, :2]))


def look_at_all(blocks: Iterable[Block], camera: Camera) -> list[SeenBlock]:
    """Look at blocks; what hides comes after what it hides.

    Blocks that a level or upright plane parts are in order by that plane: a leg never shows through the seat above it.
    The others, such as a seat and a post let into it, are in order by their middles.
    """
    left = sorted(blocks, key=lambda block: float(camera.axes[2] @ block.corners.mean(axis=0)))
    found = []
    while left:
        farthest = next((b for b in left if not any(_hides(b, other, camera) for other in left)), left[0])
        left.remove(farthest)
        found.append(look_at(farthest, camera))
    return found


def _hides(near: Block, far: Block, camera: Camera) -> bool:
    """Tell whether a plane parts two blocks, the first on our side of it, and they overlap in the picture."""
    sides = np.sign(camera.axes[2])
    nearest, farthest = (near.corners * sides).min(axis=0), (far.corners * sides).max(axis=0)
    parted = nearest > farthest - _TOUCHING
    back = (far.corners * sides).min(axis=0) > (near.corners * sides).max(axis=0) - _TOUCHING
    if not parted.any() or back.any():
        return False
    near_outline, far_outline = (hull(camera.on_page(block.corners)) for block in (near, far))
    return bool(common(near_outline, far_outline).area > _TOUCHING**2)


def box(middle: Vector, half: Vector, *, material: Material = "wood", top_forward: float = 0.0) -> Block:
    """Return an upright box; its upper corners can lie further forwards than the lower ones."""
    signs = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], float)
    corners = np.array(middle) + signs * np.array(half)
    corners[signs[:, 1] > 0, 0] += top_forward
    return Block(corners=corners, material=material)


def chair(x: float, z: float, seat: float, *, towards: int = 1) -> Iterator[Block]:
    """Yield the blocks of a chair.

    Args:
        x: of the middle of its seat.
        z: of its middle.
        seat: height of the seat.
        towards: 1 if who sits on it looks along +x, -1 if it faces the other way.
    """
    half, legs = 0.215, 0.195
    yield box((x, seat - 0.022, z), (half, 0.022, half))
    for aside in (-legs, legs):
        front, back = x + towards * legs, x - towards * (half - 0.016)
        yield box((front, (seat - 0.044) / 2, z + aside), (0.016, (seat - 0.044) / 2, 0.016))
        yield box((back, seat, z + aside), (0.016, seat, 0.016), top_forward=-towards * 0.05)
    yield box((x - towards * (half + 0.018), seat + 0.16, z), (0.010, 0.035, legs - 0.01))
    upper = (x - towards * (half + 0.0285), seat + 0.335, z)
    yield box(upper, (0.013, 0.085, half - 0.03), top_forward=-towards * 0.012)


def table(x: float, z: float, height: float, half: tuple[float, float]) -> Iterator[Block]:
    """Yield the blocks of a table; its legs stand well in from its ends, lest they hide who sits or stands there."""
    length, width = half
    yield box((x, height - 0.015, z), (length, 0.015, width))
    for along in (-_TABLE_LEGS, _TABLE_LEGS):
        for aside in (-1, 1):
            at = (x + along, (height - 0.03) / 2, z + aside * (width - 0.04))
            yield box(at, (0.02, (height - 0.03) / 2, 0.02))


def bed(x: float, z: float, height: float, half: tuple[float, float]) -> Iterator[Block]:
    """Yield a mattress on its frame."""
    length, width = half
    yield box((x, height - 0.09, z), (length, 0.09, width), material="bed")
    yield box((x, (height - 0.18) / 2 + 0.06, z), (length - 0.01, (height - 0.30) / 2, width - 0.01))


def wall(z: float, height: float, half_width: float) -> Iterator[Block]:
    """Yield a piece of the wall whose face is the plane x = 0."""
    yield box((-0.02, height / 2, z), (0.02, height / 2, half_width), material="wall")
