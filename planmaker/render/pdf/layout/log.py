"""The log on paper: a row a session, weeks apart from each other, on as many sides as it needs.

Rows are as high as the side allows, between what a shaky hand needs and what looks like a log. A week is never split,
and every side has its heads. The example is an artifact: read out as cells of the table it would pass for an entry, and
what it shows is said in words above. What is ticked or circled on paper can be filled in on the screen too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from planmaker.handout.document import LogPage, LogRow, LogZone, Run, Text, plain
from planmaker.render.pdf import icons
from planmaker.render.pdf.block import Block
from planmaker.render.pdf.sheet import PageTooFullError, Sheet, Side
from planmaker.render.pdf.style import Align
from planmaker.render.pdf.tags import Box, Role, table_header

DATE_END = 104.0
DONE_WIDTH = 40.0
DONE_LEFT = 104.0
"""The column of ticks starts here, or further right if a date is long."""
DATE_GAP = 6.0
"""At least so much stands at either side of a box to tick."""
PAIN_LEFT = 158.0
PAIN_WIDTH = 20.0
ZONE_GAP = 4.0
EASE_GAP = 12.0
"""Between the numbers and the words."""
LOWEST_ROW, HIGHEST_ROW = 34.0, 64.0
EXAMPLE_ROW = 36.0
WEEK_GAP = 8.0
FOOT_GAP = 6.0
TICK_BOX = 24.0
TICK_RADIUS = 9.0
ICON_RADIUS = 9.5
ICON_ROW = 22.0
RING_HEIGHT = 22.0
RING_REACH = 5.0
ICONS = {"go": icons.go, "slow": icons.slow, "stop": icons.stop}
HATCH_STEPS = {"slow": 11.0, "stop": 5.5}
"""Without colour the ground of a zone is plain, hatched widely or hatched closely."""
DATE_LETTERS = 20

Week = Sequence[LogRow]


def lay_out_log(page: LogPage, sheet: Sheet) -> tuple[Block, ...]:
    """Lay out the log.

    Raises:
        PageTooFullError: not even a week fits a side, or a date leaves no room for its box.
    """
    for count in range(1, len(page.weeks) + 1):
        sides = [_Side(page, sheet, share, first=n == 0) for n, share in enumerate(_shares(page.weeks, count))]
        if all(side.row >= LOWEST_ROW for side in sides):
            break
    row = min(side.row for side in sides)
    return tuple(side.drawn(row) for side in sides)


def _shares(weeks: Sequence[Week], count: int) -> list[Sequence[Week]]:
    """Share the weeks out evenly to so many sides; the first take the odd ones."""
    fewest, more = divmod(len(weeks), count)
    ends = accumulate((fewest + (number < more) for number in range(count)), initial=0)
    return [weeks[start:end] for start, end in pairwise(ends)]


class _Side:
    """A side of the log; the first has the title as a heading, the others repeat it for the eye."""

    def __init__(self, page: LogPage, sheet: Sheet, weeks: Sequence[Week], *, first: bool) -> None:
        self.page, self.weeks, self.first = page, weeks, first
        self.side = Side(sheet, plain(page.title))
        side = self.side
        self.done_left = self._done_left()
        self.head = ICON_ROW + side.leading("small") + 6
        self.opening = 4 + side.leading("h1") + 2 + side.height(page.intro, side.width) + 12
        rows = sum(map(len, weeks))
        room = side.depth - self.opening - self.head - EXAMPLE_ROW - len(weeks) * WEEK_GAP - FOOT_GAP
        self.row = min(HIGHEST_ROW, room / rows)

    def drawn(self, row: float) -> Block:
        """Draw the side with rows of that height."""
        side, page = self.side, self.page
        if self.first:
            top = side.paragraph(page.intro, side.title(page.title, 4) - 2) - 12
        else:
            with side.pen.artifact():
                side.words(page.title, 4, style="h1")
                side.words(page.intro, 4 - side.leading("h1") - 2)
            top = -self.opening + 8
        table = top - self.head
        end = table - EXAMPLE_ROW - len(self.weeks) * WEEK_GAP - sum(map(len, self.weeks)) * row
        for zone in page.zones:
            self._ground(zone, table, end)
        self._example(table)
        with side.pen.tag(Role.TABLE):
            self._heads(top)
            y = table - EXAMPLE_ROW
            for week in self.weeks:
                side.rule(y - WEEK_GAP / 2, strong=True)
                y -= WEEK_GAP
                for number, one in enumerate(week):
                    if number:
                        side.rule(y)
                    self._row(one, y, row)
                    y -= row
        return side.finished(end)

    # ---- places

    def _done_left(self) -> float:
        """Return where the column of ticks starts: clear of the widest date of the whole log, which never wraps.

        Raises:
            PageTooFullError: the box would run into the numbers of pain.
        """
        side = self.side
        days = [row.day for week in self.page.weeks for row in week if row.day]
        widest = max(days, key=side.natural_width, default=())
        tick = (side.natural_width(widest) if widest else 0.0) + DATE_GAP
        over = tick + TICK_BOX + DATE_GAP - PAIN_LEFT
        if over > 0:
            raise PageTooFullError(f"'{plain(widest)}'", over)
        return max(DONE_LEFT, tick - (DONE_WIDTH - TICK_BOX) / 2)

    def _number_left(self, number: int) -> float:
        """Return where the column of a number of pain starts; zones stand a little apart."""
        before = sum(number > max(zone.numbers) for zone in self.page.zones)
        return PAIN_LEFT + number * PAIN_WIDTH + before * ZONE_GAP

    def _ease_places(self) -> list[tuple[float, float]]:
        """Return x and width of each word, spread over what is left."""
        left = self._number_left(max(self.page.zones[-1].numbers)) + PAIN_WIDTH + EASE_GAP
        widths = [self.side.natural_width(word) for word in self.page.ease_words]
        gap = (self.side.width - left - sum(widths) - 2) / (len(widths) - 1)
        return [(left + sum(widths[:n]) + n * gap, width) for n, width in enumerate(widths)]

    # ---- grounds

    def _ground(self, zone: LogZone, top: float, end: float) -> None:
        """Draw the ground of a zone; without colour it is hatched, the more the worse."""
        side = self.side
        left, width = self._number_left(zone.numbers[0]), len(zone.numbers) * PAIN_WIDTH
        if not side.look.is_grey:
            side.pen.rect(left, top, width, top - end, fill=f"{zone.icon}_tint", radius=4)
            return
        if zone.icon in HATCH_STEPS:
            box = Box(left, end, left + width, top)
            with side.pen.artifact(), side.pen.clip(box, radius=4):
                side.pen.hatch(box, step=HATCH_STEPS[zone.icon], colour="rule", line=0.45)
        side.pen.rect(left, top, width, top - end, stroke="rule", line=0.8, radius=4)

    def _example(self, top: float) -> None:
        """Draw a session as somebody has filled it in."""
        side, page = self.side, self.page
        middle = top - EXAMPLE_ROW / 2
        level = middle + side.leading("body") / 2
        with side.pen.artifact():
            side.words(page.example, level, colour="soft")
            icons.tick(side.pen, self.done_left + DONE_WIDTH / 2, middle, TICK_RADIUS)
            for number in (number for zone in page.zones for number in zone.numbers):
                circled = number == page.pain_example
                self._number(number, level, bold=circled)
                if circled:
                    self._ring(self._number_left(number) + PAIN_WIDTH / 2, middle, 10.0)
            for number, ((x, width), word) in enumerate(zip(self._ease_places(), page.ease_words, strict=True), 1):
                side.words(word, level, x=x)
                if number == page.ease_example:
                    self._ring(x + width / 2, middle, width / 2 + RING_REACH)

    def _ring(self, x: float, y: float, reach: float) -> None:
        self.side.pen.ellipse(x, y, reach, RING_HEIGHT / 2, stroke="ink", line=1.7)

    def _number(self, number: int, level: float, *, bold: bool = False, before: bool = False) -> None:
        text: Text = (Run(str(number), bold),)
        draw = self.side.words_before if before else self.side.words
        draw(text, level, x=self._number_left(number), width=PAIN_WIDTH, align=Align.CENTRE)

    # ---- the table

    def _heads(self, top: float) -> None:
        """Draw the heads: those of the zones with their icons above."""
        side, page = self.side, self.page
        level = top - ICON_ROW
        with side.pen.tag(Role.TR):
            self._head(page.session_head, level, 0.0, DATE_END)
            self._head(page.done_head, level, self.done_left, DONE_WIDTH, align=Align.CENTRE)
            for zone in page.zones:
                left, width = self._number_left(zone.numbers[0]), len(zone.numbers) * PAIN_WIDTH
                drop = 1 if zone.icon == "slow" else 0
                ICONS[zone.icon](side.pen, left + width / 2, top - ICON_RADIUS - drop, ICON_RADIUS)
                self._head(zone.word, level, left - 10, width + 20, colour="ink", align=Align.CENTRE)
            x, _ = self._ease_places()[0]
            self._head(page.ease_head, level, x, side.width - x)

    def _head(
        self, text: Text, top: float, x: float, width: float, *, colour: str = "soft", align: Align = Align.LEFT
    ) -> None:
        with self.side.pen.tag(Role.TH, attributes=table_header("Column")):
            self.side.words(text, top, x=x, width=width, style="small", colour=colour, align=align)

    def _row(self, row: LogRow, top: float, high: float) -> None:
        side, page, pen = self.side, self.page, self.side.pen
        middle = top - high / 2
        level = middle + side.leading("body") / 2
        with pen.tag(Role.TR):
            with pen.tag(Role.TH, attributes=table_header("Row")):
                self._day(row, level, middle)
            with pen.tag(Role.TD):
                left = self.done_left + (DONE_WIDTH - TICK_BOX) / 2
                side.box(left, middle + TICK_BOX / 2, TICK_BOX, TICK_BOX)
                box = Box(left, middle - TICK_BOX / 2, left + TICK_BOX, middle + TICK_BOX / 2)
                pen.tick_box(box, name=f"done-{row.key}", label=page.said(page.done_box, row))
            for zone in page.zones:
                with pen.tag(Role.TD):
                    self._pain(row, zone, level, middle)
            with pen.tag(Role.TD):
                self._ease(row, level, middle)

    def _day(self, row: LogRow, level: float, middle: float) -> None:
        side = self.side
        side.words(row.day, level, width=self.done_left + DONE_WIDTH)
        if row.is_blank:
            left = side.natural_width(row.day) + 6 if row.day else 0.0
            foot = middle - 8
            side.pen.rule(left, foot, DATE_END - 10 - left, colour="field", line=side.look.lines["write"])
            box = Box(left, foot, DATE_END - 10, foot + side.leading("body") + 2)
            label = self.page.said(self.page.date_box, row)
            side.pen.entry(box, name=f"date-{row.key}", label=label, style="body", most=DATE_LETTERS)

    def _pain(self, row: LogRow, zone: LogZone, level: float, middle: float) -> None:
        """Draw the numbers of a zone, each with the ring that a viewer draws around it when it is chosen."""
        group = self.page.said(self.page.pain_box, row)
        for number in zone.numbers:
            self._number(number, level, before=number != zone.numbers[-1])
            left = self._number_left(number)
            box = Box(left, middle - RING_HEIGHT / 2, left + PAIN_WIDTH, middle + RING_HEIGHT / 2)
            self.side.pen.choice(
                box, name=f"pain-{row.key}", value=number, group_label=group, label=f"{group}: {number}"
            )

    def _ease(self, row: LogRow, level: float, middle: float) -> None:
        page = self.page
        group = page.said(page.ease_box, row)
        for number, ((x, width), word) in enumerate(zip(self._ease_places(), page.ease_words, strict=True), 1):
            draw = self.side.words if number == len(page.ease_words) else self.side.words_before
            draw(word, level, x=x)
            box = Box(x - RING_REACH, middle - RING_HEIGHT / 2, x + width + RING_REACH, middle + RING_HEIGHT / 2)
            label = f"{group}: {plain(word)}"
            self.side.pen.choice(box, name=f"ease-{row.key}", value=number, group_label=group, label=label)
