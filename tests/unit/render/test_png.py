"""Painting with Pillow: areas, holes, curves, lines, opacity, and smooth edges."""

import io
import math

import pytest
from PIL import Image

from planmaker.figure.drawing import Drawing, Shape
from planmaker.render.contact_sheet import write_contact_sheet
from planmaker.render.png import paint_drawing, write_png

WHITE, RED, BLACK = (255, 255, 255), (255, 0, 0), (0, 0, 0)


def square(x, y, size):
    corners = [(x + size, y), (x + size, y + size), (x, y + size)]
    return (("move", float(x), float(y)), *(("line", float(u), float(v)) for u, v in corners), ("close",))


def drawing(*shapes):
    return Drawing(name="cat", width=100, height=50, units_per_metre=50, shapes=shapes)


def painted(*shapes, **kind):
    return paint_drawing(drawing(*shapes), width=100, **kind)


def area(path, **look):
    return Shape(role="x", commands=path, fill="#FF0000", **look)


def test_the_picture_is_as_wide_as_asked_and_keeps_its_shape():
    with Image.open(io.BytesIO(write_png(drawing(area(square(10, 10, 20))), width=240))) as picture:
        assert (picture.size, picture.format) == ((240, 120), "PNG")


def test_an_area_is_filled_and_the_ground_stays_white():
    picture = painted(area(square(10, 10, 20)))
    assert [picture.getpixel(at) for at in ((20, 20), (40, 20))] == [RED, WHITE]


def test_a_hole_stays_open_under_either_rule():
    hole = tuple(reversed(square(15, 15, 10)[:-1]))
    hole = (("move", *hole[0][1:]), *(("line", *point[1:]) for point in hole[1:]), ("close",))
    for even_odd in (True, False):
        picture = painted(area(square(10, 10, 20) + hole, even_odd=even_odd))
        assert [picture.getpixel(at) for at in ((20, 20), (12, 12))] == [WHITE, RED]


def test_two_areas_in_one_path_that_overlap_have_no_hole_unless_even_odd():
    both = square(10, 10, 20) + square(20, 10, 20)
    assert painted(area(both)).getpixel((25, 20)) == RED
    assert painted(area(both, even_odd=True)).getpixel((25, 20)) == WHITE


def test_a_see_through_area_lets_the_ground_through():
    assert painted(area(square(10, 10, 20), opacity=0.5)).getpixel((20, 20)) == pytest.approx((255, 127, 127), abs=1)


def test_a_circle_of_curves_has_the_area_of_a_circle():
    k, r = 0.5523 * 20, 20.0
    circle = (
        ("move", 50 + r, 25.0),
        ("curve", 50 + r, 25 + k, 50 + k, 25 + r, 50.0, 25 + r),
        ("curve", 50 - k, 25 + r, 50 - r, 25 + k, 50 - r, 25.0),
        ("curve", 50 - r, 25 - k, 50 - k, 25 - r, 50.0, 25 - r),
        ("curve", 50 + k, 25 - r, 50 + r, 25 - k, 50 + r, 25.0),
        ("close",),
    )
    shares = [(255 - value) / 255 for value in painted(area(circle)).getchannel("G").get_flattened_data()]
    assert sum(shares) == pytest.approx(math.pi * r * r, rel=0.01)


def test_edges_are_smooth():
    slope = (("move", 0.0, 0.0), ("line", 100.0, 37.0), ("line", 0.0, 50.0), ("close",))
    values = set(painted(area(slope)).getchannel("G").get_flattened_data())
    assert len(values) > 8


def test_a_line_has_its_width_and_round_ends():
    line = Shape(role="x", commands=(("move", 20.0, 25.0), ("line", 80.0, 25.0)), stroke="#000000", stroke_width=10.0)
    picture = painted(line)
    assert [picture.getpixel(at) for at in ((50, 25), (50, 21), (50, 28), (16, 25))] == [BLACK] * 4
    assert [picture.getpixel(at) for at in ((50, 18), (50, 32), (15, 20), (10, 25))] == [WHITE] * 4


def test_what_lies_outside_the_box_is_not_painted():
    assert painted(area(square(-300, 0, 20))).getcolors() == [(5000, WHITE)]


def test_without_a_ground_the_picture_is_transparent():
    picture = painted(area(square(10, 10, 20)), background=None)
    assert [picture.getpixel(at)[3] for at in ((20, 20), (40, 20))] == [255, 0]


def test_the_same_drawing_gives_the_same_bytes():
    cat = drawing(area(square(10, 10, 20), opacity=0.3))
    assert write_png(cat, width=90) == write_png(cat, width=90)


def contact_sheet_of(count, width=1000):
    return Image.open(io.BytesIO(write_contact_sheet([drawing(area(square(0, 0, 50)))] * count, width=width)))


def test_a_contact_sheet_breaks_into_rows_of_four_that_are_2_m_wide():
    one_row, two_rows = contact_sheet_of(4), contact_sheet_of(5)
    assert one_row.width == two_rows.width == 1000
    assert two_rows.height == 2 * one_row.height


def test_a_contact_sheet_has_the_same_rows_at_any_size():
    assert contact_sheet_of(5, width=500).height * 2 == contact_sheet_of(5).height
