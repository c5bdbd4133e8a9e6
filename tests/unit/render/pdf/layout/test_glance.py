"""Page 1: plans of 1 to 26 weeks, any name, any number of days and thumbnails."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from planmaker.handout.document import GlancePage, marked, plain
from planmaker.model import Weekday
from planmaker.render.pdf.annotation import Entry, Link
from planmaker.render.pdf.layout.glance import lay_out_glance
from planmaker.render.pdf.sheet import PageTooFullError

from . import drawn

SHEET = drawn.sheet()
CHOICES = {
    **drawn.CASES,
    "no name": {"name": ""},
    "every day": {"days": tuple(Weekday), "level": "athlete", "start": date(2027, 9, 1)},
    "three times of day": {"days": 5, "at_by_day": {Weekday.MONDAY: time(7), Weekday.WEDNESDAY: time(12)}},
    "a week off": {"skip": tuple(date(2027, 3, 22) + timedelta(days=day) for day in range(7))},
    "not drawn": {"drawn": False},
    "three answers about health": {"health": ("osteoporosis", "blood-pressure", "glaucoma")},
}


def page_of(**choices):
    (page,) = drawn.pages_of(GlancePage, **({"name": "Anna Berg"} | choices))
    return page


def sound(page, on=SHEET):
    """The sides of a page, which keep all rules."""
    return drawn.sound(lay_out_glance(page, on), on)


def tree_of(page):
    return drawn.tree(drawn.pdf(lay_out_glance(page, SHEET), SHEET))


def without_thumbnails(page):
    """The content, for a page whose strip gave way."""
    return list(drawn.meant(replace(page, thumbnails=())))


@pytest.mark.parametrize("choices", CHOICES.values(), ids=CHOICES)
def test_page_1_keeps_both_standards_and_says_its_content(choices):
    page = page_of(**choices)
    blocks = sound(page)
    said = list(drawn.spoken(drawn.tree(drawn.pdf(blocks, SHEET))))
    if len(blocks) == 1:
        assert said in (list(drawn.meant(page)), without_thumbnails(page))
    else:
        assert Counter(drawn.meant(page)) <= Counter(said)


@pytest.mark.parametrize("weeks", range(1, 27))
def test_up_to_nine_weeks_stand_on_page_1_and_more_on_a_side_of_their_own(weeks):
    page = page_of(weeks=weeks)
    blocks = sound(page)
    assert len(blocks) == (1 if weeks <= 9 else 2)
    (table,) = drawn.tree(drawn.pdf(blocks, SHEET)).find("Table")
    assert len(table.find("TR")) == weeks + 1
    pictured = bool(drawn.figures(blocks[0]))
    assert pictured is (weeks <= 4 or weeks > 9)


def test_the_side_of_the_weeks_has_a_title_and_page_1_says_where_they_are():
    page = page_of(weeks=12)
    assert [title.text for title in tree_of(page).find("H1")] == [plain(page.title), "Your 12 weeks"]
    assert "You find all dates on the next page." in [p.text for p in tree_of(page).find("P")]
    assert "next page" not in tree_of(page_of()).text


@pytest.mark.parametrize("name", ["x" * 200, "W" * 200, "Maximiliana " * 16])
@pytest.mark.parametrize("weeks", [1, 4, 5, 9, 26])
def test_a_name_of_200_characters_wraps(name, weeks):
    page = page_of(name=name, weeks=weeks)
    blocks = sound(page)
    title = drawn.tree(drawn.pdf(blocks, SHEET)).find("H1")[0].text
    assert title.replace(" ", "") == plain(page.title).replace(" ", "")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("ink", ["colour", "grey"])
@pytest.mark.parametrize("weeks", [1, 4, 9, 26])
def test_page_1_stands_on_either_paper(paper, ink, weeks):
    sound(page_of(weeks=weeks), drawn.sheet(paper=paper, ink=ink))


@pytest.mark.parametrize("count", range(6))
@pytest.mark.parametrize("pictured", ["all", "some", "none"])
def test_any_number_of_thumbnails_stands_on_one_ground_at_one_scale(count, pictured):
    page = page_of()
    shown = (page.thumbnails * 2)[:count]
    keeps = {"all": lambda _: True, "some": lambda n: n % 2, "none": lambda _: False}[pictured]
    shown = tuple(one if keeps(n) else replace(one, picture=None) for n, one in enumerate(shown))
    page = replace(page, thumbnails=shown)
    (block,) = sound(page)
    boxes = [figure.bbox for figure in drawn.figures(block)]
    metres = [SHEET.picture(one.picture).metres for one in shown if one.picture]
    assert len({round(box.bottom, 2) for box in boxes}) <= 1
    assert len({round((box.right - box.left) / wide, 2) for box, (wide, _) in zip(boxes, metres, strict=True)}) <= 1
    assert list(drawn.spoken(tree_of(page))) == list(drawn.meant(page))


def test_long_names_of_stretches_wrap():
    page = page_of()
    named = [replace(one, name=marked("**Knee-to-chest with a rolled-up towel**")) for one in page.thumbnails]
    rows = [replace(row, new=marked("Knee-to-chest with a rolled-up towel")) for row in page.schedule.rows]
    sound(replace(page, thumbnails=tuple(named), schedule=replace(page.schedule, rows=tuple(rows))))


def test_a_session_day_says_so_to_a_reader_who_does_not_see_the_disc():
    page = page_of()
    row = tree_of(page).find("TR")[1]
    assert [span.entries["ActualText"] for span in row.find("Span")] == [
        "15, stretch day",
        "17, stretch day",
        "19, stretch day",
    ]


def test_the_weeks_are_a_table_with_heads_of_columns_and_rows():
    (table,) = tree_of(page_of(weeks=2)).find("Table")
    assert [[cell.role for cell in row.kids] for row in table.find("TR")] == [["TH"] * 11, *[["TH"] + ["TD"] * 10] * 2]
    scopes = [cell.entries["A"][0]["Scope"] for cell in table.find("TH")]
    assert scopes == ["Column"] * 11 + ["Row"] * 2


def test_the_main_message_breaks_after_its_comma():
    (block, *_) = lay_out_glance(page_of(days=6, level="athlete"), SHEET)
    assert [one.words.rstrip() for one in drawn.ink(block) if one.size == 28] == [
        "Do these few stretches gently,",
        "six days a week.",
    ]


def test_long_labels_leave_room_to_write():
    page = page_of()
    long = marked("I will stretch right after I have done something else that I do every day of the week")
    sound(replace(page, goal=replace(page.goal, label=long), after=replace(page.after, label=long)))


@pytest.mark.parametrize("label", ["I will stretch right after", "I will stretch after breakfast on the days " * 3])
def test_the_lines_can_be_filled_in_and_lie_beside_their_labels(label):
    page = page_of()
    block = sound(replace(page, after=replace(page.after, label=marked(label))))[0]
    lines = drawn.fields(block, Entry)
    assert [(line.name, line.label) for line in lines] == [
        ("goal", "I want to stretch so that I can"),
        ("after", label),
        ("where", "The room where I will stretch"),
    ]
    for line in lines:
        assert line.box.right <= SHEET.width + 0.01
        assert line.box.right - line.box.left > 36
        level = [one for one in drawn.ink(block) if line.box.bottom <= one.baseline < line.box.top]
        assert all(one.right < line.box.left or one.left > line.box.right for one in level)


def test_stretches_weeks_and_danger_signs_lead_to_their_pages():
    page = page_of(weeks=2)
    links = drawn.fields(lay_out_glance(page, SHEET)[0], Link)
    assert [link.target for link in links] == [
        "#safety",
        *(f"#{one.card.place}" for one in page.thumbnails),
        "#week-1",
        "#week-2",
    ]


def test_words_that_are_too_long_for_the_page_are_refused():
    page = page_of()
    before = replace(page.before, paragraph=marked("Ask a doctor first. " * 200))
    with pytest.raises(PageTooFullError):
        lay_out_glance(replace(page, before=before), SHEET)


def test_below_the_stop_line_page_1_points_to_the_danger_signs():
    page = page_of()
    said = [node.text for node in tree_of(page).find("P")]
    assert said[said.index(plain(page.stop)) + 1] == plain(page.danger)


def test_without_a_line_for_days_without_time_there_is_no_gap():
    page = page_of()
    tops = []
    for one in (page, replace(page, no_time=())):
        (block,) = sound(replace(one, thumbnails=()))
        assert list(drawn.spoken(drawn.tree(drawn.pdf([block], SHEET)))) == list(
            drawn.meant(replace(one, thumbnails=()))
        )
        tops.append(next(ink.baseline for ink in drawn.ink(block) if ink.words.startswith("My goal")))
    assert tops[1] > tops[0]


def test_the_first_page_of_the_usual_plan_shows_its_stretches():
    assert len(drawn.figures(lay_out_glance(page_of(), SHEET)[0])) == 4


@pytest.mark.parametrize("weeks", range(1, 27))
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_many_answers_about_health_stand_on_page_1_of_any_plan(weeks, paper):
    page = page_of(weeks=weeks, health=("osteoporosis", "blood-pressure", "glaucoma"))
    sound(page, drawn.sheet(paper=paper))
