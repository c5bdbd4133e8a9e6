"""Cards in large print: both sides of a sheet, how to do it and what is good to know, with nothing lost."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from planmaker.handout.document import CardPage, Section, marked, plain
from planmaker.render.pdf.annotation import Link
from planmaker.render.pdf.layout.card import lay_out_card
from planmaker.render.pdf.sheet import PageTooFullError

from . import drawn

SHEETS = {paper: drawn.sheet(size="large", paper=paper) for paper in ("a4", "letter")}
SHEET = SHEETS["a4"]
CARDS = [
    pytest.param(card, id=f"{case}, {card.exercise}")
    for case, choices in drawn.CASES.items()
    for card in drawn.pages_of(CardPage, **choices)
]
KNEE = next(card for card in drawn.pages_of(CardPage) if card.exercise == "knee-to-chest")


def meant(card):
    return list(drawn.meant(SimpleNamespace(elements=card.large_elements)))


@pytest.mark.parametrize("paper", SHEETS)
@pytest.mark.parametrize("card", CARDS)
def test_two_sides_keep_all_rules_and_say_all_content_in_order(card, paper):
    on = SHEETS[paper]
    how, know = drawn.sound(lay_out_card(card, on), on)
    assert list(drawn.spoken(drawn.tree(drawn.pdf([how, know], on)))) == meant(card)
    assert min(drawn.smallest(how), drawn.smallest(know)) >= 16


@pytest.mark.parametrize("card", CARDS)
def test_drawings_have_one_scale(card):
    alts = [plate.picture.alt for plate in card.plates]
    figures = [figure for block in lay_out_card(card, SHEET) for figure in drawn.figures(block)]
    boxes = [figure.bbox for figure in figures if figure.alt in alts]
    metres = [SHEET.picture(plate.picture).metres for plate in card.plates]
    scales = {round((box.right - box.left) / wide, 3) for box, (wide, _) in zip(boxes, metres, strict=True)}
    assert len(scales) == 1


def test_the_title_is_one_heading_and_one_bookmark_and_the_weeks_are_links():
    blocks = lay_out_card(KNEE, SHEET)
    assert [len(block.bookmarks) for block in blocks] == [1, 0]
    assert [node.text for node in drawn.tree(drawn.pdf(blocks, SHEET)).find("H1")] == [plain(KNEE.title)]
    links = [link.target for link in drawn.fields(blocks[0], Link)]
    assert links == [f"#{dose.first.place}" for dose in KNEE.doses]


def test_steps_that_do_not_fit_go_on_on_the_second_side_with_their_drawing():
    step = marked("Press your right heel down and turn the toes of that foot out a bit, then wait.")
    long = replace(KNEE, steps=(*KNEE.steps[:4], *[step] * 5), care=Section(title=marked("Take care")))
    long = replace(long, intro=marked("It may ease a stiff low back and help you move. " * 5))
    blocks = drawn.sound(lay_out_card(long, SHEET), SHEET)
    assert [[figure.alt for figure in drawn.figures(block)] for block in blocks] == [
        [KNEE.plates[0].picture.alt],
        [KNEE.plates[1].picture.alt, KNEE.gentler.picture.alt],
    ]
    assert list(drawn.spoken(drawn.tree(drawn.pdf(blocks, SHEET)))) == meant(long)


def test_a_card_too_long_for_two_sides_is_refused_by_name():
    step = marked("Press your right heel down and turn the toes of that foot out a bit, then wait.")
    with pytest.raises(PageTooFullError, match=r"^The card 'Knee-to-chest stretch' is \d+ points too long"):
        lay_out_card(replace(KNEE, steps=(step,) * 24), SHEET)


def test_a_dose_too_long_for_a_line_has_a_line_for_each_sentence():
    lines = [marked("**Do 10 slow breaths on each side.**"), marked("**Then rest for 20 seconds.**")]
    doses = tuple(replace(dose, dose=tuple(lines)) for dose in KNEE.doses)
    (how, _) = lay_out_card(replace(KNEE, doses=doses), SHEET)
    words = [one.words.rstrip() for one in drawn.ink(how)]
    assert words.count(plain(lines[0])) == words.count(plain(lines[1])) == len(doses)


def test_the_gentler_form_is_shown_with_its_name_beside_how_it_gets_easier():
    _, know = lay_out_card(KNEE, SHEET)
    (shown,) = drawn.figures(know)
    assert shown.alt == KNEE.gentler.picture.alt
    (name,) = [one for one in drawn.ink(know) if one.words == "With a towel."]
    (easier,) = [one for one in drawn.ink(know) if one.words == plain(KNEE.easier.title)]
    assert name.baseline < shown.bbox.bottom < shown.bbox.top < easier.baseline + 30
    assert easier.right < shown.bbox.left
