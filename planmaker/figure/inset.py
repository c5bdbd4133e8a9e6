"""The magnifier: a circle that shows the same pose level with the floor and enlarged, without arms and blocks.

It is for what is too small to see, such as the gap under the low back. Lengths are metres of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
from shapely.affinity import affine_transform
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.prepared import prep

from planmaker.figure.arrows import bent, ribbon
from planmaker.figure.camera import Side, camera
from planmaker.figure.ink import OUTLINE
from planmaker.figure.outline import Region, minus, points_of, polygons, smoothed_line, strokes
from planmaker.figure.paint import Paint, clipped
from planmaker.figure.pose import Inset
from planmaker.figure.scene import Scene, Subject, look
from planmaker.figure.sites import spot
from planmaker.figure.skeleton import Array

_HIDDEN: Final = ("arm", "hand", "finger", "thumb", "sleeve")
_ARROW: Final = 0.013
_HALO: Final = 0.004
_HIGHEST_GAP: Final = 0.058
_SHOWN_GAP: Final = 0.016  # a lower gap is none
_SPOT: Final = 0.075  # radius of the small circle on the figure
_SPREAD: Final = 0.55  # how far from the middle of the circle the leaders leave, as a share of its radius
_MARGIN: Final = 0.02
_CIRCLE: Final = 48
Point2: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """From which side the figure is seen, whether a wall is what it rests against, and where the circle was before."""

    side: Side
    against_wall: bool = False
    middle: Point2 | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Magnified:
    """An inset as drawn, and where it lies, so that the next frame has it in the same place."""

    paints: tuple[Paint, ...]
    rim: Region
    middle: Point2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ledge:
    """What the figure rests on in the circle: a point on it in the picture, and unit vectors along it and off it."""

    origin: Array
    along: Array
    off: Array

    def at(self, along: float, off: float) -> Array:
        """Return a point so far along the ledge and off it."""
        return np.asarray(self.origin + along * self.along + off * self.off, float)

    def strip(self, along: Point2, off: Point2) -> Region:
        """Return a rectangle from one place to another along the ledge, and off it."""
        return Polygon([self.at(along[i], off[j]) for i, j in ((0, 0), (1, 0), (1, 1), (0, 1))])

    def height(self, region: Region) -> Point2:
        """Return how far off the ledge a region begins and ends."""
        off = (points_of(region) - self.origin) @ self.off
        return float(off.min()), float(off.max())


def draw_inset(inset: Inset, subject: Subject, scene: Scene, *, placing: Placing) -> Magnified:
    """Draw a magnifier.

    Args:
        inset: what it shows.
        subject: what stands before the camera.
        scene: the frame it belongs to.
        placing: how the figure rests, and where the circle goes.
    """
    bare = [part for part in subject.parts if not any(word in part.name for word in _HIDDEN)]
    level = look(replace(subject, parts=bare, blocks=()), camera(side=placing.side, height=0), mat=None)
    ledge = _ledge(inset, level, against_wall=placing.against_wall)
    focus = _pair(ledge.at(0.0, inset.rise))
    area = _circle(focus, inset.radius)
    content = clipped(_content(level, ledge, area), area)
    source = scene.camera.on_page(spot(scene.stance, inset.at).point)
    radius = inset.radius * inset.zoom
    middle = placing.middle or _free_place(source, radius, scene.solid)
    enlarge = _enlarger(inset.zoom, focus, middle)
    shown = [
        replace(paint, region=enlarge(_calm(paint)), line=paint.line * 1.25)
        for paint in [*content, *_arrows(inset, ledge)]
    ]
    rim = _circle(middle, radius)
    edge = Paint(region=rim, role="line", line=OUTLINE * 0.9)
    return Magnified(paints=(*_leaders(np.array(middle), radius, source), *shown, edge), rim=rim, middle=middle)


def _ledge(inset: Inset, level: Scene, *, against_wall: bool) -> Ledge:
    """Return the floor below the site or the wall behind it."""
    x, y = level.camera.on_page(spot(level.stance, inset.at).point)
    if against_wall:
        ahead = level.camera.on_page(np.array([1.0, 0.0, 0.0]))
        return Ledge(origin=np.array([0.0, y + inset.shift]), along=np.array([0.0, 1.0]), off=ahead)
    return Ledge(origin=np.array([x + inset.shift, 0.0]), along=np.array([1.0, 0.0]), off=np.array([0.0, 1.0]))


def _content(level: Scene, ledge: Ledge, circle: Region) -> Iterator[Paint]:
    """Yield what is seen in the circle, before it is cut out."""
    yield Paint(region=circle, role="paper")
    yield Paint(region=ledge.strip((-1, 1), (-1, 0)), role="mat")
    yield Paint(region=ledge.strip((-1, 1), (-0.012, 0)), role="mat-edge")
    for gap in _gaps(level.figure, ledge):
        yield Paint(region=gap, role="gap")
    yield from level.paints()


def _gaps(figure: Region, ledge: Ledge) -> Iterator[Region]:
    """Yield the gaps between back and floor that are high enough to be seen."""
    empty = minus(ledge.strip((-0.20, 0.20), (0, 0.06)), figure.buffer(0.001))
    for piece in polygons(empty, 2e-5):
        low, high = ledge.height(piece)
        if low < 0.001 and _SHOWN_GAP < high < _HIGHEST_GAP:
            yield piece


def _arrows(inset: Inset, ledge: Ledge) -> Iterator[Paint]:
    for arrow in inset.arrows:
        start, end = (ledge.at(along / 100, off / 100) for along, off in (arrow.start, arrow.end))
        area = ribbon(bent(start, end, arrow.bend), _ARROW)
        yield Paint(region=area.buffer(_HALO), role="arrow-halo")
        yield Paint(region=area, role="arrow")


def _circle(middle: Point2, radius: float) -> Region:
    return Point(middle).buffer(radius, _CIRCLE)


def _pair(point: Array) -> Point2:
    x, y = (float(value) for value in point)
    return x, y


def _enlarger(zoom: float, middle: Point2, to: Point2) -> Callable[[Region], Region]:
    off = to[0] - zoom * middle[0], to[1] - zoom * middle[1]
    return lambda region: affine_transform(region, [zoom, 0, 0, zoom, *off])


def _calm(paint: Paint) -> Region:
    """Blur lines along themselves: enlarging would show the noise of sampling."""
    if not paint.line:
        return paint.region
    lines = [
        LineString(smoothed_line(points_of(line), 0.006, 0.002)[::3]) if line.length > 0.02 else line
        for line in strokes(paint.region)
    ]
    return MultiLineString(lines)


def _leaders(middle: Array, radius: float, source: Array) -> Iterator[Paint]:
    """Yield two lines from the circle to a small circle on the figure."""
    ahead = (source - middle) / np.linalg.norm(source - middle)
    aside = np.array([-ahead[1], ahead[0]])
    for side in (1, -1):
        start = middle + aside * side * radius * _SPREAD + ahead * radius * math.sqrt(1 - _SPREAD**2)
        end = source + aside * side * _SPOT * 0.73 - ahead * _SPOT * 0.67
        yield Paint(region=LineString([start, end]), role="line", line=OUTLINE * 0.45)
    yield Paint(region=Point(source).buffer(_SPOT, 32), role="line", line=OUTLINE * 0.55)


def _free_place(source: Array, radius: float, solid: Region) -> Point2:
    """Return the nearest middle above the source at which the circle touches neither figure nor props."""
    busy = prep(solid.buffer(_MARGIN))
    best, found = math.inf, (float(source[0]), float(source[1]) + 1.2)
    for distance in np.arange(radius, 1.2, 0.03):
        for angle in np.radians(np.arange(20, 161, 7)):
            x, y = source + distance * np.array([math.cos(angle), math.sin(angle)])
            cost = distance + 0.25 * abs(x - source[0])
            if cost < best and not busy.intersects(Point(x, y).buffer(radius)):
                best, found = cost, (float(x), float(y))
    return found
