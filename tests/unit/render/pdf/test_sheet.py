"""The sheet makes drawings ready: in the ink of its look, once each, plainer where they are small."""

import pytest

from planmaker.figure.drawing import Drawing, Shape
from planmaker.handout.document import Picture
from planmaker.render.pdf.sheet import THUMBNAIL_LINES, Sheet

from . import demo

SQUARE = (("move", 100, 100), ("line", 900, 100), ("line", 900, 900), ("line", 100, 900), ("close",))
SHAPES = (
    Shape(role="trousers", commands=SQUARE, fill="#5E86A3"),
    Shape(role="hair-light", commands=SQUARE, fill="#AA0000"),
    Shape(role="feel", commands=SQUARE, fill="#F0642F", opacity=0.1),
    Shape(role="line", commands=SQUARE, stroke="#27313F", stroke_width=10),
    Shape(role="arrow", commands=SQUARE, fill="#00AA00"),
)
PICTURE = Picture(drawing="cat", alt="A cat.")


def ready(ink, **kind):
    cat = Drawing(name="cat", width=1000, height=1000, units_per_metre=1000, shapes=SHAPES)
    return Sheet(look=demo.make_look(ink=ink), drawings={"cat": cat}).picture(PICTURE, **kind)


def colours(picturing):
    written = picturing.form.operators.decode("ascii").splitlines()
    return [line.rsplit(" ", 1)[0] for line in written if line.endswith((" rg", " RG"))]


def widths(picturing):
    return [float(line[:-2]) for line in picturing.form.operators.decode("ascii").splitlines() if line.endswith(" w")]


@pytest.mark.parametrize("thumbnail", [False, True])
def test_in_grey_a_picture_is_grey_and_hatched(thumbnail):
    inks = {"colour": ready("colour", thumbnail=thumbnail), "grey": ready("grey", thumbnail=thumbnail)}
    assert all(len(set(colour.split())) == 1 for colour in colours(inks["grey"]))
    assert any(len(set(colour.split())) > 1 for colour in colours(inks["colour"]))
    assert inks["grey"].form.operators.count(b" m\n") > inks["colour"].form.operators.count(b" m\n") + 10


def test_a_thumbnail_has_thicker_lines_no_arrow_no_single_hairs_and_fewer_units():
    large, small = ready("colour"), ready("colour", thumbnail=True)
    assert len(colours(small)) == len(colours(large)) - 2
    assert small.form.width < large.form.width
    line, thick = widths(large)[0] / large.form.width, widths(small)[0] / small.form.width
    assert thick == pytest.approx(THUMBNAIL_LINES * line, rel=0.05)
    assert small.metres == large.metres


def test_the_hatching_of_a_thumbnail_is_coarser():
    large, small = ready("grey"), ready("grey", thumbnail=True)
    assert large.form.operators.count(b" m\n") > 1.5 * small.form.operators.count(b" m\n")


def test_a_drawing_is_made_ready_once():
    cat = Drawing(name="cat", width=1000, height=1000, units_per_metre=1000, shapes=SHAPES)
    sheet = Sheet(look=demo.make_look(), drawings={"cat": cat})
    again = Picture(drawing="cat", alt="The same cat.")
    assert sheet.picture(PICTURE).form is sheet.picture(again).form
    assert sheet.picture(again).alt == "The same cat."
