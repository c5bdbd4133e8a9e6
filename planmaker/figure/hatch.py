"""Hatching: what is a warm, soft patch in colour becomes slanting lines where there is no colour.

A patch is painted as see-through areas of the role `feel`, from the widest to the smallest, one on the other. Hatched,
it is one set of lines across its middle, of the same role. Done on the finished drawing, so that a page decides; this
module needs no extra package.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from planmaker.figure.drawing import Command, Drawing, Path, Shape

Point: TypeAlias = tuple[float, float]

APART: Final = 0.0145  # metres from line to line, measured along x
THICK: Final = 0.0048  # metres
_BODY: Final = 0.45  # share of the layers of a patch, the widest first, that lie outside what is hatched
_STEPS: Final = 6  # straight lines for one curve


def hatched(drawing: Drawing, *, ground: bool = False, coarser: float = 1.0) -> Drawing:
    """Hatch the patches where a stretch is felt.

    Args:
        drawing: of which the shapes of the role `feel` change, all others stay.
        ground: whether to put a light area (role `feel-ground`) under the lines, for patches on dark cloth.
        coarser: how many times as thick and as far apart the lines are, for a small print.
    """
    metre = coarser * drawing.units_per_metre
    shapes: list[Shape] = []
    for group in _groups(drawing.shapes):
        shapes += _hatched_patch(group, metre, ground=ground) if _is_patch(group[0]) else group
    return replace(drawing, shapes=tuple(shapes))


def _is_patch(shape: Shape) -> bool:
    return shape.role == "feel" and shape.fill is not None


def _groups(shapes: Sequence[Shape]) -> Iterator[list[Shape]]:
    """Yield the layers of each patch together, and every other shape by itself."""
    group: list[Shape] = []
    for shape in shapes:
        if group and not (_is_patch(shape) and _is_patch(group[0]) and _lies_in(shape, group[-1])):
            yield group
            group = []
        group.append(shape)
    if group:
        yield group


def _lies_in(inner: Shape, outer: Shape) -> bool:
    left, top, right, bottom = _box(outlines(outer.commands))
    x0, y0, x1, y1 = _box(outlines(inner.commands))
    slack = 0.05 * max(right - left, bottom - top)
    return x0 >= left - slack and y0 >= top - slack and x1 <= right + slack and y1 <= bottom + slack


def _hatched_patch(layers: Sequence[Shape], metre: float, *, ground: bool) -> list[Shape]:
    layer = layers[int(len(layers) * _BODY)]
    segments = list(_segments(outlines(layer.commands), APART * metre))
    commands: list[Command] = []
    for (x0, y0), (x1, y1) in segments:
        commands += [("move", x0, y0), ("line", x1, y1)]
    if not commands:
        return []
    lines = Shape(role="feel", commands=tuple(commands), stroke=layer.fill, stroke_width=round(THICK * metre))
    light = replace(layer, role="feel-ground", fill="#FFFFFF", opacity=0.85)
    return [light, lines] if ground else [lines]


def outlines(path: Path) -> list[list[Point]]:
    """Return each outline of a path as a polygon, its curves as a few straight lines."""
    found: list[list[Point]] = []
    for command in path:
        match command:
            case ("move", x, y):
                found.append([(x, y)])
            case ("line", x, y):
                found[-1].append((x, y))
            case ("curve", *values):
                found[-1] += _flattened(found[-1][-1], values)
    return found


def _flattened(start: Point, curve: Sequence[float]) -> Iterator[Point]:
    (x0, y0), (x1, y1, x2, y2, x3, y3) = start, curve
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _box(polygons: Sequence[Sequence[Point]]) -> tuple[float, float, float, float]:
    xs, ys = ([point[axis] for polygon in polygons for point in polygon] for axis in (0, 1))
    return min(xs), min(ys), max(xs), max(ys)


def _segments(polygons: Sequence[Sequence[Point]], apart: float) -> Iterator[tuple[Point, Point]]:
    """Yield where lines that rise to the right run inside polygons (even-odd); y grows downwards.

    On such a line x + y is the same everywhere; crossings with the outline are sorted by x and taken in pairs.
    """
    left, top, right, bottom = _box(polygons)
    place = left + top + apart / 2
    while place < right + bottom:
        crossings = sorted(x for polygon in polygons for x in _crossings(polygon, place))
        for x0, x1 in zip(crossings[::2], crossings[1::2], strict=False):
            if x1 - x0 > apart / 6:
                yield (round(x0), round(place - x0)), (round(x1), round(place - x1))
        place += apart


def _crossings(polygon: Sequence[Point], place: float) -> Iterator[float]:
    """Yield x where the line x + y = place crosses the outline of a polygon."""
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        before, after = x0 + y0 - place, x1 + y1 - place
        if (before < 0) != (after < 0):
            yield x0 + (x1 - x0) * before / (before - after)
