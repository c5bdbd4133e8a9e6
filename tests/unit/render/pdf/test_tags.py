"""Elements that would leave a reader without help cannot be built."""

import pytest

from planmaker.render.pdf.tags import (
    Attribute,
    Box,
    Element,
    Role,
    Slot,
    StructureError,
    list_numbering,
    slots,
    table_header,
)

BOX = Box(0, -10, 10, 0)


@pytest.mark.parametrize(
    ("role", "facts", "words"),
    [
        (Role.FIGURE, {"bbox": BOX}, "no alt text"),
        (Role.FIGURE, {"alt": "A disc."}, "where it is"),
        (Role.TH, {}, "what it heads"),
        (Role.FORM, {"kids": (Slot.CONTENT, Slot.ANNOTATION)}, "its field and nothing else"),
        (Role.L, {"kids": (Slot.CONTENT,)}, "cannot hold text"),
        (Role.L, {"kids": (Element(role=Role.P),)}, "'P' cannot stand directly in a 'L'"),
        (Role.P, {"kids": (Element(role=Role.TD),)}, "'TD' cannot stand directly in a 'P'"),
    ],
)
def test_a_wrong_element_is_refused(role, facts, words):
    with pytest.raises(StructureError, match=words):
        Element(role=role, **facts)


def test_moving_an_element_moves_the_figures_in_it_and_nothing_else():
    paragraph = Element(role=Role.P, kids=(Slot.CONTENT,))
    figure = Element(role=Role.FIGURE, alt="A disc.", bbox=BOX)
    moved = Element(role=Role.SECT, kids=(paragraph, figure)).moved(5, 7)
    assert moved.kids[0] is paragraph
    assert moved.kids[1].bbox == Box(5, -3, 15, 7)


def test_slots_are_counted_through_the_tree():
    link = Element(role=Role.LINK, kids=(Slot.CONTENT, Slot.ANNOTATION))
    tree = (Element(role=Role.P, kids=(Slot.CONTENT, link)), link)
    assert (slots(tree, Slot.CONTENT), slots(tree, Slot.ANNOTATION)) == (3, 2)


def test_attributes_name_their_owner():
    assert table_header("Row", columns=2) == (Attribute("Table", "Scope", "Row"), Attribute("Table", "ColSpan", 2))
    assert list_numbering("Disc") == (Attribute("List", "ListNumbering", "Disc"),)
