"""Where a stretch is felt: a soft patch on the cloth or skin that is visible there.

Written by meaning ("low back"), drawn as see-through layers, which a page without colour hatches (`hatch`).
Lengths are metres of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import numpy as np
from shapely.geometry import Polygon

from planmaker.figure.camera import Camera, ellipse
from planmaker.figure.outline import Region, common, smoothed, union
from planmaker.figure.paint import Paint
from planmaker.figure.pose import Feel
from planmaker.figure.scene import Scene
from planmaker.figure.sites import spot
from planmaker.figure.skeleton import Stance

_HALF_AXES: Final = (5.0, 8.5, 7.5)  # cm: depth, height and width of a patch
_LAYERS: Final = tuple(float(share) for share in np.linspace(1.35, 0.35, 9))
_OPACITY: Final = 0.085  # of one layer; all nine together let half of the cloth through
_TURNED_AWAY: Final = -0.45
_SMALLEST: Final = 1e-4  # m2
_STAIN: Final = 0.15  # of a patch: what is less is no part of it
_TRUNK: Final = ("shirt", "hem", "hips")
_SHOWN_ON: Final[Mapping[str, tuple[str, ...]]] = {  # by the bone of the site
    "pelvis": ("hips", "hem", "left thigh", "right thigh"),
    "L5": _TRUNK,
    "L3": _TRUNK,
    "T8": ("shirt",),
    "T4": ("shirt",),
}


def draw_feel(feel: Iterable[Feel], scene: Scene) -> Iterator[Paint]:
    """Draw the patches that the camera sees."""
    for patch in feel:
        if faces_away(patch, scene.stance, scene.camera):
            continue
        place = spot(scene.stance, patch.at)
        half = np.array(patch.size or _HALF_AXES) / 100
        middle = scene.camera.on_page(place.point - place.normal * half[0] * 0.75)
        axes = scene.camera.axes @ (scene.stance.rotation(place.bone) * half)
        outline = ellipse(axes @ axes.T)
        shown = _shown_on(place.bone, scene.visible, Polygon(outline + middle))
        for share in _LAYERS:
            layer = common(smoothed(common(Polygon(outline * share + middle), shown), 0.004), shown)
            if layer.area > _SMALLEST:
                yield Paint(region=layer, role="feel", opacity=_OPACITY)


def faces_away(patch: Feel, stance: Stance, camera: Camera) -> bool:
    """Tell whether a patch is on the side of the body that the camera does not see, so that it is not drawn."""
    return camera.facing(spot(stance, patch.at).normal) < _TURNED_AWAY


def _shown_on(bone: str, visible: Mapping[str, Region], patch: Region) -> Region:
    """Return the visible parts that a patch at a bone lies on; a corner on other clothes would look like a stain."""
    names = _SHOWN_ON.get(bone, (bone, "hips") if bone.endswith("thigh") else (bone,))
    parts = [visible[name] for name in names if name in visible]
    least = _STAIN * sum(common(part, patch).area for part in parts)
    return union(part for part in parts if common(part, patch).area >= least)
