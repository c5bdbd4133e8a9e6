"""The head as a place to draw on: curves on it in space, seen when their side looks at the camera.

Head frame: +x to the front, +y to the crown, +z to the RIGHT; metres for a head of ordinary size, which is drawn
`HEAD_SCALE` times as large. Azimuth 0 is the forehead, +90 the right ear, 180 the nape; degrees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planmaker.figure.body import HEAD_SCALE
from planmaker.figure.camera import Camera
from planmaker.figure.skeleton import Array, Stance


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Head:
    """The head of a stance, looked at through a camera."""

    stance: Stance
    camera: Camera

    def seen(self, points: Array) -> Array:
        """Return points of the head (..., 3) as they are seen (..., 3)."""
        in_world = (points * HEAD_SCALE) @ self.stance.rotation("head").T + self.stance.origin("head")
        return self.camera.seen(in_world)

    def on_page(self, points: Array) -> Array:
        """Return where points of the head (..., 3) lie in the picture (..., 2)."""
        return self.seen(points)[..., :2]

    def facing(self, direction: Array | tuple[float, float, float]) -> Array:
        """Return how much directions of the head (..., 3) point towards the eye."""
        towards = self.stance.rotation("head").T @ self.camera.axes[2]
        return np.asarray(np.asarray(direction, float) @ towards, float)
