"""Drawings become forms: turned over, in whole units, with nothing said twice."""

from dataclasses import replace

import pytest

from planmaker.figure.drawing import Drawing, Shape
from planmaker.figure.svg import read_svg
from planmaker.render.pdf.drawing import compressed_size, form, rgb
from planmaker.resources import packaged

LINE = Shape(role="arrow", commands=(("move", 0, 0), ("line", 10, 20)), stroke="#FF0000", stroke_width=2)
STORED = packaged("illustrations", ".svg")


def drawing(*shapes, units_per_metre=1000):
    return Drawing(name="test", width=2000, height=500, units_per_metre=units_per_metre, shapes=shapes)


def operators(*shapes, **kind):
    return form(drawing(*shapes, **kind)).operators.decode("ascii").splitlines()[1:]


def test_y_is_turned_over():
    assert form(drawing(LINE)).operators.startswith(b"1 J 1 j 1 0 0 -1 0 500 cm\n")
    assert operators(LINE) == ["1 0 0 RG", "2 w", "0 0 m", "10 20 l", "S"]


def test_each_shape_counts_from_its_own_corner():
    there = replace(LINE, commands=(("move", 110, 200), ("line", 100, 250)))
    other = replace(LINE, commands=(("move", 50, 300), ("line", 60, 300)))
    assert operators(there, other)[2:] == [
        *("1 0 0 1 100 200 cm", "10 0 m", "0 50 l", "S"),
        *("1 0 0 1 -50 100 cm", "0 0 m", "10 0 l", "S"),
    ]


def test_a_form_has_whole_units_a_thousand_to_the_metre():
    made = form(drawing(replace(LINE, stroke_width=21), units_per_metre=2000))
    assert (made.width, made.height) == (1000, 250)
    assert made.operators.decode("ascii").splitlines()[1:] == ["1 0 0 RG", "10.5 w", "0 0 m", "5 10 l", "S"]


def test_a_small_thing_is_drawn_as_finely_as_a_large_one():
    assert form(drawing(LINE, units_per_metre=100_000)).width == 1000


def test_a_form_for_a_small_print_has_fewer_units():
    assert form(drawing(LINE), units_per_metre=500).width == 1000


def test_curves_keep_their_handles():
    curve = replace(LINE, commands=(("move", 0, 0), ("curve", 1, 2, 3, 4, 5, 6), ("close",)))
    assert operators(curve)[2:] == ["0 0 m", "1 2 3 4 5 6 c", "h", "S"]


@pytest.mark.parametrize(
    ("change", "operator"),
    [({"fill": "#00FF00"}, "B"), ({"fill": "#00FF00", "stroke": None}, "f"), ({"even_odd": True}, "S")],
)
def test_shapes_are_filled_and_outlined_as_they_say(change, operator):
    assert operators(replace(LINE, **change))[-1] == operator


def test_a_hole_is_cut_by_the_even_odd_rule():
    assert operators(replace(LINE, fill="#00FF00", stroke=None, even_odd=True))[-1] == "f*"


def test_an_area_is_closed_by_painting_it():
    area = replace(LINE, commands=(*LINE.commands, ("close",)), fill="#00FF00", stroke=None)
    assert operators(area) == ["0 1 0 rg", "0 0 m", "10 20 l", "f"]


def test_a_shape_without_colours_is_not_painted():
    assert operators(replace(LINE, stroke=None)) == []


def test_a_colour_is_said_once():
    written = operators(LINE, LINE, replace(LINE, stroke="#000000"), LINE)
    assert [line for line in written if line.endswith("RG")] == ["1 0 0 RG", "0 0 0 RG", "1 0 0 RG"]
    assert written.count("2 w") == 1


def test_opacity_is_a_graphics_state_of_the_form():
    faint = form(drawing(LINE, replace(LINE, opacity=0.5), replace(LINE, opacity=0.5), LINE))
    assert faint.opacities == (0.5, 1)
    states = [line for line in faint.operators.decode("ascii").splitlines() if line.endswith("gs")]
    assert states == ["/A500 gs", "/A1000 gs"]
    assert form(drawing(LINE)).opacities == ()


@pytest.mark.parametrize("path", STORED)
def test_a_stored_drawing_takes_at_most_eight_kilobytes_of_a_file(path):
    assert compressed_size(read_svg(path, STORED[path].data)) <= 8000


def test_equal_forms_have_equal_names_and_different_ones_have_not():
    names = {form(drawing(LINE)).name, form(drawing(LINE)).name, form(drawing(LINE, LINE)).name}
    assert len(names) == 2


def test_a_colour_is_written_with_six_digits():
    assert rgb("#FF8000") == (1, 128 / 255, 0)
    with pytest.raises(ValueError, match="'accnt' is not a colour"):
        rgb("accnt")
