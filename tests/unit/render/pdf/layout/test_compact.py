"""Compact pages: two or three stretches a side, large enough to follow, with all that is said."""

from dataclasses import replace

import pytest

from planmaker.handout.document import marked
from planmaker.render.pdf.layout.compact import lay_out_compact
from planmaker.render.pdf.sheet import PageTooFullError

from . import drawn
from .handed_pages import ON_CHAIRS, SEVEN, handout


def page_of(*exercises, **choices):
    return handout(*exercises, layout="compact", **choices).pages[0]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 7])
def test_sides_are_sound(count, paper):
    on = drawn.sheet(paper=paper)
    blocks = drawn.sound(lay_out_compact(page_of(*SEVEN[-count:]), on), on)
    assert sum(len(drawn.figures(block)) for block in blocks) == 2 * count


@pytest.mark.parametrize("ink", ["colour", "grey"])
def test_forms_on_a_chair_stand_two_on_a_side_for_they_are_tall(ink):
    on = drawn.sheet(paper="letter", ink=ink)
    blocks = drawn.sound(lay_out_compact(page_of(*ON_CHAIRS, forms={"": "chair"}), on), on)
    assert [len(drawn.figures(block)) for block in blocks] == [4, 4, 2]


def test_five_stretches_stand_on_two_sides_and_seven_on_three():
    assert [len(lay_out_compact(page_of(*SEVEN[-n:]), drawn.sheet())) for n in (3, 5, 7)] == [1, 2, 3]


@pytest.mark.parametrize("exercises", [SEVEN, SEVEN[:1]])
def test_all_content_is_said_in_order(exercises):
    on, page = drawn.sheet(), page_of(*exercises, per_day=2, hold_seconds={"sphinx": 15} if len(exercises) > 1 else {})
    data = drawn.pdf(lay_out_compact(page, on), on)
    assert list(drawn.spoken(drawn.tree(data))) == list(drawn.meant(page))


def test_a_dose_that_does_not_fit_beside_the_name_stands_below_it():
    on = drawn.sheet()
    page = page_of("knee-to-chest", "piriformis", forms={"knee-to-chest": "towel"}, sets={"": 2}, signed_by="A. Name")
    drawn.sound(lay_out_compact(page, on), on)


def test_every_side_says_who_set_the_doses_and_a_screen_reader_hears_it_once():
    on = drawn.sheet()
    page = page_of(*SEVEN, sets={"": 2}, signed_by="Quill")
    blocks = drawn.sound(lay_out_compact(page, on), on)
    assert len(blocks) > 1
    feet = [min(drawn.ink(block), key=lambda ink: ink.baseline) for block in blocks]
    assert [foot.size for foot in feet] == [on.look.style("small").size] * len(blocks)
    assert " ".join(drawn.spoken(drawn.tree(drawn.pdf(blocks, on)))).count("Quill") == 1


def test_a_caption_without_a_drawing_stands_alone():
    on = drawn.sheet()
    (block,) = drawn.sound(lay_out_compact(page_of("childs-pose", forms={"": "wide-knees"}), on), on)
    assert len(drawn.figures(block)) == 1
    drawn.sound(lay_out_compact(page_of(*SEVEN, drawings=False), on), on)


def test_words_that_leave_no_room_are_refused_with_the_name_of_the_stretch():
    page = page_of("sphinx")
    shown = tuple(replace(one, caption=marked("Breathe. " * 300)) for one in page.blocks[0].shown)
    page = replace(page, blocks=(replace(page.blocks[0], shown=shown),))
    with pytest.raises(PageTooFullError, match="'Sphinx' is"):
        lay_out_compact(page, drawn.sheet())
