"""From painted regions to a finished drawing: smooth cubic curves, a common scale, colours by role.

Regions are in metres with y UP; a drawing has 2500 units a metre, y DOWN, and whole numbers for coordinates, so that
the file is small and reads back as it was.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

import numpy as np
import shapely

from planmaker.figure.drawing import Command, Drawing, Shape
from planmaker.figure.outline import Region, points_of
from planmaker.figure.paint import Paint, box_of
from planmaker.figure.skeleton import Array

UNITS_PER_METRE: Final = 2500
AIR: Final = 0.02  # metres around everything that is drawn
TOLERANCE: Final = 0.0012  # metres; on a card (120 points a metre at most) 0.05 mm, half a pixel at 300 dpi
COVERED_TOLERANCE: Final = 0.0020  # for areas, whose borders lie under lines
SOFT_TOLERANCE: Final = 0.0040  # for see-through patches and shadows on the floor, whose borders nobody sees
CORNER: Final = 50.0  # degrees; sharper turns stay corners
_ON_TOP: Final = frozenset({"line", "face", "eye", "arrow"})  # families that no line covers
_SOFT: Final = frozenset({"shadow"})
_STRAIGHT: Final = 0.7  # tolerances that a straight line may stray: its ends show more than a curve's
_NEARLY: Final = 20.0  # tolerances: a curve that strays more is not worth improving
_IMPROVEMENTS: Final = 4
_LONGEST: Final = 0.005  # metres between points at which a curve is compared with its line
_SAME: Final = 0.0003  # metres: points that stray less from their neighbours' line say nothing
_FIRST_REACH: Final = 16  # points that the first curve of a line is tried on

OnPaper: TypeAlias = Callable[[Array], list[tuple[float, float]]]
"""Turns points in metres into points in units."""


def drawing_of(name: str, paints: Sequence[Paint], palette: Mapping[str, str]) -> Drawing:
    """Return the drawing of painted regions.

    Args:
        name: of the drawing, as its file will be called.
        paints: the lowest first.
        palette: a colour for every role.
    """
    left, bottom, right, top = box_of(paints, AIR)

    def on_paper(points: Array) -> list[tuple[float, float]]:
        units = np.round((points - [left, top]) * [UNITS_PER_METRE, -UNITS_PER_METRE]) + 0.0
        return [(float(x), float(y)) for x, y in units]

    shapes = (_shape(paint, palette[paint.role], on_paper) for paint in paints)
    return Drawing(
        name=name,
        width=float(round((right - left) * UNITS_PER_METRE)),
        height=float(round((top - bottom) * UNITS_PER_METRE)),
        units_per_metre=UNITS_PER_METRE,
        shapes=tuple(shape for shape in shapes if shape),
    )


def _shape(paint: Paint, colour: str, on_paper: OnPaper) -> Shape | None:
    tolerance = _tolerance(paint)
    commands = tuple(command for line in _lines(paint.region) for command in _path(line, tolerance, on_paper))
    if len(commands) < 2:
        return None
    width = float(round(paint.line * UNITS_PER_METRE))
    look = {"stroke": colour, "stroke_width": width} if paint.line else {"fill": colour}
    return Shape(role=paint.role, commands=commands, opacity=paint.opacity, even_odd=True, **look)


def _tolerance(paint: Paint) -> float:
    """Return how far the curves of a paint may stray, in metres: the more, the less its border is seen."""
    family = paint.role.split("-")[0]
    if paint.opacity < 1 or family in _SOFT:
        return SOFT_TOLERANCE
    return TOLERANCE if paint.line or family in _ON_TOP else COVERED_TOLERANCE


def _lines(region: Region) -> Iterator[Region]:
    """Yield the rings and lines of a region; holes smaller than a square millimetre are left out."""
    for piece in shapely.get_parts(region):
        if piece.is_empty:
            continue
        if hasattr(piece, "geoms"):
            yield from _lines(piece)
        elif piece.geom_type == "Polygon":
            yield piece.exterior
            yield from (ring for ring in piece.interiors if shapely.Polygon(ring).area > 1e-6)
        elif piece.geom_type in {"LineString", "LinearRing"}:
            yield piece


def _path(line: Region, tolerance: float, on_paper: OnPaper) -> Iterator[Command]:
    """Yield the commands of one ring or line; steps that come to nothing in whole units are left out."""
    closed = bool(line.is_ring)
    if line.length * UNITS_PER_METRE < 3:
        return
    points = points_of(shapely.segmentize(line.simplify(_SAME), _LONGEST))
    (here,) = on_paper(points[:1])
    yield ("move", *here)
    for piece in fitted(points, tolerance, closed=closed):
        places = on_paper(piece)
        if len(places) == 3:
            (ax, ay), (bx, by), (x, y) = places
            yield ("curve", ax, ay, bx, by, x, y)
        elif places[0] != here:
            yield ("line", *places[0])
        here = places[-1]
    if closed:
        yield ("close",)


def fitted(points: Array, tolerance: float, *, closed: bool) -> Iterator[Array]:
    """Fit few cubic curves to a dense polyline.

    Args:
        points: (n, 2); of a ring the last point is the first again.
        tolerance: how far a curve may stray, in the same unit.
        closed: whether it is a ring, whose start may be smooth.

    Yields:
        For a curve its two handles and its end, (3, 2); for a straight line its end, (1, 2).
    """
    corners = _corners(points, closed=closed)
    knots = sorted({0, len(points) - 1, *corners})
    if closed and len(knots) == 2:
        knots.insert(1, len(points) // 2)
    tangents = _Tangents(points, frozenset(corners), closed=closed)
    for first, last in pairwise(knots):
        yield from _pieces(tangents, first, last, tolerance)


def _corners(points: Array, *, closed: bool) -> list[int]:
    steps = np.diff(points, axis=0)
    if closed:
        steps = np.vstack([steps[-1:], steps])
    turn = np.degrees(np.abs(np.arctan2(_cross(steps[:-1], steps[1:]), (steps[:-1] * steps[1:]).sum(axis=1))))
    return [int(place) + (0 if closed else 1) for place in np.nonzero(turn > CORNER)[0]]


def _cross(one: Array, other: Array) -> Array:
    return np.asarray(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0], float)


class _Tangents:
    """The direction of a polyline at its points: one on either side of a corner."""

    def __init__(self, points: Array, corners: frozenset[int], *, closed: bool) -> None:
        self.points, self.corners, self.closed = points, corners, closed

    def leaving(self, place: int) -> Array:
        """Return the unit direction in which the line goes on from a point."""
        return self._along(place, place + 1) if self._sharp(place) else self._through(place)

    def arriving(self, place: int) -> Array:
        """Return the unit direction in which the line comes to a point."""
        return self._along(place - 1, place) if self._sharp(place) else self._through(place)

    def _sharp(self, place: int) -> bool:
        if place in {0, len(self.points) - 1}:
            return not self.closed or 0 in self.corners
        return place in self.corners

    def _through(self, place: int) -> Array:
        if place in {0, len(self.points) - 1}:
            return self._unit(self.points[1] - self.points[-2])
        return self._unit(self.points[place + 1] - self.points[place - 1])

    def _along(self, start: int, end: int) -> Array:
        return self._unit(self.points[end] - self.points[start])

    @staticmethod
    def _unit(vector: Array) -> Array:
        return np.asarray(vector / (math.hypot(*vector) + 1e-12), float)


def _pieces(course: _Tangents, first: int, last: int, tolerance: float) -> Iterator[Array]:
    """Fit curves between two points, each as long as it can be."""
    reach = _FIRST_REACH
    while first < last:
        end, piece = _longest(course, first, last, tolerance, reach)
        yield piece
        reach, first = max(4, end - first), end


def _longest(course: _Tangents, first: int, last: int, tolerance: float, reach: int) -> tuple[int, Array]:
    """Return how far one piece can go and the piece: in growing steps until it strays, then by halves.

    Args:
        course: the whole line.
        first: where the piece starts.
        last: where it ends at the latest.
        tolerance: how far the piece may stray.
        reach: the first guess, in points.
    """
    good, bad, end = first + 1, last + 1, min(first + reach, last)
    best = course.points[good : good + 1]
    while good < end < bad:
        piece = _one_piece(course, first, end, tolerance)
        if piece is None:
            bad = end
        else:
            good, best = end, piece
        reach *= 2
        if bad > last:
            end = min(end + reach, last)
        elif bad - good > max(1, (good - first) // 16):  # the exact last point is not worth another fit
            end = (good + bad) // 2
        else:
            break
    return good, best


def _one_piece(course: _Tangents, first: int, last: int, tolerance: float) -> Array | None:
    """Return one straight line or curve between two points, or None if it would stray too far."""
    line = course.points[first : last + 1]
    if last - first < 2 or _is_straight(line, _STRAIGHT * tolerance):
        return line[-1:]
    curve, strays = _fit(line, course.leaving(first), course.arriving(last), tolerance)
    return curve[1:] if strays.max() <= tolerance else None


def _is_straight(line: Array, tolerance: float) -> bool:
    chord = line[-1] - line[0]
    length = math.hypot(*chord)
    if length < tolerance:
        return False
    off = np.abs(_cross(line - line[0], np.broadcast_to(chord, line.shape))) / length
    return bool(off.max() <= tolerance)


def _fit(line: Array, leaving: Array, arriving: Array, tolerance: float) -> tuple[Array, Array]:
    """Return the cubic with given directions at its ends nearest to a line, and how far it strays from each point.

    The least squares of Schneider, Graphics Gems (1990). While that nearly does, the parameters are moved to the
    nearest points and it is done again.
    """
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    share = along / along[-1]
    curve = _least_squares(line, share, leaving, arriving)
    strays = np.hypot(*(_at(curve, share) - line).T)
    for _ in range(_IMPROVEMENTS):
        if not tolerance < strays.max() < _NEARLY * tolerance:
            break
        share = _nearest(curve, line, share)
        better = _least_squares(line, share, leaving, arriving)
        off = np.hypot(*(_at(better, share) - line).T)
        if off.max() >= strays.max():
            break
        curve, strays = better, off
    return curve, strays


def _least_squares(line: Array, share: Array, leaving: Array, arriving: Array) -> Array:
    start, end = line[0], line[-1]
    rest = 1 - share
    near, far = (3 * share * rest**2)[:, None] * leaving, (3 * share**2 * rest)[:, None] * -arriving
    still = (rest**3 + 3 * share * rest**2)[:, None] * start + (share**3 + 3 * share**2 * rest)[:, None] * end
    wanted = line - still
    a, b, c = (near * near).sum(), (near * far).sum(), (far * far).sum()
    p, q = (near * wanted).sum(), (far * wanted).sum()
    determinant = a * c - b * b
    third = math.dist(start, end) / 3
    if abs(determinant) < 1e-12 * max(a * c, 1e-30):
        reach = back = third
    else:
        reach, back = (c * p - b * q) / determinant, (a * q - b * p) / determinant
    if not (0.05 * third < reach < 12 * third and 0.05 * third < back < 12 * third):
        reach = back = third
    return np.stack([start, start + reach * leaving, end - back * arriving, end])


def _at(curve: Array, share: Array) -> Array:
    rest = 1 - share
    weights = np.stack([rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3], axis=1)
    return np.asarray(weights @ curve, float)


def _nearest(curve: Array, line: Array, share: Array) -> Array:
    """Move each parameter one Newton step towards the point of the curve nearest to its point of the line."""
    speed, bend = 3 * np.diff(curve, axis=0), 6 * np.diff(curve, n=2, axis=0)
    rest = 1 - share
    first = np.stack([rest**2, 2 * rest * share, share**2], axis=1) @ speed
    second = np.stack([rest, share], axis=1) @ bend
    off = _at(curve, share) - line
    slope = (first * first).sum(axis=1) + (off * second).sum(axis=1)
    step = np.where(np.abs(slope) > 1e-12, (off * first).sum(axis=1) / slope, 0.0)
    moved = np.clip(share - step, 0, 1)
    moved[0], moved[-1] = 0.0, 1.0
    return np.maximum.accumulate(moved)
