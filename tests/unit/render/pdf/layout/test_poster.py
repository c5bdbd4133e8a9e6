"""The poster: all on one sheet, drawings clear of words, and how much pain is all right."""

from dataclasses import replace

import pytest

from planmaker.figure.drawing import Drawing, Shape
from planmaker.handout.document import marked
from planmaker.render.pdf.layout.poster import lay_out_poster, outline_of
from planmaker.render.pdf.sheet import PageTooFullError

from . import drawn
from .handed_pages import ON_CHAIRS, SEVEN, handout


def page_of(*exercises, **choices):
    (page,) = handout(*exercises, layout="poster", **choices).pages
    return page


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7])
def test_the_sheet_is_sound(count, paper):
    on = drawn.sheet(paper=paper)
    (block,) = drawn.sound(lay_out_poster(page_of(*SEVEN[-count:]), on), on)
    assert len(drawn.figures(block)) == count


@pytest.mark.parametrize("ink", ["colour", "grey"])
def test_forms_on_a_chair_and_a_signed_dose_fit_too(ink):
    on = drawn.sheet(paper="letter", ink=ink)
    page = page_of(*ON_CHAIRS, forms={"": "chair"}, hold_seconds={"seated-twist": 90}, signed_by="A. Name", per_day=2)
    drawn.sound(lay_out_poster(page, on), on)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_drawings_give_way_to_long_doses(paper):
    on = drawn.sheet(paper=paper)
    doses = {"hold_seconds": {"piriformis": 120}, "sets": {"": 2}, "repetitions": {"": 10}, "per_day": 3}
    (block,) = drawn.sound(lay_out_poster(page_of(*SEVEN, signed_by="A. Name", **doses), on), on)
    assert len(drawn.figures(block)) == 7


@pytest.mark.parametrize("count", [3, 6, 7])
def test_all_content_is_said_in_order(count):
    on, page = drawn.sheet(), page_of(*SEVEN[:count])
    data = drawn.pdf(lay_out_poster(page, on), on)
    assert list(drawn.spoken(drawn.tree(data))) == list(drawn.meant(page))


def test_each_stretch_is_a_heading_and_so_is_the_pain():
    on = drawn.sheet()
    tree = drawn.tree(drawn.pdf(lay_out_poster(page_of("sphinx", "cat-cow"), on), on))
    assert [node.text for node in tree.find("H2")] == ["1 Sphinx", "2 Cat-cow", "How much pain is all right?"]


def test_a_stretch_without_a_drawing_has_its_words():
    on = drawn.sheet()
    (block,) = drawn.sound(lay_out_poster(page_of(*SEVEN, drawings=False), on), on)
    assert drawn.figures(block) == []


def test_words_that_leave_no_room_are_refused_with_the_name_of_the_stretch():
    page = page_of(*SEVEN)
    cells = (*page.cells[:6], replace(page.cells[6], dose=(marked("Hold on and on. " * 12),) * 2))
    with pytest.raises(PageTooFullError, match="'Knee-to-chest' is"):
        lay_out_poster(replace(page, cells=cells), drawn.sheet())


def test_the_outline_has_the_left_edge_and_the_top_of_every_piece_over_the_floor():
    triangle = Shape(
        role="", fill="#000000", commands=(("move", 10.0, 50.0), ("line", 30.0, 20.0), ("line", 60.0, 50.0), ("close",))
    )
    drawing = Drawing(name="a", width=100, height=50, units_per_metre=100, shapes=(triangle,))
    assert list(outline_of(drawing)) == [(0.1, 0.0), (0.1, 0.3), (0.3, 0.3), (0.6, 0.0)]
