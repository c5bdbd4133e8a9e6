"""Hatching the patch where a stretch is felt."""

from itertools import pairwise

import pytest

from planmaker.figure.drawing import Drawing, Shape
from planmaker.figure.hatch import APART, hatched


def square(x, y, size, role="feel", opacity=0.085):
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]
    commands = (("move", *corners[0]), *(("line", *corner) for corner in corners[1:]), ("close",))
    return Shape(role=role, commands=commands, fill="#F0642F", opacity=opacity)


def patch(x, y):
    return [square(x + 20 * layer, y + 20 * layer, 400 - 40 * layer) for layer in range(9)]


def drawing(*shapes):
    return Drawing(name="cat", width=2000, height=1000, units_per_metre=2500, shapes=tuple(shapes))


def test_each_patch_becomes_one_set_of_lines():
    shapes = hatched(drawing(*patch(0, 0), *patch(1000, 300))).shapes
    assert [shape.role for shape in shapes] == ["feel", "feel"]
    assert all(shape.stroke and not shape.fill for shape in shapes)


def test_lines_stay_inside_their_patch_and_rise_to_the_right():
    (shape,) = hatched(drawing(*patch(100, 100))).shapes
    points = [command[1:] for command in shape.commands]
    assert all(100 <= x <= 500 and 100 <= y <= 500 for x, y in points)
    for (x0, y0), (x1, y1) in zip(points[::2], points[1::2], strict=True):
        assert x1 > x0
        assert y1 - y0 == pytest.approx(x0 - x1, abs=2)


def test_lines_are_evenly_apart():
    (shape,) = hatched(drawing(*patch(0, 0))).shapes
    starts = [x + y for _, x, y in shape.commands[::2]]
    steps = {round(b - a) for a, b in pairwise(starts)}
    assert all(step == pytest.approx(APART * 2500, abs=2) for step in steps)


def test_what_is_no_patch_stays_as_it_is():
    shirt = square(0, 0, 100, role="shirt", opacity=1.0)
    assert hatched(drawing(shirt)).shapes == (shirt,)


def test_a_patch_keeps_its_place_between_cloth_and_ink():
    shirt, line = square(0, 0, 500, "shirt", 1.0), square(0, 0, 10, "line", 1.0)
    assert [shape.role for shape in hatched(drawing(shirt, *patch(0, 0), line)).shapes] == ["shirt", "feel", "line"]
