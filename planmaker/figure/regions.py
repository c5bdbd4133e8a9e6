"""Who hides whom: the visible regions of all parts, which tile the figure.

For every pair of parts each connected overlap votes by depth for the part in front. There is no painter's order for the
whole figure, so that hands round a knee and crossed legs cannot go in circles. Then the regions are tidied: needles are
worn off, crumbs go to the surface beneath, and what is left over goes to the neighbour that it touches most. At the end
the regions share the figure without overlap: their borders are the line art.

Lengths are metres of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import numpy as np
import shapely
from shapely.geometry import Point

from planmaker.figure.camera import Camera
from planmaker.figure.outline import (
    NOTHING,
    Region,
    closed,
    common,
    minus,
    opened,
    polygons,
    smoothed,
    union,
    without_holes,
    without_specks,
)
from planmaker.figure.silhouette import Silhouette
from planmaker.figure.skeleton import Array, Stance

IN_FRONT: Final = frozenset({("hair", "head"), ("hair", "neck"), ("shirt", "hips"), ("hem", "hips")})
"""Where who is in front is a matter of cloth and hair, not of depth."""
COLLAR: Final = ("shirt", "neck")
"""The neck comes out of the shirt at its rim; a shoulder clearly in front hides it, which is looked at spot by spot."""
_CLEARLY: Final = 0.04  # metres
_SPOT: Final = 0.004  # metres: how finely
_SPOT_SMOOTHING: Final = 0.007
_RAG_WIDTH: Final = 0.008  # half the width of what is too narrow to be a shoulder
_SHOULDER: Final = 3.5e-3  # m2; less in front of the neck is no raised arm, but the roughness of depths
_TONGUE: Final = 0.019  # half the width of what is too narrow to be a neck
_SPOT_LEAD: Final = 0.005  # metres: too little to throw a shade
_HEM_NEARER: Final = 0.02
_SLEEVE_NEARER: Final = 0.015  # metres; less than throws a shade
_SMALLEST_OVERLAP: Final = 2e-6  # m2
_PINHOLE: Final = 2.5e-4  # m2; a smaller gap between limbs would clog with ink
_NEEDLE: Final = 0.0014  # half the width of what the opening wears off
_FINE_NEEDLE: Final = 0.0004
_SLIVER: Final = 0.0055  # half the width of a strip that goes to the surface beneath
_SHIRT_SLIVER: Final = 0.011  # no pointed tails
_CLOTH: Final = frozenset({"shirt", "trousers"})
_SPECK: Final = 1.5e-4  # m2; so small a piece of cloth goes to whatever it touches
_RAG: Final = 7e-4  # m2; a smaller piece of cloth goes too
_NEAR: Final = 0.06  # metres within which a surface counts as "beneath" a crumb
_UNDER_SHIRT: Final = 0.20


class Surface(Protocol):
    """What has an outline and a depth."""

    @property
    def outline(self) -> Region:
        """The whole of it, hidden or not."""

    def depth(self, points: Array) -> Array:
        """Return how near it is at points of the picture (p, 2)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cover:
    """A piece of a part that another one hides, and by how many metres that is nearer."""

    by: Silhouette
    region: Region
    nearer: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tiling:
    """The figure as seen: its parts, what is visible of each, what hides them, and the outline of the whole."""

    parts: tuple[Silhouette, ...]
    visible: Mapping[str, Region]
    covers: Mapping[str, Sequence[Cover]]
    figure: Region


def tile(parts: Sequence[Silhouette]) -> Tiling:
    """Share out the figure among its parts."""
    covers = _covers(parts)
    visible = {part.name: minus(part.outline, union(cover.region for cover in covers[part.name])) for part in parts}
    figure = whole(part.outline for part in parts)
    _fill_holes(parts, visible, figure)
    for part in parts:
        visible[part.name] = opened(visible[part.name], _FINE_NEEDLE if part.fine else _NEEDLE)
    _settle_crumbs(parts, visible)
    return Tiling(parts=tuple(parts), visible=_shared(parts, visible, figure), covers=covers, figure=figure)


def whole(outlines: Iterable[Region]) -> Region:
    """Return the outline of the figure, without gaps that would clog with ink."""
    return smoothed(without_holes(closed(union(outlines), 0.003), _PINHOLE), 0.0018)


