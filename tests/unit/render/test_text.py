"""The pages as plain text: whole, in reading order, and in lines that fit a terminal."""

import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from planmaker.handout.document import (
    Cell,
    Heading,
    Items,
    Paragraph,
    Picture,
    Run,
    Table,
    WriteLine,
    marked,
    plain,
    rich,
)
from planmaker.model import PlanRequest
from planmaker.planner import make_plan
from planmaker.render.text import WIDTH, render_text
from planmaker.resources import zone
from planmaker.workflow import open_studio, plan_document

from ...property.strategies import plans

GOLDEN = Path(__file__).parents[2] / "golden" / "plan-default.txt"
STUDIO = open_studio()


class Sheet:
    """A page of these elements."""

    def __init__(self, *elements):
        self.elements = elements


class Pages:
    """A document of one page."""

    def __init__(self, *elements):
        self.pages = (Sheet(*elements),)


def said(*elements):
    return render_text(Pages(*elements)).decode("utf-8")


def words_of(text):
    return re.findall(r"\w+", text)


def texts(element):
    """Every text of an element that is for reading; what a box is for is said by its row and column."""
    match element:
        case Heading() | Paragraph():
            yield plain(element.text)
        case WriteLine():
            yield plain(element.label)
        case Picture():
            yield element.alt
        case Items():
            for label, text in element.items:
                yield from (label, plain(text))
        case Table():
            yield from (plain(cell.text) for cell in element.head[element.row_heads :])
            for row in element.rows:
                yield from (plain(cell.text) for cell in row)


# --------------------------------------------------------------------------- the whole


def test_the_default_plan_is_as_reviewed():
    request = PlanRequest(programme="lower-back", start=date(2027, 3, 15), timezone="Europe/London", name="Anna")
    library = replace(STUDIO.library, version="0" * 12)  # the version changes with every byte of the content
    studio = replace(STUDIO, library=library)
    plan = make_plan(request, library, zone=zone("Europe/London"), issued=datetime(2027, 3, 1, 9, 0, tzinfo=UTC))
    text = render_text(plan_document(studio, plan))
    if os.environ.get("PLANMAKER_UPDATE_GOLDEN"):
        GOLDEN.write_bytes(text)
    assert text == GOLDEN.read_bytes(), "review the difference, then run again with PLANMAKER_UPDATE_GOLDEN=1"


@settings(max_examples=25, deadline=None)
@given(plans())
def test_every_word_of_the_document_is_in_the_text_in_reading_order(plan):
    document = plan_document(STUDIO, plan)
    there = iter(words_of(render_text(document).decode("utf-8")))
    for page in document.pages:
        for element in page.elements:
            if not isinstance(element, Table):
                wanted = [word for text in texts(element) for word in words_of(text)]
                assert all(word in there for word in wanted), element


@settings(max_examples=25, deadline=None)
@given(plans())
def test_every_word_of_every_table_is_in_the_text(plan):
    document = plan_document(STUDIO, plan)
    there = set(words_of(render_text(document).decode("utf-8")))
    for table in (e for page in document.pages for e in page.elements if isinstance(e, Table)):
        assert {word for text in texts(table) for word in words_of(text)} <= there
        pictures = [cell.picture for row in table.rows for cell in row if cell.picture]
        assert {word for picture in pictures for word in words_of(picture.alt)} <= there


@settings(max_examples=25, deadline=None)
@given(plans())
def test_no_line_is_wider_than_a_terminal_and_none_ends_in_a_blank(plan):
    for line in render_text(plan_document(STUDIO, plan)).decode("utf-8").splitlines():
        assert len(line) <= WIDTH
        assert line == line.rstrip()


# --------------------------------------------------------------------------- the parts


def test_headings_are_underlined_by_level():
    assert said(Heading(level=1, text=rich("Week 1"))) == "Week 1\n======\n"
    assert said(Heading(level=2, text=rich("After"))) == "After\n-----\n"
    assert said(Heading(level=3, text=rich("Note"))) == "Note\n"


def test_a_long_heading_is_wrapped_and_its_line_is_as_wide_as_its_widest_line():
    first, second, line = said(Heading(level=1, text=rich("word " * 20))).splitlines()
    assert (len(first), len(second)) == (74, 24)
    assert line == "=" * 74


def test_a_picture_is_its_alt_text_in_brackets():
    assert said(Picture(drawing="x", alt="A person lies down.")) == "[A person lies down.]\n"


def test_lists_have_numbers_or_hyphens_and_hang():
    long = "word " * 20
    assert said(Items(items=(("1", rich("Sit.")), ("2", rich("Stand."))))) == "1. Sit.\n2. Stand.\n"
    first, second = said(Items(items=(("", rich(long)),))).splitlines()
    assert first.startswith("- word")
    assert second.startswith("  word")


def test_a_line_to_write_on_ends_at_the_right_margin():
    assert said(WriteLine(label=rich("My goal"))) == "My goal " + "_" * (WIDTH - 8) + "\n"


def test_a_bold_label_is_set_off_by_a_colon_and_a_bold_word_is_not():
    label = (*marked("**Pain**"), Run(" "), *marked("Write a number."))
    assert said(Paragraph(text=label)) == "Pain: Write a number.\n"
    assert said(Paragraph(text=marked("**Stop** if it hurts."))) == "Stop if it hurts.\n"
    sentence = (*marked("**Stop.**"), Run(" "), *marked("Rest."))
    assert said(Paragraph(text=sentence)) == "Stop. Rest.\n"


def test_a_table_row_makes_sense_alone():
    table = Table(
        head=(Cell(text=rich("Stretch")), Cell(text=rich("Mon 15")), Cell(text=rich("Wed 17")), Cell(text=rich("New"))),
        rows=((Cell(text=rich("1. Sphinx")), Cell(box="Done"), Cell(text=rich("–")), Cell(text=rich("longer"))),),  # noqa: RUF001 - as it is printed
    )
    assert said(table) == "1. Sphinx\n    Mon 15 [ ], Wed 17 –, New: longer\n"  # noqa: RUF001 - as it is printed


def test_a_box_is_never_broken_over_two_lines():
    days = [Cell(text=rich(f"Day {number}")) for number in range(30)]
    table = Table(head=(Cell(), *days), rows=((Cell(text=rich("x")), *(Cell(box="Done") for _ in days)),))
    text = said(table)
    assert text.count("[ ]") == 30
    assert max(map(len, text.splitlines())) <= WIDTH


def test_hyphenated_and_very_long_words_are_not_broken():
    text = said(Paragraph(text=rich("x" * 70 + " knee-to-chest " + "y" * 200)))
    assert text.splitlines() == ["x" * 70, "knee-to-chest", "y" * 200]


@pytest.mark.parametrize("element", [Paragraph(text=()), Paragraph(text=rich("  "))])
def test_an_empty_paragraph_leaves_no_gap(element):
    assert said(Paragraph(text=rich("a")), element, Paragraph(text=rich("b"))) == "a\n\nb\n"
