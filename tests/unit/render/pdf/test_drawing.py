"""Drawings become forms: turned over, recoloured, with their opacities."""

from dataclasses import replace

import pytest

from planmaker.figure.drawing import Drawing, Shape
from planmaker.render.pdf.drawing import form, rgb

LINE = Shape(role="arrow", commands=(("move", 0, 0), ("line", 10, 20)), stroke="#FF0000", stroke_width=2)


def drawing(*shapes):
    return Drawing(name="test", width=100, height=50, units_per_metre=50, shapes=shapes)


def operators(*shapes, palette=None):
    return form(drawing(*shapes), palette=palette).operators.decode("ascii").splitlines()[1:]


def test_y_is_turned_over():
    assert operators(LINE) == ["1 0 0 RG 2 w", "0 50 m", "10 30 l", "S"]


def test_curves_keep_their_handles():
    curve = replace(LINE, commands=(("move", 0, 0), ("curve", 1, 2, 3, 4, 5, 6), ("close",)))
    assert operators(curve)[1:] == ["0 50 m", "1 48 3 46 5 44 c", "h", "S"]


@pytest.mark.parametrize(
    ("change", "operator"),
    [({"fill": "#00FF00"}, "B"), ({"fill": "#00FF00", "stroke": None}, "f"), ({"even_odd": True}, "S")],
)
def test_shapes_are_filled_and_outlined_as_they_say(change, operator):
    assert operators(replace(LINE, **change))[-1] == operator


def test_a_hole_is_cut_by_the_even_odd_rule():
    assert operators(replace(LINE, fill="#00FF00", stroke=None, even_odd=True))[-1] == "f*"


def test_a_shape_without_colours_is_not_painted():
    assert operators(replace(LINE, stroke=None)) == []


def test_a_role_can_be_recoloured():
    assert operators(LINE, replace(LINE, role="skin"), palette={"arrow": "#000000"})[0::4] == [
        "0 0 0 RG 2 w",
        "1 0 0 RG 2 w",
    ]


def test_opacity_is_a_graphics_state_of_the_form():
    faint = form(drawing(LINE, replace(LINE, opacity=0.5)))
    assert faint.opacities == (0.5,)
    assert faint.operators.decode("ascii").splitlines()[5] == "q /A500 gs"


def test_equal_forms_have_equal_names_and_different_ones_have_not():
    names = {form(drawing(LINE)).name, form(drawing(LINE)).name, form(drawing(LINE, LINE)).name}
    assert len(names) == 2


def test_a_colour_is_written_with_six_digits():
    assert rgb("#FF8000") == (1, 128 / 255, 0)
    with pytest.raises(ValueError, match="'accnt' is not a colour"):
        rgb("accnt")