def filleted(parts: Sequence[Silhouette], stance: Stance, camera: Camera) -> list[Silhouette]:
    """Round the notches at large joints: armpit, groin, back of the knee."""
    by_name = {part.name: part for part in parts}
    for part in parts:
        for joint in part.joints:
            other = by_name.get(joint.other)
            if other is None or joint.radius <= 0.05 or not joint.bone or other.material != part.material:
                continue
            spot = Point(camera.on_page(stance.point(joint.bone, joint.offset))).buffer(joint.radius * 1.1)
            own = by_name[part.name].outline
            both = union([own, other.outline])
            notch = common(minus(closed(both, joint.radius * 0.35), both), spot)
            if not notch.is_empty:
                by_name[part.name] = replace(by_name[part.name], outline=union([own, notch.buffer(0.0008)]))
    return [by_name[part.name] for part in parts]


def hidden_by(surface: Surface, part: Surface) -> list[tuple[Region, float]]:
    """Return the pieces of a part that a surface hides, each with how much nearer the surface is, in metres."""
    return [(piece, lead) for piece, lead in _votes(surface, part) if lead > 0]


def _votes(one: Surface, other: Surface) -> list[tuple[Region, float]]:
    """Return each connected overlap of two surfaces, and how much nearer the one is there."""
    if not one.outline.intersects(other.outline):
        return []
    pieces = polygons(common(one.outline, other.outline), _SMALLEST_OVERLAP)
    return [(piece, _lead(one, other, _inner_points(piece))) for piece in pieces]


def _collar_votes(shirt: Silhouette, neck: Silhouette) -> list[tuple[Region, float]]:
    """Return where shirt and neck hide each other: they part along the neckline, unless a shoulder hides it."""
    overlap = common(shirt.outline, neck.outline)
    bare = common(neck.bare, overlap)
    shoulder = _clearly_nearer(shirt, neck, bare)
    shown = bare if shoulder.area < _SHOULDER else _joined(minus(bare, shoulder), minus(neck.outline, shirt.outline))
    cloth = minus(overlap, shown)
    return [(cloth, _SPOT_LEAD), (minus(overlap, cloth), -_SPOT_LEAD)]


def _joined(bare: Region, rest: Region) -> Region:
    """Return what of the bare neck goes on in the rest of it, without narrow tongues."""
    wide = common(bare.buffer(-_TONGUE).buffer(_TONGUE), bare)
    return union(piece for piece in polygons(wide) if piece.intersects(rest.buffer(_SPOT)))


def _clearly_nearer(one: Surface, other: Surface, area: Region) -> Region:
    """Return where in an area the one surface is clearly nearer, with a smooth border."""
    if area.is_empty:
        return NOTHING
    left, bottom, right, top = area.bounds
    across, up = np.meshgrid(np.arange(left, right + _SPOT, _SPOT), np.arange(bottom, top + _SPOT, _SPOT))
    middles = np.stack([across.ravel(), up.ravel()], axis=1)
    nearer = middles[one.depth(middles) > other.depth(middles) + _CLEARLY]
    spots = union(shapely.box(*(nearer - _SPOT / 2).T, *(nearer + _SPOT / 2).T))
    return common(smoothed(spots.buffer(-_RAG_WIDTH).buffer(_RAG_WIDTH), _SPOT_SMOOTHING), area)


def _lead(one: Surface, other: Surface, points: Array) -> float:
    """Return by how many metres one surface is nearer, the median with a hint of the mean against a draw."""
    ahead = one.depth(points) - other.depth(points)
    return float(np.median(ahead) + 0.25 * ahead.mean())


def _inner_points(piece: Region) -> Array:
    """Return a grid of points within a piece, (p, 2); at least one."""
    left, bottom, right, top = piece.bounds
    across, up = np.meshgrid(np.linspace(left, right, 9)[1:-1], np.linspace(bottom, top, 9)[1:-1])
    grid = np.stack([across.ravel(), up.ravel()], axis=1)
    inside = grid[shapely.contains_xy(piece, grid)]
    return inside if len(inside) else _inner_point(piece)


def _inner_point(piece: Region) -> Array:
    return np.asarray(shapely.get_coordinates(piece.representative_point()), float)


