"""The file as a whole: both standards, every word tagged once and in order, the same bytes each time."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import page as validator
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from . import demo
from .reader import Reader, marked_text

LOOK = demo.make_look()
LATIN = st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_categories=["Cc", "Cf"])


def faults(data):
    """What the validator finds against either standard."""
    reports = [validator.validate_pdf_bytes(data, profile=profile) for profile in ("ua1", "2a")]
    return [(failure.rule_id, failure.message) for report in reports for failure in report.failures]


@pytest.fixture(scope="module")
def tree():
    return Reader(demo.document(LOOK)).tree()


@pytest.mark.parametrize("size", ["standard", "large"])
@pytest.mark.parametrize(("ink", "paper"), [("colour", "a4"), ("grey", "letter")])
def test_every_construct_keeps_both_standards(size, ink, paper):
    assert faults(demo.document(demo.make_look(size, ink, paper))) == []


@settings(max_examples=40, deadline=None)
@given(title=st.text(LATIN, min_size=1, max_size=40).filter(str.strip), extra=st.text(LATIN, max_size=60))
def test_any_words_keep_both_standards(title, extra):
    assert faults(demo.document(LOOK, title, extra)) == []


def test_the_validator_is_awake():
    untagged = demo.document(LOOK).replace(b"<pdfuaid:part>1", b"<pdfuaid:part>7")
    assert faults(untagged)


def test_every_word_is_tagged_once_and_in_order(tree):
    assert [element.text for element in tree.find("P")] == [
        "Hold the stretch where it feels gentle, then let go. , then let go. , then let go. , then let go.",
        *demo.STEPS,
        "Carry on",
        "Do less",
        "Stop",
        "Call",
        "Watch the video of this stretch.",
        "Back to the steps of the stretch, or to the table.",
    ]
    assert [element.text for role in ("H1", "H2", "Lbl", "TH", "TD") for element in tree.find(role)] == [
        *("Knee-to-chest stretch", "What to do", "Your weeks"),
        *("1", "2", "3"),
        *("Weeks", "What to do", "Week 1", "Week 2"),
        *(dose for _, dose in demo.WEEKS),
    ]


def test_the_tree_has_the_shape_of_the_document(tree):
    item = ("LI", "Lbl", ("LBody", "P"))
    rows = [("TR", "TH", "TH"), ("TR", "TH", "TD"), ("TR", "TH", "TD")]
    assert tree.outline() == (
        *("Document", "H1", "P", "Figure", "H2", ("L", item, item, item), "H2", ("Table", *rows)),
        *("P", "P", "P", "P", ("P", "Link"), ("P", "Link"), "Figure"),
    )


def test_furniture_is_an_artifact_and_nothing_else_is_outside_the_tree():
    reader = Reader(demo.document(LOOK))
    for number, sheet in enumerate(reader.pages, 1):
        texts = marked_text(reader, sheet)
        assert texts[-1] == f"Stop if pain reaches 6 out of 10.page {number} of 2"
        assert texts[-2] == ""


def test_every_content_finds_its_element_through_the_parent_tree():
    reader = Reader(demo.document(LOOK))
    index = reader.get(reader.get(reader.root["StructTreeRoot"])["ParentTree"])["Nums"]
    parents = dict(zip(index[::2], index[1::2], strict=True))
    for sheet in reader.pages:
        for number, owner in enumerate(parents[sheet["StructParents"]]):
            assert number in reader.get(owner)["K"]
        for annotation in map(reader.get, sheet.get("Annots", [])):
            assert reader.get(parents[annotation["StructParent"]])["S"] == "Link"


def test_a_drawing_is_stored_once_and_stamped_twice():
    data = demo.document(LOOK)
    reader = Reader(data)
    assert len(reader.get(reader.pages[0]["Resources"])["XObject"]) == 1
    assert sum(reader.stream(sheet["Contents"]).count(b" Do Q") for sheet in reader.pages) == 2


def test_a_figure_says_what_it_shows_and_where(tree):
    figure = tree.find("Figure")[0]
    assert figure.entries["Alt"] == demo.ALT
    left, bottom, right, top = figure.entries["A"][0]["BBox"]
    assert (left, round(right - left), round(top - bottom)) == (LOOK.side_margin + 20, 300, 120)


def test_links_say_where_they_lead(tree):
    outside, inside = [link.kids[-1] for link in tree.find("Link")]
    assert outside["A"]["URI"] == "https://example.org/knee?a=1&b=%282%29"
    assert outside["Contents"] == "The video of this stretch"
    assert inside["Dest"][1] == "XYZ"
    assert len(inside["QuadPoints"]) == 3 * 8


def test_the_outline_follows_the_levels_of_the_headings():
    reader = Reader(demo.document(LOOK))
    outline = reader.get(reader.root["Outlines"])
    first = reader.get(outline["First"])
    assert (outline["Count"], first["Title"], first["Count"]) == (1, "Knee-to-chest stretch", -2)
    below = [reader.get(first["First"]), reader.get(first["Last"])]
    assert [entry["Title"] for entry in below] == ["What to do", "Your weeks"]
    assert [reader.get(entry["Dest"][0]) for entry in below] == reader.pages


def test_page_labels_are_shown():
    reader = Reader(demo.document(LOOK))
    assert reader.root["PageLabels"]["Nums"] == [0, {"P": "1"}, 1, {"P": "2"}]


def test_the_same_document_has_the_same_bytes_in_every_process():
    code = (
        f"import sys; sys.path[:0] = {[str(Path(__file__).parents[4]), str(Path(__file__).parent)]!r}\n"
        "import demo; from hashlib import sha256\n"
        "print(sha256(demo.document(demo.make_look())).hexdigest())"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout.decode("ascii")
        for seed in ("1", "2")
    ]
    assert {line.strip() for line in made} == {sha256(demo.document(LOOK)).hexdigest()}


def test_a_different_document_has_a_different_identifier():
    identifiers = {Reader(demo.document(LOOK, title)).trailer["ID"][0] for title in ("One", "Two")}
    assert len(identifiers) == 2
