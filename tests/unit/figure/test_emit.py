"""From regions to drawings: few curves, near the line, in whole units."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from planmaker.figure.emit import AIR, COVERED_TOLERANCE, TOLERANCE, UNITS_PER_METRE, drawing_of, fitted
from planmaker.figure.hatch import outlines
from planmaker.figure.outline import points_of
from planmaker.figure.paint import Paint
from planmaker.figure.palette import palette
from planmaker.figure.svg import read_svg
from planmaker.render.svg import write_svg

COLOURS = palette({})
ROUNDED = 0.0004  # metres: whole units, and an ellipse of 200 corners


def drawn(region, **kind):
    return drawing_of("shape", [Paint(region=region, role="skin", **kind)], COLOURS)


def as_polygon(drawing):
    (ring,) = outlines(drawing.shapes[0].commands)
    return Polygon([(x / UNITS_PER_METRE, -y / UNITS_PER_METRE) for x, y in ring])


@settings(max_examples=25, deadline=None)
@given(st.floats(0.02, 0.5), st.floats(0.3, 1), st.floats(0, 180))
def test_an_ellipse_becomes_few_curves_that_stay_near_it(radius, flat, angle):
    turn, ring = math.radians(angle), np.linspace(0, 2 * np.pi, 200)[:-1]
    x, y = radius * np.cos(ring), radius * flat * np.sin(ring)
    region = Polygon(np.stack([x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)], 1))
    drawing = drawn(region)
    curves = [command for command in drawing.shapes[0].commands if command[0] == "curve"]
    assert len(curves) <= 10
    air = AIR * UNITS_PER_METRE
    left, _, _, top = region.bounds
    (ring,) = outlines(drawing.shapes[0].commands)
    for place in ring:
        point = Point(left + (place[0] - air) / UNITS_PER_METRE, top - (place[1] - air) / UNITS_PER_METRE)
        assert region.boundary.distance(point) < COVERED_TOLERANCE + ROUNDED


@pytest.mark.parametrize("turns", [1, 3, 6])
def test_a_curve_strays_no_farther_than_it_may(turns):
    along = np.linspace(0, 1, 400)
    points = np.stack([along, 0.04 * np.sin(turns * 2 * np.pi * along)], axis=1)
    pieces = list(fitted(points, TOLERANCE, closed=False))
    line, here = LineString(points), points[0]
    for piece in pieces:
        curve = np.stack([here, *piece]) if len(piece) == 3 else np.stack([here, here, piece[-1], piece[-1]])
        share = np.linspace(0, 1, 30)[:, None]
        weights = np.hstack([(1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3])
        assert max(line.distance(Point(place)) for place in weights @ curve) < 1.05 * TOLERANCE
        here = piece[-1]
    assert len(pieces) <= 4 * turns + 1


def test_borders_that_nobody_sees_take_fewer_curves():
    ring = np.linspace(0, 2 * np.pi, 400)[:-1]
    wavy = Polygon(np.stack([np.cos(ring), np.sin(ring)], 1) * (0.2 + 0.004 * np.sin(15 * ring))[:, None])

    def length(role, opacity=1.0):
        return len(drawing_of("wavy", [Paint(region=wavy, role=role, opacity=opacity)], COLOURS).shapes[0].commands)

    assert length("line") > length("skin") > length("feel", 0.1)


def test_a_square_keeps_its_corners_and_has_no_curves():
    drawing = drawn(box(0, 0, 0.2, 0.1))
    assert {command[0] for command in drawing.shapes[0].commands} == {"move", "line", "close"}
    assert as_polygon(drawing).area == pytest.approx(0.02)


def test_a_drawing_has_two_centimetres_of_air_and_y_downwards():
    drawing = drawn(Polygon([(0, 0), (0.2, 0), (0.1, 0.1)]))
    air = AIR * UNITS_PER_METRE
    points = [command[-2:] for command in drawing.shapes[0].commands if command[0] != "close"]
    assert (drawing.width, drawing.height) == (0.2 * UNITS_PER_METRE + 2 * air, 0.1 * UNITS_PER_METRE + 2 * air)
    assert min(y for _, y in points) == air
    assert (air + 250, air) in [(x, y) for x, y in points]  # the tip, which is above


def test_a_line_is_stroked_and_counts_with_its_width():
    drawing = drawn(LineString([(0, 0), (0.1, 0)]), line=0.008)
    (shape,) = drawing.shapes
    assert (shape.fill, shape.stroke, shape.stroke_width) == (None, COLOURS["skin"], 20)
    assert drawing.height == 20 + 2 * AIR * UNITS_PER_METRE


def test_a_hole_is_cut_out():
    ring = Point(0, 0).buffer(0.1).difference(Point(0, 0).buffer(0.05))
    (shape,) = drawn(ring).shapes
    assert shape.even_odd
    assert len(outlines(shape.commands)) == 2


def test_a_drawing_reads_back_from_svg_as_it_was():
    ring = Point(0, 0).buffer(0.1).difference(Point(0, 0).buffer(0.05))
    paints = [Paint(region=ring, role="shirt"), Paint(region=box(0, 0, 0.1, 0.3), role="feel", opacity=0.085)]
    drawing = drawing_of("two", paints, COLOURS)
    assert read_svg("two.svg", write_svg(drawing)) == drawing


def test_a_straight_run_of_points_is_one_line():
    points = np.stack([np.linspace(0, 1, 50), np.zeros(50)], axis=1)
    assert [len(piece) for piece in fitted(points, 0.0006, closed=False)] == [1]


def test_fitted_curves_end_where_the_line_ends():
    points = points_of(LineString([(math.cos(a), math.sin(a)) for a in np.linspace(0, 2, 60)]))
    *_, last = fitted(points, 0.0006, closed=False)
    np.testing.assert_allclose(last[-1], points[-1])
