"""Page 1 on paper: the main message, the first stretches, the month, the person's own words, how to start.

The parts stand one below the other. The strip of thumbnails takes the height that the rest leaves it. Where the room
is short the strip gives way, and a plan of many weeks has its table on a side of its own. The number of a session day
stands in a disc, and is tagged with the words that say so. Stretches, weeks and the danger signs lead to their pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planmaker.handout.document import (
    DayMark,
    GlancePage,
    Run,
    Schedule,
    ScheduleRow,
    Text,
    Thumbnail,
    WriteLine,
    plain,
)
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.sheet import Sheet, Side, shared_scale
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Box, Role, table_header

MOST_WEEKS_BESIDE_STRIP = 4
MOST_WEEKS_ON_THE_PAGE = 9
LEAST_GAP, MOST_GAP = 16.0, 26.0
"""White between two parts."""
SHORT_GAP = 12.0
"""White between two parts if with more the page would lose one of them."""
HEAD_GAP = 14.0
"""White between the stop rule and what follows; a bit less, for the icon has white of its own."""

FOOT_GAP = 6.0
"""The words end so far above the text area's end, which is 2 above the rule of the footer."""
STOP_RADIUS, STOP_INDENT = 11.0, 32.0

STRIP_PAD, STRIP_INDENT, STRIP_GUTTER = 12.0, 18.0, 16.0
NAME_GAP = 6.0
HIGHEST_PICTURE, LOWEST_PICTURE = 96.0, 44.0
MOST_LARGE_NAMES = 4

ROW, SHORT_ROW = 28.0, 26.0
"""Heights of a week's row below the strip of thumbnails, the second where it saves the strip."""
LEAST_ROW, MOST_ROW = 26.0, 32.0
"""Heights of a week's row if there is no strip of thumbnails."""
LEAST_SHORT_ROW = 24.0
"""The same where it saves the table its own side."""
LEAST_ROW_ALONE, MOST_ROW_ALONE = 23.0, 40.0
"""Heights of a week's row on a side of their own: 26 rows stand on a side of Letter paper."""
DAY_WIDTH, LEAST_DAY_WIDTH = 32.0, 27.0
DAYS_GAP = 3.0
COLUMN_GAP = 12.0
WEEK_GAP = 8.0
DISC_RADIUS = 12.0
DISC_AIR = 0.5
"""White above and below a disc in the lowest rows."""
LINE_AIR = 8.0
"""White around the words of a row that has more than one line, together."""

WRITE_LINE, NEXT_WRITE_LINE = 30.0, 34.0
"""Heights for a shaky hand: 10 to 12 mm."""
WRITE_RISE = 4.0
"""The field over a line is so much higher than a line of text."""
LABEL_GAP = 8.0
LABEL_SHARE = 0.7
"""A label takes at most this part of the width; the rest is to write on."""
SECOND_LABEL_AT = 2 / 3
"""Two lines to write on share a row; the second one starts at this part of the width."""

COLUMN_GUTTER = 24.0
COLUMN_SHARES = (1 / 2, 2 / 5, 1 / 3, 3 / 10)
"""Widths that the calendar may have; the one that makes the lower pair of columns is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the page: how high it is, and how it is drawn from a top down."""

    height: float
    draw: Callable[[float], object]


def lay_out_glance(page: GlancePage, sheet: Sheet) -> tuple[Block, ...]:
    """Return page 1; if the plan has many weeks, their table follows on a side of its own.

    Raises:
        PageTooFullError: the words alone are too long.
    """
    for strip, month, gap in _arrangements(page):
        front = Front(page, sheet, gap)
        parts = front.parts(strip=strip, month=month)
        if parts is not None:
            return (front.drawn(parts), *(() if month else (_weeks_side(page, sheet),)))
    front = Front(page, sheet, SHORT_GAP)
    return front.drawn(front.least()), _weeks_side(page, sheet)


