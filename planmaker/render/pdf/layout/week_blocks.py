"""A week of many days in large print: a block a stretch, its boxes in a row below its words, each below its day.

The tags are those of a table without column heads. The day above a box is an artifact, because the words of the box
say the whole date; where there is no box, the day is read with the dash.
"""

from __future__ import annotations

from itertools import accumulate

from planmaker.handout.document import DayColumn, Text, WeekPage, WeekRow, plain
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.layout.week_form import Form
from planmaker.render.pdf.layout.week_parts import (
    FOOT_GAP,
    NEAR_THE_FOOT,
    draw_opening,
    draw_row_words,
    one_line,
    opening_height,
    rows_high,
    scale_of,
    tick_box,
)
from planmaker.render.pdf.sheet import Picturing, Sheet, Side
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Role, table_header

PICTURE_WIDTH = 150.0
PICTURE_GAP = 16.0
HIGHEST_BLOCK = 176.0
BOXES_GAP = 6.0
"""White between the words of a stretch and its boxes."""
LABEL_GAP = 2.0
"""White between a box and its day."""


class BlocksSide:
    """One side of a week: measured when made, then drawn."""

    def __init__(
        self,
        page: WeekPage,
        sheet: Sheet,
        form: Form,
        rows: tuple[WeekRow, ...],
        *,
        first: bool,
        last: bool,
    ) -> None:
        self.page, self.form, self.rows, self.first, self.last = page, form, rows, first, last
        self.side = Side(sheet, plain(page.title))
        self.pictures: dict[str, Picturing] = {
            row.exercise: sheet.picture(row.picture, thumbnail=True) for row in rows if row.picture
        }
        pictured = any(row.picture for row in page.rows)
        self.words = PICTURE_WIDTH + PICTURE_GAP if pictured else 0.0
        self.room = self.side.width - self.words
        self.day = self.side.width / len(page.days)
        self._measure()

    # ---- measures

    def _measure(self) -> None:
        side, page, form = self.side, self.page, self.form
        self.boxes = side.leading("small") + LABEL_GAP + form.tick_box
        fixed = opening_height(side, page, form, first=self.first) + FOOT_GAP
        if self.first:
            fixed += side.height(page.order, side.width) + self._strip_height(page.first)
        if self.last:
            fixed += self._strip_height(page.last)
        free = side.depth - fixed
        needs = [self._words_height(row) + BOXES_GAP + self.boxes + form.row_air for row in self.rows]
        self.fits = sum(needs) <= free + 0.01
        self.heights = rows_high(needs, free, HIGHEST_BLOCK)
        lowest = min(
            high - self._air(row, high) - BOXES_GAP - self.boxes
            for row, high in zip(self.rows, self.heights, strict=True)
        )
        self.metre = scale_of(list(self.pictures.values()), PICTURE_WIDTH, lowest)

    def _air(self, row: WeekRow, high: float) -> float:
        """Return the white above the words of a block, which is also that below its boxes."""
        return (high - self._words_height(row) - BOXES_GAP - self.boxes) / 2

    def _strip_height(self, text: Text) -> float:
        return self.side.height(text, self.side.width, "tight") + self.form.strip_air

    def _words_height(self, row: WeekRow) -> float:
        name = self.side.height(row.numbered_name, self.room, self.form.name)
        return name + sum(self.side.height(line, self.room, "tight") for line in self._lines(row))

    def _lines(self, row: WeekRow) -> tuple[Text, ...]:
        """Return what stands below the name: the dose, or the form and then the dose in one line if it fits."""
        if not row.form:
            return row.dose
        whole = one_line(row.dose)
        dose = (whole,) if self.side.natural_width(whole, "tight") <= self.room else row.dose
        return (row.form, *dose)

    # ---- drawing

    def drawn(self, metre: float) -> Block:
        """Draw the side, its pictures at so many points to the metre."""
        side, page = self.side, self.page
        top = draw_opening(side, page, self.form, first=self.first)
        if self.first:
            top = side.paragraph(page.order, top, colour="soft")
            side.paragraph(page.first, top - self.form.strip_air / 2, style="tight")
            top -= self._strip_height(page.first)
        tops = list(accumulate((-high for high in self.heights), initial=top))
        for y in tops[: None if self.last else -1]:
            side.rule(y)
        with side.pen.tag(Role.TABLE):
            for row, row_top, high in zip(self.rows, tops, self.heights, strict=False):
                self._block(row, row_top, high, metre)
        bottom = tops[-1]
        if self.last:
            side.paragraph(page.last, bottom - self.form.strip_air / 2, style="tight")
            bottom -= self._strip_height(page.last)
        if bottom > NEAR_THE_FOOT - side.depth:
            side.rule(bottom)
        return side.finished(bottom)

    def _block(self, row: WeekRow, top: float, high: float, metre: float) -> None:
        side = self.side
        air = self._air(row, high)
        words_bottom = top - high + air + self.boxes + BOXES_GAP
        with side.pen.tag(Role.TR):
            with side.pen.tag(Role.TH, attributes=table_header("Row")):
                draw_row_words(
                    side, row, self._lines(row), top - air, x=self.words, width=self.room, style=self.form.name
                )
            if self.words:
                with side.pen.tag(Role.TD):
                    self._picture(row, (top + words_bottom) / 2, metre)
            for number, (due, day) in enumerate(zip(row.due, self.page.days, strict=True)):
                with side.pen.tag(Role.TD):
                    self._day(row, day, number * self.day, words_bottom - BOXES_GAP, due=due)

    def _picture(self, row: WeekRow, middle: float, metre: float) -> None:
        if row.exercise in self.pictures:
            picturing = self.pictures[row.exercise]
            width, high = picturing.size(metre)
            self.side.figure(picturing, (PICTURE_WIDTH - width) / 2, middle - high / 2, metre)

    def _day(self, row: WeekRow, day: DayColumn, left: float, top: float, *, due: bool) -> None:
        """Draw a box below its day, or a dash."""
        side, size = self.side, self.form.tick_box
        box_top = top - side.leading("small") - LABEL_GAP
        if due:
            with side.pen.artifact():
                self._label(day, left, top)
            tick_box(side, self.page, row, day, (left + (self.day - size) / 2, box_top, size))
        else:
            self._label(day, left, top)
            middle = box_top - size / 2 + side.leading("body") / 2
            side.words(self.page.not_due, middle, x=left, width=self.day, colour="soft", align=Align.CENTRE)

    def _label(self, day: DayColumn, left: float, top: float) -> None:
        self.side.words_before(day.short, top, x=left, width=self.day, style="small", colour="soft", align=Align.CENTRE)
