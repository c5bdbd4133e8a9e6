"""The documents without a plan: what stands on their pages."""

from datetime import UTC, date, datetime

import pytest

from planmaker.handout.document import CardPage, CompactPage, Paragraph, PosterPage, SafetyPage, plain
from planmaker.handout.handed import Order, handed_out
from planmaker.handout.log import LogRequest
from planmaker.handout.sheets import Layout, build_handout, build_log
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import Weekday
from planmaker.render.text import render_text

LIBRARY, TEMPLATES = load_library(), load_templates("en")
DRAWINGS = frozenset(
    frame.drawing for exercise in LIBRARY.exercises.values() for form in exercise.forms for frame in form.frames
)
ISSUED = datetime(2027, 3, 1, 9, tzinfo=UTC)


def document(*exercises, layout="card", name="", **choices):
    order = Order(exercises=exercises, **choices)
    handed = handed_out(order, LIBRARY)
    return build_handout(
        order, handed, LIBRARY, TEMPLATES, layout=Layout(layout), issued=ISSUED, name=name, drawings=DRAWINGS
    )


def words(page):
    return "\n".join(plain(element.text) for element in page.elements if isinstance(element, Paragraph))


@pytest.mark.parametrize(
    ("layout", "kinds"),
    [("card", [CardPage, CardPage, SafetyPage]), ("compact", [CompactPage, SafetyPage]), ("poster", [PosterPage])],
)
def test_each_layout_has_its_pages(layout, kinds):
    assert [type(page) for page in document("sphinx", "cat-cow", layout=layout).pages] == kinds


@pytest.mark.parametrize("layout", list(Layout))
def test_every_handout_says_when_to_stop_which_text_it_is_and_that_nobody_has_reviewed_it(layout):
    made = document("sphinx", layout=layout)
    assert plain(made.stop) == "Stop if pain reaches 6 out of 10."
    about = f"Made on 1 March 2027. Text {LIBRARY.version}, not yet reviewed by a clinician."
    assert about in words(made.pages[-1])


def test_the_dose_is_said_in_one_fixed_form():
    assert "Your dose Hold 20 seconds. Do 2 times each side. 2 times a day." in words(
        document("knee-to-chest", hold_seconds={"": 20}, per_day=2).pages[0]
    )


@pytest.mark.parametrize("layout", list(Layout))
def test_who_set_a_dose_is_printed(layout):
    page = document("sphinx", layout=layout, hold_seconds={"": 90}, signed_by="Dr. {B} **x**").pages[0]
    assert "Dose set by Dr. {B} **x**" in words(page)


def test_on_a_sheet_of_several_the_stretch_with_the_own_dose_is_named():
    page = document("sphinx", "cat-cow", layout="poster", sets={"sphinx": 2}, signed_by="B").pages[0]
    assert "Dose of Sphinx set by B." in words(page)
    cards = document("sphinx", "cat-cow", sets={"sphinx": 2}, signed_by="B").pages
    assert ["set by B" in words(page) for page in cards[:2]] == [True, False]


def test_the_title_counts_the_stretches_and_a_card_alone_has_its_own():
    assert document("sphinx", "cat-cow", layout="poster").title == "Your two stretches"
    assert document("sphinx").title == "Sphinx stretch"


def test_the_name_is_at_the_foot():
    assert document("sphinx", name="Anna").footer_of(1, 2) == "Anna, page 1 of 2"
    assert document("sphinx").footer_of(1, 2) == "Page 1 of 2"


def test_the_captions_go_with_the_last_two_drawings():
    (block,) = document("cat-cow", layout="compact").pages[0].blocks
    assert [one.picture.drawing for one in block.shown] == ["cat-cow-cow", "cat-cow-cat"]


def test_a_form_whose_only_drawing_is_the_start_shows_its_end_on_the_poster():
    (page,) = document("childs-pose", layout="poster", forms={"": "wide-knees"}).pages
    assert page.cells[0].picture.drawing == "childs-pose-pillow"
    assert plain(page.cells[0].form).startswith("With")


@pytest.mark.parametrize("layout", list(Layout))
def test_handouts_can_be_read_as_plain_text(layout):
    text = render_text(document("knee-to-chest", layout=layout)).decode()
    assert "Hold 15 seconds. Do 2 times each side." in text
    assert "not yet reviewed by a clinician" in text


# ---- the log


def rows(**choices):
    request = LogRequest(**({"weeks": 2, "days": (Weekday.MONDAY, Weekday.FRIDAY)} | choices))
    (page,) = build_log(request, LIBRARY, TEMPLATES).pages
    return page, [row for week in page.weeks for row in week]


def test_a_log_with_a_start_is_dated():
    page, dated = rows(start=date(2027, 3, 17))
    assert [plain(row.day) for row in dated] == ["Fri 19 March", "Mon 22 March", "Fri 26 March", "Mon 29 March"]
    assert plain(page.intro).startswith("From 17 March 2027.")


def test_days_of_a_number_a_week_lie_apart():
    _, dated = rows(start=date(2027, 3, 15), days=2, weeks=1)
    assert [plain(row.day) for row in dated] == ["Mon 15 March", "Thu 18 March"]


def test_a_log_without_a_start_has_lines_for_the_dates():
    _, blank = rows()
    assert [(plain(row.day), row.is_blank) for row in blank] == [("Mon", True), ("Fri", True)] * 2
    _, blank = rows(days=1)
    assert [(row.day, row.label) for row in blank] == [((), "week 1, session 1"), ((), "week 2, session 1")]


def test_the_zones_have_all_numbers_from_0_to_10():
    page, _ = rows()
    assert [number for zone in page.zones for number in zone.numbers] == list(range(11))
    assert [(zone.icon, plain(zone.word)) for zone in page.zones] == [
        ("go", "Carry on"),
        ("slow", "Do less"),
        ("stop", "Stop"),
    ]


def test_the_log_can_be_read_as_plain_text():
    request = LogRequest(weeks=1, days=2)
    text = render_text(build_log(request, LIBRARY, TEMPLATES)).decode()
    assert "week 1, session 2\n    Done [ ], Carry on [0 1 2 3], Do less [4 5], Stop [6 7 8 9 10]" in text
