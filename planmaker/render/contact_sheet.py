"""A contact sheet: many drawings on one picture, all at one scale, each with its name."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from planmaker.figure.drawing import Drawing
from planmaker.render.png import paint_drawing

PIXELS_PER_METRE: Final = 230
_WIDE: Final = 2000  # pixels, before the sheet gets its size
_LABEL: Final = 26  # pixels above each row
_GAP: Final = 24
_TEXT: Final = 15
_INK: Final = "#27313F"


def write_contact_sheet(drawings: Sequence[Drawing], *, width: int) -> bytes:
    """Return a PNG of all drawings in their order, in rows that do not depend on its size.

    Args:
        drawings: with their names.
        width: in pixels; the height follows.
    """
    pictures = [
        (drawing.name, paint_drawing(drawing, width=round(drawing.width / drawing.units_per_metre * PIXELS_PER_METRE)))
        for drawing in drawings
    ]
    rows = list(_rows(pictures, _WIDE))
    heights = [max(picture.height for _, picture in row) + _LABEL + _GAP for row in rows]
    sheet = Image.new("RGB", (_WIDE, max(1, sum(heights))), "#FFFFFF")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        _place(sheet, row, top, height)
        top += height
    height = max(1, round(sheet.height * width / _WIDE))
    sheet = sheet.resize((width, height), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    sheet.save(file, "PNG", optimize=True)
    return file.getvalue()


Named = tuple[str, Image.Image]


def _rows(pictures: Sequence[Named], width: int) -> Iterator[list[Named]]:
    row: list[Named] = []
    taken = _GAP
    for name, picture in pictures:
        if row and taken + picture.width + _GAP > width:
            yield row
            row, taken = [], _GAP
        row.append((name, picture))
        taken += picture.width + _GAP
    if row:
        yield row


def _place(sheet: Image.Image, row: Sequence[Named], top: int, height: int) -> None:
    """Put a row on the sheet, its pictures standing on one line."""
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(_TEXT)
    left = _GAP
    for name, picture in row:
        pen.text((left, top + 4), name, fill=_INK, font=font)
        sheet.paste(picture, (left, top + height - _GAP - picture.height))
        left += picture.width + _GAP
