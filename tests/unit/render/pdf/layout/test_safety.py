"""The safety page: on one side, in any region, read by urgency."""

from dataclasses import replace

import pytest

from planmaker.handout.document import SafetyPage, marked
from planmaker.render.pdf.layout.safety import lay_out_safety
from planmaker.render.pdf.sheet import PageTooFullError

from . import drawn

REGIONS = ["GB", "US", "IE", ""]


def page_in(region="GB"):
    (page,) = drawn.pages_of(SafetyPage, region=region)
    return page


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("ink", ["colour", "grey"])
def test_the_page_fits_one_side_and_keeps_both_standards(region, paper, ink):
    on = drawn.sheet(paper=paper, ink=ink)
    (block,) = lay_out_safety(page_in(region), on)
    assert drawn.outside(block, on.look) == []
    assert drawn.smallest(block) >= 12
    assert drawn.faults(drawn.pdf([block], on)) == []


@pytest.mark.parametrize("region", REGIONS)
def test_all_content_is_said_in_order(region):
    on, page = drawn.sheet(), page_in(region)
    tree = drawn.tree(drawn.pdf(lay_out_safety(page, on), on))
    assert list(drawn.spoken(tree)) == list(drawn.meant(page))


def test_the_tiers_are_headings_by_urgency_each_with_a_list():
    on = drawn.sheet()
    tree = drawn.tree(drawn.pdf(lay_out_safety(page_in(), on), on))
    assert [node.text for node in tree.find("H2")] == [
        "Get emergency help now",
        "Call a doctor today",
        "Book a visit",
        "How much pain is all right?",
    ]
    assert [len(node.find("LI")) for node in tree.find("L")] == [len(tier.items) for tier in page_in().tiers]


def test_a_light_is_one_paragraph_with_spaces_between_its_parts():
    on = drawn.sheet()
    tree = drawn.tree(drawn.pdf(lay_out_safety(page_in(), on), on))
    assert "0 to 3 Carry on. A mild pull or ache." in [node.text for node in tree.find("P")]


def test_without_colour_the_border_is_heavier_and_tiles_are_hatched():
    colour, grey = (lay_out_safety(page_in(), drawn.sheet(ink=ink))[0].operators for ink in ("colour", "grey"))
    assert (colour.count(b"\n1.8 w"), grey.count(b"\n2.6 w")) == (1, 1)
    assert grey.count(b" l S") > colour.count(b" l S") + 20


def test_in_large_print_the_page_goes_on_on_a_second_side():
    on = drawn.sheet(size="large")
    page = page_in()
    blocks = lay_out_safety(page, on)
    assert len(blocks) == 2
    assert min(map(drawn.smallest, blocks)) >= 16
    assert [drawn.outside(block, on.look) for block in blocks] == [[], []]
    data = drawn.pdf(blocks, on)
    assert drawn.faults(data) == []
    assert list(drawn.spoken(drawn.tree(data))) == list(drawn.meant(page))


def test_a_tier_that_does_not_fit_a_side_is_refused():
    page = page_in()
    tiers = tuple(replace(tier, items=(marked("A sign to know."),) * 40) for tier in page.tiers)
    with pytest.raises(PageTooFullError, match="The page 'When to stop and get help' is"):
        lay_out_safety(replace(page, tiers=tiers), drawn.sheet())
