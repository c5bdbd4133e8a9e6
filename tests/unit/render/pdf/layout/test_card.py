"""Cards: all forms of all stretches fit, validate and read in order; pictures stand beside their steps."""

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from planmaker.handout.document import CardPage, Pointer, Section, marked, plain
from planmaker.render.pdf.annotation import Link
from planmaker.render.pdf.layout.card import lay_out_card
from planmaker.render.pdf.sheet import PageTooFullError

from ..reader import Reader, marked_text
from . import drawn

SHEET = drawn.sheet()
CARDS = [
    pytest.param(card, id=f"{case}, {card.exercise}")
    for case, choices in drawn.CASES.items()
    for card in drawn.pages_of(CardPage, **choices)
]
BARE = [pytest.param(card, id=card.exercise) for card in drawn.pages_of(CardPage, drawn=False)]


def card_of(exercise, **choices):
    return next(card for card in drawn.pages_of(CardPage, **choices) if card.exercise == exercise)


def block_of(card):
    (block,) = lay_out_card(card, SHEET)
    return block


def tree_of(card):
    return drawn.tree(drawn.pdf([block_of(card)], SHEET))


@pytest.mark.parametrize("card", CARDS + BARE)
def test_a_card_keeps_both_standards_and_says_all_of_its_content_in_order(card):
    data = drawn.pdf([block_of(card)], SHEET)
    assert drawn.faults(data) == []
    assert list(drawn.spoken(drawn.tree(data))) == list(drawn.meant(card))


@pytest.mark.parametrize("card", CARDS + BARE)
def test_all_words_are_large_enough_and_inside_the_text_area(card):
    block = block_of(card)
    assert drawn.outside(block, SHEET.look) == []
    assert drawn.smallest(block) >= 12


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("ink", ["colour", "grey"])
def test_cards_fit_either_paper(paper, ink):
    on = drawn.sheet(paper=paper, ink=ink)
    blocks = [block for card in drawn.pages_of(CardPage) for block in lay_out_card(card, on)]
    assert drawn.faults(drawn.pdf(blocks, on)) == []
    assert [drawn.outside(block, on.look) for block in blocks] == [[]] * len(blocks)


@pytest.mark.parametrize("card", CARDS)
def test_each_drawing_is_tagged_in_the_item_of_the_step_that_it_shows(card):
    items = tree_of(card).find("L")[0].find("LI")
    pictured = {number: item.find("Figure") for number, item in enumerate(items, 1) if item.find("Figure")}
    assert {step: [figure.entries["Alt"] for figure in figures] for step, figures in pictured.items()} == {
        plate.step: [plate.picture.alt] for plate in card.plates
    }


@pytest.mark.parametrize("card", CARDS)
def test_the_number_on_a_drawing_is_that_of_its_step(card):
    reader = Reader(drawn.pdf([block_of(card)], SHEET))
    on_drawings = re.match(r"\d*", marked_text(reader, reader.pages[0])[-1])[0]
    assert on_drawings == "".join(str(plate.step) for plate in card.plates)


@pytest.mark.parametrize("card", CARDS)
def test_drawings_of_a_card_have_one_scale_and_do_not_overlap(card):
    figures = [element for element in walk(block_of(card).tree) if element.role == "Figure"]
    boxes = [figure.bbox for figure in figures]
    metres = [SHEET.picture(plate.picture).metres for plate in card.plates]
    scales = {round((box.right - box.left) / wide, 3) for box, (wide, _) in zip(boxes, metres, strict=True)}
    assert len(scales) <= 1
    assert all(upper.bottom > lower.top for upper, lower in pairwise(boxes))


def walk(elements):
    for element in elements:
        if hasattr(element, "role"):
            yield element
            yield from walk(element.kids)


def test_the_steps_are_a_decimal_list_and_the_cautions_one_with_dots():
    steps, cautions = tree_of(card_of("cat-cow")).find("L")
    assert [found.entries["A"][0]["ListNumbering"] for found in (steps, cautions)] == ["Decimal", "Disc"]
    assert [label.text for label in steps.find("Lbl")] == ["1", "2", "3", "4", "5", "6", "7"]