def _arrangements(page: GlancePage) -> Iterator[tuple[bool, bool, float]]:
    """Yield whether the page has thumbnails, whether it has the table of weeks, and its least gap, the best first."""
    weeks, strip = len(page.schedule.rows), bool(page.thumbnails)
    choices = [
        *([(True, True)] if strip and weeks <= MOST_WEEKS_BESIDE_STRIP else []),
        *([(False, True)] if weeks <= MOST_WEEKS_ON_THE_PAGE else []),
        *([(True, False)] if strip else []),
    ]
    for shown, month in choices:
        yield shown, month, LEAST_GAP
        yield shown, month, SHORT_GAP


class Front:
    """The first side: its parts, measured, and how they are spread over the page."""

    def __init__(self, page: GlancePage, sheet: Sheet, gap: float) -> None:
        self.page, self.gap = page, gap
        self.side = Side(sheet, plain(page.title))
        self.depth = self.side.depth - FOOT_GAP
        self.strip = Strip(self.side, page.thumbnails) if page.thumbnails else None

    def least(self) -> list[Part]:
        """Return the parts that every first side has."""
        return [self._head(), self._when(), self._goal(), self._start()]

    def parts(self, *, strip: bool, month: bool) -> list[Part] | None:
        """Return the parts of the page if they fit."""
        parts = self.least()
        if month:
            table = Month(self.side, self.page.schedule)
            room = self._free([parts[0], self._when(table), *parts[2:]]) + table.height(0.0)
            under_strip, least = (ROW, LEAST_ROW) if self.gap == LEAST_GAP else (SHORT_ROW, LEAST_SHORT_ROW)
            row = under_strip if strip else table.row_within(room, least, MOST_ROW)
            parts[1] = self._when(table, row)
        free = self._free(parts)
        if strip and self.strip:
            drawn = self.strip.part(free - self.gap)
            return [parts[0], drawn, *parts[1:]] if drawn else None
        return parts if free >= 0 else None

    def _free(self, parts: Sequence[Part]) -> float:
        """Return what is left when the parts stand as near to each other as they may."""
        return self.depth - sum(part.height for part in parts) - self.gap * (len(parts) - 1)

    def drawn(self, parts: Sequence[Part]) -> Block:
        """Draw the parts, and share the spare room out between them."""
        spare = self.depth - sum(part.height for part in parts)
        gap = max(self.gap, min(MOST_GAP, spare / (len(parts) - 1)))
        top = 0.0
        for number, part in enumerate(parts):
            top -= gap if number else 0.0
            part.draw(top)
            top -= part.height
        return self.side.finished(top)

    # ---- the parts

    def _head(self) -> Part:
        side, page = self.side, self.page
        title = side.height(page.title, side.width, "h2") + 2
        message = side.height(page.message, self._message_width(), "hero") + 6
        stop = side.height(page.stop, side.width - STOP_INDENT, "h2")
        danger = side.height(page.danger, side.width - STOP_INDENT) - (LEAST_GAP - HEAD_GAP)
        return Part(height=title + message + stop + danger, draw=self._draw_head)

    def _message_width(self) -> float:
        """Return the width of the main message, which breaks after its comma if it can."""
        side, words = self.side, plain(self.page.message)
        start, comma, _ = words.rpartition(", ")
        width = side.natural_width((Run(start + comma.strip()),), "hero") + 0.01
        two_lines = side.width < side.natural_width(self.page.message, "hero") <= 2 * width
        return width if comma and two_lines and width <= side.width else side.width

    def _draw_head(self, top: float) -> None:
        side, page = self.side, self.page
        side.pen.bookmark(plain(page.title), y=top)
        top = side.heading(page.title, top, level=1, style="h2") - 2
        top = side.paragraph(page.message, top, width=self._message_width(), style="hero") - 6
        icons.stop(side.pen, STOP_RADIUS, top - side.leading("h2") / 2, STOP_RADIUS)
        top = side.paragraph(page.stop, top, x=STOP_INDENT, style="h2", colour="ink")
        with side.pen.tag(Role.P), side.pen.link(f"#{page.safety.place}", page.safety.said):
            side.words(page.danger, top, x=STOP_INDENT)

    def _when(self, table: Month | None = None, row: float = 0.0) -> Part:
        """Return days and time, the weeks or where to find them, and what to do without time."""
        side, page = self.side, self.page
        days = _days_height(side, page.schedule)
        no_time = LINE_AIR + side.height(page.no_time, side.width) if page.no_time else 0.0
        weeks = table.height(row) if table else side.height(page.schedule.see_weeks, side.width)

        def draw(top: float) -> None:
            _draw_days(side, page.schedule, top)
            if table:
                table.draw(top - days, row)
            else:
                side.paragraph(page.schedule.see_weeks, top - days)
            side.paragraph(page.no_time, top - days - weeks - LINE_AIR)

        return Part(height=days + weeks + no_time, draw=draw)

    def _goal(self) -> Part:
        side, page = self.side, self.page
        after, where = self._second_row()
        first = _write_line_height(side, page.goal.label, side.width, WRITE_LINE)
        second = max(
            _write_line_height(side, page.after.label, after, NEXT_WRITE_LINE),
            _write_line_height(side, page.where.label, where, NEXT_WRITE_LINE),
        )
        title = side.height(page.goal_title, side.width, "h2") - 2
        return Part(height=title + first + second, draw=lambda top: self._draw_goal(top, first, second))

    def _second_row(self) -> tuple[float, float]:
        """Return the widths of the two lines to write on that share a row."""
        after = SECOND_LABEL_AT * self.side.width - LEAST_GAP
        return after, self.side.width - after - LEAST_GAP

    def _draw_goal(self, top: float, first: float, second: float) -> None:
        side, page = self.side, self.page
        after, where = self._second_row()
        top = side.heading(page.goal_title, top) + 2
        top = _write_line(side, page.goal, top, first, x=0, width=side.width, name="goal")
        _write_line(side, page.after, top, second, x=0, width=after, name="after")
        _write_line(side, page.where, top, second, x=after + LEAST_GAP, width=where, name="where")

    def _start(self) -> Part:
        share = min(COLUMN_SHARES, key=lambda share: round(self._start_height(share), 2))
        return Part(height=self._start_height(share), draw=lambda top: self._draw_start(top, share))

    def _start_widths(self, share: float) -> tuple[float, float]:
        free = self.side.width - COLUMN_GUTTER
        return share * free, (1 - share) * free

    def _start_height(self, share: float) -> float:
        left, right = self._start_widths(share)
        side, page = self.side, self.page
        return max(side.section_height(page.calendar, left, "h2"), side.section_height(page.before, right, "h2"))

    def _draw_start(self, top: float, share: float) -> None:
        left, right = self._start_widths(share)
        self.side.section(self.page.calendar, top, width=left, style="h2")
        self.side.section(self.page.before, top, x=left + COLUMN_GUTTER, width=right, style="h2")


