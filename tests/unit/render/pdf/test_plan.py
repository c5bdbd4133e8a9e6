"""Whole plans as files: both standards, every page in the order of the document, and the same bytes again."""

from dataclasses import replace

import pytest

from planmaker.handout.document import FloorPage, SafetyPage, plain
from planmaker.render.pdf.plan import render_pdf

from .layout import drawn
from .reader import Reader

PLANS = {
    "usual": {},
    "on a chair": {"place": "chair"},
    "hip rules": {"health": ("hip-rules",)},
    "not kneeling": {"avoid": ("kneeling",)},
    "not drawn": {"drawn": False},
}


def file_of(document, **look):
    on = drawn.sheet(**look)
    return render_pdf(document, look=on.look, drawings=on.drawings, producer="planmaker", issued=drawn.ISSUED)


def titles(data):
    return [node.text for node in drawn.tree(data).find("H1")]


@pytest.mark.parametrize("choices", PLANS.values(), ids=PLANS)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_plan_keeps_both_standards_and_the_order_of_its_pages(choices, paper):
    document = drawn.plan_document(**choices)
    data = file_of(document, paper=paper)
    assert drawn.faults(data) == []
    assert titles(data) == [plain(page.title) for page in document.pages]


def test_the_safety_page_may_stand_anywhere():
    document = drawn.plan_document()
    safety = [page for page in document.pages if isinstance(page, SafetyPage)]
    others = [page for page in document.pages if not isinstance(page, SafetyPage)]
    assert isinstance(others[-1], FloorPage)
    for place in (1, len(others)):
        pages = (*others[:place], *safety, *others[place:])
        data = file_of(replace(document, pages=pages))
        assert drawn.faults(data) == []
        assert titles(data) == [plain(page.title) for page in pages]


@pytest.mark.parametrize("choices", [{}, {"days": 7, "level": "athlete"}, {"weeks": 12}], ids=["usual", "7 days", "12"])
def test_every_field_has_a_name_of_its_own_and_stands_in_the_tree_once(choices):
    data = file_of(drawn.plan_document(**choices))
    assert drawn.faults(data) == []
    reader = Reader(data)
    fields = [reader.get(ref) for ref in reader.root["AcroForm"]["Fields"]]
    names = [field["T"] for field in fields]
    assert len(set(names)) == len(names)
    assert {"goal", "after", "where"} < set(names)
    widgets = [ref.number for page in reader.pages for ref in page.get("Annots", [])]
    on_pages = [number for number in widgets if reader.read(number)[0]["Subtype"] == "Widget"]
    in_form = [kid.number for ref in reader.root["AcroForm"]["Fields"] for kid in reader.get(ref).get("Kids", [ref])]
    assert sorted(on_pages) == sorted(in_form)
    held = [form.entries["K"][0]["Obj"].number for form in reader.tree().find("Form")]
    assert held == on_pages
    assert all(reader.read(number)[0]["TU"].strip() for number in held)
    assert {page["Tabs"] for page in reader.pages} == {"S"}


def test_links_lead_from_weeks_to_cards_and_back():
    document = drawn.plan_document()
    reader = Reader(file_of(document))
    leads = {}
    for page, side in zip(document.pages, reader.pages, strict=True):
        links = [one for ref in side.get("Annots", []) if (one := reader.get(ref))["Subtype"] == "Link"]
        leads[plain(page.title)] = [
            (one["Contents"], plain(document.pages[reader.pages.index(reader.get(one["Dest"][0]))].title))
            for one in links
        ]
    assert leads["Week 1"] == [
        ("To the card of Cat-cow", "Cat-cow"),
        ("To the card of Pelvic tilt", "Pelvic tilt"),
        ("To the card of Figure four", "Piriformis (figure four)"),
        ("To the card of Knee-to-chest", "Knee-to-chest stretch"),
    ]
    assert leads["Cat-cow"][0] == ("To week 1", "Week 1")
    front = leads[plain(document.pages[0].title)]
    assert front[0] == ("To the page “When to stop and get help”", "When to stop and get help")
    assert front[-4:] == [(f"To week {number}", f"Week {number}") for number in (1, 2, 3, 4)]


def test_weeks_and_cards_are_chapters_of_the_outline():
    reader = Reader(file_of(drawn.plan_document()))

    def titles_below(entry):
        below, ref = [], entry.get("First")
        while ref:
            entry = reader.get(ref)
            below.append((entry["Title"], [title for title, _ in titles_below(entry)]))
            ref = entry.get("Next")
        return below

    outline = titles_below(reader.get(reader.root["Outlines"]))
    assert [title for title, _ in outline] == [
        "4-week back stretch plan",
        "When to stop and get help",
        "Week by week",
        "Stretch by stretch",
        "Down to the floor and up again",
    ]
    assert outline[2][1] == ["Week 1", "Week 2", "Week 3", "Week 4"]
    assert outline[3][1][0] == "Cat-cow"


def test_the_same_plan_gives_the_same_bytes():
    assert file_of(drawn.plan_document()) == file_of(drawn.plan_document())
