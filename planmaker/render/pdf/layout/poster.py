"""The poster: stretches in cells of equal size, and how much pain is all right.

Five to seven stretches stand in two columns, fewer in one. With an odd number in two columns the last cell has the
light of pain, otherwise a band below all cells. A drawing is as large as it can be without running into the words of
its cell: what it leaves white at its top left may lie beside them. None is much larger than the smallest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from planmaker.figure.drawing import Drawing
from planmaker.handout.document import PosterCell, PosterPage, Text, Zone, plain
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.sheet import DISC_RADIUS, PageTooFullError, Picturing, Sheet, Side
from planmaker.render.pdf.tags import Role
from planmaker.render.pdf.text import break_lines

COLUMN_GAP = 24.0
FEWEST_IN_TWO_COLUMNS = 5
CELL_AIR = 11.0
FLOOR_AIR = 9.0
INDENT = 34.0
WORDS_GAP = 8.0
LINE_AIR = 3.0
"""A drawing keeps so far from words at its left, and below words above it."""
LEAST_METRE = 36.0
"""Smaller drawings cannot be made out on a wall."""
SMALLER = 0.98
LARGEST_METRE = 280.0
LARGEST_BY_SMALLEST = 1.5
ABOUT_GAP = 8.0
FOOT_GAP = 6.0
ICONS = {"go": icons.go, "slow": icons.slow, "stop": icons.stop}
ICON_RADIUS = 13.0
RANGE_LEFT = 38.0
ACTION_GAP = 14.0
BAND_ROW, BAND_GAP = 34.0, 8.0
HIGHEST_LIGHT = 42.0

Outline: TypeAlias = Sequence[tuple[float, float]]


class _Line(NamedTuple):
    """A line of words in a cell: where it ends, at the right and at the bottom."""

    right: float
    bottom: float


class _Spot(NamedTuple):
    """Where a drawing stands, and at how many points to the metre."""

    left: float
    metre: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A cell: its left, its top and the floor of its drawing."""

    said: PosterCell
    x: float
    top: float
    floor: float
    picture: Picturing | None
    outline: Outline


def lay_out_poster(page: PosterPage, sheet: Sheet) -> tuple[Block, ...]:
    """Lay out a poster.

    Raises:
        PageTooFullError: a cell has no room for its drawing; the error names the stretch.
    """
    return (_Poster(page, sheet).drawn(),)


