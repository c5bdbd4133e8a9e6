"""Lightness and contrast against published values, and the nearest readable colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planmaker.colour import contrast, lightness, luminance, mixed, parts, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("colour", "light"), [("#000000", 0.0), ("#FFFFFF", 100.0), ("#777777", 50.03), ("#FF0000", 53.24)]
)
def test_lightness_is_that_of_cie_lab(colour, light):
    assert lightness(colour) == pytest.approx(light, abs=0.02)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#767676", "#FFFFFF", 4.54), ("#777777", "#FFFFFF", 4.48)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_lies_between_1_and_21(one, other):
    assert 1 <= contrast(one, other) <= 21


@given(COLOURS, st.sampled_from([4.5, 7.0]))
def test_the_readable_colour_is_readable_and_never_lighter(colour, least):
    better = readable(colour, "#FFFFFF", "#E9F1F1", least=least)
    assert contrast(better, "#E9F1F1") >= least
    assert luminance(better) <= luminance(colour)


@given(COLOURS)
def test_a_readable_colour_stays_as_it_is(colour):
    better = readable(colour, "#FFFFFF", least=4.5)
    assert (better == colour) == (contrast(colour, "#FFFFFF") >= 4.5)


def test_a_mixture_lies_between():
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mixed("#123456", "#FFFFFF", 0) == "#123456"


@pytest.mark.parametrize("word", ["red", "#12345", "#GG0000", "123456", ""])
def test_what_is_no_colour_is_refused(word):
    with pytest.raises(ValueError, match="is not a colour"):
        parts(word)
