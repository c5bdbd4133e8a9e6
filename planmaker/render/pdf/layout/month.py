"""The table of weeks: a row a week, a column a day.

A row has one line; in large print it has two, and so have the heads: the date below the week, what is new below the
days. The number of a session day stands in a disc, and is tagged with the words that say so.
"""

from __future__ import annotations

from collections.abc import Sequence

from planmaker.handout.document import DayMark, Run, Schedule, ScheduleRow, Text
from planmaker.render.pdf.sheet import Side
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Role, table_header

DAY_WIDTH, LEAST_DAY_WIDTH = 32.0, 27.0
LARGE_DAY_WIDTH = 44.0
COLUMN_GAP = 12.0
WEEK_GAP = 8.0
DISC_RADIUS, LARGE_DISC_RADIUS = 12.0, 15.0
DISC_AIR = 0.5
"""White above and below a disc in the lowest rows."""
LINE_AIR = 8.0
"""White around the words of a row that has more than one line, together."""


class Month:
    """The table, measured; it may be drawn in parts."""

    def __init__(self, side: Side, schedule: Schedule) -> None:
        self.side, self.schedule, self.tall = side, schedule, side.look.is_large
        rows = schedule.rows
        weeks = self._widest(schedule.week_head, [row.week for row in rows])
        starts = self._widest(schedule.start_head, [row.start for row in rows])
        minutes = self._widest(schedule.minutes_head, [row.minutes for row in rows])
        new = self._widest(schedule.new_head, [row.new for row in rows])
        count = len(schedule.day_heads)
        if self.tall:
            self.start = 0.0
            self.days = max(weeks, starts) + COLUMN_GAP
            self.day = min(LARGE_DAY_WIDTH, (side.width - self.days - COLUMN_GAP - minutes) / count)
            self.minutes, self.new = side.width - minutes, self.days
        else:
            self.start = weeks + WEEK_GAP
            self.days = self.start + starts + COLUMN_GAP
            free = side.width - self.days - minutes - COLUMN_GAP - COLUMN_GAP - new
            self.day = max(LEAST_DAY_WIDTH, min(DAY_WIDTH, free / count))
            self.minutes = self.days + count * self.day + COLUMN_GAP
            self.new = self.minutes + minutes + COLUMN_GAP
        self.new_width = side.width - self.new

    def _widest(self, head: Text, cells: Sequence[Text]) -> float:
        """Return the width of a column."""
        return max(self.side.natural_width(head, "small"), *map(self.side.natural_width, cells))

    # ---- heights

    @property
    def first_line(self) -> float:
        """Return the height of the line of days in a row of two lines."""
        return 2 * LARGE_DISC_RADIUS

    def _head_height(self) -> float:
        return self.side.leading("small") * (2 if self.tall else 1) + 3

    def _row_height(self, row: ScheduleRow, least: float) -> float:
        words = self.side.height(row.new, self.new_width, "tight")
        if self.tall:
            return max(least, self.first_line + words + LINE_AIR)
        return least if words <= self.side.leading("body") else max(least, words + LINE_AIR)

    def height(self, row: float, rows: Sequence[ScheduleRow] | None = None) -> float:
        """Return the height of the table or of a part of it, its rows at least so high."""
        return self._head_height() + sum(self._row_height(one, row) for one in rows or self.schedule.rows)

    def row_within(self, room: float, least: float, most: float, rows: Sequence[ScheduleRow] | None = None) -> float:
        """Return the greatest whole row height from `least` to `most` with which the table fits a room, or `least`."""
        row = most
        while row > least and self.height(row, rows) > room:
            row -= 1
        return row

    # ---- drawing

    def draw(self, top: float, row: float, rows: Sequence[ScheduleRow] | None = None) -> float:
        """Draw the table or a part of it with its heads, its rows at least so high."""
        side = self.side
        with side.pen.tag(Role.TABLE):
            self._heads(top)
            top -= self._head_height()
            for one in rows or self.schedule.rows:
                high = self._row_height(one, row)
                side.rule(top)
                self._row(one, top, high)
                top -= high
        side.rule(top)
        return top

    def _heads(self, top: float) -> None:
        schedule, below = self.schedule, top - (self.side.leading("small") if self.tall else 0.0)
        with self.side.pen.tag(Role.TR):
            self._head(schedule.week_head, top, 0.0)
            self._head(schedule.start_head, below, self.start)
            for number, head in enumerate(schedule.day_heads):
                self._head(head, top, self._day_at(number), width=self.day)
            self._head(schedule.minutes_head, top, self.minutes)
            self._head(schedule.new_head, below, self.new)

    def _head(self, text: Text, top: float, x: float, *, width: float | None = None) -> None:
        align = Align.LEFT if width is None else Align.CENTRE
        with self.side.pen.tag(Role.TH, attributes=table_header("Column")):
            self.side.words(text, top, x=x, width=width, style="small", colour="soft", align=align)

    def _day_at(self, number: int) -> float:
        return self.days + number * self.day

    def _row(self, row: ScheduleRow, top: float, high: float) -> None:
        side = self.side
        words = side.height(row.new, self.new_width, "tight")
        line = self.first_line if self.tall else high
        top -= (high - line - words) / 2 if self.tall else 0.0
        level = top - (line - side.leading("body")) / 2
        with side.pen.tag(Role.TR):
            with (
                side.pen.tag(Role.TH, attributes=table_header("Row")),
                side.pen.link(f"#{row.page.place}", row.page.said),
            ):
                side.words(row.week, level)
            with side.pen.tag(Role.TD):
                if self.tall:
                    side.words(row.start, top - line, x=self.start, style="tight", colour="soft")
                else:
                    side.words(row.start, level, x=self.start, colour="soft")
            most = LARGE_DISC_RADIUS if self.tall else DISC_RADIUS
            for number, day in enumerate(row.days):
                with side.pen.tag(Role.TD):
                    self._day(day, self._day_at(number), level, min(most, line / 2 - DISC_AIR))
            with side.pen.tag(Role.TD):
                side.words(row.minutes, level, x=self.minutes)
            below = top - (line if self.tall else (high - words) / 2)
            with side.pen.tag(Role.TD):
                side.words(row.new, below, x=self.new, width=self.new_width, style="tight")

    def _day(self, day: DayMark, x: float, level: float, radius: float) -> None:
        side = self.side
        if not day.session:
            side.words((Run(day.number),), level, x=x, width=self.day, colour="soft", align=Align.CENTRE)
            return
        side.pen.circle(x + self.day / 2, level - side.leading("body") / 2, radius, fill="accent")
        with side.pen.tag(Role.SPAN, actual_text=f"{day.number}, {self.schedule.session_word}"):
            number = (Run(day.number, bold=True),)
            side.words(number, level, x=x, width=self.day, colour="paper", align=Align.CENTRE)