def _label_width(side: Side, label: Text, width: float) -> float:
    return min(side.natural_width(label) + 0.01, LABEL_SHARE * width)


def _write_line_height(side: Side, label: Text, width: float, least: float) -> float:
    return max(least, side.height(label, _label_width(side, label, width)) + LABEL_GAP)


def _write_line(side: Side, line: WriteLine, top: float, height: float, *, x: float, width: float, name: str) -> float:
    """Draw a label, and beside its last line a line to write on, which is a field of that name on the screen."""
    room, bottom, body = _label_width(side, line.label, width), top - height, side.look.style("body")
    start = x + room + LABEL_GAP
    level = body.baseline(bottom + body.leading) - 3
    with side.pen.tag(Role.P):
        side.words(line.label, bottom + side.height(line.label, room), x=x, width=room)
        side.pen.rule(start, level, x + width - start, colour="field", line=side.look.lines["write"])
        box = Box(start, level, x + width, level + body.leading + WRITE_RISE)
        side.pen.entry(box, name=name, label=line.said, style="body")
    return bottom


class Strip:
    """The stretches of the first session: pictures of one scale on one ground line, their names below."""

    def __init__(self, side: Side, thumbnails: Sequence[Thumbnail]) -> None:
        self.side, self.thumbnails = side, thumbnails
        count = len(thumbnails)
        self.width = (side.width - 2 * STRIP_INDENT - (count - 1) * STRIP_GUTTER) / count
        self.pictures = [side.sheet.picture(one.picture, thumbnail=True) if one.picture else None for one in thumbnails]
        fit = all(side.natural_width(one.name) <= self.width for one in thumbnails)
        self.style = "body" if count <= MOST_LARGE_NAMES and fit else "small"
        self.names = max(side.height(one.name, self.width, self.style) for one in thumbnails)

    def part(self, room: float) -> Part | None:
        """Return the strip with pictures as large as the room allows; none if they would be too small."""
        pictures = [picture for picture in self.pictures if picture]
        frame = 2 * STRIP_PAD + self.names + (NAME_GAP if pictures else 0.0)
        most = min(HIGHEST_PICTURE, room - frame)
        if most < (LOWEST_PICTURE if pictures else 0.0):
            return None
        metre = shared_scale(pictures, self.width, most) if pictures else 0.0
        high = max((picture.size(metre)[1] for picture in pictures), default=0.0)
        return Part(height=frame + high, draw=lambda top: self._draw(top, frame + high, metre))

    def _draw(self, top: float, height: float, metre: float) -> None:
        side = self.side
        side.panel(top, height)
        names_top = top - height + STRIP_PAD + self.names - 2
        for number, (one, picture) in enumerate(zip(self.thumbnails, self.pictures, strict=True)):
            x = STRIP_INDENT + number * (self.width + STRIP_GUTTER)
            if picture:
                start = x + (self.width - picture.size(metre)[0]) / 2
                side.figure(picture, start, names_top + NAME_GAP, metre)
            name_top = names_top if picture or not metre else top - (height - self.names) / 2
            with side.pen.tag(Role.P), side.pen.link(f"#{one.card.place}", one.card.said):
                side.words(one.name, name_top, x=x, width=self.width, style=self.style, align=Align.CENTRE)


