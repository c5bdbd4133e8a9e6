"""Page 1 on paper: the main message, the first stretches, the month, the person's own words, how to start.

The parts stand one below the other. The strip of thumbnails takes the height that the rest leaves it. Where the room
is short the strip gives way, and a plan of many weeks has its table on a side of its own. Stretches, weeks and the
danger signs lead to their pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import pairwise

from planmaker.handout.document import (
    Code,
    GlancePage,
    Run,
    Schedule,
    ScheduleRow,
    Section,
    Text,
    Thumbnail,
    WriteLine,
    plain,
)
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.drawing import form
from planmaker.render.pdf.layout.clinic import ClinicHead
from planmaker.render.pdf.layout.month import Month
from planmaker.render.pdf.qr import QUIET_ZONE, qr_drawing
from planmaker.render.pdf.sheet import Sheet, Side, shared_scale
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Box, Role

MOST_WEEKS_BESIDE_STRIP = 4
MOST_WEEKS_ON_THE_PAGE = 9
LEAST_GAP, MOST_GAP = 16.0, 26.0
"""White between two parts."""
SHORT_GAP = 12.0
"""White between two parts if with more the page would lose one of them."""
TIGHT_GAP, TIGHT_PAD = 10.0, 7.0
"""White between two parts, and in the strip of thumbnails, if with more there would be no strip."""
HEAD_GAP = 14.0
"""White between the stop rule and what follows; a bit less, for the icon has white of its own."""

FOOT_GAP = 6.0
"""The words end so far above the text area's end, which is 2 above the rule of the footer."""
STOP_RADIUS, STOP_INDENT = 11.0, 32.0

STRIP_PAD, STRIP_INDENT, STRIP_GUTTER = 12.0, 18.0, 16.0
NAME_GAP = 6.0
HIGHEST_PICTURE, LOWEST_PICTURE, LOWEST_TIGHT_PICTURE = 96.0, 44.0, 38.0
MOST_LARGE_NAMES = 4

