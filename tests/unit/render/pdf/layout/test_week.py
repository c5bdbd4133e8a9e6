"""Weeks: from one row and one column to more rows than a side holds; the table is what the reader hears."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from planmaker.handout.document import Picture, WeekPage, marked, plain
from planmaker.model import Weekday
from planmaker.render.pdf.annotation import Choice, Entry, Link, TickBox
from planmaker.render.pdf.layout.week import lay_out_week

from . import drawn

SHEET = drawn.sheet()
SCHEMES = {
    **drawn.CASES,
    "seven days": {"days": tuple(Weekday), "level": "athlete"},
    "one day": {"days": 1},
    "four days": {"days": 4},
    "not drawn": {"drawn": False},
}
WEEKS = [
    pytest.param(page, id=f"{case}, week {page.number}")
    for case, choices in SCHEMES.items()
    for page in drawn.pages_of(WeekPage, **choices)[:4]
]
FULL = drawn.pages_of(WeekPage, days=tuple(Weekday), level="athlete")[3]
"""Seven rows in seven columns."""


def of_size(rows, days):
    """A week cut or repeated to a number of rows, and cut to a number of days."""
    cycle = FULL.rows * (rows // len(FULL.rows) + 1)
    kept = [replace(row, number=number, due=row.due[:days]) for number, row in enumerate(cycle[:rows], 1)]
    return replace(FULL, rows=tuple(kept), days=FULL.days[:days])


def sound(page, on=SHEET):
    """The sides of a page, which keep all rules."""
    return drawn.sound(lay_out_week(page, on), on)


def words_of(blocks):
    return list(drawn.spoken(drawn.tree(drawn.pdf(blocks, SHEET))))


@pytest.mark.parametrize("page", WEEKS)
def test_a_week_of_a_plan_stands_on_one_side_and_says_its_content_in_order(page):
    blocks = sound(page)
    assert len(blocks) == 1
    assert words_of(blocks) == list(drawn.meant(page))


def advice_words(page):
    """The words at the end of a week."""
    lines = [page.after_title, *(text for step in page.after for text in (step.pain, step.action))]
    return [word for line in lines for word in plain(line).split()]


@pytest.mark.parametrize("days", range(1, 8))
@pytest.mark.parametrize("rows", range(1, 8))
def test_up_to_seven_rows_and_seven_columns_stand_on_one_side(rows, days):
    (block,) = sound(of_size(rows, days))
    boxes = [figure.bbox for figure in drawn.figures(block)]
    boxes += [field.box for kind in (TickBox, Choice, Entry) for field in drawn.fields(block, kind)]
    assert all(box.left >= -0.01 and box.right <= SHEET.width + 0.01 and box.bottom >= -SHEET.depth for box in boxes)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("days", [1, 3, 5, 7])
@pytest.mark.parametrize("rows", range(1, 15))
def test_the_end_of_the_week_always_stands_below_the_table(rows, days, paper):
    page = of_size(rows, days)
    blocks = lay_out_week(page, drawn.sheet(paper=paper))
    words = words_of(blocks)
    assert words[-len(advice_words(page)) :] == advice_words(page)
    assert len(blocks) == 1 or rows > 6


@pytest.mark.parametrize("rows", [6, 7])
def test_where_the_room_is_short_a_dose_has_one_line_and_its_own_size(rows):
    page = of_size(rows, 3)
    (block,) = sound(page)
    doses = [one for one in drawn.ink(block) if "times each side." in one.words]
    assert {one.size for one in doses} == {14}
    assert all(one.words.startswith("Hold") is (rows == 7) for one in doses)
    assert any(one.words == "Example" for one in drawn.ink(block)) is (rows < 7)


@pytest.mark.parametrize("count", [1, 3, 5, 7])
@pytest.mark.parametrize("days", [1, 3, 7])
def test_a_form_stands_on_a_line_of_its_own_between_name_and_dose(count, days):
    page = of_size(7, days)
    form = marked("On a chair.")
    page = replace(page, rows=tuple(replace(row, form=form if row.number <= count else ()) for row in page.rows))
    blocks = sound(page)
    assert words_of(blocks)[-len(advice_words(page)) :] == advice_words(page)
    assert [one.size for block in blocks for one in drawn.ink(block) if one.words.rstrip() == "On a chair."] == [
        14
    ] * count
    said = [cell.text for cell in drawn.tree(drawn.pdf(blocks, SHEET)).find("TH") if "On a chair." in cell.text]
    assert len(said) == count
    assert said[0].startswith("1. Cat-cow On a chair. Move as you breathe.")


def test_fourteen_rows_go_on_on_a_second_side_with_its_heads():
    page = of_size(14, 3)
    blocks = sound(page)
    tables = drawn.tree(drawn.pdf(blocks, SHEET)).find("Table")
    heads = [[cell.text for cell in table.find("TR")[0].find("TH")] for table in tables]
    assert heads == [["Stretch", "Mon 5", "Tue 6", "Wed 7"]] * 2
    names = [row.find("TH")[0].text.split(".")[0] for table in tables for row in table.find("TR")[1:]]
    assert names == [*map(str, range(1, 15)), "Pain Write 0 (none) to 10 (worst)", "Ease Circle one word"]
    assert [len(block.bookmarks) for block in blocks] == [1, 0]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("ink", ["colour", "grey"])
@pytest.mark.parametrize("days", [1, 3, 5, 7])
def test_weeks_stand_on_either_paper(paper, ink, days):
    sound(of_size(7, days), drawn.sheet(paper=paper, ink=ink))


def test_each_box_to_tick_can_be_ticked_and_says_stretch_and_date():
    page = of_size(2, 2)
    boxes = [field.label for field in drawn.fields(lay_out_week(page, SHEET)[0], TickBox)]
    due = [(row, day) for row in page.rows for day, due in zip(page.days, row.due, strict=True) if due]
    assert boxes == [f"Done: {plain(row.name)}, {day.label}" for row, day in due]


def test_pain_is_typed_in_and_one_word_for_ease_is_chosen():
    page = of_size(2, 2)
    (block,) = lay_out_week(page, SHEET)
    assert [(one.label, one.most) for one in drawn.fields(block, Entry)] == [
        (f"Pain from 0 to 10, {day.label}", 2) for day in page.days
    ]
    choices = drawn.fields(block, Choice)
    words = ("Easy", "OK", "Hard")
    assert [one.label for one in choices] == [f"Ease, {day.label}: {word}" for day in page.days for word in words]
    assert [one.value for one in choices] == ["1", "2", "3"] * 2
    assert len({one.name for one in choices}) == 2
    assert len({one.mark for one in choices}) == 1


@pytest.mark.parametrize("days", range(1, 8))
def test_rings_stand_apart_and_each_holds_its_word(days):
    (block,) = lay_out_week(of_size(4, days), SHEET)
    rings = [one.box for one in drawn.fields(block, Choice)]
    for one, other in combinations(rings, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        assert across < 0.01 or min(one.top, other.top) - max(one.bottom, other.bottom) < 0.01
    words = [one for one in drawn.ink(block) if one.words.rstrip() in {"Easy", "OK", "Hard"}]
    for ring in rings:
        inside = [one for one in words if ring.left <= one.left and ring.bottom < one.baseline < ring.top]
        assert any(one.right <= ring.right + 0.01 for one in inside)


def test_the_name_of_a_stretch_leads_to_its_card():
    page = of_size(3, 2)
    links = drawn.fields(lay_out_week(page, SHEET)[0], Link)
    assert [(link.target, link.contents) for link in links] == [
        (f"#card-{row.exercise}", f"To the card of {plain(row.name)}") for row in page.rows
    ]


def test_a_session_without_the_stretch_has_a_dash_and_no_box():
    page = of_size(1, 3)
    page = replace(page, rows=(replace(page.rows[0], due=(True, False, True)),))
    cells = drawn.tree(drawn.pdf(lay_out_week(page, SHEET), SHEET)).find("TR")[1].find("TD")[1:]
    assert [(cell.text, len(cell.find("Form"))) for cell in cells] == [("", 1), (plain(page.not_due), 0), ("", 1)]


def test_every_row_of_the_table_covers_all_columns():
    for page in (of_size(4, 3), drawn.pages_of(WeekPage, drawn=False)[0]):
        (table,) = drawn.tree(drawn.pdf(lay_out_week(page, SHEET), SHEET)).find("Table")
        spans = [[_span(cell) for cell in row.kids] for row in table.find("TR")]
        assert len({sum(row) for row in spans}) == 1


def _span(cell):
    return next((owner["ColSpan"] for owner in cell.entries.get("A", []) if "ColSpan" in owner), 1)


@pytest.mark.parametrize(("days", "shown"), [(1, True), (4, True), (5, False), (7, False)])
def test_up_to_four_days_an_example_is_seen_but_not_read(days, shown):
    (block,) = lay_out_week(of_size(4, days), SHEET)
    assert any(one.words == "Example" for one in drawn.ink(block)) is shown
    assert "Example" not in words_of([block])


def test_thumbnails_share_one_scale_also_over_two_sides():
    page = of_size(12, 3)
    blocks = lay_out_week(page, SHEET)
    shown = [figure.bbox for block in blocks for figure in drawn.figures(block)]
    metres = [SHEET.picture(row.picture).metres for row in page.rows]
    scales = {round((box.right - box.left) / wide, 2) for box, (wide, _) in zip(shown, metres, strict=True)}
    assert len(scales) == 1


@pytest.mark.parametrize("name", ["Knee-to-chest and pelvic tilt with a towel", "x" * 60])
@pytest.mark.parametrize("days", [1, 3, 7])
def test_long_names_wrap(name, days):
    page = of_size(5, days)
    long = replace(page, rows=tuple(replace(row, name=marked(f"**{name}**")) for row in page.rows))
    sound(replace(long, new=marked("**New this week:** " + "Some holds are longer. " * 8)))


def test_long_dates_and_minutes_stand_one_below_the_other():
    page = replace(
        FULL,
        title=marked("Week 26"),
        dates=marked("29 September to 5 October"),
        minutes=marked("**About 13 to 15 minutes a day**"),
    )
    sound(page)


def test_a_row_without_a_picture_keeps_its_cell():
    page = of_size(3, 2)
    bare = replace(page, rows=(replace(page.rows[0], picture=None), *page.rows[1:]))
    rows = drawn.tree(drawn.pdf(sound(bare), SHEET)).find("TR")
    assert [[kid.role for kid in row.kids] for row in rows[1:4]] == [["TH", "TD", "TD", "TD"]] * 3


def test_tall_and_narrow_drawings_stand_in_their_rows():
    page = of_size(3, 3)
    seated = Picture(drawing="seated-twist-chair-turn", alt="A person turns on a chair.")
    (block,) = sound(replace(page, rows=tuple(replace(row, picture=seated) for row in page.rows)))
    tops = [figure.bbox.top for figure in drawn.figures(block) if figure.alt == seated.alt]
    assert len({round(upper - lower, 2) for upper, lower in pairwise(tops)}) == 1


def test_a_week_off_is_a_short_page():
    page = replace(FULL, rows=(), days=(), minutes=(), new=marked("This week is off."))
    blocks = sound(page)
    assert words_of(blocks) == list(drawn.meant(page))
    assert len(blocks) == 1


def test_without_any_picture_there_is_no_column_of_pictures():
    page = of_size(4, 3)
    bare = replace(page, rows=tuple(replace(row, picture=None) for row in page.rows))
    (block,) = sound(bare)
    names = [one.left for one in drawn.ink(block) if one.words.startswith("1.")]
    assert names == [0]


def test_long_orders_for_the_end_of_the_week_stand_one_below_the_other():
    page = of_size(3, 3)
    long = marked("Keep on, 2 or 3 days a week.")
    (block,) = sound(replace(page, after=tuple(replace(step, action=long) for step in page.after)))
    lefts = [one.left for one in drawn.ink(block) if one.words.startswith("Keep on")]
    assert len(lefts) == 3
    assert len(set(lefts)) == 1
