"""A week on paper: one table that says what to do and keeps the log.

A row is a stretch in doing order, a column a session. Rows of a side are equally high, so that the boxes stand on a
grid. Where the room is short the table is set denser, then the example gives its room to the doses so that each has
one line, then all white shrinks, then the table goes on on a second side, with its heads. The type never shrinks, and
the advice for the end of the week always stands below the table.

In large print the log has a side of its own. Up to four days are columns as ever; of more, the boxes stand in a row
below each stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planmaker.handout.document import WeekPage, WeekRow, plain
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.layout.week_blocks import BlocksSide
from planmaker.render.pdf.layout.week_form import BRIEF, DENSE, LARGE, LARGE_SNUG, ROOMY, SNUG, Form
from planmaker.render.pdf.layout.week_log import log_side
from planmaker.render.pdf.layout.week_parts import callout, heads
from planmaker.render.pdf.layout.week_table import TableSide
from planmaker.render.pdf.sheet import Sheet, Side

MOST_ROOMY_DAYS = 5
MOST_ROOMY_ROWS = 5


def lay_out_week(page: WeekPage, sheet: Sheet) -> tuple[Block, ...]:
    """Return a side with the week's table; more if it has too many rows for one.

    Raises:
        PageTooFullError: a single row does not fit.
    """
    if not page.rows:
        return (_week_off(page, sheet),)
    sides = _sides(page, sheet)
    metre = min((side.metre for side in sides if side.pictures), default=0.0)
    drawn = tuple(side.drawn(metre) for side in sides)
    return (*drawn, log_side(page, sheet)) if sheet.look.is_large else drawn


def _week_off(page: WeekPage, sheet: Sheet) -> Block:
    side = Side(sheet, plain(page.title))
    return side.finished(callout(side, page.new, heads(side, page, 0) - ROOMY.head_air, ROOMY))


def _sides(page: WeekPage, sheet: Sheet) -> Sequence[TableSide | BlocksSide]:
    """Choose the roomiest form that fits, on as few sides as may be."""
    sides: Sequence[TableSide | BlocksSide] = ()
    for count in range(1, len(page.rows) + 1):
        for form in _preferences(page, sheet, count):
            sides = _shared_out(page, sheet, form, count)
            if all(side.fits for side in sides):
                return sides
    return sides


def _preferences(page: WeekPage, sheet: Sheet, sides: int) -> Iterator[Form]:
    """Yield forms, the best first."""
    if sheet.look.is_large:
        yield from (LARGE, LARGE_SNUG)
        return
    if (len(page.days) <= MOST_ROOMY_DAYS or sides > 1) and len(page.rows) <= MOST_ROOMY_ROWS * sides:
        yield ROOMY
    yield from (DENSE, BRIEF, SNUG)


def _shared_out(page: WeekPage, sheet: Sheet, form: Form, count: int) -> Sequence[TableSide | BlocksSide]:
    """Share the rows out evenly; the odd ones go where most room is: to the sides without opening, or without log."""
    large = sheet.look.is_large
    kind = BlocksSide if large and page.has_many_days else TableSide
    return [
        kind(page, sheet, form, rows, first=not number, last=number == count - 1)
        for number, rows in enumerate(_dealt(page.rows, count, odd_last=large))
    ]


def _dealt(rows: tuple[WeekRow, ...], count: int, *, odd_last: bool) -> Iterator[tuple[WeekRow, ...]]:
    """Yield the rows of each side; where they do not come out even, the first sides or the last have one more."""
    ends = [len(rows) * number // count for number in range(count + 1)]
    if not odd_last:
        ends = [len(rows) - end for end in reversed(ends)]
    for start, end in pairwise(ends):
        yield rows[start:end]