def test_the_card_has_one_title_which_is_in_the_outline():
    block, card = block_of(card_of("cat-cow")), card_of("cat-cow")
    assert [mark.title for mark in block.bookmarks] == [plain(card.title)]
    assert [node.text for node in tree_of(card).find("H1")] == ["Cat-cow"]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_each_dose_is_a_paragraph_with_its_weeks_whether_in_columns_or_in_rows(count):
    card = card_of("cat-cow", drawn=False)
    doses = tuple(replace(card.doses[0], weeks=marked(f"Week {number}")) for number in range(1, count + 1))
    said = [node.text for node in tree_of(replace(card, doses=doses)).find("P")]
    assert said[1 : 1 + count] == [
        f"Week {number} Move as you breathe. Do 5 slow breaths." for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_the_weeks_of_each_dose_lead_to_the_first_of_them(count):
    card = card_of("cat-cow")
    doses = tuple(
        replace(card.doses[0], weeks=marked(f"Week {n}"), first=Pointer(f"week-{n}", f"To week {n}"))
        for n in range(1, count + 1)
    )
    links = drawn.fields(block_of(replace(card, doses=doses)), Link)
    assert [(link.target, link.contents) for link in links] == [
        (f"#week-{n}", f"To week {n}") for n in range(1, count + 1)
    ]


def test_doses_with_long_sentences_become_rows():
    card = card_of("cat-cow", drawn=False)
    long = marked("**Do 10 slow breaths on each side, then rest.**")
    doses = tuple(replace(dose, dose=(dose.dose[0], long)) for dose in card.doses)
    assert drawn.outside(block_of(replace(card, doses=doses)), SHEET.look) == []


def test_without_drawings_the_steps_take_the_whole_width():
    card = card_of("cat-cow", drawn=False)
    step = marked(
        "This is a step of some length, which needs more than the width of the column of steps, but not three lines."
    )
    lines = [one for one in drawn.ink(block_of(replace(card, steps=(step,)))) if "step of some" in one.words]
    assert lines[0].right > 0.8 * SHEET.width


def test_a_first_drawing_of_a_later_step_stands_level_with_that_step():
    card = card_of("piriformis", age=80, level="cautious", weeks=12)
    card = replace(card, plates=card.plates[:1])
    assert [plate.step for plate in card.plates] == [2]
    discs = [one for one in drawn.ink(block_of(card)) if one.words == "2"]
    assert len({disc.baseline for disc in discs}) == 1


def test_a_card_that_is_too_long_is_refused_by_name():
    card = card_of("cat-cow")
    step = marked("Press your right heel down and turn the toes of that foot out a bit, then wait.")
    with pytest.raises(PageTooFullError, match=r"^The card 'Cat-cow' is \d+ points too long for its page\.$"):
        lay_out_card(replace(card, steps=(step,) * 14), SHEET)


EMPTY = Section(title=marked("Nothing"))
NAMES = ("feel", "easier", "harder", "care")


@pytest.mark.parametrize("left_out", [names for n in range(1, 5) for names in combinations(NAMES, n)])
def test_a_section_without_content_leaves_neither_heading_nor_space(left_out):
    full = card_of("cat-cow")
    full = replace(full, harder=full.harder if not full.harder.empty else full.easier)
    card = replace(full, **dict.fromkeys(left_out, EMPTY))
    block = block_of(card)
    assert drawn.outside(block, SHEET.look) == []
    assert drawn.overlapping(block) == []
    data = drawn.pdf([block], SHEET)
    assert drawn.faults(data) == []
    tree = drawn.tree(data)
    assert list(drawn.spoken(tree)) == list(drawn.meant(card))
    assert [node.text for node in tree.find("H2")] == [
        plain(getattr(card, name).title) for name in NAMES if name not in left_out
    ]


@pytest.mark.parametrize("left_out", NAMES)
def test_three_sections_stand_in_two_columns(left_out):
    full = card_of("cat-cow")
    full = replace(full, harder=full.harder if not full.harder.empty else full.easier)
    card = replace(full, **{left_out: EMPTY})
    titles = {plain(getattr(card, name).title) for name in NAMES if name != left_out}
    lefts = {one.left for one in drawn.ink(block_of(card)) if one.words in titles}
    assert len(lefts) == 2
