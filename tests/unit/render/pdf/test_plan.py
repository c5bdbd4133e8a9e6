"""Whole plans as files: both standards, every page in the order of the document, and the same bytes again."""

from dataclasses import replace

import pytest

from planmaker.handout.document import FloorPage, SafetyPage, plain
from planmaker.render.pdf.plan import render_pdf

from .layout import drawn

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


def test_the_same_plan_gives_the_same_bytes():
    assert file_of(drawn.plan_document()) == file_of(drawn.plan_document())
