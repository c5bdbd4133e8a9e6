"""Colour areas and shades: one area a material, the far arm and leg a little darker, crescents away from the light.

Lengths are metres of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from shapely.affinity import translate

from planmaker.figure.ink import Joints
from planmaker.figure.outline import (
    NOTHING,
    Region,
    common,
    minus,
    smoothed,
    union,
    without_holes,
    without_specks,
)
from planmaker.figure.paint import Paint
from planmaker.figure.regions import Cover, Tiling
from planmaker.figure.silhouette import LIGHT, Silhouette

FARTHER: Final = 0.08  # metres by which a limb must lie behind its fellow to be darker
_LIMBS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    # limb: the parts that say how far it is, all its parts
    "leg": (("thigh",), ("thigh", "shin", "foot", "toe")),
    "arm": (("upper arm", "forearm"), ("upper arm", "sleeve", "forearm", "hand", "finger", "thumb")),
}
_CAST: Final = (-LIGHT[0] * 0.016, -LIGHT[1] * 0.020)  # how far a part in front throws its shade
_CASTS: Final = 0.02  # metres by which it must be nearer to throw one
_SMALLEST: Final = 1.2e-4  # m2
_NO_FAR: Final = frozenset({"pillow", "towel", "hair", "bed"})


def colour_areas(tiling: Tiling, disks: Joints) -> Iterator[Paint]:
    """Yield the areas of each colour, then their shades."""
    roles = _roles(tiling)
    areas: dict[str, list[Region]] = {}
    shades: dict[str, list[Region]] = {}
    for part in tiling.parts:
        areas.setdefault(roles[part.name], []).append(tiling.visible[part.name])
        shades.setdefault(roles[part.name], []).append(_shade(part, tiling, disks))
    for role, regions in areas.items():
        # Shrunk and grown beyond: needles vanish, and neighbours overlap under the line between them.
        area = union(region.buffer(-0.0007).buffer(0.0013) for region in regions)
        area = without_specks(without_holes(common(area, tiling.figure), 6e-5), 4e-5)
        yield Paint(region=area, role=role)
    for role, regions in shades.items():
        shade = without_specks(union(regions).buffer(-0.003).buffer(0.003), _SMALLEST)
        if not shade.is_empty:
            yield Paint(region=common(smoothed(shade, 0.003), union(areas[role])), role=f"{role}-shade")


def _roles(tiling: Tiling) -> dict[str, str]:
    """Return the role of each part: its material, with `-far` for the limb that lies behind."""
    far = set(_far_parts(tiling))
    return {
        part.name: part.material + ("-far" if part.name in far and part.material not in _NO_FAR else "")
        for part in tiling.parts
    }


def _far_parts(tiling: Tiling) -> Iterator[str]:
    middle = {part.name: part.middle for part in tiling.parts}
    for measured, all_parts in _LIMBS.values():
        if f"left {measured[0]}" not in middle or f"right {measured[0]}" not in middle:
            continue
        lead = sum(middle[f"right {name}"] - middle[f"left {name}"] for name in measured)
        if abs(lead) > FARTHER:
            side = "left" if lead > 0 else "right"
            for name in middle:
                if name.startswith(side) and any(word in name for word in all_parts):
                    yield name


def _shade(part: Silhouette, tiling: Tiling, disks: Joints) -> Region:
    """Return what is in the shade of a part: turned away from the light, or under a part in front."""
    visible = tiling.visible[part.name]
    if visible.is_empty:
        return NOTHING
    by_name = {other.name: other for other in tiling.parts}
    joined = {name for pair in disks if part.name in pair for name in pair if name in by_name}
    dark = NOTHING if part.fine else minus(visible, union(by_name[name].lit for name in joined | {part.name}))
    casts = [translate(cover.by.outline, *_CAST) for cover in tiling.covers[part.name] if _throws_shade(cover, part)]
    return union([dark, common(visible, union(casts))]) if casts else dark


def _throws_shade(cover: Cover, part: Silhouette) -> bool:
    if cover.nearer <= _CASTS or cover.by.fine or cover.by.name == "hem":
        return False
    if {cover.by.material, part.material} == {"hair", "skin"}:
        return False
    welded = any(joint.other == part.name for joint in cover.by.joints) or any(
        joint.other == cover.by.name for joint in part.joints
    )
    return not welded
