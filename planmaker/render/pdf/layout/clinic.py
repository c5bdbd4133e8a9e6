"""The head of page 1: a clinic's logo, name and address, and at the right how to get in touch.

What does not fit beside a long name moves to the left, below the address, whichever makes the lower block.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planmaker.handout.document import ClinicBlock, Text
from planmaker.render.pdf.sheet import Side
from planmaker.render.pdf.style import Align

LOGO_BOX: Final = 36.0
LOGO_GAP: Final = 10.0
COLUMN_GAP: Final = 16.0
SOFT: Final = "soft"
STYLES: Final = {"name": "name", "address": "small", "call": "small", "phone": "body", "web": "small"}
"""The texts in the order in which they are read, and how each is set."""
ARRANGEMENTS: Final = (("call", "phone", "web"), ("call", "phone"), ())
"""What stands at the right, the best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """What stands at the right, where it starts, the width of the left column, and the height of the block."""

    right: tuple[str, ...]
    start: float
    left_width: float
    height: float


class ClinicHead:
    """The block of a clinic: how high it is, and how it is drawn from a top down."""

    def __init__(self, side: Side, clinic: ClinicBlock) -> None:
        self.side, self.clinic = side, clinic
        self.texts: Mapping[str, Text] = {name: text for name in STYLES if (text := getattr(clinic, name))}
        self.form = side.sheet.logo if clinic.logo else None
        self.scale = LOGO_BOX / max(self.form.width, self.form.height) if self.form else 0.0
        self.indent = self.form.width * self.scale + LOGO_GAP if self.form else 0.0
        self.columns = min(map(self._columns, ARRANGEMENTS), key=lambda columns: round(columns.height, 2))

    @property
    def height(self) -> float:
        """Return the height of the block."""
        return self.columns.height

    def _columns(self, right: tuple[str, ...]) -> _Columns:
        there = tuple(name for name in right if name in self.texts)
        width = max((self.side.natural_width(self.texts[name], STYLES[name]) for name in there), default=0.0)
        start = self.side.width - width - 0.01
        left_width = (start - COLUMN_GAP if there else self.side.width) - self.indent
        if left_width < self.side.width / 3:
            return _Columns(right=there, start=start, left_width=left_width, height=float("inf"))
        left = sum(self._height(name, left_width) for name in self.texts if name not in there)
        height = max(left, sum(self._height(name, width + 0.02) for name in there), self._logo_height())
        return _Columns(right=there, start=start, left_width=left_width, height=height)

    def _height(self, name: str, width: float) -> float:
        return self.side.height(self.texts[name], width, STYLES[name])

    def _logo_height(self) -> float:
        return LOGO_BOX if self.form else 0.0

    def draw(self, top: float) -> None:
        """Draw logo and words in the order in which they are read."""
        columns = self.columns
        if self.form and self.clinic.logo:
            down = (LOGO_BOX - self.form.height * self.scale) / 2
            self.side.pen.figure(self.form, 0.0, top - down, alt=self.clinic.logo.alt, scale=self.scale)
        left = [name for name in self.texts if name not in columns.right]
        left_top = self._level(top, sum(self._height(name, columns.left_width) for name in left))
        right_top = self._level(top, sum(self.side.leading(STYLES[name]) for name in columns.right))
        for name in self.texts:
            if name in columns.right:
                right_top = self._draw(name, right_top, columns.start, self.side.width - columns.start, Align.RIGHT)
            else:
                left_top = self._draw(name, left_top, self.indent, columns.left_width, Align.LEFT)

    def _level(self, top: float, height: float) -> float:
        """Return the top of a column: in the middle of the logo if it is lower than that."""
        return top - max(0.0, (self._logo_height() - height) / 2)

    def _draw(self, name: str, top: float, x: float, width: float, align: Align) -> float:
        style = STYLES[name]
        colour = SOFT if style == "small" else ""
        return self.side.paragraph(self.texts[name], top, x=x, width=width, style=style, colour=colour, align=align)
