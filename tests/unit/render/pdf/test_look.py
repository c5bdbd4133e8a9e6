"""The look is data; a wrong choice is said in words."""

import re

import pytest
import yaml

from planmaker.errors import UsageError
from planmaker.render.pdf import icons
from planmaker.render.pdf.look import look_from
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.style import Face, Style
from planmaker.render.pdf.tags import Role

from . import demo

TABLES = yaml.safe_load(demo.LOOKS.read_text(encoding="utf-8"))


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", ["colour", "grey"])
def test_text_stands_out_from_paper_and_from_its_tint(ink):
    colours = TABLES["colours"][ink]
    for name in ("ink", "soft", "accent", "go", "slow", "stop"):
        assert contrast(colours[name], colours["paper"]) >= 7
    for name in ("ink", "soft", "accent"):
        assert contrast(colours[name], colours["tint"]) >= 7 - 0.05
    assert contrast(colours["field"], colours["paper"]) >= 3


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize("ink", ["colour", "grey"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_choice_gives_a_look(size, ink, paper):
    look = look_from(TABLES, size=size, ink=ink, paper=paper)
    assert set(look.styles) == {"hero", "h1", "h2", "h3", "name", "body", "tight", "small"}
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour in look.colours.values())
    assert min(style.size for style in look.styles.values()) >= 12


def test_the_standard_look_is_that_of_the_design():
    look = look_from(TABLES)
    assert round(look.text_width) == 499
    assert look.styles["h2"] == Style(size=18, leading=24, face=Face.BOLD, colour="accent")
    assert hash(look) == hash(look_from(TABLES))


def test_a_wrong_choice_names_the_right_ones():
    with pytest.raises(UsageError, match="no paper 'a5'"):
        look_from(TABLES, paper="a5")
    with pytest.raises(UsageError) as caught:
        look_from(TABLES, size="larg")
    assert caught.value.hint == "Did you mean 'large'?"


def test_a_style_larger_than_its_leading_cannot_be_made():
    with pytest.raises(ValueError, match="leading"):
        Style(size=14, leading=12)


@pytest.mark.parametrize("draw", [icons.go, icons.slow, icons.stop, icons.phone, icons.tick, icons.bullet])
def test_icons_are_artifacts(draw):
    pen = Pen(demo.make_look())
    draw(pen, 10, -10, 8)
    block = pen.block(20, 20)
    assert (block.tree, block.operators.count(b"BMC"), block.operators.count(b"EMC")) == ((), 1, 1)


def test_the_number_in_a_disc_is_the_label_of_its_item():
    pen = Pen(demo.make_look())
    with pen.tag(Role.LBL):
        icons.numbered_disc(pen, 3, 10, -10, 10)
    assert b"(3) Tj" in pen.block(20, 20).operators
