"""Colours by role: people, grey, and finished drawings in other colours."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.figure.drawing import Drawing, Shape
from planmaker.figure.palette import (
    STANDARD,
    colours_of,
    grey,
    grey_of,
    in_grey,
    lightness,
    mixed,
    palette,
    recoloured,
)
from planmaker.resources import packaged

SQUARE = (("move", 100.0, 100.0), ("line", 500.0, 100.0), ("line", 500.0, 500.0), ("line", 100.0, 500.0), ("close",))
SKINS = ["#F1CBB2", "#E9B795", "#C68B63", "#8D5A3F", "#5A3825"]
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def drawing(*shapes):
    return Drawing(name="cat", width=600, height=600, units_per_metre=2500, shapes=shapes)


def area(role, fill, opacity=1.0):
    return Shape(role=role, commands=SQUARE, fill=fill, opacity=opacity)


@pytest.mark.parametrize(("colour", "light"), [("#000000", 0), ("#FFFFFF", 100), ("#777777", 50.0), ("#FF0000", 53.2)])
def test_lightness_is_that_of_cie(colour, light):
    assert lightness(colour) == pytest.approx(light, abs=0.2)


@given(st.floats(0, 100))
def test_a_grey_has_the_lightness_that_was_asked_for(light):
    assert lightness(grey_of(light)) == pytest.approx(light, abs=0.5)


@given(colours, colours, st.floats(0, 1))
def test_a_mixture_lies_between_its_colours(one, other, share):
    low, high = sorted((lightness(one), lightness(other)))
    assert mixed(one, other, 0) == one
    assert mixed(one, other, 1) == other
    if one[1:3] == one[3:5] == one[5:] and other[1:3] == other[3:5] == other[5:]:
        assert low - 1 <= lightness(mixed(one, other, share)) <= high + 1


def test_a_person_with_one_colour_gets_shades_and_far_limbs_of_it():
    own = palette({"shirt": "#C9697B"})
    assert own["trousers"] == STANDARD["trousers"]
    steps = [lightness(own[role]) for role in ("shirt", "shirt-far", "shirt-shade", "shirt-far-shade")]
    assert steps == sorted(steps, reverse=True)


@pytest.mark.parametrize("skin", SKINS)
def test_in_grey_skin_shirt_and_trousers_are_thirty_steps_apart(skin):
    own = grey({"skin": skin})
    lights = sorted(lightness(own[role]) for role in ("skin", "shirt", "trousers"))
    assert min(b - a for a, b in pairwise(lights)) >= 29.5


@pytest.mark.parametrize("skin", SKINS)
def test_in_grey_a_shade_is_darker_than_its_colour_but_nearer_to_it_than_to_the_next(skin):
    own = grey({"skin": skin})
    for role in ("skin", "shirt", "trousers"):
        assert 8 < lightness(own[role]) - lightness(own[f"{role}-shade"]) < 15


def test_in_grey_nothing_has_a_colour():
    for colour in grey({"skin": "#C68B63", "hair": "#8A4B2A"}).values():
        assert colour[1:3] == colour[3:5] == colour[5:]


def test_in_grey_the_patch_is_hatched_on_a_light_ground():
    layers = [area("feel", "#F0642F", 0.085) for _ in range(9)]
    shapes = in_grey(drawing(area("trousers", "#5E86A3"), *layers)).shapes
    assert [shape.role for shape in shapes] == ["trousers", "feel-ground", "feel"]
    assert (shapes[2].fill, shapes[2].stroke) == (None, "#000000")
    assert lightness(shapes[1].fill) - lightness(shapes[0].fill) >= 30


def test_recolouring_changes_roles_that_are_named_and_no_others():
    red = recoloured(drawing(area("shirt", "#FFFFFF"), area("logo", "#123456")), {"shirt": "#AA0000"})
    assert [shape.fill for shape in red.shapes] == ["#AA0000", "#123456"]


def test_every_role_of_the_built_in_drawings_has_a_colour_in_both_palettes():
    from planmaker.figure.svg import read_svg

    roles = {
        shape.role for file in packaged("illustrations", ".svg").values() for shape in read_svg("x", file.data).shapes
    }
    assert roles <= palette({}).keys()
    assert roles <= grey({}).keys()


def test_the_colours_of_a_drawing_are_read_from_it():
    assert colours_of(drawing(area("skin", "#C68B63")))["skin"] == "#C68B63"
