"""The pen: strokes thin out at free ends, lift at corners and run on where they meet."""

import pytest
from shapely.geometry import LineString, box

from planmaker.figure.pen import Stroke, drawn, lifted_at_corners, run_on

STRAIGHT = LineString([(0, 0), (0.2, 0)])


def width_at(area, x):
    return area.intersection(box(x - 0.001, -1, x + 0.001, 1)).area / 0.002


def test_a_stroke_is_full_in_the_middle_and_thin_at_its_ends():
    area = drawn(STRAIGHT, 0.008)
    assert width_at(area, 0.1) == pytest.approx(0.008, rel=0.02)
    assert width_at(area, 0.003) < 0.004
    assert width_at(area, 0.197) < 0.004


def test_an_end_that_meets_another_line_keeps_its_width():
    area = drawn(STRAIGHT, 0.008, held=(True, False))
    assert width_at(area, 0.003) > 0.0058
    assert width_at(area, 0.197) < 0.004


def test_the_pen_lifts_at_a_sharp_corner_and_not_in_a_bow():
    corner = LineString([(0, 0), (0.1, 0), (0.1, 0.1)])
    bow = LineString([(0, 0), (0.05, 0.01), (0.1, 0.03), (0.13, 0.07), (0.14, 0.12)])
    assert len(lifted_at_corners(corner, fine=False)) == 2
    assert len(lifted_at_corners(bow, fine=False)) == 1


def test_strokes_that_nearly_meet_in_one_direction_are_one():
    (one,) = run_on([Stroke(line=STRAIGHT), Stroke(line=LineString([(0.205, 0.0), (0.4, 0.01)]))])
    assert one.line.length > 0.39


def test_strokes_that_meet_at_a_corner_stay_two():
    assert len(run_on([Stroke(line=STRAIGHT), Stroke(line=LineString([(0.2, 0.003), (0.2, 0.2)]))])) == 2


def test_a_fine_stroke_does_not_run_on_into_a_bold_one():
    assert len(run_on([Stroke(line=STRAIGHT), Stroke(line=LineString([(0.2, 0), (0.4, 0)]), fine=True)])) == 2
