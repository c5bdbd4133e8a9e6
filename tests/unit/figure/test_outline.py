"""Regions: what overlays, openings and smoothing keep and take."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, Polygon, box

from planmaker.figure.outline import (
    GRID,
    closed,
    common,
    minus,
    opened,
    points_of,
    polygons,
    resampled,
    smoothed,
    strokes,
    union,
    without_holes,
)

places = st.floats(-1, 1)


@given(places, places, places)
def test_a_cut_and_what_is_cut_out_share_the_region_between_them(x, y, angle):
    whole = Point(0, 0).buffer(0.7)
    knife = box(x, y, x + 0.5 + abs(angle), y + 0.6)
    inside, outside = common(whole, knife), minus(whole, knife)
    assert inside.area + outside.area == pytest.approx(whole.area, abs=1e-4)
    assert common(inside, outside).area == 0


def test_overlays_lie_on_the_grid():
    points = points_of(common(Point(0, 0).buffer(0.3), Point(0.1, 0.05).buffer(0.3)).exterior)
    np.testing.assert_allclose(points / GRID, np.round(points / GRID), atol=1e-6)


def test_regions_that_only_touch_have_nothing_in_common():
    assert common(box(0, 0, 1, 1), box(1, 0, 2, 1)).is_empty
    assert polygons(common(box(0, 0, 1, 1), box(1, 0, 2, 1))) == []


def test_opening_wears_off_needles_and_keeps_corners():
    square_with_needle = union([box(0, 0, 1, 1), box(1, 0.5, 1.4, 0.502)])
    assert opened(square_with_needle, 0.0014).symmetric_difference(box(0, 0, 1, 1)).area < 1e-4


def test_closing_fills_a_narrow_gap():
    assert len(polygons(closed(union([box(0, 0, 1, 1), box(1.004, 0, 2, 1)]), 0.003))) == 1


def test_small_holes_fill_up_and_large_ones_stay():
    plate = Polygon(box(0, 0, 1, 1).exterior, [box(0.1, 0.1, 0.11, 0.11).exterior, box(0.5, 0.5, 0.8, 0.8).exterior])
    (left,) = polygons(without_holes(plate, 0.01))
    assert [round(Polygon(ring).area, 3) for ring in left.interiors] == [0.09]


def test_smoothing_keeps_a_circle_where_it_is():
    circle = Point(0.2, 0.1).buffer(0.3, 64)
    assert smoothed(circle, 0.01).hausdorff_distance(circle) < 0.001


def test_lines_that_meet_become_one_stroke():
    lines = LineString([(0, 0), (1, 0)]).union(LineString([(1, 0), (2, 1)]))
    assert len(strokes(lines)) == 1


def test_resampled_points_are_evenly_apart():
    points = resampled(np.array([[0.0, 0], [1, 0], [1, 1]]), 0.1)
    np.testing.assert_allclose(np.hypot(*np.diff(points, axis=0).T), 2 / 19, rtol=0.3)
    assert tuple(points[-1]) == (1, 1)
