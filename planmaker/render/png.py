"""Paint a drawing as PNG with Pillow: areas as polygons, lines as quadrilaterals with round joints.

The picture is painted four times as large and averaged down, which smooths every edge alike. A shape is painted as a
mask of its own, so that see-through areas do not darken where their outlines cross. Areas that are not even-odd count
their outlines as SVG does if none of them crosses itself.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PIL import Image, ImageChops, ImageDraw

from planmaker.figure.drawing import Drawing, Path, Shape

FINER: Final = 4
_FLATNESS: Final = 6.0  # pixels of the large picture for one straight line of a curve
_LARGEST: Final = 100_000_000  # pixels of the large picture; beyond it, it is painted less fine

Point = tuple[float, float]


def write_png(drawing: Drawing, *, width: int, background: str | None = "#FFFFFF") -> bytes:
    """Return the file of a drawing.

    Args:
        drawing: any.
        width: in pixels; the height follows.
        background: a colour "#rrggbb", or None for a transparent ground.
    """
    file = io.BytesIO()
    paint_drawing(drawing, width=width, background=background).save(file, "PNG", optimize=True)
    return file.getvalue()


def paint_drawing(drawing: Drawing, *, width: int, background: str | None = "#FFFFFF") -> Image.Image:
    """Return a picture of a drawing, to be saved or pasted into another."""
    height = max(1, round(width * drawing.height / drawing.width))
    finer = FINER if width * height * FINER**2 <= _LARGEST else 2
    mode, ground = ("RGB", background) if background else ("RGBA", (0, 0, 0, 0))
    picture = Image.new(mode, (width * finer, height * finer), ground)
    for shape in drawing.shapes:
        _paint(picture, shape, width * finer / drawing.width)
    return picture.reduce(finer)


def _paint(picture: Image.Image, shape: Shape, scale: float) -> None:
    lines = _flat(shape.commands, scale)
    reach = shape.stroke_width * scale / 2 if shape.stroke else 0.0
    box = _box(lines, reach + 2, picture.size)
    if box is None:
        return
    placed = [[(x - box[0], y - box[1]) for x, y in line] for line, _ in lines]
    size = box[2] - box[0], box[3] - box[1]
    if shape.fill:
        _tint(picture, shape.fill, _area(placed, size, even_odd=shape.even_odd), box, shape.opacity)
    if shape.stroke:
        closed = [is_closed for _, is_closed in lines]
        _tint(picture, shape.stroke, _line(placed, closed, size, reach), box, shape.opacity)


def _tint(picture: Image.Image, colour: str, mask: Image.Image, box: tuple[int, int, int, int], opacity: float) -> None:
    if opacity < 1:
        mask = mask.point(lambda value: round(value * opacity))
    if picture.mode == "RGB":
        picture.paste(colour, box, mask)
    else:
        layer = Image.new("RGBA", mask.size, colour)
        layer.putalpha(mask)
        picture.alpha_composite(layer, box[:2])


def _area(lines: Sequence[Sequence[Point]], size: tuple[int, int], *, even_odd: bool) -> Image.Image:
    """Return a mask of what outlines enclose."""
    whole = Image.new("L", size, 0)
    turns = {math.copysign(1, _turn(line)) for line in lines}
    for line in lines:
        if len(line) < 3:
            continue
        one = Image.new("L", size, 0)
        ImageDraw.Draw(one).polygon(list(line), fill=255)
        one_way = not even_odd and len(turns) == 1
        whole = ImageChops.lighter(whole, one) if one_way else ImageChops.difference(whole, one)
    return whole


def _turn(line: Sequence[Point]) -> float:
    """Return twice the signed area of an outline."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(line, [*line[1:], line[0]], strict=True))


def _line(lines: Sequence[Sequence[Point]], closed: Sequence[bool], size: tuple[int, int], reach: float) -> Image.Image:
    """Return a mask of lines, `reach` pixels to either side, with round ends and joints."""
    mask = Image.new("L", size, 0)
    pen = ImageDraw.Draw(mask)
    for line, is_closed in zip(lines, closed, strict=True):
        points = [*line, line[0]] if is_closed else list(line)
        for x, y in points:
            pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
        for (x0, y0), (x1, y1) in pairwise(points):
            length = math.hypot(x1 - x0, y1 - y0)
            if length:
                u, v = (y0 - y1) / length * reach, (x1 - x0) / length * reach
                pen.polygon([(x0 + u, y0 + v), (x1 + u, y1 + v), (x1 - u, y1 - v), (x0 - u, y0 - v)], fill=255)
    return mask


def _box(
    lines: Sequence[tuple[Sequence[Point], bool]], reach: float, size: tuple[int, int]
) -> tuple[int, int, int, int] | None:
    """Return the pixels that a shape can touch, as left, top, right, bottom; None if there are none."""
    xs, ys = ([point[axis] for line, _ in lines for point in line] for axis in (0, 1))
    left, top = max(0, math.floor(min(xs) - reach)), max(0, math.floor(min(ys) - reach))
    right, bottom = min(size[0], math.ceil(max(xs) + reach)), min(size[1], math.ceil(max(ys) + reach))
    return (left, top, right, bottom) if left < right and top < bottom else None


def _flat(path: Path, scale: float) -> list[tuple[list[Point], bool]]:
    """Return each outline as a polyline in pixels, and whether it is closed."""
    found: list[tuple[list[Point], bool]] = []
    for command in path:
        match command:
            case ("move", x, y):
                found.append(([(x * scale, y * scale)], False))
            case ("line", x, y):
                found[-1][0].append((x * scale, y * scale))
            case ("curve", *values):
                _bend(found[-1][0], [value * scale for value in values])
            case _:
                found[-1] = (found[-1][0], True)
    return found


def _bend(line: list[Point], curve: Sequence[float]) -> None:
    """Add a cubic curve to a polyline."""
    (x0, y0), (x1, y1, x2, y2, x3, y3) = line[-1], curve
    length = math.hypot(x1 - x0, y1 - y0) + math.hypot(x2 - x1, y2 - y1) + math.hypot(x3 - x2, y3 - y2)
    steps = max(2, math.ceil(length / _FLATNESS))
    for step in range(1, steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        line.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
