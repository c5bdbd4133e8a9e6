"""The steps of a card and the drawings beside them, in rows: a row holds one drawing and the steps that go with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planmaker.handout.document import Plate, Text
from planmaker.render.pdf.sheet import Picturing, Sheet, Side
from planmaker.render.pdf.tags import Role, list_numbering

PICTURE_WIDTH = 204.0
PICTURE_GAP = 18.0
TALLEST_PICTURES = {1: 150.0, 2: 150.0, 3: 115.0}
"""By their number: figures on a chair would fill the column's width only at a height that leaves no room for steps."""

TALLEST_LARGE_PICTURES = {1: 230.0, 2: 200.0, 3: 145.0}
"""In large print they have a side that they share with the steps only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How much air there is, and how large the drawings are: the smaller, the more fits."""

    steps: float  # between steps
    rows: float  # between a drawing with its steps and the next
    sections: float  # between sections of a column
    above: float  # over the first row
    around: float  # over and under the rule
    scale: float = 1.0  # of the drawings


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A drawing with the step that it shows, and the steps beside it; without a drawing, all steps."""

    steps: tuple[tuple[int, Text], ...]
    picture: Picturing | None = None
    shown: int = 0


class StepRows:
    """The rows of a card: measured, and drawn with a certain fit."""

    def __init__(self, side: Side, rows: Sequence[StepRow], metre: float) -> None:
        self.side, self.rows, self.metre = side, rows, metre

    def on(self, side: Side, rows: Sequence[StepRow]) -> StepRows:
        """Return some of the rows on another side of paper, at the same scale."""
        return StepRows(side, rows, self.metre)

    def left(self, fit: Fit) -> float:
        """Return the left edge of the steps."""
        return self._picture_width(fit) + PICTURE_GAP if self.metre else 0.0

    def height(self, fit: Fit) -> float:
        """Return the height of all rows."""
        return sum(self._row_height(row, fit) + fit.rows for row in self.rows) - (fit.rows if self.rows else 0.0)

    def draw(self, top: float, fit: Fit) -> float:
        """Draw drawings and steps; return the y below the last row."""
        with self.side.pen.tag(Role.L, attributes=list_numbering("Decimal")):
            for number, row in enumerate(self.rows):
                top -= fit.rows if number else 0
                self._draw_row(row, top, fit)
                top -= self._row_height(row, fit)
        return top

    # ---- measures

    def _row_height(self, row: StepRow, fit: Fit) -> float:
        return max(self._steps_height(row.steps, fit), self._picture_height(row, fit))

    def _steps_height(self, steps: Sequence[tuple[int, Text]], fit: Fit) -> float:
        width = self.side.width - self.left(fit)
        return sum(self.side.step_height(text, width) + fit.steps for _, text in steps) - fit.steps

    def _picture_width(self, fit: Fit) -> float:
        """Return the width of the column of drawings, which narrows with them and gives its room to the steps."""
        return PICTURE_WIDTH * fit.scale

    def _picture_height(self, row: StepRow, fit: Fit) -> float:
        return row.picture.size(self.metre * fit.scale)[1] if row.picture else 0.0

    # ---- drawing

    def _draw_row(self, row: StepRow, top: float, fit: Fit) -> None:
        """Draw one drawing and the steps beside it."""
        y = top
        for number, text in row.steps:
            shown = row.picture is not None and number == row.shown
            y = self.side.step(
                number,
                text,
                y,
                x=self.left(fit),
                solid=shown,
                figure=(lambda: self._draw_picture(row, top, fit)) if shown else None,
            )
            y -= fit.steps

    def _draw_picture(self, row: StepRow, top: float, fit: Fit) -> None:
        """Draw the drawing of a row with the number of its step; with room to spare it stands a little lower."""
        if row.picture is None:
            return
        metre = self.metre * fit.scale
        width, height = row.picture.size(metre)
        spare = self._row_height(row, fit) - height
        before = [step for step in row.steps if step[0] < row.shown]
        offset = self._steps_height(before, fit) + fit.steps if before else 0.0
        offset = offset if offset <= spare else 0.0
        floor = top - offset - height - min(16.0, spare - offset)
        self.side.figure(row.picture, (self._picture_width(fit) - width) / 2, floor, metre)
        with self.side.pen.artifact():
            self.side.numbered(row.shown, 0, top - offset)


def step_rows(side: Side, steps: Sequence[Text], plates: Sequence[Plate], sheet: Sheet) -> StepRows:
    """Return steps and drawings, at the scale at which each drawing has its full size."""
    rows = _dealt(steps, plates, sheet)
    drawn = [row.picture.metres for row in rows if row.picture]
    heights = TALLEST_LARGE_PICTURES if sheet.look.is_large else TALLEST_PICTURES
    tallest = heights.get(len(drawn), min(heights.values()))
    return StepRows(side, rows, min((min(PICTURE_WIDTH / wide, tallest / high) for wide, high in drawn), default=0.0))


def _dealt(steps: Sequence[Text], plates: Sequence[Plate], sheet: Sheet) -> tuple[StepRow, ...]:
    """Deal the steps to the drawings: each takes those from its own step to the next that is drawn."""
    numbered = tuple(enumerate(steps, 1))
    if not plates:
        return (StepRow(steps=numbered),)
    plates = sorted(plates, key=lambda plate: plate.step)
    starts = [1, *(plate.step for plate in plates[1:]), len(steps) + 1]
    return tuple(
        StepRow(steps=numbered[start - 1 : end - 1], picture=sheet.picture(plate.picture), shown=plate.step)
        for plate, (start, end) in zip(plates, pairwise(starts), strict=True)
    )
