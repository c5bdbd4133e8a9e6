"""Weeks in large print: laid out anew, with the log on a side of its own, and nothing lost."""

from dataclasses import replace
from itertools import accumulate, pairwise
from types import SimpleNamespace

import pytest

from planmaker.handout.document import WeekPage, marked, plain
from planmaker.model import Weekday
from planmaker.render.pdf.annotation import Choice, Entry, Link, TickBox
from planmaker.render.pdf.layout.week import lay_out_week
from planmaker.render.pdf.sheet import PageTooFullError

from . import drawn
from .test_week import FULL, of_size

PAPERS = ("a4", "letter")
SHEETS = {paper: drawn.sheet(size="large", paper=paper) for paper in PAPERS}
SHEET = SHEETS["a4"]


def heard(blocks, on=SHEET):
    return list(drawn.spoken(drawn.tree(drawn.pdf(blocks, on))))


def said(page, blocks):
    """What the sides should say: a table that goes on on another side says its heads again."""
    opening, stretches, ending = page.large_elements[:6], page.large_elements[6], page.large_elements[7:]
    ends = [0, *accumulate(len(drawn.fields(block, Link)) for block in blocks[:-1])]
    tables = [replace(stretches, rows=stretches.rows[start:end]) for start, end in pairwise(ends)]
    return list(drawn.meant(SimpleNamespace(elements=(*opening, *tables, *ending))))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("days", range(1, 8))
@pytest.mark.parametrize("rows", [1, 3, 5, 7])
def test_each_side_keeps_all_rules_and_says_its_content_in_order(rows, days, paper):
    page, on = of_size(rows, days), SHEETS[paper]
    blocks = drawn.sound(lay_out_week(page, on), on)
    assert heard(blocks, on) == said(page, blocks)
    assert all(drawn.smallest(block) >= 16 for block in blocks)
    assert {field.name for block in blocks for field in drawn.fields(block, TickBox)} == {
        f"done-{day.date}-{row.number}-{row.exercise}"
        for row in page.rows
        for day, due in zip(page.days, row.due, strict=True)
        if due
    }


@pytest.mark.parametrize("days", [(Weekday.MONDAY,), tuple(Weekday)[:4], tuple(Weekday)])
@pytest.mark.parametrize("choices", [{}, {"place": "chair", "weeks": 2}, {"place": "bed", "weeks": 2}], ids=str)
def test_weeks_of_plans_keep_all_rules(choices, days):
    for page in drawn.pages_of(WeekPage, **choices, days=days, level="athlete")[:2]:
        blocks = drawn.sound(lay_out_week(page, SHEET), SHEET)
        assert heard(blocks) == said(page, blocks)


@pytest.mark.parametrize(("rows", "days", "sides"), [(5, 4, [5]), (7, 3, [3, 4]), (7, 7, [3, 4]), (3, 7, [3])])
def test_odd_rows_stand_on_the_last_side_which_has_more_room(rows, days, sides):
    *tables, log = lay_out_week(of_size(rows, days), SHEET)
    assert [len(drawn.figures(block)) for block in tables] == sides
    assert drawn.figures(log) == []


@pytest.mark.parametrize("days", [1, 4, 5, 7])
def test_pain_and_ease_are_chosen_from_numbers_and_words_on_the_last_side(days):
    page = of_size(3, days)
    *tables, log = lay_out_week(page, SHEET)
    assert not any(drawn.fields(block, kind) for block in tables for kind in (Choice, Entry))
    labels = [choice.label for choice in drawn.fields(log, Choice)]
    for day in page.days:
        wanted = [f"{page.pain_label(day)}: {number}" for number in range(11)]
        wanted += [f"{page.ease_label(day)}: {plain(word)}" for word in page.ease_words]
        assert [label for label in labels if day.label in label] == wanted


@pytest.mark.parametrize("days", [1, 7])
def test_rings_of_the_log_do_not_overlap(days):
    boxes = [choice.box for choice in drawn.fields(lay_out_week(of_size(3, days), SHEETS["letter"])[-1], Choice)]
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            across = min(one.right, other.right) - max(one.left, other.left)
            assert across < 0.01 or min(one.top, other.top) - max(one.bottom, other.bottom) < 0.01


@pytest.mark.parametrize("days", [2, 6])
def test_the_title_is_heard_once_and_the_name_leads_to_the_card(days):
    page = of_size(7, days)
    blocks = lay_out_week(page, SHEET)
    tree = drawn.tree(drawn.pdf(blocks, SHEET))
    assert [node.text for node in tree.find("H1")] == [plain(page.title)]
    assert [node.text for node in tree.find("H2")] == [plain(page.log_title), plain(page.after_title)]
    links = [link.target for block in blocks for link in drawn.fields(block, Link)]
    assert links == [f"#card-{row.exercise}" for row in page.rows]


def test_a_long_name_of_a_form_and_a_row_without_a_picture_are_no_trouble():
    page = of_size(4, 7)
    rows = [replace(row, form=marked("At a table, with a towel under one knee.")) for row in page.rows]
    for bare in (1, len(rows)):
        page = replace(page, rows=(*(replace(row, picture=None) for row in rows[:bare]), *rows[bare:]))
        blocks = drawn.sound(lay_out_week(page, SHEET), SHEET)
        assert heard(blocks) == said(page, blocks)


def test_a_week_off_is_a_short_page():
    page = replace(FULL, rows=(), days=(), minutes=(), new=marked("This week is off."))
    (block,) = drawn.sound(lay_out_week(page, SHEET), SHEET)
    assert heard([block]) == list(drawn.meant(page))


def test_a_row_too_long_for_a_side_is_refused_by_name():
    page = of_size(2, 2)
    long = marked("Hold 20 seconds, with your eyes shut. " * 40)
    with pytest.raises(PageTooFullError, match=plain(page.title)):
        lay_out_week(replace(page, rows=tuple(replace(row, dose=(long,)) for row in page.rows)), SHEET)
