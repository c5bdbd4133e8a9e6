"""Where a stretch is felt: a soft patch on the cloth or skin that is visible there.

Written by meaning ("low back"), drawn as see-through layers, which a page without colour hatches (`hatch`).
Lengths are metres of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import numpy as np
from shapely.geometry import Polygon

from planmaker.figure.camera import ellipse
from planmaker.figure.outline import Region, common, smoothed, union
from planmaker.figure.paint import Paint
from planmaker.figure.pose import Feel
from planmaker.figure.scene import Scene
from planmaker.figure.sites import spot

_HALF_AXES: Final = (5.0, 8.5, 7.5)  # cm: depth, height and width of a patch
_LAYERS: Final = tuple(float(share) for share in np.linspace(1.35, 0.35, 9))
_OPACITY: Final = 0.085  # of one layer; all nine together let half of the cloth through
_TURNED_AWAY: Final = -0.45
_SMALLEST: Final = 1e-4  # m2
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
        place = spot(scene.stance, patch.at)
        if scene.camera.facing(place.normal) < _TURNED_AWAY:
            continue
        half = np.array(patch.size or _HALF_AXES) / 100
        middle = scene.camera.on_page(place.point - place.normal * half[0] * 0.75)
        axes = scene.camera.axes @ (scene.stance.rotation(place.bone) * half)
        outline = ellipse(axes @ axes.T)
        shown = _shown_on(place.bone, scene.visible)
        for share in _LAYERS:
            layer = common(smoothed(common(Polygon(outline * share + middle), shown), 0.004), shown)
            if layer.area > _SMALLEST:
                yield Paint(region=layer, role="feel", opacity=_OPACITY)


def _shown_on(bone: str, visible: Mapping[str, Region]) -> Region:
    """Return the visible parts that a patch at a bone may lie on."""
    names = _SHOWN_ON.get(bone, (bone, "hips") if bone.endswith("thigh") else (bone,))
    return union(visible[name] for name in names if name in visible)