ROW, SHORT_ROW = 28.0, 26.0
"""Heights of a week's row below the strip of thumbnails, the second where it saves the strip."""
LEAST_ROW, MOST_ROW = 26.0, 32.0
"""Heights of a week's row if there is no strip of thumbnails."""
LEAST_SHORT_ROW = 24.0
"""The same where it saves the table its own side."""
LEAST_ROW_ALONE, MOST_ROW_ALONE, MOST_LARGE_ROW = 23.0, 40.0, 76.0
"""Heights of a week's row on a side of their own: 26 rows stand on a side of Letter paper."""
DAYS_GAP = 3.0
LINE_AIR = 8.0
"""White before what to do without time."""

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
COLUMN_SHARES_WITH_CODE = (1 / 2, 3 / 5)
CODE_SIZE, CODE_GAP = 72.0, 12.0
"""25 mm, without the white around it, and the least that words beside it stand apart."""
CLINIC_GAP = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the page: how high it is, and how it is drawn from a top down."""

    height: float
    draw: Callable[[float], object]


def lay_out_glance(page: GlancePage, sheet: Sheet) -> tuple[Block, ...]:
    """Return page 1; if the plan has many weeks, their table follows on a side of its own.

    In large print, and where a clinic or a name takes much room, that side also says how to start.

    Raises:
        PageTooFullError: the words alone are too long.
    """
    if sheet.look.is_large:
        return _on_more_sides(page, sheet)
    for strip, month, gap in _arrangements(page):
        front = Front(page, sheet, gap)
        parts = front.parts(strip=strip, month=month)
        if parts is not None:
            return (front.drawn(parts), *(() if month else _weeks_sides(page, sheet)))
    if len(page.schedule.rows) <= MOST_WEEKS_ON_THE_PAGE:
        return _on_more_sides(page, sheet)
    front = Front(page, sheet, SHORT_GAP)
    return front.drawn(front.least()), *_weeks_sides(page, sheet)


def _on_more_sides(page: GlancePage, sheet: Sheet) -> tuple[Block, ...]:
    """Return what to do and when, and on further sides the weeks and how to start."""
    for strip, gap in ((True, LEAST_GAP), (True, TIGHT_GAP), (False, SHORT_GAP)):
        front = Front(page, sheet, gap)
        parts = front.parts(strip=strip and front.strip is not None, month=False, start=False)
        if parts is not None:
            break
    return front.drawn(parts or front.least(start=False)), *_weeks_sides(page, sheet, start=True)


def _arrangements(page: GlancePage) -> Iterator[tuple[bool, bool, float]]:
    """Yield whether the page has thumbnails, whether it has the table of weeks, and its least gap, the best first."""
    weeks, strip = len(page.schedule.rows), bool(page.thumbnails)
    choices = [
        *([(True, True)] if strip and weeks <= MOST_WEEKS_BESIDE_STRIP else []),
        *([(False, True)] if weeks <= MOST_WEEKS_ON_THE_PAGE else []),
        *([(True, False)] if strip and weeks > MOST_WEEKS_ON_THE_PAGE else []),
    ]
    for shown, month in choices:
        yield shown, month, LEAST_GAP
        yield shown, month, SHORT_GAP
        if shown and month:
            yield shown, month, TIGHT_GAP


class Front:
    """The first side: its parts, measured, and how they are spread over the page."""

    def __init__(self, page: GlancePage, sheet: Sheet, gap: float) -> None:
        self.page, self.gap = page, gap
        self.side = Side(sheet, plain(page.title))
        self.depth = self.side.depth - FOOT_GAP
        self.strip = Strip(self.side, page.thumbnails) if page.thumbnails else None
        self.clinic = ClinicHead(self.side, page.clinic) if page.clinic else None
        self.calendar = Calendar(self.side, page.calendar, page.code)

    def least(self, *, start: bool = True) -> list[Part]:
        """Return the parts that every first side has, with how to start or without."""
        return [self._head(), self._when(), self._goal(), *([self.start()] if start else [])]

    def parts(self, *, strip: bool, month: bool, start: bool = True) -> list[Part] | None:
        """Return the parts of the page if they fit."""
        parts = self.least(start=start)
        if month:
            table = Month(self.side, self.page.schedule)
            room = self._free([parts[0], self._when(table), *parts[2:]]) + table.height(0.0)
            under_strip, least = (ROW, LEAST_ROW) if self.gap == LEAST_GAP else (SHORT_ROW, LEAST_SHORT_ROW)
            row = under_strip if strip else table.row_within(room, least, MOST_ROW)
            parts[1] = self._when(table, row)
        free = self._free(parts)
        if strip and self.strip:
            drawn = self.strip.part(free - self.gap, tight=self.gap < SHORT_GAP)
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
        clinic = self.clinic.height + CLINIC_GAP if self.clinic else 0.0
        title = side.height(page.title, side.width, "h2") + 2
        message = side.height(page.message, self._message_width(), "hero") + 6
        stop = side.height(page.stop, side.width - STOP_INDENT, "h2")
        danger = side.height(page.danger, side.width - STOP_INDENT) - (LEAST_GAP - HEAD_GAP)
        return Part(height=clinic + title + message + stop + danger, draw=self._draw_head)

    def _message_width(self) -> float:
        """Return the width of the main message, which breaks after its comma if it can."""
        side, words = self.side, plain(self.page.message)
        start, comma, _ = words.rpartition(", ")
        width = side.natural_width((Run(start + comma.strip()),), "hero") + 0.01
        two_lines = side.width < side.natural_width(self.page.message, "hero") <= 2 * width
        return width if comma and two_lines and width <= side.width else side.width

    def _draw_head(self, top: float) -> None:
        side, page = self.side, self.page
        if self.clinic:
            self.clinic.draw(top)
            top -= self.clinic.height + CLINIC_GAP
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

    def start(self) -> Part:
        """Return how to start: how the sessions get into a calendar, and what to know before."""
        shares = COLUMN_SHARES_WITH_CODE if self.page.code else COLUMN_SHARES
        share = min(shares, key=lambda share: round(self._start_height(share), 2))
        return Part(height=self._start_height(share), draw=lambda top: self._draw_start(top, share))

    def _start_widths(self, share: float) -> tuple[float, float]:
        free = self.side.width - COLUMN_GUTTER
        return share * free, (1 - share) * free

    def _start_height(self, share: float) -> float:
        left, right = self._start_widths(share)
        side, page = self.side, self.page
        return max(self.calendar.height(left), side.section_height(page.before, right, "h2"))

    def _draw_start(self, top: float, share: float) -> None:
        left, right = self._start_widths(share)
        self.calendar.draw(top, left)
        self.side.section(self.page.before, top, x=left + COLUMN_GUTTER, width=right, style="h2")


class Calendar:
    """How the sessions get into a calendar, with a QR code or without.

    The words of the code stand beside it; how to open the file stands below them, or below the code if that is lower.
    """

    def __init__(self, side: Side, section: Section, code: Code | None) -> None:
        self.side, self.section, self.code = side, section, code
        self.drawing = qr_drawing("code", code.content) if code else None
        modules = self.drawing.width - 2 * QUIET_ZONE if self.drawing else 1
        self.white = CODE_SIZE * QUIET_ZONE / modules
        self.words_left = CODE_SIZE + max(self.white, CODE_GAP)

    def height(self, width: float) -> float:
        """Return the height in a width."""
        if not self.code:
            return self.side.section_height(self.section, width, "h2")
        title = self.side.height(self.section.title, width, "h2")
        return title + min(self._beside_height(self.code, width), self._below_height(self.code, width))

    def _beside_height(self, code: Code, width: float) -> float:
        return max(
            self.white + self._words_height(code, width) + LABEL_GAP + self._how_height(width - self.words_left),
            CODE_SIZE + 2 * self.white,
        )

    def _below_height(self, code: Code, width: float) -> float:
        words = max(CODE_SIZE + 2 * self.white, self.white + self._words_height(code, width) + LABEL_GAP)
        return words + self._how_height(width)

    def _words_height(self, code: Code, width: float) -> float:
        return self.side.height(code.text, width - self.words_left, "tight")

    def _how_height(self, width: float) -> float:
        return self.side.height(self.section.paragraph, width, "tight")

    def draw(self, top: float, width: float) -> None:
        """Draw title, code, its words, and how to open the file."""
        side, code = self.side, self.code
        if code is None or self.drawing is None:
            side.section(self.section, top, width=width, style="h2")
            return
        beside = self._beside_height(code, width) <= self._below_height(code, width)
        top = side.heading(self.section.title, top, width=width)
        whole = CODE_SIZE + 2 * self.white
        made = form(self.drawing)
        side.pen.figure(made, -self.white, top, alt=code.alt, scale=whole / made.width)
        with side.pen.tag(Role.P), side.pen.link(code.url, code.alt) if code.url else nullcontext():
            room = width - self.words_left
            words = side.words(code.text, top - self.white, x=self.words_left, width=room, style="tight")
        if beside:
            how = self.section.paragraph
            side.paragraph(how, words - LABEL_GAP, x=self.words_left, width=room, style="tight")
        else:
            below = min(top - whole, words - LABEL_GAP)
            side.paragraph(self.section.paragraph, below, width=width, style="tight")


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

    def part(self, room: float, *, tight: bool = False) -> Part | None:
        """Return the strip with pictures as large as the room allows; none if they would be too small.

        Args:
            room: the height that is left.
            tight: whether white is scarce, and the pictures may be a little smaller still.
        """
        pad, lowest = (TIGHT_PAD, LOWEST_TIGHT_PICTURE) if tight else (STRIP_PAD, LOWEST_PICTURE)
        pictures = [picture for picture in self.pictures if picture]
        frame = 2 * pad + self.names + (NAME_GAP if pictures else 0.0)
        most = min(HIGHEST_PICTURE, room - frame)
        if most < (lowest if pictures else 0.0):
            return None
        metre = shared_scale(pictures, self.width, most) if pictures else 0.0
        high = max((picture.size(metre)[1] for picture in pictures), default=0.0)
        return Part(height=frame + high, draw=lambda top: self._draw(top, frame + high, metre, pad))

    def _draw(self, top: float, height: float, metre: float, pad: float) -> None:
        side = self.side
        side.panel(top, height)
        names_top = top - height + pad + self.names - 2
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


# --------------------------------------------------------------------------- the weeks by themselves


def _weeks_sides(page: GlancePage, sheet: Sheet, *, start: bool = False) -> tuple[Block, ...]:
    """Return the table of weeks on as few sides as hold it, each with rows in proportion to its room.

    Args:
        page: page 1.
        sheet: its paper.
        start: whether how to start stands below the table.
    """
    rows = page.schedule.rows
    for count in range(1, len(rows) + 1):
        sides = [WeeksSide(page, sheet, number == 0) for number in range(count)]
        if start:
            sides[-1].add_start()
        rooms = [side.room for side in sides]
        ends = [round(len(rows) * sum(rooms[:number]) / sum(rooms)) for number in range(count + 1)]
        for side, (first, end) in zip(sides, pairwise(ends), strict=True):
            side.rows = rows[first:end]
        if all(side.fits for side in sides):
            break
    return tuple(side.drawn() for side in sides)


class WeeksSide:
    """A side with weeks, its rows spread over it within reason."""

    def __init__(self, page: GlancePage, sheet: Sheet, is_first: bool) -> None:
        self.page, self.is_first = page, is_first
        self.rows: Sequence[ScheduleRow] = ()
        self.front = Front(page, sheet, LEAST_GAP)
        self.side = self.front.side
        self.side.name = plain(page.schedule.weeks_title)
        self.table = Month(self.side, page.schedule)
        self.start: Part | None = None

    def add_start(self) -> None:
        """Let how to start stand below the weeks."""
        self.start = self.front.start()

    @property
    def room(self) -> float:
        """Return the height that is free for the table."""
        title = self.side.height(self.page.schedule.weeks_title, self.side.width, "h1") + LINE_AIR
        below = self.start.height + 2 * LEAST_GAP if self.start else FOOT_GAP
        return self.side.depth - (title if self.is_first else 0.0) - below

    @property
    def fits(self) -> bool:
        """Tell whether the rows fit when they are as low as may be."""
        return self.table.height(LEAST_ROW_ALONE, self.rows) <= self.room

    def drawn(self) -> Block:
        """Draw the table and what stands below it."""
        side, top = self.side, 0.0
        if self.is_first:
            top = side.title(self.page.schedule.weeks_title, top) - LINE_AIR
        most = MOST_LARGE_ROW if side.look.is_large else MOST_ROW_ALONE
        row = self.table.row_within(self.room, LEAST_ROW_ALONE, most, self.rows)
        top = self.table.draw(top, row, self.rows)
        if self.start:
            top -= 2 * LEAST_GAP
            self.start.draw(top)
            top -= self.start.height
        return side.finished(top)
