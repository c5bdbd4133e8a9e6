"""Arrows by meaning: which way a knee has moved, where a chest goes, how a trunk turns.

A pose says what moves and where to; the place in the picture is SEARCHED: the nearest one where the arrow touches
neither the figure nor its props nor another arrow. Lengths are metres of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import LineString, Polygon
from shapely.prepared import prep

from planmaker.errors import PlanmakerError
from planmaker.figure.outline import Region, union
from planmaker.figure.paint import Paint
from planmaker.figure.pen import normals
from planmaker.figure.pose import Arrow
from planmaker.figure.scene import Scene
from planmaker.figure.sites import spot
from planmaker.figure.skeleton import Array

WIDTH: Final = 0.024
HALO: Final = 0.0065
_LENGTH: Final = 0.20
_MOTION_LENGTH: Final = (0.14, 0.26)  # as it has moved, but neither shorter nor longer
_LEAST_WAY: Final = 0.01
"""Metres in the picture; what goes less far has no direction to show."""
_BEND: Final = 0.24
_ROOM: Final = (  # between an arrow and the figure, and between it and toes, in metres; the later, the worse by so much
    (0.034, 0.075, 0.0),
    (0.016, 0.060, 0.002),
    (0.016, 0.016, 0.050),
)
_APART: Final = 0.02  # between an arrow and another, or an inset
_FARTHEST: Final = 0.46
_STEP: Final = 0.02
_WAYS: Final = 28  # directions in which a place is looked for
_BULGE: Final = 0.9  # how much better it is to bend away from the body
_ABOVE: Final = 0.6  # how much better it is to lie above than below
_POINTS: Final = 40
_LEAD: Final = {"tip": 1.0, "mid": 0.5, "tail": 0.0}
_UP: Final = np.array([0.0, 1.0, 0.0])


class NoRoomError(PlanmakerError):
    """An arrow finds no free place."""

    def __init__(self, name: str, at: str) -> None:
        super().__init__(
            f"{name}: there is no free place for the arrow at '{at}'.",
            hint="Make it shorter (length), let it lead with its tip or tail (lead), or turn the view.",
        )


class StandsStillError(PlanmakerError):
    """An arrow shall show how a part has moved, and it has not."""

    def __init__(self, name: str, at: str) -> None:
        super().__init__(
            f"{name}: '{at}' stays where it was in the frame before, so that its arrow has no way to go.",
            hint=f"Say where to, such as {{at: {at}, go: up}}.",
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """What an arrow should look like, and which point of it seeks which point of the picture."""

    paths: Sequence[Array]
    """Ways to bend it, each (n, 2)."""
    lead: Array
    """The point that seeks, for each path (paths, 2)."""
    target: Array
    upright: bool = False
    """Whether it must stay above or below its target: an arc round the spine."""


def draw_arrows(
    name: str, arrows: Sequence[Arrow], scene: Scene, *, before: Scene | None, keep_off: Sequence[Region] = ()
) -> Iterator[Paint]:
    """Draw the arrows of a frame, each with a light rim.

    Args:
        name: of the drawing, for the message if there is no room.
        arrows: as the pose says.
        scene: the frame.
        before: the frame before it, from which motion is taken.
        keep_off: what else must not be touched.

    Raises:
        NoRoomError: an arrow finds no free place.
        StandsStillError: an arrow shows the motion of what does not move.
    """
    taken = [region.buffer(_APART) for region in keep_off]
    for arrow in arrows:
        plan = _turning(arrow, scene) if arrow.turn else _going(arrow, scene, before)
        if plan is None:
            raise StandsStillError(name, arrow.at)
        place = _best_place(plan, WIDTH * arrow.width, scene, taken)
        if place is None:
            raise NoRoomError(name, arrow.round if arrow.turn else arrow.at)
        taken.append(place.buffer(_APART))
        yield Paint(region=place.buffer(HALO), role="arrow-halo")
        yield Paint(region=place, role="arrow")


def _best_place(plan: Plan, width: float, scene: Scene, taken: Sequence[Region]) -> Region | None:
    """Return the cheapest place: rather one with room round it, lest an arrow above a knee seem to move some toes."""
    toes = union(region for part, region in scene.visible.items() if "toe" in part)
    found = []
    for room, toe_room, worse in _ROOM:
        free = _free_place(plan, width, union([scene.solid.buffer(room), toes.buffer(toe_room), *taken]))
        found.append(replace(free, cost=free.cost + worse))
    return min(found, key=lambda free: free.cost).place


def _going(arrow: Arrow, scene: Scene, before: Scene | None) -> Plan | None:
    """Plan an arrow along a way, bent to one side or the other; there is none where nothing moves."""
    start = scene.camera.on_page(spot(scene.stance, arrow.at).point)
    way, length = _way(arrow, scene, before, start)
    if np.linalg.norm(way) < _LEAST_WAY:
        return None
    ahead = way / np.linalg.norm(way) * (arrow.length or length)
    bend = _BEND if arrow.bend is None else arrow.bend
    paths = [bent(np.zeros(2), ahead, bend * side) for side in (1, -1)]
    leads = [_point_at(path, _LEAD[arrow.lead]) for path in paths]
    return Plan(paths=paths, lead=np.array(leads), target=start)


def _way(arrow: Arrow, scene: Scene, before: Scene | None, start: Array) -> tuple[Array, float]:
    """Return the direction in the picture in which an arrow goes, and how long it is if nothing is written."""
    if arrow.along is not None:
        return scene.camera.on_page(np.array(arrow.along, float)), _LENGTH
    if arrow.go in {"up", "down"}:
        return np.array([0.0, 1.0 if arrow.go == "up" else -1.0]), _LENGTH
    if arrow.go != "motion":
        return scene.camera.on_page(spot(scene.stance, arrow.go).point) - start, _LENGTH
    was = before or scene
    moved = start - was.camera.on_page(spot(was.stance, arrow.at).point)
    shortest, longest = _MOTION_LENGTH
    return moved, min(max(float(np.linalg.norm(moved)), shortest), longest)


def _turning(arrow: Arrow, scene: Scene) -> Plan:
    """Plan an arc round the upright axis through a site; it passes between the axis and us."""
    middle = spot(scene.stance, arrow.round).point + _UP * (0.10 if arrow.lift is None else arrow.lift)
    towards = scene.camera.axes[2] * np.array([1, 0, 1])
    towards = towards / np.linalg.norm(towards)
    aside = np.cross(_UP, towards)
    half = math.radians(arrow.span or 150) / 2
    angles = np.linspace(-half, half, _POINTS) * (1 if arrow.turn == "left" else -1)
    ring = np.sin(angles)[:, None] * aside + np.cos(angles)[:, None] * towards
    path = scene.camera.on_page(middle + (arrow.radius or 0.19) * ring)
    target = scene.camera.on_page(spot(scene.stance, arrow.round).point)
    return Plan(paths=[path], lead=path.mean(axis=0)[None], target=target, upright=True)


def bent(start: Array, end: Array, bend: float) -> Array:
    """Return a bow from start to end; `bend` is twice its height as a share of the distance, positive to the left."""
    ahead = end - start
    handle = (start + end) / 2 + np.array([-ahead[1], ahead[0]]) * bend
    t = np.linspace(0, 1, _POINTS)[:, None]
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * handle + t**2 * end, float)


def _point_at(path: Array, share: float) -> Array:
    return np.asarray(shapely.get_coordinates(LineString(path).interpolate(share, normalized=True))[0], float)


def ribbon(path: Array, width: float) -> Region:
    """Return the area of an arrow: a band that swells towards its head.

    Args:
        path: from tail to tip, (n, 2).
        width: of the band at the head.
    """
    line = LineString(path)
    head = min(width * 2.5, line.length * 0.6)
    shaft = shapely.get_coordinates(shapely.line_interpolate_point(line, np.linspace(0, line.length - head * 0.8, 24)))
    half = normals(shaft) * ((0.25 + 0.75 * np.linspace(0, 1, 24) ** 0.8) * width / 2)[:, None]
    band = Polygon(np.vstack([shaft + half, (shaft - half)[::-1]])).buffer(0)
    tip = path[-1]
    ahead = (tip - shaft[-1]) / np.linalg.norm(tip - shaft[-1])
    aside = np.array([-ahead[1], ahead[0]]) * width * 1.15
    base = tip - ahead * head
    point = Polygon([tip, base + aside, base + ahead * head * 0.16, base - aside])
    return union([band, point.buffer(-0.0015).buffer(0.003)])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Found:
    cost: float
    place: Region | None


def _free_place(plan: Plan, width: float, taken: Region) -> _Found:
    """Return the cheapest place that touches nothing: near its target, bulging away from it, rather above."""
    busy, best = prep(taken), _Found(cost=math.inf, place=None)
    for path, lead in zip(plan.paths, plan.lead, strict=True):
        area = ribbon(path, width)
        bulge = path[_POINTS // 2] - (path[0] + path[-1]) / 2
        for radius in np.arange(0, _FARTHEST, _STEP):
            if (1 - _ABOVE) * radius**2 - _BULGE * float(np.linalg.norm(bulge)) > best.cost:
                break
            for way in _ways(float(radius)):
                off = plan.target - lead + radius * way
                if plan.upright and abs(radius * way[0]) > _STEP:
                    continue
                cost = radius**2 * (1 - _ABOVE * way[1]) - _BULGE * float(bulge @ way)
                if cost < best.cost and not busy.intersects(moved := translate(area, *off)):
                    best = replace(best, cost=cost, place=moved)
    return best


def _ways(radius: float) -> Iterator[Array]:
    """Yield unit vectors all round; at radius 0 one is enough."""
    for angle in np.linspace(0, 2 * np.pi, _WAYS, endpoint=False) if radius else (0.0,):
        yield np.array([math.cos(angle), math.sin(angle)])
