"""QR codes: a telephone reads from paper what was put in."""

import io

import pytest
import zxingcpp
from PIL import Image

from planmaker.errors import UsageError
from planmaker.figure.palette import in_grey
from planmaker.render.pdf.qr import MOST_BYTES, QUIET_ZONE, qr_drawing
from planmaker.render.png import write_png


def read(drawing):
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(write_png(drawing, width=500))).convert("L"))
    return found.text


@pytest.mark.parametrize(
    "text", ["https://clinic.example", "BEGIN:VEVENT\r\nSUMMARY:Übung\r\nEND:VEVENT", "x" * MOST_BYTES]
)
def test_a_code_is_read_in_colour_and_in_grey(text):
    drawing = qr_drawing("code", text)
    assert read(drawing) == text
    assert read(in_grey(drawing)) == text


def test_around_a_code_is_white():
    drawing = qr_drawing("code", "https://clinic.example")
    ground, code = drawing.shapes
    assert (ground.fill, code.fill) == ("#FFFFFF", "#000000")
    places = [number for command in code.commands for number in command[1:]]
    assert min(places) == QUIET_ZONE
    assert max(places) == drawing.width - QUIET_ZONE


def test_a_text_that_makes_the_code_too_fine_is_refused():
    with pytest.raises(UsageError, match="too long for a QR code"):
        qr_drawing("code", "x" * (MOST_BYTES + 1))
