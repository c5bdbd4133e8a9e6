"""Fields: empty, named, tagged, valid, and as small in the file as may be."""

import pytest

from planmaker.render.pdf.acroform import FieldNameError
from planmaker.render.pdf.block import PlacedBlock
from planmaker.render.pdf.fonts import advances
from planmaker.render.pdf.page import Page
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.style import Face
from planmaker.render.pdf.tags import Box, Role

from . import demo
from .layout import drawn
from .reader import Reader

LOOK = demo.make_look()
WORDS = ("Easy", "OK", "Hard")


def log(*days):
    """A line of fields for each day."""
    pen = Pen(LOOK)
    for number, day in enumerate(days):
        top = -40.0 * number
        with pen.tag(Role.P):
            pen.text(day, 0, top - 14, size=14)
            pen.rect(40, top, 20, 20, stroke="field")
            pen.tick_box(Box(40, top - 20, 60, top), name=f"done-{number}", label=f"Done, {day}")
            pen.entry(Box(80, top - 20, 110, top), name=f"pain-{number}", label=f"Pain, {day}", style="body", most=2)
            for value, word in enumerate(WORDS, 1):
                box = Box(80 + 50 * value, top - 20, 120 + 50 * value, top)
                name, label = f"ease-{number}", f"Ease, {day}"
                pen.choice(box, name=name, value=value, group_label=label, label=f"{label}: {word}")
    return pen.block(300, 40 * len(days))


def write(*blocks):
    placed = tuple(PlacedBlock(block=block, x=48, y=700 - 200 * number) for number, block in enumerate(blocks))
    page = Page(width=LOOK.page_width, height=LOOK.page_height, placed=placed)
    return drawn.write_pdf([page], title="Log", language="en-GB", producer="planmaker", issued=drawn.ISSUED)


@pytest.fixture(scope="module")
def reader():
    return Reader(write(log("Mon", "Wed")))


def widgets(reader):
    return [reader.get(ref) for page in reader.pages for ref in page["Annots"]]


def test_fields_keep_both_standards():
    assert drawn.faults(write(log("Mon", "Wed"))) == []


def test_a_file_without_fields_has_no_form():
    assert "AcroForm" not in Reader(demo.document(LOOK)).root


def test_every_field_is_printed_and_says_what_it_is_for(reader):
    assert [widget["TU"] for widget in widgets(reader)[:5]] == [
        "Done, Mon",
        "Pain, Mon",
        *(f"Ease, Mon: {word}" for word in WORDS),
    ]
    assert {widget["F"] for widget in widgets(reader)} == {4}


def test_the_form_lists_every_field_once_and_groups_the_answers(reader):
    fields = [reader.get(ref) for ref in reader.root["AcroForm"]["Fields"]]
    assert [one["T"] for one in fields] == ["done-0", "pain-0", "ease-0", "done-1", "pain-1", "ease-1"]
    for group in (fields[2], fields[5]):
        kids = [reader.get(kid) for kid in group["Kids"]]
        assert all(reader.get(kid["Parent"]) is not None and kid["StructParent"] >= 0 for kid in kids)
        assert [set(kid["AP"]["N"]) for kid in kids] == [{"1", "Off"}, {"2", "Off"}, {"3", "Off"}]


def test_fields_are_empty(reader):
    for widget in widgets(reader):
        assert widget.get("V", "Off") == widget.get("AS", "Off") == "Off"
        states = widget["AP"]["N"]
        shown = states["Off"] if isinstance(states, dict) else states
        assert reader.stream(shown) in {b"", b"/Tx BMC EMC"}
    assert "NeedAppearances" not in reader.root["AcroForm"]


def test_what_is_typed_into_one_field_can_show_in_no_other(reader):
    """Some programs write into the appearance stream that is there."""
    shown = [widget["AP"]["N"].number for widget in widgets(reader) if widget.get("FT") == "Tx"]
    assert len(set(shown)) == len(shown) == 2


def test_equal_boxes_share_what_they_show(reader):
    ticks = [widget["AP"]["N"]["Yes"].number for widget in widgets(reader) if widget.get("T", "").startswith("done")]
    assert len(set(ticks)) == 1
    assert b" RG " in reader.stream(widgets(reader)[0]["AP"]["N"]["Yes"])


def test_what_is_typed_is_set_in_an_embedded_font_that_has_letters_with_accents(reader):
    form = reader.root["AcroForm"]
    (name,) = form["DR"]["Font"]
    assert widgets(reader)[1]["DA"].startswith(f"/{name} 14 Tf")
    typed = reader.get(form["DR"]["Font"][name])
    assert typed["Encoding"] == "WinAnsiEncoding"
    assert "FontFile2" in reader.get(typed["FontDescriptor"])
    for char in "éß€":
        code = char.encode("cp1252")[0]
        assert typed["Widths"][code - typed["FirstChar"]] == pytest.approx(1000 * advances(Face.REGULAR)[char])


@pytest.mark.parametrize("twice", ["done-0", "pain-0", "ease-0: 1"])
def test_two_fields_of_one_name_are_refused(twice):
    def one():
        pen, box = Pen(LOOK), Box(0, -20, 20, 0)
        with pen.tag(Role.P):
            pen.text("Mon", 0, -14, size=14)
            if twice.startswith("done"):
                pen.tick_box(box, name="done-0", label="Done")
            elif twice.startswith("pain"):
                pen.entry(box, name="pain-0", label="Pain", style="body")
            else:
                pen.choice(box, name="ease-0", value=1, group_label="Ease", label="Easy")
        return pen.block(100, 20)

    with pytest.raises(FieldNameError, match=twice):
        write(one(), one())
