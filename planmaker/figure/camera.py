"""The camera: from which side a figure is seen. It stands infinitely far away, so that limbs keep their lengths.

World: y is up, the floor is y = 0, lengths are metres. Seen: x to the right, y up, z TOWARDS the eye.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from planmaker.figure.outline import RING
from planmaker.figure.skeleton import Array

Side = Literal["left", "right"]
_UP: Final = np.array([0.0, 1.0, 0.0])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Camera:
    """Three unit vectors in the world, as rows (3, 3): to the right, up, and towards the eye."""

    axes: Array

    def seen(self, points: Array) -> Array:
        """Return world points (..., 3) as they are seen."""
        return np.asarray(points @ self.axes.T, float)

    def on_page(self, point: Array) -> Array:
        """Return where a world point or direction (..., 3) lies in the picture, (..., 2)."""
        return self.seen(point)[..., :2]

    def facing(self, direction: Array) -> float:
        """Return how much a world direction points towards the eye: 1 straight at it, -1 away."""
        return float(self.axes[2] @ direction)


def camera(*, side: Side = "right", turn: float = 0.0, height: float = 10.0) -> Camera:
    """Stand beside the figure, which faces +x.

    Args:
        side: on which side of the body.
        turn: how far round towards where the figure faces, in degrees.
        height: how far above the horizon, in degrees.
    """
    around, above = math.radians(turn), math.radians(height)
    aside = 1.0 if side == "right" else -1.0
    eye = np.array([math.sin(around) * math.cos(above), math.sin(above), aside * math.cos(around) * math.cos(above)])
    right = np.cross(_UP, eye)
    right /= np.linalg.norm(right)
    return Camera(axes=np.stack([right, np.cross(eye, right), eye]))


def ellipse(spread: Array) -> Array:
    """Return the outline, (n, 2), of an ellipsoid seen from +z, round its centre.

    Args:
        spread: M Mᵀ (..., 3, 3), where M turns the unit ball into the ellipsoid.
    """
    return np.asarray(np.swapaxes(np.linalg.cholesky(spread[..., :2, :2]) @ RING, -1, -2), float)