# --------------------------------------------------------------------------- days, time and weeks


def _days_stand_alone(side: Side, schedule: Schedule) -> bool:
    """Tell whether days and time leave no room beside them."""
    widths = side.natural_width(schedule.title, "h2") + side.natural_width(schedule.keep_free)
    return widths + LEAST_GAP > side.width


def _draw_days(side: Side, schedule: Schedule, top: float) -> None:
    """Draw days and time, and beside or below them how long to keep free."""
    below = side.heading(schedule.title, top)
    if _days_stand_alone(side, schedule):
        side.paragraph(schedule.keep_free, below, colour="soft")
        return
    level = top + side.look.style("h2").baseline(0) - side.look.style("body").baseline(0)
    side.paragraph(schedule.keep_free, level, colour="soft", align=Align.RIGHT)


def _days_height(side: Side, schedule: Schedule) -> float:
    """Return the height of days and time, with the white below."""
    alone = side.height(schedule.keep_free, side.width) if _days_stand_alone(side, schedule) else 0.0
    return side.height(schedule.title, side.width, "h2") + alone + DAYS_GAP


class Month:
    """The table of weeks: a row a week, a column a day."""

    def __init__(self, side: Side, schedule: Schedule) -> None:
        self.side, self.schedule = side, schedule
        rows = schedule.rows
        self.start = self._widest(schedule.week_head, [row.week for row in rows]) + WEEK_GAP
        self.days = self.start + self._widest(schedule.start_head, [row.start for row in rows]) + COLUMN_GAP
        minutes = self._widest(schedule.minutes_head, [row.minutes for row in rows]) + COLUMN_GAP
        new = self._widest(schedule.new_head, [row.new for row in rows])
        free = side.width - self.days - minutes - COLUMN_GAP - new
        self.day = max(LEAST_DAY_WIDTH, min(DAY_WIDTH, free / len(schedule.day_heads)))
        self.minutes = self.days + len(schedule.day_heads) * self.day + COLUMN_GAP
        self.new = self.minutes + minutes
        self.new_width = side.width - self.new

    def _widest(self, head: Text, cells: Sequence[Text]) -> float:
        """Return the width of a column."""
        return max(self.side.natural_width(head, "small"), *map(self.side.natural_width, cells))

    def _head_height(self) -> float:
        return self.side.leading("small") + 3

    def _row_height(self, row: ScheduleRow, least: float) -> float:
        words = self.side.height(row.new, self.new_width, "tight")
        return least if words <= self.side.leading("body") else max(least, words + LINE_AIR)

    def height(self, row: float) -> float:
        """Return the height of the table, its rows at least so high."""
        return self._head_height() + sum(self._row_height(one, row) for one in self.schedule.rows)

    def row_within(self, room: float, least: float, most: float) -> float:
        """Return the greatest whole row height from `least` to `most` with which the table fits a room, or `least`."""
        row = most
        while row > least and self.height(row) > room:
            row -= 1
        return row

    def draw(self, top: float, row: float) -> float:
        """Draw the table, its rows at least so high."""
        side = self.side
        with side.pen.tag(Role.TABLE):
            self._heads(top)
            top -= self._head_height()
            for one in self.schedule.rows:
                high = self._row_height(one, row)
                side.rule(top)
                self._row(one, top, high)
                top -= high
        side.rule(top)
        return top

    def _heads(self, top: float) -> None:
        schedule = self.schedule
        with self.side.pen.tag(Role.TR):
            self._head(schedule.week_head, top, 0.0)
            self._head(schedule.start_head, top, self.start)
            for number, head in enumerate(schedule.day_heads):
                self._head(head, top, self._day_at(number), width=self.day)
            self._head(schedule.minutes_head, top, self.minutes)
            self._head(schedule.new_head, top, self.new)

    def _head(self, text: Text, top: float, x: float, *, width: float | None = None) -> None:
        align = Align.LEFT if width is None else Align.CENTRE
        with self.side.pen.tag(Role.TH, attributes=table_header("Column")):
            self.side.words(text, top, x=x, width=width, style="small", colour="soft", align=align)

    def _day_at(self, number: int) -> float:
        return self.days + number * self.day

    def _row(self, row: ScheduleRow, top: float, high: float) -> None:
        side = self.side
        level = top - (high - side.leading("body")) / 2
        with side.pen.tag(Role.TR):
            with (
                side.pen.tag(Role.TH, attributes=table_header("Row")),
                side.pen.link(f"#{row.page.place}", row.page.said),
            ):
                side.words(row.week, level)
            with side.pen.tag(Role.TD):
                side.words(row.start, level, x=self.start, colour="soft")
            for number, day in enumerate(row.days):
                with side.pen.tag(Role.TD):
                    self._day(day, self._day_at(number), level, min(DISC_RADIUS, high / 2 - DISC_AIR))
            with side.pen.tag(Role.TD):
                side.words(row.minutes, level, x=self.minutes)
            words = side.height(row.new, self.new_width, "tight")
            with side.pen.tag(Role.TD):
                side.words(row.new, top - (high - words) / 2, x=self.new, width=self.new_width, style="tight")

    def _day(self, day: DayMark, x: float, level: float, radius: float) -> None:
        side = self.side
        if not day.session:
            side.words((Run(day.number),), level, x=x, width=self.day, colour="soft", align=Align.CENTRE)
            return
        side.pen.circle(x + self.day / 2, level - side.leading("body") / 2, radius, fill="accent")
        with side.pen.tag(Role.SPAN, actual_text=f"{day.number}, {self.schedule.session_word}"):
            number = (Run(day.number, bold=True),)
            side.words(number, level, x=x, width=self.day, colour="paper", align=Align.CENTRE)


def _weeks_side(page: GlancePage, sheet: Sheet) -> Block:
    """Return a side with the table of weeks, its rows spread over it within reason."""
    side, schedule = Side(sheet, plain(page.schedule.weeks_title)), page.schedule
    top = side.title(schedule.weeks_title, 0) - LINE_AIR
    table = Month(side, schedule)
    row = table.row_within(side.depth - FOOT_GAP + top, LEAST_ROW_ALONE, MOST_ROW_ALONE)
    return side.finished(table.draw(top, row))
