"""What a clinic's theme says on the pages, and where."""

from dataclasses import replace
from datetime import date

import pytest

from planmaker.handout.build import build_plan_document
from planmaker.handout.context import Materials
from planmaker.handout.document import LOGO, FloorPage, GlancePage, Paragraph, Picture, plain
from planmaker.handout.safety import safety_page
from planmaker.handout.templates import load_templates
from planmaker.library.load import load_library
from planmaker.model import PlanRequest, Region
from planmaker.theme import Clinic, Theme

from ...property.strategies import plan_for

LIBRARY, TEMPLATES = load_library(), load_templates("en")
PLAN = plan_for(PlanRequest(programme="lower-back", start=date(2027, 3, 15), timezone="Europe/London", health=()))
MILL = Clinic(name="Old {Mill} **Physio**", address="12 Mill Lane", phone="0113 496 0000", logo="logo.png")


def page_of(kind, **theme):
    pages = build_plan_document(PLAN, LIBRARY, TEMPLATES, theme=Theme(**theme)).pages
    return next(page for page in pages if isinstance(page, kind))


def test_the_clinic_comes_first_on_page_1_as_it_wrote_itself():
    page = page_of(GlancePage, clinic=MILL)
    logo, *words = page.elements[:5]
    assert logo == Picture(drawing=LOGO, alt="Logo of Old {Mill} **Physio**")
    assert [plain(one.text) for one in words if isinstance(one, Paragraph)] == [
        MILL.name,
        MILL.address,
        "Questions? Call us.",
        MILL.phone,
    ]


@pytest.mark.parametrize(
    ("clinic", "said"),
    [
        (Clinic(name="Mill"), ["Mill"]),
        (Clinic(name="Mill", web="mill.example"), ["Mill", "mill.example"]),
        (Clinic(name="Mill", phone="1", web="mill.example"), ["Mill", "1", "mill.example"]),
    ],
)
def test_what_a_clinic_does_not_give_has_no_place(clinic, said):
    block = page_of(GlancePage, clinic=clinic).clinic
    assert [plain(element.text) for element in block.elements] == said


def test_without_a_clinic_there_is_no_block():
    assert page_of(GlancePage).clinic is None


@pytest.mark.parametrize(
    ("clinic", "said"),
    [
        (Clinic(), "Questions? Ask your doctor or physiotherapist."),
        (Clinic(name="Mill"), "Questions? Ask Mill."),
        (Clinic(name="Mill", phone="0113"), "Questions? Call Mill, 0113."),
    ],
)
def test_the_last_page_says_whom_to_ask(clinic, said):
    assert plain(page_of(FloorPage, clinic=clinic).questions) == said


def test_notes_are_a_section_of_the_last_page():
    notes = page_of(FloorPage, notes=("Bring **this** plan.", "Braces {stay}.")).notes
    assert plain(notes.title) == "From your clinic"
    assert [plain(note) for note in notes.items] == ["Bring this plan.", "Braces {stay}."]
    assert page_of(FloorPage).notes.empty


def calls(region):
    """What the three tiers say, whom to call."""
    vocabulary = LIBRARY.vocabulary
    library = replace(LIBRARY, vocabulary=replace(vocabulary, regions={"XX": region} if region else {}))
    page = safety_page(Materials(library=library, wording=TEMPLATES.wording, drawings=frozenset()), "XX")
    return [plain(tier.call) for tier in page.tiers]


@pytest.mark.parametrize(
    ("region", "said"),
    [
        (Region(emergency="144"), ["Call 144", "Call your doctor"]),
        (Region(emergency="144", urgent="111"), ["Call 144", "Call 111"]),
        (Region(emergency="144", call="Call 144, or come in"), ["Call 144, or come in", "Call your doctor"]),
        (Region(emergency="144", urgent="1", call_today="Ask {us}"), ["Call 144", "Ask {us}"]),
        (None, ["Call your local emergency number", "Call your doctor"]),
    ],
)
def test_a_region_says_whom_to_call_by_number_or_in_its_own_words(region, said):
    assert calls(region) == [*said, "Call your doctor or physio"]
