"""One drawing by itself as a PDF page of its own size, tagged as a figure with its description."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from planmaker.figure.drawing import Drawing
from planmaker.render.pdf.block import PlacedBlock
from planmaker.render.pdf.drawing import form
from planmaker.render.pdf.link import write_pdf
from planmaker.render.pdf.look import Look
from planmaker.render.pdf.page import Page
from planmaker.render.pdf.pen import Pen

POINTS_PER_METRE: Final = 240.0
"""A person lying down is then as wide as the text of a page."""
UNITS_PER_METRE: Final = 2500
"""Finer than on a page: a picture by itself may be enlarged."""


def render_picture(drawing: Drawing, *, look: Look, alt: str, language: str, producer: str, issued: datetime) -> bytes:
    """Return a drawing as PDF/UA-1 and PDF/A-2a.

    Args:
        drawing: any.
        look: for the pen, which writes nothing here.
        alt: what the picture shows, in a sentence.
        language: of the description.
        producer: the program and its version.
        issued: when it was made.
    """
    points = POINTS_PER_METRE / drawing.units_per_metre
    width, height = drawing.width * points, drawing.height * points
    pen, made = Pen(look), form(drawing, units_per_metre=UNITS_PER_METRE)
    pen.figure(made, 0.0, 0.0, alt=alt, scale=width / made.width)
    placed = PlacedBlock(block=pen.block(width, height), x=0.0, y=height)
    page = Page(width=width, height=height, placed=(placed,), label="1")
    return write_pdf([page], title=drawing.name, language=language, producer=producer, issued=issued)
