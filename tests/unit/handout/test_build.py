"""The document of a plan: its pages, in order, with the person's words left as they are."""

import itertools
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings

from planmaker.handout.build import build_plan_document
from planmaker.handout.document import (
    CardPage,
    FloorPage,
    GlancePage,
    Heading,
    Items,
    Picture,
    SafetyPage,
    Table,
    WeekPage,
    plain,
)
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import PlanRequest, Weekday

from ...property.strategies import plan_for, plans

LIBRARY = load_library()
TEMPLATES = load_templates("en")
DRAWINGS = frozenset(
    frame.drawing for exercise in LIBRARY.exercises.values() for form in exercise.forms for frame in form.frames
)
REQUEST = PlanRequest(programme="lower-back", start=date(2027, 3, 15), timezone="Europe/London", health=())


def document(drawings=DRAWINGS, **choices):
    return build_plan_document(plan_for(replace(REQUEST, **choices)), LIBRARY, TEMPLATES, drawings)


def test_pages_come_in_the_order_of_use():
    kinds = [type(page) for page in document(weeks=3).pages]
    assert kinds == [GlancePage, SafetyPage, *[WeekPage] * 3, *[CardPage] * (len(kinds) - 6), FloorPage]


@settings(max_examples=25, deadline=None)
@given(plans())
def test_every_week_has_a_page_and_every_stretch_a_card(plan):
    pages = build_plan_document(plan, LIBRARY, TEMPLATES, DRAWINGS).pages
    assert [page.number for page in pages if isinstance(page, WeekPage)] == [week.number for week in plan.weeks]
    cards = [page.exercise for page in pages if isinstance(page, CardPage)]
    assert sorted(cards) == sorted(plan.exercises)


@settings(max_examples=25, deadline=None)
@given(plans())
def test_every_page_starts_with_its_only_heading_of_level_1_and_skips_no_level(plan):
    for page in build_plan_document(plan, LIBRARY, TEMPLATES, DRAWINGS).pages:
        levels = [element.level for element in page.elements if isinstance(element, Heading)]
        assert isinstance(page.elements[0], Heading)
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


@settings(max_examples=25, deadline=None)
@given(plans())
def test_every_table_is_regular_and_no_list_is_empty(plan):
    for page in build_plan_document(plan, LIBRARY, TEMPLATES, DRAWINGS).pages:
        for element in page.elements:
            if isinstance(element, Table):
                assert {len(row) for row in element.rows} == {len(element.head)}
            if isinstance(element, Items):
                assert element.items


@settings(max_examples=25, deadline=None)
@given(plans())
def test_a_week_page_ticks_exactly_the_sessions_of_the_plan(plan):
    pages = [p for p in build_plan_document(plan, LIBRARY, TEMPLATES).pages if isinstance(p, WeekPage)]
    for week, page in zip(plan.weeks, pages, strict=True):
        due = {row.exercise: row.due for row in page.rows}
        assert due == {
            exercise: tuple(exercise in {item.exercise for item in session.items} for session in week.sessions)
            for exercise in week.exercises
        }


@pytest.mark.parametrize("name", ["Anna", "{page}", "{0.__class__}", "**bold**", "<b>x</b>", "100 %", "שלום", "a]b"])
def test_a_name_is_printed_as_it_was_written(name):
    made = document(name=name)
    assert name in made.title
    assert name in plain(made.pages[0].title)
    assert made.footer_of(1, 9).count(name) == 1


def test_a_plan_without_a_name_has_none_in_title_and_footer():
    made = document()
    assert "{" not in made.footer_of(1, 9)
    assert not made.title.startswith("’")  # noqa: RUF001 - as it is printed
    assert "1" in made.footer_of(1, 9)


def test_stretches_that_are_not_drawn_yet_do_without_pictures():
    pictures = [
        element for page in document(frozenset()).pages for element in page.elements if isinstance(element, Picture)
    ]
    assert [picture.drawing for picture in pictures if not picture.drawing.startswith("floor-transfer")] == []


def test_what_was_not_asked_is_said_on_page_1():
    def said(**choices):
        return " ".join(plain(section.paragraph) for section in [document(**choices).pages[0].before])

    assert "No one asked about your health" in said(health=None)
    assert "No one asked about your health" not in said(health=())


def test_the_way_to_the_floor_is_only_in_plans_that_go_there():
    assert document().pages[-1].down
    assert not document(place="chair").pages[-1].down


def _week(number, **choices):
    return next(page for page in document(**choices).pages if isinstance(page, WeekPage) and page.number == number)


def test_a_week_that_is_off_is_neither_gone_back_to_nor_on_to():
    first_week_off = [date(2027, 3, day) for day in (15, 17, 19)]
    second_week_off = [date(2027, 3, day) for day in (22, 24, 26)]
    assert plain(_week(2, skip=tuple(first_week_off)).after[-1].action) == "Stop. Ask for advice."
    assert plain(_week(1, skip=tuple(second_week_off)).after[0].action) == "Go on to week 3."
    assert plain(_week(3, skip=tuple(second_week_off)).after[-1].action) == "Go back to week 1."


def test_a_start_that_the_clocks_move_is_said_on_the_weeks_page():
    page = _week(2, days=(Weekday.SUNDAY,), at=time(1, 30), start=date(2027, 3, 15))
    assert "Sunday 28 March: start at 02:00." in plain(page.new)


def test_page_1_and_the_weeks_page_agree_that_only_the_mix_changes():
    made = document(weeks=12, days=1)
    glance = next(page for page in made.pages if isinstance(page, GlancePage))
    mixed = [page.number for page in made.pages if isinstance(page, WeekPage) and "mix" in plain(page.new)]
    assert mixed
    assert [n for n, row in enumerate(glance.schedule.rows, 1) if "mix" in plain(row.new)] == mixed
