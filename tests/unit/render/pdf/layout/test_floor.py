"""The last page: with the way to the floor or without, with a long list of what was left out or none."""

from dataclasses import replace

import pytest

from planmaker.handout.document import FloorPage, marked, plain
from planmaker.render.pdf.layout.floor import lay_out_floor
from planmaker.render.pdf.sheet import PageTooFullError

from . import drawn

SHEET = drawn.sheet()
REASON = "you said: a bone in your spine that has moved forward (spondylolisthesis)"


def page_of(**choices):
    (page,) = drawn.pages_of(FloorPage, **choices)
    return page


def leaving_out(count):
    names = ("Cat-cow", "Sphinx", "Seated twist", "Pelvic tilt", "Figure four", "Knee-to-chest") * 9
    said = " ".join(f"{name}: {REASON}." for name in names[:count])
    return replace(page_of(), left_out=marked(f"**Not in this plan:** {said}"))


def without_pictures(page):
    return replace(page, down=tuple(replace(step, picture=None) for step in page.down))


PAGES = [
    *(pytest.param(page_of(**choices), id=case) for case, choices in drawn.CASES.items()),
    pytest.param(page_of(health=("hip-rules",)), id="no way to the floor"),
    pytest.param(page_of(avoid=("kneeling",)), id="no way to the floor, a chair"),
    pytest.param(leaving_out(2), id="two left out"),
    pytest.param(without_pictures(page_of()), id="no pictures"),
]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_keeps_both_standards_and_says_all_of_its_content_in_order(page):
    data = drawn.pdf(lay_out_floor(page, SHEET), SHEET)
    assert drawn.faults(data) == []
    assert list(drawn.spoken(drawn.tree(data))) == list(drawn.meant(page))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_all_words_are_large_enough_and_inside_the_text_area(page, paper):
    on = drawn.sheet(paper=paper)
    (block,) = lay_out_floor(page, on)
    assert drawn.outside(block, on.look) == []
    assert drawn.smallest(block) >= 12


def test_the_pictures_stand_on_one_line_each_in_the_item_of_its_step():
    page = page_of()
    (block,) = lay_out_floor(page, SHEET)
    steps = drawn.tree(drawn.pdf([block], SHEET)).find("L")[0]
    figures = [item.find("Figure")[0] for item in steps.find("LI")]
    assert [figure.entries["Alt"] for figure in figures] == [step.picture.alt for step in page.down]
    assert len({round(figure.entries["A"][0]["BBox"][1], 1) for figure in figures}) == 1


def test_the_way_up_is_one_list_over_two_columns():
    page = page_of()
    (block,) = lay_out_floor(page, SHEET)
    up = drawn.tree(drawn.pdf([block], SHEET)).find("L")[1]
    assert [label.text for label in up.find("Lbl")] == ["1", "2", "3", "4"]
    lefts = [one.left for step in page.up for one in drawn.ink(block) if plain(step).startswith(one.words.rstrip())]
    assert lefts[0] == lefts[1] < lefts[2] == lefts[3]


def test_a_plan_off_the_floor_has_no_way_down():
    page = page_of(place="chair")
    assert page.down == ()
    tree = drawn.tree(drawn.pdf(lay_out_floor(page, SHEET), SHEET))
    assert tree.find("Figure") == []
    titles = [section.title for section in (page.set_up, page.missed, page.flare_up)]
    assert [node.text for node in tree.find("H2")] == [plain(title) for title in titles]


def test_a_barred_way_is_explained_above_the_sections():
    page = page_of(health=("hip-rules",))
    assert page.intro
    assert not page.down
    (block,) = lay_out_floor(page, SHEET)
    assert drawn.tree(drawn.pdf([block], SHEET)).find("P")[0].text == plain(page.intro)


def panel_foot(page):
    return min(one.baseline for one in drawn.ink(lay_out_floor(page, SHEET)[0]))


def test_the_panel_stands_at_the_foot_whatever_stands_above():
    feet = {round(panel_foot(page_of(**choices)), 1) for choices in ({}, {"place": "chair"}, {"place": "bed"})}
    assert len(feet) == 1


@pytest.mark.parametrize("kept", [1, 2, 3, 4])
def test_the_way_may_have_fewer_steps(kept):
    page = replace(page_of(), down=page_of().down[:kept], up=page_of().up[-kept:])
    (block,) = lay_out_floor(page, SHEET)
    assert drawn.outside(block, SHEET.look) == []
    assert list(drawn.spoken(drawn.tree(drawn.pdf([block], SHEET)))) == list(drawn.meant(page))


def test_a_set_up_stands_before_missed_sessions():
    page = page_of(health=("osteoporosis",))
    assert page.set_up.items
    tree = drawn.tree(drawn.pdf(lay_out_floor(page, SHEET), SHEET))
    titles = [section.title for section in (page.set_up, page.missed, page.flare_up)]
    assert [node.text for node in tree.find("H2")][2:] == [plain(title) for title in titles]


def test_stretches_left_out_for_one_reason_are_named_together():
    said = plain(page_of(health=("osteoporosis",)).left_out)
    assert said.count("osteoporosis") == 1
    assert said.startswith("Not in this plan: Cat-cow, ")


def test_six_long_reasons_fit_one_side():
    (block,) = lay_out_floor(leaving_out(6), SHEET)
    assert drawn.outside(block, SHEET.look) == []


@pytest.mark.parametrize(("page", "size"), [(leaving_out(12), "standard"), (page_of(), "large")])
def test_what_does_not_fit_one_side_goes_to_a_second(page, size):
    on = drawn.sheet(size=size)
    blocks = lay_out_floor(page, on)
    assert len(blocks) == 2
    assert [drawn.outside(block, on.look) for block in blocks] == [[], []]
    data = drawn.pdf(blocks, on)
    assert drawn.faults(data) == []
    assert list(drawn.spoken(drawn.tree(data))) == list(drawn.meant(page))


def test_a_side_that_is_too_long_is_refused():
    with pytest.raises(PageTooFullError, match="The page 'Down to the floor and up again' is"):
        lay_out_floor(leaving_out(50), SHEET)
