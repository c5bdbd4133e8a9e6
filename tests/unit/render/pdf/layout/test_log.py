"""The log: a row a session, weeks whole, every box and word a field."""

from dataclasses import replace
from datetime import date

import pytest

from planmaker.handout.document import marked
from planmaker.render.pdf.annotation import Choice, Entry, TickBox
from planmaker.render.pdf.layout.log import lay_out_log
from planmaker.render.pdf.sheet import PageTooFullError

from . import drawn
from .handed_pages import FRIDAY, MONDAY, log

START = date(2027, 3, 15)
CASES = {
    "usual": {"start": START},
    "lines": {},
    "one session": {"weeks": 1, "days": 1},
    "no days known": {"days": 2},
    "five weeks": {"weeks": 5},
    "daily": {"days": 7, "start": START},
    "half a year": {"weeks": 26, "days": 5, "start": START},
}


def page_of(**choices):
    (page,) = log(**choices).pages
    return page


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_sides_are_sound(case, paper):
    on = drawn.sheet(paper=paper)
    drawn.sound(lay_out_log(page_of(**CASES[case]), on), on)


@pytest.mark.parametrize("start", [date(2027, 9, 1), date(2026, 9, 28), date(2026, 12, 28), date(2027, 2, 1)])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_date_stands_on_one_line_left_of_its_box(start, paper):
    on = drawn.sheet(paper=paper)
    page = page_of(weeks=1, days=7, start=start)
    (block,) = drawn.sound(lay_out_log(page, on), on)
    for row, tick in zip(page.weeks[0], drawn.fields(block, TickBox), strict=True):
        beside = [
            ink
            for ink in drawn.ink(block)
            if ink.left < tick.box.left and tick.box.bottom < ink.baseline < tick.box.top
        ]
        assert "".join(ink.words for ink in beside).endswith(row.day[-1].text)
        assert max(ink.right for ink in beside) < tick.box.left


def test_a_date_that_leaves_no_room_for_its_box_is_refused():
    page = page_of(weeks=1, days=1)
    long = replace(page.weeks[0][0], day=marked("Wednesday 30 September"), is_blank=False)
    with pytest.raises(PageTooFullError, match="'Wednesday 30 September' is"):
        lay_out_log(replace(page, weeks=((long,),)), drawn.sheet())


def test_without_colour_the_zones_are_hatched():
    on = drawn.sheet(ink="grey")
    (block,) = drawn.sound(lay_out_log(page_of(), on), on)
    (colour,) = lay_out_log(page_of(), drawn.sheet())
    assert block.operators.count(b" l S") > colour.operators.count(b" l S") + 50


def test_all_content_is_said_in_order_and_the_example_is_not():
    on, page = drawn.sheet(), page_of(start=START)
    data = drawn.pdf(lay_out_log(page, on), on)
    assert list(drawn.spoken(drawn.tree(data))) == list(drawn.meant(page))


def test_weeks_are_not_split_and_every_side_has_its_heads():
    on = drawn.sheet()
    blocks = lay_out_log(page_of(weeks=4, days=7, start=START), on)
    assert [len(drawn.fields(block, TickBox)) for block in blocks] == [14, 14]
    tree = drawn.tree(drawn.pdf(blocks, on))
    assert [len(table.find("TH")) for table in tree.find("Table")] == [6 + 14] * 2
    assert len(tree.find("H1")) == 1


def test_each_row_has_a_box_eleven_numbers_and_three_words_under_names_of_its_own():
    (block,) = lay_out_log(page_of(weeks=1, start=START), drawn.sheet())
    assert next(one.label for one in drawn.fields(block, TickBox)) == "Done: Monday 15 March"
    choices = drawn.fields(block, Choice)
    assert len(choices) == 3 * (11 + 3)
    assert len({one.name for one in choices}) == 6
    assert drawn.fields(block, Entry) == []


def test_a_line_for_the_date_is_a_field_too():
    (block,) = lay_out_log(page_of(weeks=2, days=(MONDAY, FRIDAY)), drawn.sheet())
    assert [one.label for one in drawn.fields(block, Entry)][-1] == "Date of week 2, session 2"
