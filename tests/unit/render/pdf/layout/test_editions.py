"""Every edition of the weeks and cards of a plan can be laid out: nothing too small, outside, or nearly empty."""

import pytest

from planmaker.handout.document import CardPage, WeekPage
from planmaker.render.pdf.layout.card import lay_out_card
from planmaker.render.pdf.layout.week import lay_out_week

from . import drawn

LEAST_TYPE = {"standard": 12, "large": 16}
LEAST_FILLED = 0.5
PEOPLE = {"beginner": {}, "athlete": {"level": "athlete"}, "on a chair": {"place": "chair", "age": 80}}


def blocks_of(pages, on):
    for page in pages:
        if isinstance(page, WeekPage):
            yield from lay_out_week(page, on)
        elif isinstance(page, CardPage):
            yield from lay_out_card(page, on)


def filled(block, on):
    """The share of the text area down to the last words."""
    return -min(one.baseline for one in drawn.ink(block)) / on.depth


@pytest.mark.parametrize("days", range(1, 8))
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("size", LEAST_TYPE)
@pytest.mark.parametrize("person", PEOPLE)
def test_weeks_and_cards_fit_every_edition(person, size, paper, days):
    on = drawn.sheet(size=size, paper=paper)
    pages = drawn.plan_document(**PEOPLE[person], days=days, weeks=12).pages
    for block in blocks_of((*pages[:4], *pages[-12:]), on):
        assert drawn.outside(block, on.look) == []
        assert drawn.smallest(block) >= LEAST_TYPE[size]
        assert filled(block, on) >= LEAST_FILLED


@pytest.mark.parametrize("weeks", [1, 4])
@pytest.mark.parametrize("size", LEAST_TYPE)
def test_grey_editions_say_the_same_at_the_same_places(size, weeks):
    coloured, grey = (drawn.sheet(size=size, ink=ink) for ink in ("colour", "grey"))
    pages = drawn.plan_document(weeks=weeks).pages
    for one, other in zip(blocks_of(pages, coloured), blocks_of(pages, grey), strict=True):
        assert drawn.ink(one) == drawn.ink(other)
        assert [element.bbox for element in drawn.figures(one)] == [element.bbox for element in drawn.figures(other)]
