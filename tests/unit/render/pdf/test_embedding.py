"""The fonts of a file: no more than it shows, and all of that."""

import io
import re

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from planmaker.render.pdf.block import PlacedBlock
from planmaker.render.pdf.fonts import plain_font, spelled
from planmaker.render.pdf.page import Page
from planmaker.render.pdf.pen import Pen
from planmaker.render.pdf.style import Face
from planmaker.render.pdf.tags import Box, Role
from planmaker.render.pdf.truetype import subset

from . import demo
from .layout import drawn
from .reader import Reader

LOOK = demo.make_look()
NAMES = ["Anna Berg", "Łódź żółć", "Δημήτρης Παπάς", "Михаил Ёжиков", "Nguyễn"]


def write(*words, fields=False):
    pen = Pen(LOOK)
    for number, word in enumerate(words, 1):
        with pen.tag(Role.P):
            pen.text(word, 0, -20.0 * number, size=14)
            if fields:
                pen.tick_box(Box(0, -500, 20, -480), name="done", label="Done")
    placed = PlacedBlock(block=pen.block(400, 600), x=48, y=700)
    page = Page(width=LOOK.page_width, height=LOOK.page_height, placed=(placed,))
    return drawn.write_pdf([page], title="Name", language="en-GB", producer="planmaker", issued=drawn.ISSUED)


def fonts(data):
    reader = Reader(data)
    return reader, {name: reader.get(ref) for name, ref in reader.get(reader.pages[0]["Resources"])["Font"].items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_valid_and_read_as_it_was_written(name):
    data = write(name)
    assert drawn.faults(data) == []
    assert Reader(data).tree().text == name


def test_only_the_fonts_that_are_used_are_embedded():
    assert list(fonts(write("Anna"))[1]) == ["R"]
    assert list(fonts(write("Łukasz Μαρία"))[1]) == ["R", "R1", "R2"]


def test_a_greek_name_costs_little():
    assert len(write("Δημήτρης Παπάς")) < len(write("Anna Berg")) + 8000


def test_the_same_letters_make_the_same_font():
    names = [fonts(write(*words))[1]["R"]["BaseFont"] for words in (("ab", "c"), ("cab", "b"), ("abd",))]
    assert names[0] == names[1] != names[2]
    assert all(re.fullmatch(r"[A-Z]{6}\+AtkinsonHyperlegible-Regular", name) for name in names)


def test_what_may_be_typed_into_fields_is_embedded_too():
    assert fonts(write("a"))[1]["R"]["LastChar"] == ord("a")
    assert fonts(write("a", fields=True))[1]["R"]["LastChar"] == 0xFF


@pytest.mark.parametrize("char", "Aéæ½ł")
@pytest.mark.parametrize("face", list(Face))
def test_a_subset_has_the_outlines_of_its_letters_and_of_their_accents(char, face):
    ((font, _),) = spelled(char, face)
    whole = font.typeface
    cut = TTFontFile(io.BytesIO(with_names(whole, subset(whole, char, mapped=True))), validate=1)
    glyph = cut.charToGlyph[ord(char)]
    assert glyph == whole.charToGlyph[ord(char)]
    assert cut.hmetrics[glyph] == whole.hmetrics[glyph]
    assert cut.glyphPos[glyph + 1] > cut.glyphPos[glyph]


def with_names(whole, data):
    """Reportlab reads no file without the tables that PDF does without."""
    from reportlab.pdfbase.ttfonts import TTFontMaker

    count, maker = int.from_bytes(data[4:6], "big"), TTFontMaker()
    for place in range(12, 12 + 16 * count, 16):
        start, length = (int.from_bytes(data[place + at : place + at + 4], "big") for at in (8, 12))
        maker.add(data[place : place + 4].decode("ascii"), data[start : start + length])
    for tag in ("name", "OS/2", "post"):
        maker.add(tag, whole.get_table(tag))
    return maker.makeStream()


def test_a_subset_is_small():
    assert len(subset(plain_font(Face.REGULAR).typeface, "Anna Berg", mapped=True)) < 8000