class _Poster:
    """A poster being laid out on its side of paper."""

    def __init__(self, page: PosterPage, sheet: Sheet) -> None:
        self.page, self.sheet = page, sheet
        self.side = Side(sheet, f"The page '{plain(page.title)}'")
        self.columns = 2 if len(page.cells) >= FEWEST_IN_TWO_COLUMNS else 1
        self.width = (sheet.width - COLUMN_GAP) / 2 if self.columns > 1 else sheet.width
        self.has_band = len(page.cells) % self.columns == 0

    def drawn(self) -> Block:
        side, page = self.side, self.page
        top = side.paragraph(page.intro, side.title(page.title, 4) - 2)
        top = side.paragraph(page.ask, top) - 12
        about = side.height(page.about, side.width, "small")
        band = self._band_height() if self.has_band else 0.0
        end = -side.depth + FOOT_GAP + about + ABOUT_GAP
        rows = -(-len(page.cells) // self.columns)
        high = (top - end - band) / rows
        cells = [self._cell(cell, n, top, high) for n, cell in enumerate(page.cells)]
        sizes = [self._spot(cell, LARGEST_METRE).metre for cell in cells if cell.picture]
        most = LARGEST_BY_SMALLEST * min(sizes, default=LARGEST_METRE)
        for n, cell in enumerate(cells):
            if n % self.columns == 0:
                self._rules(top - n // self.columns * high)
            self._draw_cell(cell, min(most, LARGEST_METRE))
        if self.has_band:
            side.rule(end + band)
            self._draw_band(end + band)
        else:
            self._draw_pain(side.width - self.width, top - (rows - 1) * high, high)
        return side.finished(side.paragraph(page.about, end - ABOUT_GAP, style="small", colour="soft"))

    def _rules(self, y: float) -> None:
        for column in range(self.columns):
            self.side.rule(y, x=column * (self.width + COLUMN_GAP), width=self.width)

    # ---- cells

    def _cell(self, said: PosterCell, number: int, top: float, high: float) -> _Cell:
        row, column = divmod(number, self.columns)
        top -= row * high
        return _Cell(
            said=said,
            x=column * (self.width + COLUMN_GAP),
            top=top - CELL_AIR,
            floor=top - high + FLOOR_AIR,
            picture=self.sheet.picture(said.picture) if said.picture else None,
            outline=outline_of(self.sheet.drawings[said.picture.drawing]) if said.picture else (),
        )

    def _lines(self, cell: _Cell) -> list[_Line]:
        """Return where the lines of a cell end; of words that wrap, the short last line leaves room beside it."""
        y, lines = cell.top, []
        for text, name in ((cell.said.name, "h2"), *((text, "tight") for text in _words(cell.said))):
            style = self.side.look.style(name)
            for line in break_lines(text, style, self.width - INDENT):
                y -= style.leading
                lines.append(_Line(INDENT + line.width, y))
        return lines

    def _spot(self, cell: _Cell, most: float) -> _Spot:
        """Return where the drawing of a cell is largest: in the middle, or at the right if that is better.

        In one column all stand at the right.

        Raises:
            PageTooFullError: it would be too small to make out.
        """
        if cell.picture is None:
            raise ValueError(f"There is no drawing of '{plain(cell.said.name)}'.")
        lines = self._lines(cell)
        wide, high = cell.picture.metres
        metre = min(most, self.width / wide, (cell.top - cell.floor) / high)
        while metre >= LEAST_METRE:
            spare = self.width - wide * metre
            for left in (spare / 2, spare) if self.columns > 1 else (spare,):
                if all(_left_above(cell, line, metre) + left >= line.right + WORDS_GAP for line in lines):
                    return _Spot(cell.x + left, metre)
            metre *= SMALLER
        raise PageTooFullError(f"'{plain(cell.said.name)}'", (LEAST_METRE - metre) * high)

    def _draw_cell(self, cell: _Cell, most: float) -> None:
        """Draw number, name, form, dose and drawing."""
        side, said, left = self.side, cell.said, cell.x + INDENT
        room = self.width - INDENT
        with side.pen.tag(Role.H2):
            radius = side.look.style("name").size * DISC_RADIUS
            icons.numbered_disc(side.pen, said.number, cell.x + radius, cell.top - radius, radius, space_after=True)
            top = side.words(said.name, cell.top, x=left, width=room, style="h2", colour="ink")
        if said.form:
            top = side.paragraph(said.form, top, x=left, width=room, style="tight")
        with side.pen.tag(Role.P):
            for sentence in said.dose[:-1]:
                top = side.words_before(sentence, top, x=left, width=room, style="tight")
            side.words(said.dose[-1], top, x=left, width=room, style="tight")
        if cell.picture:
            spot = self._spot(cell, most)
            side.figure(cell.picture, spot.left, cell.floor, spot.metre)

    # ---- how much pain is all right

    def _draw_pain(self, x: float, top: float, high: float) -> None:
        """Draw the lights below each other, in the last cell."""
        self.side.rule(top, x=x, width=self.width)
        top = self.side.heading(self.page.pain_title, top - CELL_AIR, x=x, width=self.width, style="name") - 4
        row = min(HIGHEST_LIGHT, (high - 2 * CELL_AIR - self.side.leading("name")) / len(self.page.zones))
        action = RANGE_LEFT + max(self.side.natural_width(zone.range, "name") for zone in self.page.zones) + ACTION_GAP
        for zone in self.page.zones:
            self._draw_zone(zone, x, top, row, action)
            top -= row

    def _band_height(self) -> float:
        return CELL_AIR + self.side.leading("name") + 4 + BAND_ROW

    def _draw_band(self, top: float) -> None:
        """Draw the lights beside each other."""
        side, zones = self.side, self.page.zones
        top = side.heading(self.page.pain_title, top - CELL_AIR, style="name", colour="ink") - 4
        actions = [RANGE_LEFT + side.natural_width(zone.range, "name") + BAND_GAP for zone in zones]
        widths = [left + side.natural_width(zone.action, "name") for left, zone in zip(actions, zones, strict=True)]
        gap = (side.width - sum(widths)) / (len(zones) - 1)
        x = 0.0
        for zone, action, width in zip(zones, actions, widths, strict=True):
            self._draw_zone(zone, x, top, BAND_ROW, action)
            x += width + gap

    def _draw_zone(self, zone: Zone, x: float, top: float, high: float, action: float) -> None:
        """Draw one light, read as one paragraph: pain, and what to do, which starts at x + `action`."""
        side, middle = self.side, top - high / 2
        level = middle + side.leading("name") / 2
        ICONS[zone.icon](side.pen, x + ICON_RADIUS + 1, middle - (1 if zone.icon == "slow" else 0), ICON_RADIUS)
        with side.pen.tag(Role.P):
            side.words_before(zone.range, level, x=x + RANGE_LEFT, style="name")
            side.words(zone.action, level, x=x + action, style="name")


def _words(cell: PosterCell) -> tuple[Text, ...]:
    return tuple(text for text in (cell.form, *cell.dose) if text)


def _left_above(cell: _Cell, line: _Line, metre: float) -> float:
    """Return how far from its left edge, in points, a drawing has ink above the bottom of a line of words."""
    from_floor = (line.bottom - LINE_AIR - cell.floor) / metre
    return min((left * metre for left, top in cell.outline if top > from_floor), default=math.inf)


# --------------------------------------------------------------------------- where a drawing has ink


def outline_of(drawing: Drawing) -> Outline:
    """Return the pieces that a drawing is painted with, each by its left edge and its top, in metres from its floor.

    A piece of a path lies within the box of its points.
    """
    return tuple(_pieces(drawing))


def _pieces(drawing: Drawing) -> Iterator[tuple[float, float]]:
    for shape in drawing.shapes:
        here: tuple[float, float] | None = None
        rim = shape.stroke_width / 2
        for _, *values in shape.commands:
            numbers = [float(value) for value in values]
            points = list(zip(numbers[::2], numbers[1::2], strict=True))
            box = [*([here] if here else []), *points]
            here = points[-1] if points else here
            left, top = min(x for x, _ in box) - rim, min(y for _, y in box) - rim
            yield left / drawing.units_per_metre, (drawing.height - top) / drawing.units_per_metre