def _covers(parts: Sequence[Silhouette]) -> dict[str, list[Cover]]:
    covers: dict[str, list[Cover]] = {part.name: [] for part in parts}
    for place, one in enumerate(parts):
        for other in parts[place + 1 :]:
            for piece, measured in (
                _collar_votes(one, other) if (one.name, other.name) == COLLAR else _votes(one, other)
            ):
                lead = _ruled(one.name, other.name, measured)
                front, back = (one, other) if lead > 0 else (other, one)
                covers[back.name].append(Cover(by=front, region=piece, nearer=abs(lead)))
    return covers


def _ruled(one: str, other: str, lead: float) -> float:
    """Let cloth and hair decide before depth does."""
    if (one, other) in IN_FRONT:
        return 1.0
    if (other, one) in IN_FRONT:
        return -1.0
    lead += _HEM_NEARER * ((one == "hem") - (other == "hem"))
    return lead + _SLEEVE_NEARER * (_is_sleeve_of(one, other) - _is_sleeve_of(other, one))


def _is_sleeve_of(sleeve: str, arm: str) -> bool:
    return sleeve.endswith("sleeve") and arm == sleeve.replace("sleeve", "upper arm")


def _fill_holes(parts: Sequence[Silhouette], visible: dict[str, Region], figure: Region) -> None:
    """Give holes, left where votes went in circles, to the nearest surface."""
    for hole in polygons(minus(figure, union(visible.values()))):
        point = _inner_point(hole)
        there = [part for part in parts if shapely.contains_xy(part.outline, point).all()]
        if there:
            nearest = max(there, key=lambda part: float(part.depth(point)[0]))
            visible[nearest.name] = union([visible[nearest.name], hole])


def _settle_crumbs(parts: Sequence[Silhouette], visible: dict[str, Region]) -> None:
    """Give thin strips of a part, and rags of cloth, to whatever lies next beneath them."""
    for part in parts:
        if part.fine or part.material == "hair":
            continue
        sliver = _SHIRT_SLIVER if part.name in {"shirt", "hem"} else _SLIVER
        core = visible[part.name].buffer(-sliver).buffer(sliver + 0.0003)
        if part.material in _CLOTH:
            core = union(polygons(core, _RAG))
        for crumb in polygons(minus(visible[part.name], core), 2.5e-5):
            beneath = _beneath(part, crumb, parts)
            if beneath:
                visible[beneath] = union([visible[beneath], crumb.buffer(0.0003)])
                visible[part.name] = minus(visible[part.name], crumb)


def _beneath(part: Silhouette, crumb: Region, parts: Sequence[Silhouette]) -> str:
    """Return the name of the nearest surface under a crumb, if it lies close."""
    point = _inner_point(crumb)
    depth = float(part.depth(point)[0])
    found: list[tuple[float, str]] = []
    for other in parts:
        if other is part or other.fine or other.material == "hair":
            continue
        reach = _UNDER_SHIRT if (part.material, other.material) == ("shirt", "trousers") else _NEAR
        if shapely.contains_xy(other.outline, point).all():
            other_depth = float(other.depth(point)[0])
            found += [(other_depth, other.name)] if abs(other_depth - depth) < reach else []
    return max(found)[1] if found else ""


def _shared(parts: Sequence[Silhouette], visible: Mapping[str, Region], figure: Region) -> dict[str, Region]:
    """Make the regions fill the figure without overlap; the nearest part keeps what two claim."""
    shared: dict[str, Region] = {}
    for part in sorted(parts, key=lambda part: -part.nearest):
        claimed = [region for region in shared.values() if region.intersects(visible[part.name])]
        own = minus(common(visible[part.name], figure), union(claimed) if claimed else NOTHING)
        shared[part.name] = without_specks(own, _SPECK) if part.material in _CLOTH else own
    left = polygons(minus(figure, union(shared.values())))
    for crumb in left:
        rim = crumb.buffer(0.0012)
        touch = {name: region.intersection(rim).area for name, region in shared.items() if region.intersects(rim)}
        if touch:
            name = max(touch, key=lambda name: touch[name])
            shared[name] = union([shared[name], crumb])
    return {part.name: union(polygons(shared[part.name])) for part in parts}
