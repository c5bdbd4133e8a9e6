"""Drawings as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.figure.drawing import Drawing, Shape

PATH = (("move", 0.0, 0.0), ("line", 9.0, 0.0), ("line", 9.0, 9.0), ("close",))


def drawing(*shapes):
    return Drawing(name="cat", width=10, height=10, units_per_metre=5, shapes=shapes)


def area(role, fill="#112233"):
    return Shape(role=role, commands=PATH, fill=fill)


def outline(width):
    return Shape(role="line", commands=PATH, stroke="#27313F", stroke_width=width)


def test_without_leaves_out_a_role_and_its_family():
    cat = drawing(area("arrow-halo"), area("arrow"), area("skin"), area("arrows"))
    assert [shape.role for shape in cat.without("arrow").shapes] == ["skin", "arrows"]


def test_without_a_shade_keeps_the_rest_of_the_family():
    assert [shape.role for shape in drawing(area("skin"), area("skin-shade")).without("skin-shade").shapes] == ["skin"]


def test_without_an_absent_role_changes_nothing():
    assert drawing(area("skin")).without("arrow") == drawing(area("skin"))


def test_scaled_lines_thickens_strokes_and_gives_ink_areas_a_rim():
    outlined, ink, skin = drawing(outline(10.0), area("line"), area("skin")).scaled_lines(1.5).shapes
    assert outlined.stroke_width == 15
    assert (ink.stroke, ink.stroke_width) == ("#112233", 3)
    assert skin == area("skin")


@given(st.floats(0.1, 50))
def test_lines_scaled_by_one_stay_as_they_are(width):
    cat = drawing(outline(width), area("line"), area("skin"))
    assert cat.scaled_lines(1) == cat


def test_lines_cannot_be_made_thinner():
    with pytest.raises(ValueError, match="thicker"):
        drawing(outline(10.0)).scaled_lines(0.5)


@pytest.mark.parametrize(
    "wrong",
    [
        {"commands": ()},
        {"commands": (("line", 1.0, 1.0),)},
        {"fill": "red"},
        {"stroke": "#abc"},
        {"stroke_width": -1.0},
        {"opacity": 1.5},
    ],
)
def test_a_wrong_shape_cannot_be_built(wrong):
    with pytest.raises(ValueError, match=r"\."):
        Shape(**{"role": "skin", "commands": PATH} | wrong)


@pytest.mark.parametrize("key", ["width", "height", "units_per_metre"])
def test_a_drawing_without_size_cannot_be_built(key):
    with pytest.raises(ValueError, match="greater than 0"):
        Drawing(**{"name": "cat", "width": 1, "height": 1, "units_per_metre": 1, "shapes": ()} | {key: 0})
